import { round } from '../random.mjs';
import { find, onArea, onFeeder } from './drafts.mjs';

/** What is done about what is wrong with an area. */
const AREA_WORKS = {
  heavy: ['增容改造工程', (a) => ({ transformers: 1, kva: a.kva * 2, lvKm: 1.1 }), ['overload']],
  overload: [
    '新增布点工程',
    () => ({ transformers: 1, kva: 400, lvKm: 1.6, overheadKm: 0.4 }),
    ['overload', 'newLoad'],
  ],
  lowVoltage: ['低电压治理工程', () => ({ transformers: 1, kva: 200, lvKm: 2.3, overheadKm: 0.6 }), ['lowVoltage']],
  highVoltage: ['光伏接入改造工程', (a) => ({ transformers: 1, kva: a.kva * 2, lvKm: 0.9 }), ['distributed']],
  lvRadius: [
    '缩短供电半径工程',
    () => ({ transformers: 1, kva: 200, lvKm: 1.9, overheadKm: 0.5 }),
    ['lowVoltage', 'bottleneck'],
  ],
  kvaPerHousehold: ['户均容量提升工程', () => ({ transformers: 1, kva: 400, lvKm: 0.9 }), ['newLoad']],
  highLoss: ['高损配变更换工程', () => ({ transformers: 1, kva: 200, lvKm: 0.3 }), ['highLoss']],
  aged: ['老旧配变更换工程', () => ({ transformers: 1, kva: 200, lvKm: 0.3 }), ['safety']],
  lvBare: [
    '裸导线绝缘化改造工程',
    (a) => ({ lvKm: round(a.lvBareKm * 1.15, 2) }),
    ['safety', 'bottleneck'],
    'lowVoltage',
  ],
};

/** The countryside: long lines, ties, overloads, and every area that needs it. */
export function ruralProjects({ feeders, areas, villages }, random) {
  const at = (name) => find(feeders, name);
  const of = (name, title, kind, scale, flags, extra) => onFeeder(at(name), title, 'ZX02', kind, scale, flags, extra);
  const made = [
    of('红岩线', '长线路改造工程', 'line', { overheadKm: 12.4, switches: 6 }, ['safety', 'bottleneck'], { must: true }),
    of('红岩线', '与10kV松门线联络工程', 'line', { overheadKm: 5.8, switches: 3 }, ['frame'], { nature: '新建' }),
    of('茶垭线', '主干线路改造工程', 'line', { overheadKm: 10.4, switches: 5 }, ['safety', 'bottleneck']),
    of('茶垭线', '新增电源点切改工程', 'line', { overheadKm: 5.6, switches: 3 }, ['frame'], { nature: '新建' }),
    of('高垴线', '老旧线路改造工程', 'line', { overheadKm: 11.6, switches: 6 }, ['safety', 'bottleneck'], {
      must: true,
    }),
    of('高垴线', '与10kV栗南线联络工程', 'line', { overheadKm: 6.2, switches: 3 }, ['frame'], { nature: '新建' }),
    of('榆西线', '裸导线绝缘化改造工程', 'line', { overheadKm: 9.4, switches: 4 }, ['safety']),
    of('双泉线', '裸导线绝缘化改造工程', 'line', { overheadKm: 8.3, switches: 3 }, ['safety']),
    of('龙潭线', '与10kV双泉线联络工程', 'line', { overheadKm: 4.6, switches: 4 }, ['frame'], { nature: '新建' }),
    of('鹤北线', '与10kV鹤南线联络工程', 'line', { overheadKm: 3.9, switches: 3 }, ['frame'], {
      nature: '新建',
      follows: '否',
      reason: '目标网架联络点位于规划变电站，投产前先与同站线路联络',
    }),
    of('榆东线', '过载治理工程', 'line', { overheadKm: 4.8, cableKm: 0.4, switches: 4 }, ['overload', 'bottleneck'], {
      must: true,
    }),
    of('沿河线', '负荷切改工程', 'line', { overheadKm: 3.4, switches: 3 }, ['overload']),
    of('果园线', '负荷切改工程', 'line', { overheadKm: 3.7, switches: 3 }, ['overload']),
    of(
      '青榆街线',
      '新出线路工程',
      'outgoing',
      { overheadKm: 4.1, cableKm: 0.6, switches: 4 },
      ['outgoing', 'overload'],
      { nature: '新建' },
    ),
    of('杏岭线', '主干导线更换工程', 'line', { overheadKm: 5.2, switches: 2 }, ['frame']),
    of('冷库线', '分段优化工程', 'switchgear', { switches: 4, overheadKm: 0.5 }, ['frame']),
  ];
  for (const area of areas.filter((a) => a.feeder.areaClass === 'D' && a.ownership === '公')) {
    const work = AREA_WORKS[area.plants[0]];
    if (!work) continue;
    const [title, scale, flags, kind = 'area'] = work;
    made.push(onArea(area, title, 'ZX02', scale(area), flags, kind === 'lowVoltage' ? { kind, kv: 0.4 } : {}));
  }
  const calm = random.shuffle(villages.filter((v) => v.rebuilt && v.areas.some((a) => a.feeder.areaClass === 'D')));
  for (const village of calm.slice(0, 22)) {
    const area = village.areas[0];
    const scale = {
      transformers: random.int(1, 2),
      kva: random.pick([200, 400]),
      lvKm: random.num(1.2, 2.6),
      overheadKm: random.num(0.3, 0.9),
      meters: random.int(20, 60),
    };
    made.push(
      onArea(area, '', 'ZX02', scale, ['newLoad', ...(random.chance(0.4) ? ['lowVoltage'] : [])], {
        name: `${village.township.name}${village.name}配电台区新建工程`,
        nature: '新建',
        area: null,
        customers: Math.max(20, village.households),
      }),
    );
  }
  return made;
}
