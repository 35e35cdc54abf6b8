import { insulatedPercent } from '../network.mjs';
import { AS_OF_YEAR, above, below, isPublic, unlike, yesNo } from './basics.mjs';

const TRUNK_MM2 = { B: 185, C: 185, D: 120 };
const TYPICAL_KVA = [100, 200, 400, 630, 800];

const crossSection = (feeder) => Number(/(\d+)$/.exec(feeder.trunk)[1]);
const age = (item) => AS_OF_YEAR - item.year;

/** Equipment level. */
export const equipmentChecks = [
  {
    rule: 'equipment.insulation',
    on: 'feeder',
    column: 'insulatedPercent',
    unit: '%',
    of: (f) => isPublic(f) && below(insulatedPercent(f), 20),
  },
  {
    rule: 'equipment.agedFeeder',
    on: 'feeder',
    column: 'commissioned',
    unit: '年',
    basis: 'age',
    of: (f) => isPublic(f) && above(age(f), 30),
  },
  {
    rule: 'equipment.smallTrunk',
    on: 'feeder',
    column: 'trunkModel',
    unit: 'mm²',
    basis: 'crossSection',
    of: (f) => isPublic(f) && below(crossSection(f), TRUNK_MM2[f.areaClass]),
  },
  {
    rule: 'equipment.highLossTransformer',
    on: 'transformerArea',
    column: 'model',
    unit: '',
    of: (a) => ({ measured: a.model, limit: 'S11', isWeak: a.highLoss }),
  },
  {
    rule: 'equipment.agedTransformer',
    on: 'transformerArea',
    column: 'commissioned',
    unit: '年',
    basis: 'age',
    of: (a) => above(age(a), 20),
  },
  {
    rule: 'equipment.bareLowVoltage',
    on: 'transformerArea',
    column: 'lvBareKm',
    unit: 'km',
    of: (a) => isPublic(a) && above(a.lvBareKm, 0),
  },
  {
    rule: 'equipment.notTypicalCapacity',
    on: 'transformerArea',
    column: 'capacityKva',
    unit: 'kVA',
    of: (a) => isPublic(a) && { measured: a.kva, limit: TYPICAL_KVA.join('/'), isWeak: !TYPICAL_KVA.includes(a.kva) },
  },
  {
    rule: 'equipment.agedMainTransformer',
    on: 'mainTransformer',
    column: 'commissioned',
    unit: '年',
    basis: 'age',
    of: (t) => above(age(t), 30),
  },
  {
    rule: 'equipment.villageNotRebuilt',
    on: 'village',
    column: 'rebuilt',
    unit: '',
    of: (v) => unlike(yesNo(v.rebuilt), '是'),
  },
  {
    rule: 'equipment.povertyVillageNotRebuilt',
    on: 'village',
    column: 'rebuilt',
    unit: '',
    of: (v) => v.poverty && unlike(yesNo(v.rebuilt), '是'),
  },
];
