import { priceOf } from './projectPlan.mjs';
import { round, stream, sum } from './random.mjs';
import { scheduleProjects } from './schedule.mjs';

/** The project list: what the weaknesses call for, and the everyday works of a county beside them. */
export function makeProjects(county) {
  const random = stream('projects');
  const projects = [
    ...urbanProjects(county, random),
    ...ruralProjects(county, random),
    ...electrification(county, random),
    ...automation(county, random),
    ...connections(county, random),
  ];
  for (const project of projects) project.total = priceOf(project.scale);
  scheduleProjects(projects);
  return projects;
}

const find = (list, shortName) => list.find((item) => item.shortName === shortName);

/** A project on a feeder; it reaches the feeder's customers. */
function onFeeder(feeder, name, programme, kind, scale, flags, extra = {}) {
  return {
    name: `${feeder.name}${name}`,
    programme,
    category: '网架类',
    kind,
    nature: '改造',
    township: feeder.townships[0],
    feeder,
    area: null,
    village: null,
    kv: 10,
    scale,
    flags,
    customers: feeder.households + feeder.dedicatedCount,
    follows: '是',
    ...extra,
  };
}

/** A project on one transformer area. */
function onArea(area, name, programme, scale, flags, extra = {}) {
  return {
    name: `${area.name}${name}`,
    programme,
    category: '台区类',
    kind: 'area',
    nature: '改造',
    township: area.township,
    feeder: area.feeder,
    area,
    village: area.village,
    kv: 10,
    scale,
    flags,
    customers: area.households,
    follows: '不涉及',
    ...extra,
  };
}

function urbanProjects({ feeders, areas }, random) {
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

function ruralProjects({ feeders, areas, villages }, random) {
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

const PILOTS = [
  [
    'planting',
    ['设施蔬菜基地', '茶园灌溉', '食用菌大棚', '药材种植园', '果园节水灌溉', '烟叶烘烤点', '油菜基地'],
    '电气化供电工程',
  ],
  [
    'processing',
    ['粮油加工园', '茶叶加工点', '果蔬冷链加工', '香菇烘干点', '粉条加工点', '核桃加工点'],
    '电气化供电工程',
  ],
  ['tourism', ['民宿集群', '古寨景区', '峡谷漂流营地', '农家乐片区', '采摘园', '露营地'], '电气化配套工程'],
];

function electrification({ villages }, random) {
  const made = [];
  const rural = random.shuffle(villages.filter((v) => v.rebuilt && v.areas.length > 0 && v.township.areaClass === 'D'));
  let next = 0;
  for (const [kind, places, title] of PILOTS) {
    for (const place of places) {
      const village = rural[next++];
      const reached = random.int(1, 4);
      const scale = {
        transformers: random.int(1, 3),
        kva: random.pick([400, 630, 800]),
        lvKm: random.num(0.8, 2.4),
        overheadKm: random.num(0.4, 2.2),
      };
      made.push(
        villageProject(village, `${village.township.name}${village.name}${place}${title}`, kind, scale, ['newLoad'], {
          nature: '新建',
          villages: reached,
          households: random.int(35, 90) * reached,
        }),
      );
    }
  }
  // Of the villages left behind some have no project yet.
  const left = villages.filter((v) => !v.rebuilt);
  for (const village of left.slice(0, 4)) {
    const scale = {
      transformers: 1,
      kva: 200,
      lvKm: random.num(1.8, 2.9),
      overheadKm: random.num(0.9, 2.4),
      meters: village.households,
    };
    const title = village.threePhase ? '自然村电网改造工程' : '自然村通动力电工程';
    made.push(
      villageProject(
        village,
        `${village.township.name}${village.name}${title}`,
        'village',
        scale,
        ['lowVoltage', 'bottleneck'],
        {
          villages: 1,
          households: village.households,
          must: village.poverty && !village.threePhase,
        },
      ),
    );
  }
  for (const village of villages.filter((v) => v.poverty && v.rebuilt)) {
    const scale = { transformers: 1, kva: 400, lvKm: random.num(0.8, 1.6), overheadKm: 0.4 };
    made.push(
      villageProject(
        village,
        `${village.township.name}${village.name}产业用电提升工程`,
        'village',
        scale,
        ['newLoad'],
        {
          villages: 1,
          households: village.households,
        },
      ),
    );
  }
  return made;
}

function villageProject(village, name, kind, scale, flags, extra) {
  return {
    name,
    programme: 'ZX03',
    category: '台区类',
    kind,
    nature: '改造',
    township: village.township,
    feeder: village.areas[0].feeder,
    area: null,
    village,
    kv: 10,
    scale,
    flags,
    customers: extra.households,
    follows: '不涉及',
    ...extra,
  };
}

function automation({ feeders, areas, townships }, random) {
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

const CUSTOMERS = [
  '冷链物流中心',
  '新建小区',
  '污水处理厂',
  '职业中学',
  '充电站',
  '产业园标准厂房',
  '光伏组件厂',
  '矿泉水厂',
  '屠宰场',
  '中心医院新院区',
];

function connections({ feeders }, random) {
  const own = random.shuffle(feeders.filter((f) => f.ownership === '公' && f.areaClass !== 'B'));
  return CUSTOMERS.map((customer, i) => {
    const feeder = own[i];
    return onFeeder(
      feeder,
      '',
      'ZX05',
      'line',
      {
        overheadKm: random.num(0.4, 1.9),
        cableKm: random.num(0.1, 0.3),
        switches: 1,
        transformers: i % 3 === 0 ? 1 : 0,
        kva: i % 3 === 0 ? 800 : 0,
      },
      ['newLoad'],
      {
        name: `${feeder.townships[0].name}${customer}业扩配套工程`,
        category: '业扩',
        nature: '新建',
        customers: random.int(1, 6) * (customer === '新建小区' ? 120 : 1),
      },
    );
  });
}
