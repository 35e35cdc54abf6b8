import { find, onArea, onFeeder } from './drafts.mjs';

/** The town: ties, supply radius, cables in place of overhead lines, ring main units. */
export function urbanProjects({ feeders, areas }, random) {
  const at = (name) => find(feeders, name);
  const of = (name, title, kind, scale, flags, extra) => onFeeder(at(name), title, 'ZX01', kind, scale, flags, extra);
  const made = [
    of('园区一线', '负荷切改工程', 'line', { overheadKm: 2.4, cableKm: 0.9, switches: 4 }, ['overload', 'frame'], {
      must: true,
    }),
    of(
      '园区二线',
      '新出第二回线路工程',
      'outgoing',
      { overheadKm: 1.8, cableKm: 1.2, switches: 4 },
      ['outgoing', 'newLoad'],
      { nature: '新建' },
    ),
    of('桥头线', '与10kV河湾线联络工程', 'line', { overheadKm: 3.1, cableKm: 0.2, switches: 3 }, ['frame'], {
      nature: '新建',
    }),
    of('北环线', '联络优化工程', 'switchgear', { cableKm: 0.4, switches: 3, ringCabinets: 1 }, ['frame']),
    of('城南线', '缩短供电半径工程', 'line', { overheadKm: 1.6, cableKm: 1.1, switches: 3 }, ['frame']),
    of('河湾线', '新增电源点切改工程', 'line', { overheadKm: 4.2, cableKm: 0.5, switches: 4 }, ['frame', 'lowVoltage']),
    of('石硚街线', '与10kV桥头线联络工程', 'line', { overheadKm: 1.9, cableKm: 0.1, switches: 2 }, ['frame'], {
      nature: '新建',
      follows: '否',
      reason: '路径受在建公路限制，近期沿旧路架设，远期随路改入地',
    }),
  ];
  for (const feeder of feeders.filter((f) => f.areaClass !== 'D' && f.ownership === '公')) {
    if (feeder.areaClass === 'B' && !feeder.ring) {
      made.push(
        onFeeder(feeder, '架空线路入地改造工程', 'ZX01', 'line', { cableKm: random.num(0.4, 0.9), ringCabinets: 1 }, [
          'safety',
          'frame',
        ]),
      );
    }
    if (feeder.ring) {
      made.push(
        onFeeder(
          feeder,
          '老旧环网柜更换工程',
          'ZX01',
          'switchgear',
          { ringCabinets: random.int(1, 3), cableKm: 0.15 },
          ['safety'],
          { category: '运维类', follows: '不涉及' },
        ),
      );
    }
    if (feeder.areaClass === 'C') {
      made.push(
        onFeeder(
          feeder,
          '主干分段优化工程',
          'ZX01',
          'switchgear',
          { switches: random.int(2, 5), overheadKm: random.num(0.2, 0.9) },
          ['frame'],
        ),
      );
    }
  }
  const urban = areas.filter((a) => a.ownership === '公' && a.feeder.areaClass !== 'D');
  const planted = urban.filter((a) => a.plants.includes('heavy') || a.plants.includes('kvaPerHousehold'));
  for (const area of planted) {
    made.push(onArea(area, '增容改造工程', 'ZX01', { transformers: 1, kva: 630, lvKm: 0.8 }, ['overload']));
  }
  for (const area of random.shuffle(urban.filter((a) => a.plants.length === 0)).slice(0, 20)) {
    made.push(
      onArea(area, '低压线路改造工程', 'ZX01', { lvKm: random.num(0.9, 2.2), meters: area.households }, ['safety'], {
        kind: 'lowVoltage',
        kv: 0.4,
      }),
    );
  }
  return made;
}
