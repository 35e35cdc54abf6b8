import { type AlternativeRule, type Draft, nothing, setting } from './alternative';

/** Row of the ledger of transformer areas. */
type AreaRow = Record<string, string | number | boolean | null>;

/** Capacities the cost book has, kVA, with their items. */
const SERIES: [kva: number, item: string][] = [
  [100, 'TR-100'],
  [200, 'TR-200'],
  [400, 'TR-400'],
  [630, 'TR-630'],
];
const POWER_FACTOR = 0.95;
const NEW_AREA = { kva: 200, item: 'TR-200' };

/** Draws up an alternative of an area; null where there is nothing to do of that kind. */
export function areaAlternative(row: AreaRow, rule: AlternativeRule, year: number): Draft | null {
  switch (rule.alternative) {
    case 'nothing':
      return nothing(null);
    case 'enlarge':
      return enlarge(row, rule, year);
    case 'rebuild':
      return rebuildLowVoltage(row, rule);
    case 'automate':
      return automate(row);
    case 'maintain':
      return maintain(row, rule);
    default:
      return null;
  }
}

const numberIn = (row: AreaRow, key: string): number | null => {
  const value = row[key];
  return typeof value === 'number' ? value : null;
};

/** A bigger transformer; where the low-voltage lines are too long or none is big enough, a second area beside it. */
function enlarge(row: AreaRow, rule: AlternativeRule, year: number): Draft | null {
  const present = numberIn(row, 'capacityKva') ?? 0;
  const households = numberIn(row, 'households') ?? 0;
  const loadKw = numberIn(row, 'maxLoadKw') ?? (present * POWER_FACTOR * (numberIn(row, 'loadRatePercent') ?? 0)) / 100;
  const needed = Math.max(
    loadKw / POWER_FACTOR / (setting(rule, 'targetLoadPercent') / 100),
    households * setting(rule, 'minKvaPerHousehold'),
    present,
  );
  const radiusM = numberIn(row, 'lvRadiusM');
  const isTooFar = radiusM !== null && radiusM > setting(rule, 'lvRadiusM');
  const fit = SERIES.find(([kva]) => kva >= needed - 1e-9);
  if (!isTooFar && fit) {
    const [kva, item] = fit;
    return {
      ...nothing(null),
      kind: 'enlarge',
      quantities: [{ item, quantity: 1 }],
      changes: [{ type: 'enlargeArea', capacityKva: kva }],
      patch: {
        ...loadAfter(row, present, kva),
        capacityKva: kva,
        ...newTransformer(kva, year),
      },
    };
  }
  const km = setting(rule, 'newAreaKm');
  const added = Math.max(1, Math.ceil((needed - present) / NEW_AREA.kva));
  const total = present + added * NEW_AREA.kva;
  const isWornOut = row.highLoss === true || (yearOf(row.commissioned) ?? year) <= year - WORN_OUT_YEARS;
  return {
    ...nothing(null),
    kind: 'enlarge',
    quantities: [
      { item: NEW_AREA.item, quantity: added },
      // Where the present one is worn out as well, it is replaced by one of its size.
      ...(isWornOut ? [{ item: sizeFor(present), quantity: 1 }] : []),
      { item: 'OH-240', quantity: km * added },
    ],
    changes: Array.from({ length: added }, () => ({
      type: 'newArea' as const,
      capacityKva: NEW_AREA.kva,
      lengthKm: km,
    })),
    patch: {
      ...loadAfter(row, present, total),
      ...sharedOut(row, present / total),
      ...(radiusM === null ? {} : { lvRadiusM: Math.min(radiusM / 2, setting(rule, 'lvRadiusM')) }),
      ...supplyRight(row),
      ...(isWornOut ? newTransformer(present, year) : {}),
    },
  };
}

const WORN_OUT_YEARS = 20;

function newTransformer(kva: number, year: number): AreaRow {
  return { highLoss: false, model: `S20-M-${kva}`, commissioned: String(year) };
}

/** Item of the smallest transformer that is not smaller. */
function sizeFor(kva: number): string {
  return (SERIES.find(([size]) => size >= kva) ?? SERIES.at(-1)!)[1];
}

function yearOf(date: AreaRow[string] | undefined): number | null {
  return typeof date === 'string' ? Number(date.slice(0, 4)) : null;
}

/** Of the households, the present area keeps its share of the capacity. */
function sharedOut(row: AreaRow, share: number): AreaRow {
  const households = numberIn(row, 'households');
  return households === null ? {} : { households: Math.round(households * share) };
}

function loadAfter(row: AreaRow, before: number, after: number): AreaRow {
  const rate = numberIn(row, 'loadRatePercent');
  return {
    ...(rate === null || before === 0 ? {} : { loadRatePercent: (rate * before) / after }),
    ...{ heavyHours: 0, overloadHours: 0 },
  };
}

/** The voltage a new low-voltage line or a nearer transformer brings: within the limits (to be verified by a measurement). */
function supplyRight(row: AreaRow): AreaRow {
  return {
    voltageOutOfRange: false,
    ...(row.lowVoltageHouseholds === null ? {} : { lowVoltageHouseholds: 0 }),
    ...(row.voltageQualifiedPercent === null ? {} : { voltageQualifiedPercent: 99.9 }),
  };
}

const AFTER_REBUILD = 0.6;

function rebuildLowVoltage(row: AreaRow, rule: AlternativeRule): Draft {
  const bare = numberIn(row, 'lvBareKm') ?? 0;
  const km = Math.round(Math.max(bare, setting(rule, 'minKm')) * 1000) / 1000;
  const insulated = numberIn(row, 'lvInsulatedKm') ?? 0;
  return {
    ...nothing(null),
    kind: 'rebuild',
    quantities: [{ item: 'LV-120', quantity: km }],
    changes: [{ type: 'lowVoltage', lengthKm: km, model: 'JKLYJ-1-120' }],
    patch: { lvBareKm: 0, lvInsulatedKm: insulated + bare, ...supplyRight(row) },
    outageFactor: AFTER_REBUILD,
  };
}

/** A terminal where there is none, and smart meters for the households without. */
function automate(row: AreaRow): Draft | null {
  const isMissing = row.terminalInstalled !== true;
  const households = numberIn(row, 'households');
  const smart = numberIn(row, 'smartMeters');
  const meters = households === null || smart === null ? 0 : Math.max(0, households - smart);
  if (!isMissing && meters === 0) return null;
  return {
    ...nothing(null),
    kind: 'automate',
    quantities: [
      { item: 'TTU', quantity: isMissing ? 1 : 0 },
      { item: 'METER', quantity: meters },
    ],
    changes: [
      ...(isMissing ? [{ type: 'terminal' as const, quantity: 1 }] : []),
      ...(meters > 0 ? [{ type: 'metersAndServices' as const, quantity: meters }] : []),
    ],
    patch: { terminalInstalled: true, ...(households === null ? {} : { smartMeters: households }) },
  };
}

const AFTER_MENDING = 0.8;

function maintain(row: AreaRow, rule: AlternativeRule): Draft {
  const goal = setting(rule, 'imbalancePercent');
  const imbalance = numberIn(row, 'imbalancePercent');
  return {
    ...nothing(null),
    kind: 'maintain',
    quantities: [{ item: 'LV-MEND', quantity: 1 }],
    changes: [{ type: 'maintenance' }],
    patch: imbalance === null ? {} : { imbalancePercent: Math.min(imbalance, goal) },
    outageFactor: AFTER_MENDING,
  };
}
