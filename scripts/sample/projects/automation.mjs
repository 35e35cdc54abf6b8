import { round, sum } from '../random.mjs';
import { onFeeder } from './drafts.mjs';

/** Automation, meters, standard areas. */
export function automation({ feeders, areas, townships }, random) {
  const made = [];
  for (const feeder of feeders.filter((f) => !f.automated)) {
    made.push(
      onFeeder(feeder, '配电自动化建设工程', 'ZX04', 'automation', { switches: 4, terminals: 6 }, ['frame'], {
        category: '运维类',
        follows: '不涉及',
      }),
    );
  }
  for (const feeder of random.shuffle(feeders.filter((f) => f.automated && f.ownership === '公')).slice(0, 11)) {
    made.push(
      onFeeder(
        feeder,
        '自动化终端升级改造工程',
        'ZX04',
        'automation',
        { terminals: random.int(4, 9), switches: random.int(0, 2) },
        ['safety'],
        { category: '运维类', follows: '不涉及' },
      ),
    );
  }
  for (const township of townships) {
    const own = areas.filter((a) => a.township === township && a.ownership === '公');
    const meters = round(sum(own, (a) => a.households) * 0.35, 0);
    made.push({
      name: `${township.name}智能电表轮换工程`,
      programme: 'ZX04',
      category: '运维类',
      kind: 'meter',
      nature: '改造',
      township,
      feeder: null,
      area: null,
      village: null,
      kv: 0.4,
      scale: { meters },
      flags: ['safety'],
      customers: meters,
      follows: '不涉及',
    });
  }
  for (const township of townships.slice(0, 9)) {
    made.push({
      name: `${township.name}标准化台区建设工程`,
      programme: 'ZX04',
      category: '台区类',
      kind: 'other',
      nature: '改造',
      township,
      feeder: null,
      area: null,
      village: null,
      kv: 0.4,
      scale: { terminals: random.int(6, 14), lvKm: random.num(0.5, 1.8) },
      flags: ['safety'],
      customers: random.int(150, 480),
      follows: '不涉及',
    });
  }
  return made;
}
