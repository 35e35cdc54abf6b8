import { judge } from './judgeOutages.mjs';
import { round, sum } from './random.mjs';

/** Day the county is judged on. */
export const AS_OF = '2025-12-31';

const RADIUS_KM = { B: 3, C: 5, D: 15 };
const LV_RADIUS_M = { B: 250, C: 400, D: 500 };
const VOLTAGE_PERCENT = { B: 99.95, C: 98.79, D: 97 };
const TRUNK_MM2 = { B: 185, C: 185, D: 120 };
const AS_OF_YEAR = Number(AS_OF.slice(0, 4));

const isPublic = (item) => item.ownership === '公';
const trunkArea = (feeder) => Number(/(\d+)$/.exec(feeder.trunk)[1]);

/**
 * One check per kind of weakness: on which elements, the column that shows it, what is measured, the limit, and
 * whether it is a weakness. Limits are those of the design's thresholds; where it gives none, common office practice.
 */
const CHECKS = [
  // Frame structure
  check(
    'frame.noTie',
    'frame',
    'feeder',
    'tieCount',
    '条',
    (f) => isPublic(f) && [f.ties.length, 1, f.ties.length < 1],
  ),
  check(
    'frame.tooManyTies',
    'frame',
    'feeder',
    'tieCount',
    '条',
    (f) => isPublic(f) && [f.ties.length, 3, f.ties.length > 3],
  ),
  check(
    'frame.radialLong',
    'frame',
    'feeder',
    'trunkKm',
    'km',
    (f) => isPublic(f) && f.ties.length === 0 && [f.trunkKm, 15, f.trunkKm > 15],
  ),
  check(
    'frame.notTypical',
    'frame',
    'feeder',
    'typicalWiring',
    '',
    (f) => isPublic(f) && [f.typical ? '是' : '否', '是', !f.typical],
  ),
  check(
    'frame.nMinusOne',
    'frame',
    'feeder',
    'transferablePercent',
    '%',
    (f) => isPublic(f) && [f.transferable, 100, f.nMinusOne !== '通过'],
  ),
  check(
    'frame.supplyRadius',
    'frame',
    'feeder',
    'supplyRadiusKm',
    'km',
    (f) => isPublic(f) && [f.radiusKm, RADIUS_KM[f.areaClass], f.radiusKm > RADIUS_KM[f.areaClass]],
  ),
  check(
    'frame.fewSections',
    'frame',
    'feeder',
    'sectionCount',
    '段',
    (f) => isPublic(f) && [f.sections, 3, f.sections < 3],
  ),
  check(
    'frame.largeBranch',
    'frame',
    'feeder',
    'largeBranchKva',
    'kVA',
    (f) => isPublic(f) && [f.branchKva, 3000, f.branchKva > 3000],
  ),
  check(
    'frame.installedCapacity',
    'frame',
    'feeder',
    'installedKva',
    'kVA',
    (f) => isPublic(f) && [f.installedKva, 12000, f.installedKva > 12000],
  ),
  check('frame.mainTransformerNMinusOne', 'frame', 'mainTransformer', 'nMinusOne', '', (t) => [
    t.nMinusOne,
    '通过',
    t.nMinusOne !== '通过',
  ]),
  // Equipment level
  check(
    'equipment.insulation',
    'equipment',
    'feeder',
    'insulatedPercent',
    '%',
    (f) => isPublic(f) && [insulatedPercent(f), 20, insulatedPercent(f) < 20],
  ),
  check(
    'equipment.agedFeeder',
    'equipment',
    'feeder',
    'commissioned',
    '年',
    (f) => isPublic(f) && [AS_OF_YEAR - f.year, 30, AS_OF_YEAR - f.year > 30],
  ),
  check(
    'equipment.smallTrunk',
    'equipment',
    'feeder',
    'trunkModel',
    'mm²',
    (f) => isPublic(f) && [trunkArea(f), TRUNK_MM2[f.areaClass], trunkArea(f) < TRUNK_MM2[f.areaClass]],
  ),
  check('equipment.highLossTransformer', 'equipment', 'transformerArea', 'model', '', (a) => [
    a.model,
    'S11',
    a.highLoss,
  ]),
  check('equipment.agedTransformer', 'equipment', 'transformerArea', 'commissioned', '年', (a) => [
    AS_OF_YEAR - a.year,
    20,
    AS_OF_YEAR - a.year > 20,
  ]),
  check(
    'equipment.bareLowVoltage',
    'equipment',
    'transformerArea',
    'lvBareKm',
    'km',
    (a) => isPublic(a) && [a.lvBareKm, 0, a.lvBareKm > 0],
  ),
  check(
    'equipment.notTypicalCapacity',
    'equipment',
    'transformerArea',
    'capacityKva',
    'kVA',
    (a) => isPublic(a) && [a.kva, '100/200/400/630/800', ![100, 200, 400, 630, 800].includes(a.kva)],
  ),
  check('equipment.agedMainTransformer', 'equipment', 'mainTransformer', 'commissioned', '年', (t) => [
    AS_OF_YEAR - t.year,
    30,
    AS_OF_YEAR - t.year > 30,
  ]),
  check('equipment.villageNotRebuilt', 'equipment', 'village', 'rebuilt', '', (v) => [
    v.rebuilt ? '是' : '否',
    '是',
    !v.rebuilt,
  ]),
  check(
    'equipment.povertyVillageNotRebuilt',
    'equipment',
    'village',
    'povertyVillage',
    '',
    (v) => v.poverty && ['是', '已改造', !v.rebuilt],
  ),
  // Supply capacity
  check('capacity.heavyFeeder', 'capacity', 'feeder', 'loadRatePercent', '%', (f) => [
    f.loadRate,
    70,
    f.loadRate > 70 && f.loadRate <= 100,
  ]),
  check('capacity.overloadedFeeder', 'capacity', 'feeder', 'loadRatePercent', '%', (f) => [
    f.loadRate,
    100,
    f.loadRate > 100,
  ]),
  check('capacity.heavyArea', 'capacity', 'transformerArea', 'loadRatePercent', '%', (a) => [
    a.loadRate,
    80,
    a.loadRate > 80 && a.loadRate <= 100 && a.heavyHours >= 2,
  ]),
  check('capacity.overloadedArea', 'capacity', 'transformerArea', 'loadRatePercent', '%', (a) => [
    a.loadRate,
    100,
    a.loadRate > 100 && a.overloadHours >= 2,
  ]),
  check('capacity.heavyMainTransformer', 'capacity', 'mainTransformer', 'loadRatePercent', '%', (t) => [
    t.loadRate,
    80,
    t.loadRate > 80,
  ]),
  check('capacity.noFreeBays', 'capacity', 'substation', 'baysFree', '个', (s) => [
    s.bays - s.feeders.length,
    1,
    s.bays - s.feeders.length < 1,
  ]),
  check(
    'capacity.lowVoltage',
    'capacity',
    'transformerArea',
    'lowVoltageHouseholds',
    '户',
    (a) => isPublic(a) && [a.lowVoltageHouseholds, 0, a.lowVoltageHouseholds > 0],
  ),
  check(
    'capacity.voltageQualified',
    'capacity',
    'transformerArea',
    'voltageQualifiedPercent',
    '%',
    (a) =>
      isPublic(a) && [
        a.voltageQualified,
        VOLTAGE_PERCENT[a.feeder.areaClass],
        a.voltageQualified < VOLTAGE_PERCENT[a.feeder.areaClass],
      ],
  ),
  check(
    'capacity.lvRadius',
    'capacity',
    'transformerArea',
    'lvRadiusM',
    'm',
    (a) => isPublic(a) && [a.lvRadiusM, LV_RADIUS_M[a.feeder.areaClass], a.lvRadiusM > LV_RADIUS_M[a.feeder.areaClass]],
  ),
  check(
    'capacity.kvaPerHousehold',
    'capacity',
    'transformerArea',
    'kvaPerHousehold',
    'kVA/户',
    (a) => isPublic(a) && [a.kvaPerHousehold, 2, a.kvaPerHousehold < 2],
  ),
  check('capacity.noThreePhase', 'capacity', 'village', 'threePhaseSupply', '', (v) => [
    v.threePhase ? '是' : '否',
    '是',
    !v.threePhase,
  ]),
  // Intelligence level
  check(
    'intelligence.notAutomated',
    'intelligence',
    'feeder',
    'automated',
    '',
    (f) => isPublic(f) && [f.automated ? '是' : '否', '是', !f.automated],
  ),
  check(
    'intelligence.onlineRate',
    'intelligence',
    'automationTerminal',
    'onlinePercent',
    '%',
    (t) => t.online !== null && [t.online, 95, t.online < 95],
  ),
  check('intelligence.terminalStopped', 'intelligence', 'automationTerminal', 'status', '', (t) => [
    t.status,
    '在运',
    t.status !== '在运',
  ]),
  check('intelligence.noCommunication', 'intelligence', 'automationTerminal', 'communication', '', (t) => [
    t.communication,
    '有',
    t.communication === '无',
  ]),
  check(
    'intelligence.noAreaTerminal',
    'intelligence',
    'transformerArea',
    'terminalInstalled',
    '',
    (a) => isPublic(a) && [a.terminal ? '是' : '否', '是', !a.terminal],
  ),
  check(
    'intelligence.smartMeters',
    'intelligence',
    'transformerArea',
    'smartMeters',
    '%',
    (a) => isPublic(a) && [round((a.smartMeters / a.households) * 100, 2), 93, a.smartMeters / a.households < 0.93],
    'share',
  ),
  // Operation and maintenance
  check(
    'operation.areaLoss',
    'operation',
    'transformerArea',
    'lossPercent',
    '%',
    (a) => isPublic(a) && [a.lossPercent, 10, a.lossPercent > 10],
  ),
  check(
    'operation.negativeLoss',
    'operation',
    'transformerArea',
    'lossPercent',
    '%',
    (a) => isPublic(a) && [a.lossPercent, 0, a.lossPercent < 0],
  ),
  check(
    'operation.feederLoss',
    'operation',
    'lossRecord',
    'lossPercent',
    '%',
    (f) => isPublic(f) && [f.lossPercent, 8, f.lossPercent > 8],
  ),
  check(
    'operation.imbalance',
    'operation',
    'transformerArea',
    'imbalancePercent',
    '%',
    (a) => isPublic(a) && [a.imbalance, 25, a.imbalance > 25],
  ),
];

/**
 * @param on entity whose rows are checked
 * @param of what an element measures: [measured, limit, is weak], or false where the check does not apply
 * @param basis how the cell shows the measure: it holds it (`cell`), or it is worked out of it (`share`, `age`, ...)
 */
function check(rule, dimension, on, column, unit, of, basis) {
  const guess = column === 'commissioned' ? 'age' : column === 'trunkModel' ? 'crossSection' : 'cell';
  return { rule, dimension, on, column, unit, of, basis: basis ?? guess };
}

export function insulatedPercent(feeder) {
  return round(((feeder.insulatedKm + feeder.cableKm) / feeder.lengthKm) * 100, 1);
}

/** Every weakness of the county, found by checking every element. */
export function findWeaknesses(county) {
  const lists = {
    feeder: county.feeders,
    lossRecord: county.feeders,
    transformerArea: county.areas,
    mainTransformer: county.mainTransformers,
    substation: county.substations,
    automationTerminal: county.terminals,
    village: county.villages,
  };
  const found = [];
  for (const { rule, dimension, on, column, unit, of, basis } of CHECKS) {
    for (const element of lists[on]) {
      const [measured, limit, isWeak] = of(element) || [];
      if (!isWeak) continue;
      const kind = on === 'lossRecord' ? 'feeder' : on;
      found.push({ rule, dimension, kind, element, measured, limit, unit, basis, source: { on, column } });
    }
  }
  return [...found, ...gridWeaknesses(county), ...levelWeaknesses(county), ...outageWeaknesses(county)];
}

/** Cable rings and overhead lines in one supply grid. */
function gridWeaknesses({ grids }) {
  return grids.flatMap((grid) => {
    const own = grid.feeders.filter(isPublic);
    const families = new Set(own.map((feeder) => feeder.ring));
    if (families.size < 2) return [];
    const cells = own.map((feeder) => ({ on: 'feeder', element: feeder, column: 'wiringMode' }));
    return [
      {
        rule: 'frame.mixedWiring',
        dimension: 'frame',
        kind: 'supplyGrid',
        element: grid,
        measured: families.size,
        limit: 1,
        unit: '类',
        basis: 'kinds',
        cells,
      },
    ];
  });
}

/** Main transformer MVA of a voltage level by its peak. */
function levelWeaknesses({ mainTransformers }) {
  return [110, 35].flatMap((kv) => {
    const own = mainTransformers.filter((transformer) => transformer.station.kv === kv);
    const ratio = round(sum(own, (t) => t.mva) / sum(own, (t) => t.peakMw), 2);
    if (ratio >= 1.8 && ratio <= 2.2) return [];
    const cells = own.flatMap((element) =>
      ['capacityMva', 'peakMw'].map((column) => ({ on: 'mainTransformer', element, column })),
    );
    const element = { code: `${kv}kV`, name: `${kv}kV电网` };
    return [
      {
        rule: 'capacity.capacityLoadRatio',
        dimension: 'capacity',
        kind: 'voltageLevel',
        element,
        measured: ratio,
        limit: 1.8,
        unit: '',
        basis: 'ratio',
        cells,
      },
    ];
  });
}

const OUTAGE_LIMITS = {
  frequentYear: 5,
  frequent60: 3,
  frequentPlanned: 3,
  warningYear: 4,
  warning50: 3,
  warning30: 2,
  second60: 3,
  repeatedTrips: 3,
};

/** Frequent outages of feeders, and of areas by their own and their feeder's outages. */
function outageWeaknesses({ feeders, areas, outages }) {
  const found = [];
  const tell = (kind, element, rule, { count, records }, isConsequence) =>
    found.push({
      rule: `operation.${rule}`,
      dimension: 'operation',
      kind,
      element,
      measured: count,
      limit: OUTAGE_LIMITS[rule],
      unit: '次',
      basis: 'count',
      isConsequence,
      cells: records.map((record) => ({ on: 'outage', element: record, column: 'start' })),
    });
  for (const feeder of feeders) {
    const own = outages.filter((outage) => outage.feeder === feeder && outage.area === null);
    const verdict = judge(own, AS_OF).found;
    feeder.verdict = verdict;
    for (const [rule, result] of Object.entries(verdict))
      if (rule !== 'second60') tell('feeder', feeder, rule, result, false);
  }
  for (const area of areas) {
    const own = outages.filter((outage) => outage.area === area);
    const all = outages.filter(
      (outage) => outage.feeder === area.feeder && (outage.area === null || outage.area === area),
    );
    for (const [rule, result] of Object.entries(judge(all, AS_OF).found)) {
      // A trip is the feeder's, not the area's.
      if (rule === 'repeatedTrips') continue;
      tell('transformerArea', area, rule, result, own.length === 0);
    }
  }
  return found;
}
