import type {
  EnvelopeFacts,
  PlanBookInput,
  ProjectAmount,
  ProjectDecision,
  ProjectFacts,
  TownshipFacts,
  VillageFacts,
} from '../../../src/domain/planbook/planBookInput';

/** A small seeded generator: the same plan on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const townshipNames = [
  '城关镇',
  '石垴镇',
  '青坶乡',
  '河湾镇',
  '松岭乡',
  '白塥镇',
  '双桥镇',
  '云台乡',
  '南坪镇',
  '龙口镇',
  '柳溪乡',
  '大垭乡',
];
const programmes = [
  { id: 'p1', name: '农网巩固提升工程' },
  { id: 'p2', name: '城网供电可靠性提升' },
  { id: 'p3', name: '乡村电气化' },
  { id: 'p4', name: '配电自动化' },
];
const works = [
  { text: '10 kV {t}Ⅰ段母线馈线改造', category: ['网架类', 'Frame'], fen: [60_000_000, 480_000_000] },
  { text: '{t}10 kV 联络新建（≤{n} km）', category: ['网架类', 'Frame'], fen: [40_000_000, 260_000_000] },
  { text: '{t}{n} 号台区增容改造', category: ['台区类', 'Transformer area'], fen: [9_000_000, 52_000_000] },
  { text: '{t}低压裸导线绝缘化改造', category: ['台区类', 'Transformer area'], fen: [12_000_000, 90_000_000] },
  { text: '{t}SF₆ 环网柜更换', category: ['运维类', 'O&M'], fen: [8_000_000, 40_000_000] },
  { text: '{t}柱上开关自动化改造（{n} 台）', category: ['运维类', 'O&M'], fen: [6_000_000, 30_000_000] },
] as const;
const stages = [
  ['需求', 'Need'],
  ['可研', 'Study'],
  ['储备', 'Reserve'],
  ['下达', 'Released'],
] as const;
const sources = [
  ['中央计划', 'Central plan'],
  ['公司自筹', 'Company funds'],
  ['县级供电企业自筹', 'County company funds'],
] as const;

/** An invented county with `count` projects, some outside the planning years, some without year, source or amount. */
export function samplePlan(count = 200, seed = 7): PlanBookInput {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const between = (low: number, high: number) => Math.floor(low + random() * (high - low));
  const townships = townshipNames.map(
    (name, i): TownshipFacts => ({
      id: `t${i}`,
      name,
      villages: between(8, 30),
      households: between(2_000, 14_000),
      feeders: between(2, 6),
      lineLengthKm: between(4_000, 21_000) / 100,
      publicAreas: between(30, 80),
      publicKva: between(60, 240) * 100,
      lowVoltageCustomers: i === 9 ? null : between(2_100, 15_000),
    }),
  );
  const projects = Array.from({ length: count }, (_, i): ProjectFacts => {
    const work = pick(works);
    const township = random() < 0.03 ? null : pick(townshipNames);
    const year = random() < 0.05 ? null : random() < 0.06 ? pick([2025, 2029, 2030]) : pick([2026, 2027, 2028]);
    const stage = pick(stages);
    return {
      id: `project-${i}`,
      code: `GH${String(2026000 + i)}`,
      officialCode: random() < 0.3 ? `15110${between(100, 999)}000${between(10, 99)}` : null,
      name: work.text.replace('{t}', township ?? '县域').replace('{n}', String(between(1, 30))),
      programmeId: random() < 0.04 ? null : pick(programmes).id,
      township,
      category: { zh: work.category[0], en: work.category[1] },
      stage: { zh: stage[0], en: stage[1] },
      startYear: year,
      amounts: random() < 0.02 ? [] : amountsOf(year, between(work.fen[0], work.fen[1]), random),
      decision: pick<ProjectDecision>(['chosen', 'chosen', 'chosen', 'mandatory', 'deferred']),
      customers: random() < 0.1 ? null : between(40, 1_500),
    };
  });
  const villages = Array.from(
    { length: 64 },
    (_, i): VillageFacts => ({
      id: `v${i}`,
      name: `${pick(['上', '下', '东', '西', '前', '后'])}${pick(['沟', '坪', '垴', '湾', '庄', '塬'])}村 ${i + 1}`,
      township: pick(townshipNames),
      households: random() < 0.1 ? null : between(30, 400),
      rebuiltYear: random() < 0.6 ? between(2016, 2025) : null,
      poor: random() < 0.2,
      projects: random() < 0.5 ? [] : [`GH${2026000 + between(0, count)}`],
    }),
  );
  return {
    county: { name: '青垴县', code: null, city: '云州市', province: null },
    plan: {
      name: null,
      edition: '第 2 版',
      baseYear: 2025,
      firstYear: 2026,
      lastYear: 2028,
      targetYear: 2035,
      status: 'submitted',
      printedOn: '2026-03-15',
    },
    townships,
    grid: {
      substations: 9,
      mainTransformers: 16,
      mainTransformerMva: 486,
      netPeakMw: 251.3,
      feeders: 46,
      feedersWithTie: 29,
      lineLengthKm: 1384.27,
      insulatedKm: 402.6,
      cableKm: 88.14,
      publicAreas: 612,
      publicKva: 184_300,
      dedicatedAreas: 207,
      dedicatedKva: 96_550,
      lowVoltageCustomers: 98_214,
      terminals: null,
    },
    programmes,
    projects,
    envelopes: envelopesOf(projects),
    split: {
      scenario: '平衡方案',
      status: 'feasible',
      gap: 0.0008,
      chosenProjects: projects.filter((project) => project.decision !== 'deferred').length,
      chosenFen: projects
        .filter((project) => project.decision !== 'deferred')
        .reduce((sum, project) => sum + project.amounts.reduce((a, b) => a + b.amountFen, 0), 0),
      deferredProjects: projects.filter((project) => project.decision === 'deferred').length,
    },
    overview: { lastYearFen: 5_312_345_678, conventionalInvestmentFen: 13_100_000_000, uhvInvestmentFen: null },
    effects: [
      {
        name: { zh: '供电可靠率（RS-3）', en: 'Supply reliability (RS-3)' },
        unit: '%',
        current: '99.862',
        forecast: '99.931',
        target: '99.950',
        calibre: { zh: '-3，全口径，中压用户', en: '-3, all events, MV customers' },
      },
      {
        name: { zh: '用户平均停电时间', en: 'SAIDI' },
        unit: { zh: '小时/户', en: 'h' },
        current: '12.09',
        forecast: '6.04',
        target: '4.38',
        calibre: { zh: '-3，全口径，中压用户', en: '-3, all events, MV customers' },
      },
      {
        name: { zh: '综合电压合格率', en: 'Voltage within limits' },
        unit: '%',
        current: '99.41',
        forecast: null,
        target: '99.60',
        calibre: null,
      },
    ],
    forecast: {
      baseYear: 2025,
      base: { saifi: 2.4104, saidiHours: 10.2, caidiHours: 4.2317, asai: 0.998836 },
      years: [2026, 2027, 2028].map((year, i) => ({
        year,
        indices: { saifi: 2.2 - i * 0.3, saidiHours: 9.1 - i, caidiHours: 4.1, asai: 0.99896 + i * 1e-4 },
        goals: i === 2 ? { saifi: 1.5, saidiHours: null, caidiHours: null, asai: 0.9995 } : null,
        constructionCustomerHours: 1200 - i * 100,
      })),
      target: { year: 2030, indices: { saifi: 0.9, saidiHours: 3.2, caidiHours: 3.6, asai: 0.99963 } },
      recorded: {
        year: 2025,
        indices: { saifi: 2.5, saidiHours: 12.09, caidiHours: 4.836, asai: 0.99862 },
        calibre: { zh: '-1，中压用户 600 户', en: '-1, 600 MV customers' },
      },
      calibre: { zh: '中压用户 600 户，故障率按停电记录校核', en: '600 MV customers, rates fitted to records' },
    },
    villages,
    missing: [
      { chapter: 'base', text: { zh: '110 kV 主变负荷：未录入。', en: '110 kV transformer loading: not entered.' } },
    ],
  };
}

/** One to three amounts that add up to the whole, some without year or source, in odd fen. */
function amountsOf(year: number | null, totalFen: number, random: () => number): ProjectAmount[] {
  const source = random() < 0.04 ? null : (sources[Math.floor(random() * sources.length)] ?? null);
  const words = source === null ? null : { zh: source[0], en: source[1] };
  const round = random() < 0.7 ? 10_000 : 1;
  const whole = Math.round(totalFen / round) * round;
  if (year === null || random() < 0.75) return [{ year, source: words, amountFen: whole }];
  const first = Math.floor(whole * (0.3 + random() * 0.4));
  return [
    { year, source: words, amountFen: first },
    { year: year + 1, source: words, amountFen: whole - first },
  ];
}

function envelopesOf(projects: ProjectFacts[]): EnvelopeFacts[] {
  const arranged = (match: (project: ProjectFacts, amount: ProjectAmount) => boolean) =>
    projects
      .filter((project) => project.decision !== 'deferred')
      .flatMap((project) => project.amounts.filter((amount) => match(project, amount)))
      .reduce((sum, amount) => sum + amount.amountFen, 0);
  const byYear = [2026, 2027, 2028].map((year): EnvelopeFacts => {
    const used = arranged((_, amount) => amount.year === year);
    return {
      id: `y${year}`,
      name: null,
      year,
      programmeId: null,
      minFen: null,
      maxFen: Math.ceil(used / 5e8) * 5e8,
      arrangedFen: used,
    };
  });
  const byProgramme = programmes.map((programme): EnvelopeFacts => {
    const used = arranged((project) => project.programmeId === programme.id);
    return {
      id: programme.id,
      name: null,
      year: null,
      programmeId: programme.id,
      minFen: 1_000_000_000,
      maxFen: Math.ceil(used / 5e8) * 5e8,
      arrangedFen: used,
    };
  });
  return [...byYear, ...byProgramme];
}
