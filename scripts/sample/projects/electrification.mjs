/** Electrification pilots by kind. */
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

/** Pilots of planting, processing and tourism, and the villages left behind. */
export function electrification({ villages }, random) {
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
