import { plantAreas } from './areaPlants.mjs';
import { round, stream } from './random.mjs';

const PUBLIC_KVA = { B: [400, 400, 630, 630, 800], C: [200, 200, 400, 400], D: [100, 200, 200, 200, 400] };
const DEDICATED_KVA = { B: [400, 630, 800, 1000], C: [200, 400, 630, 800], D: [100, 200, 200, 400, 400] };
const COUNTS = { B: [9, 3], C: [11, 4], D: [12, 4] };

const ESTATES = [
  '锦绣苑',
  '岫园小区',
  '清溪花园',
  '文昌里',
  '滨河家园',
  '学府雅居',
  '望岫城',
  '梧桐里',
  '云锦小区',
  '和泰园',
  '翠屏苑',
  '澜庭',
];
const BUSINESSES = {
  B: ['购物中心', '宾馆', '第二小学', '中医院', '自来水厂', '体育馆', '农贸市场', '客运站', '写字楼', '影城'],
  C: [
    '粮油加工厂',
    '物流园',
    '家具厂',
    '石材加工厂',
    '汽修中心',
    '食品厂',
    '服装厂',
    '冷链库',
    '建材市场',
    '包装厂',
    '机械厂',
  ],
  D: [
    '茶厂',
    '砖厂',
    '养殖场',
    '合作社',
    '卫生院',
    '中心小学',
    '砂石厂',
    '抽水站',
    '加油站',
    '菌业基地',
    '果蔬冷库',
    '木材厂',
    '药材烘干厂',
  ],
};

/** Transformer models by the years they were bought in. */
function modelOf(random, areaClass, year, kva) {
  if (areaClass === 'B' && kva >= 630) return `SCB${year < 2018 ? 11 : 13}-${kva}/10`;
  const series = year <= 2015 ? 'S11-M' : year <= 2020 ? 'S13-M' : random.chance(0.3) ? 'SBH15-M' : 'S20-M';
  return `${series}-${kva}/10`;
}

/** Makes the transformer areas of all feeders, and what is planted in them. */
export function makeAreas(feeders) {
  const names = new Map();
  const unique = (name) => {
    const seen = (names.get(name) ?? 0) + 1;
    names.set(name, seen);
    return seen === 1 ? name : `${name}${seen}`;
  };
  const counters = new Map();
  const numbered = (place) => {
    const n = (counters.get(place) ?? 0) + 1;
    counters.set(place, n);
    return `${place}${n}#`;
  };
  const areas = feeders.flatMap((feeder) => areasOf(feeder, unique, numbered));
  areas.forEach((area, i) => {
    area.code = `3700${String(100001 + i * 7)}`;
  });
  plantAreas(areas);
  for (const area of areas) {
    area.maxLoadKw = round((area.kva * 0.95 * area.loadRate) / 100, 1);
    area.kvaPerHousehold = area.households > 0 ? round(area.kva / area.households, 2) : null;
    area.lvLengthKm = round(area.lvBareKm + area.lvInsulatedKm + area.lvCableKm, 2);
    area.smartMeters ??= area.households;
    area.township.areas.push(area);
    area.village?.areas.push(area);
  }
  return areas;
}

function areasOf(feeder, unique, numbered) {
  const random = stream(`areas ${feeder.name}`);
  const { areaClass, special } = feeder;
  const [publicCount, dedicatedCount] =
    feeder.ownership === '专' ? [0, 3] : [COUNTS[areaClass][0], special.dedicated ?? COUNTS[areaClass][1]];
  const villages = feeder.townships.flatMap((township) => township.villages);
  const total = publicCount + dedicatedCount;
  const offset = feeder.substation.feeders.indexOf(feeder) * 5;
  const bend = random.num(-0.4, 0.4, 3);
  const heading = (feeder.substation.feeders.indexOf(feeder) / feeder.substation.feeders.length) * 2 * Math.PI;
  const reached = Math.min(villages.length, publicCount || total);
  const stretchOf = (i) => Math.floor((i * reached) / total);
  const areas = mixKinds(publicCount, dedicatedCount, stretchOf, random).map((ownership, i) => {
    const village = areaClass === 'B' ? null : villages[(offset + stretchOf(i)) % villages.length];
    const township = village?.township ?? feeder.townships[0];
    const along = (i + 1) / total;
    const base = {
      feeder,
      ownership,
      village: ownership === '公' ? village : null,
      township,
      section: Math.min(feeder.sections, 1 + Math.floor((i * feeder.sections) / total)),
      ...placeAt(feeder, along, heading + bend * along, random),
    };
    return ownership === '公'
      ? publicArea(base, random, unique, numbered, village)
      : dedicatedArea(base, random, unique, village);
  });
  feeder.areas = areas;
  return areas;
}

/** Public and dedicated areas along the line, at least one public in each stretch (village). */
function mixKinds(publicCount, dedicatedCount, stretchOf, random) {
  const total = publicCount + dedicatedCount;
  const kinds = Array.from({ length: total }, () => '公');
  const counts = new Map();
  for (let i = 0; i < total; i++) counts.set(stretchOf(i), (counts.get(stretchOf(i)) ?? 0) + 1);
  let left = dedicatedCount;
  for (const i of random.shuffle(kinds.map((_, k) => k))) {
    if (left === 0) break;
    if (publicCount > 0 && counts.get(stretchOf(i)) < 2) continue;
    counts.set(stretchOf(i), counts.get(stretchOf(i)) - 1);
    kinds[i] = '专';
    left--;
  }
  if (left > 0) throw new Error('no room for the dedicated areas');
  return kinds;
}

/** A point on the way out from the substation, about 0.01 degrees to the kilometre. */
function placeAt(feeder, along, heading, random) {
  if (!feeder.surveyed) return { x: null, y: null };
  const [x, y] = feeder.substation.at;
  const reach = feeder.radiusKm * 0.0097 * along;
  return {
    x: round(x + Math.cos(heading) * reach + random.num(-0.0008, 0.0008, 6), 6),
    y: round(y + Math.sin(heading) * reach + random.num(-0.0008, 0.0008, 6), 6),
  };
}

function common(random, areaClass) {
  return {
    year: random.int(2012, 2024),
    month: random.int(1, 12),
    loadRate: random.num(30, 55, 1),
    heavyHours: 0,
    overloadHours: 0,
    imbalance: random.num(2.5, 11, 1),
    lvBareKm: 0,
    lvCableKm: 0,
    lvInsulatedKm: 0,
    pvKw: 0,
    pvHouseholds: 0,
    chargingKw: 0,
    chargingPiles: 0,
    highLoss: false,
    terminal: true,
    lowVoltageHouseholds: 0,
    outOfRange: false,
    regionKind: { B: '市区', C: '城镇', D: '农村' }[areaClass],
    plants: [],
  };
}

function publicArea(base, random, unique, numbered, village) {
  const { areaClass } = base.feeder;
  const kva = random.pick(PUBLIC_KVA[areaClass]);
  const installation = areaClass === 'B' ? (kva >= 800 ? '配电室' : '箱变') : '柱上变';
  const place = village?.name ?? random.pick(ESTATES);
  const facts = common(random, areaClass);
  const lines = random.int(2, 4);
  const pv = areaClass === 'D' && random.chance(0.3);
  const charging = areaClass === 'B' && random.chance(0.25);
  return {
    ...base,
    ...facts,
    name: unique(`${numbered(place)}${installation === '柱上变' ? '公变' : installation}`),
    kva,
    installation,
    model: modelOf(random, areaClass, facts.year, kva),
    households: Math.floor(kva / random.num(3.1, 4.5, 3)),
    lvLines: lines,
    lvInsulatedKm: areaClass === 'B' ? 0.1 : random.num(0.5, 1.5),
    lvCableKm: areaClass === 'B' ? random.num(0.4, 1.1) : areaClass === 'C' ? random.num(0, 0.3) : 0,
    lvRadiusM: { B: random.int(95, 205), C: random.int(170, 340), D: random.int(220, 430) }[areaClass],
    voltageQualified: { B: random.num(99.97, 99.99), C: random.num(99.82, 99.97), D: random.num(99.6, 99.93) }[
      areaClass
    ],
    minVoltage: { B: random.num(213, 219, 1), C: random.num(210, 217, 1), D: random.num(206, 214, 1) }[areaClass],
    maxVoltage: random.num(226, 231.5, 1),
    lossPercent: random.num(1.7, 4.9),
    energyHours: random.int(2300, 3200),
    pvKw: pv ? round(kva * random.num(0.05, 0.3, 3), 1) : 0,
    pvHouseholds: pv ? random.int(2, 9) : 0,
    chargingKw: charging ? random.pick([60, 120]) : 0,
    chargingPiles: charging ? random.int(1, 4) : 0,
  };
}

function dedicatedArea(base, random, unique, village) {
  const { areaClass, special, ownership } = base.feeder;
  const kva =
    ownership === '专'
      ? random.pick([800, 1000, 1250])
      : (special.dedicatedKva ?? pickDedicated(random, areaClass, special));
  const facts = common(random, areaClass);
  const place = ownership === '专' ? base.feeder.shortName.replace('专线', '厂') : (village?.name ?? '岫城');
  return {
    ...base,
    ...facts,
    name: unique(ownership === '专' ? `${place}专变` : `${place}${random.pick(BUSINESSES[areaClass])}专变`),
    kva,
    installation: kva > 400 ? (areaClass === 'B' ? '配电室' : '箱变') : '柱上变',
    model: modelOf(random, 'D', facts.year, kva),
    households: 0,
    lvLines: null,
    lvRadiusM: null,
    voltageQualified: null,
    minVoltage: null,
    maxVoltage: null,
    lossPercent: null,
    imbalance: null,
    energyHours: random.int(2600, 4200),
  };
}

function pickDedicated(random, areaClass, special) {
  // Feeders that are heavily loaded carry the larger works.
  return special.ampere ? random.pick([400, 630, 630, 800]) : random.pick(DEDICATED_KVA[areaClass]);
}
