import { round, stream } from './random.mjs';

/**
 * What is wrong with which transformer areas. Each line takes so many healthy public areas of a class and changes
 * them; `feeders` keeps to some feeders, others are left alone where their load is planted.
 */
const PLANTS = [
  {
    plant: 'heavy',
    count: 8,
    classes: 'CD',
    change: ({ r }) => ({ loadRate: r.num(85.5, 96, 1), heavyHours: r.num(6, 90, 1) }),
  },
  {
    plant: 'overload',
    count: 4,
    classes: 'D',
    change: ({ r }) => ({
      loadRate: r.num(108, 131, 1),
      heavyHours: r.num(90, 210, 1),
      overloadHours: r.num(5, 38, 1),
    }),
  },
  {
    plant: 'lowVoltage',
    count: 6,
    classes: 'D',
    change: ({ a, r }) => ({
      minVoltage: r.num(174, 191, 1),
      voltageQualified: r.num(86, 94.5),
      outOfRange: true,
      lowVoltageHouseholds: Math.max(3, Math.floor(a.households * 0.3)),
      lowHours: r.num(60, 420, 1),
    }),
  },
  {
    plant: 'highVoltage',
    count: 2,
    classes: 'D',
    change: ({ a, r }) => ({
      maxVoltage: r.num(242, 249, 1),
      voltageQualified: r.num(92, 95.5),
      outOfRange: true,
      highHours: r.num(90, 260, 1),
      pvKw: round(a.kva * 1.1, 1),
      pvHouseholds: r.int(8, 15),
    }),
  },
  { plant: 'lvRadius', count: 5, classes: 'D', change: ({ r }) => ({ lvRadiusM: r.int(760, 1180) }) },
  {
    plant: 'kvaPerHousehold',
    count: 6,
    classes: 'CD',
    change: ({ a, r }) => ({ households: Math.ceil(a.kva / r.num(1.15, 1.6, 3)) }),
  },
  {
    plant: 'highLoss',
    count: 6,
    classes: 'D',
    change: ({ r }) => ({
      year: r.int(1994, 1999),
      kva: 100,
      model: r.pick(['S7-100/10', 'SL7-100/10']),
      highLoss: true,
      households: 30,
    }),
  },
  {
    plant: 'aged',
    count: 3,
    classes: 'D',
    change: ({ a, r }) => ({ year: r.int(2001, 2003), model: `S11-M-${a.kva}/10` }),
  },
  {
    plant: 'lvBare',
    count: 6,
    classes: 'D',
    change: ({ r }) => ({ lvBareKm: r.num(0.9, 2.4), lvInsulatedKm: r.num(0.1, 0.4) }),
  },
  {
    plant: 'oddCapacity',
    count: 2,
    classes: 'D',
    change: ({ i }) =>
      i === 0
        ? { kva: 160, model: 'S11-M-160/10', year: 2013, households: 45 }
        : { kva: 180, model: 'S11-M-180/10', year: 2012, households: 50 },
  },
  { plant: 'noTerminal', count: 4, classes: 'CD', change: () => ({ terminal: false }) },
  {
    plant: 'smartMeters',
    count: 2,
    classes: 'D',
    change: ({ a, i }) => ({ smartMeters: Math.floor(a.households * (i === 0 ? 0.71 : 0.8)) }),
  },
  { plant: 'loss', count: 5, classes: 'CD', change: ({ r }) => ({ lossPercent: r.num(12.5, 18.8) }) },
  { plant: 'negativeLoss', count: 1, classes: 'D', change: () => ({ lossPercent: -3.42 }) },
  { plant: 'imbalance', count: 3, classes: 'D', change: ({ r }) => ({ imbalance: r.num(31, 44, 1) }) },
  { plant: 'ownOutages', count: 3, classes: 'D', feeders: ['枫岭线', '栗南线', '白鹤街线'], change: () => ({}) },
];

/** Plants the weaknesses; an area carries at most one. */
export function plantAreas(areas) {
  const random = stream('area plants');
  for (const { plant, count, classes, feeders, change } of PLANTS) {
    const free = random.shuffle(
      areas.filter(
        (area) =>
          area.ownership === '公' &&
          area.plants.length === 0 &&
          classes.includes(area.feeder.areaClass) &&
          (!feeders || feeders.includes(area.feeder.shortName)),
      ),
    );
    const seen = new Set();
    let made = 0;
    for (const area of free) {
      if (made === count) break;
      if (seen.has(area.feeder)) continue;
      seen.add(area.feeder);
      Object.assign(area, change({ a: area, r: random, i: made }));
      area.plants.push(plant);
      made++;
    }
    if (made < count) throw new Error(`no room for ${plant}`);
  }
}
