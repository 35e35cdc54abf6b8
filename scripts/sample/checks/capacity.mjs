import { round, sum } from '../random.mjs';
import { above, below, isPublic, unlike, yesNo } from './basics.mjs';

const LV_RADIUS_M = { B: 250, C: 400, D: 500 };
const VOLTAGE_PERCENT = { B: 99.95, C: 98.79, D: 97 };
/** A transformer is heavily loaded where it lasts. */
const LASTING_HOURS = 2;

const between = (measured, limit, most) => ({ measured, limit, isWeak: measured > limit && measured <= most });

/** Supply capacity. */
export const capacityChecks = [
  {
    rule: 'capacity.heavyFeeder',
    on: 'feeder',
    column: 'loadRatePercent',
    unit: '%',
    of: (f) => between(f.loadRate, 70, 100),
  },
  {
    rule: 'capacity.overloadedFeeder',
    on: 'feeder',
    column: 'loadRatePercent',
    unit: '%',
    of: (f) => above(f.loadRate, 100),
  },
  {
    rule: 'capacity.heavyArea',
    on: 'transformerArea',
    column: 'loadRatePercent',
    unit: '%',
    of: (a) => a.heavyHours >= LASTING_HOURS && between(a.loadRate, 80, 100),
  },
  {
    rule: 'capacity.overloadedArea',
    on: 'transformerArea',
    column: 'loadRatePercent',
    unit: '%',
    of: (a) => a.overloadHours >= LASTING_HOURS && above(a.loadRate, 100),
  },
  {
    rule: 'capacity.heavyMainTransformer',
    on: 'mainTransformer',
    column: 'loadRatePercent',
    unit: '%',
    of: (t) => above(t.loadRate, 80),
  },
  {
    rule: 'capacity.noFreeBays',
    on: 'substation',
    column: 'baysFree',
    unit: '个',
    of: (s) => below(s.bays - s.feeders.length, 1),
  },
  {
    rule: 'capacity.lowVoltage',
    on: 'transformerArea',
    column: 'lowVoltageHouseholds',
    unit: '户',
    of: (a) => isPublic(a) && above(a.lowVoltageHouseholds, 0),
  },
  {
    rule: 'capacity.voltageQualified',
    on: 'transformerArea',
    column: 'voltageQualifiedPercent',
    unit: '%',
    of: (a) => isPublic(a) && below(a.voltageQualified, VOLTAGE_PERCENT[a.feeder.areaClass]),
  },
  {
    rule: 'capacity.lvRadius',
    on: 'transformerArea',
    column: 'lvRadiusM',
    unit: 'm',
    of: (a) => isPublic(a) && above(a.lvRadiusM, LV_RADIUS_M[a.feeder.areaClass]),
  },
  {
    rule: 'capacity.kvaPerHousehold',
    on: 'transformerArea',
    column: 'kvaPerHousehold',
    unit: 'kVA/户',
    of: (a) => isPublic(a) && below(a.kvaPerHousehold, 2),
  },
  {
    rule: 'capacity.noThreePhase',
    on: 'village',
    column: 'threePhaseSupply',
    unit: '',
    of: (v) => unlike(yesNo(v.threePhase), '是'),
  },
];

/** Main transformer MVA of a voltage level by its peak, outside 1.8 to 2.2. */
export function capacityLoadRatios({ mainTransformers }) {
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
