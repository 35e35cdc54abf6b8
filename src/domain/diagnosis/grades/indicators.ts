import { dayOf, MINUTES_PER_DAY, minuteOf } from '../../outages/calendar';
import { type RecordedOutage, recordedIndices } from '../../reliability/recordedIndices';
import { levelRatios } from '../checks/capacityLoadRatio';
import type { County, LedgerRow } from '../county';
import { highLossSeries, tidy } from '../measure';

/** An indicator of the county: its value, or null, and the columns that were empty. */
export interface IndicatorValue {
  /** Voltage level, for the capacity-load ratio. */
  level?: string;
  value: number | null;
  missing: { entity: string; column: string; empty: number; all: number }[];
}

type Read = (row: LedgerRow) => boolean | null;

const HOURS_PER_DAY = 24;
const MINUTES_PER_HOUR = 60;
const HEAVY_FEEDER_PERCENT = 70;
const HEAVY_TRANSFORMER_PERCENT = 80;
const LASTING_HOURS = 2;

const isPublic = (row: LedgerRow): boolean => row.ownership !== 'dedicated';
const numberOf = (row: LedgerRow, key: string): number | null => {
  const value = row[key];
  return typeof value === 'number' ? value : null;
};
const flagOf =
  (key: string): Read =>
  (row) => {
    const value = row[key];
    return typeof value === 'boolean' ? value : null;
  };

/** Share of rows for which something holds, %, among those it is known of. */
function share(entity: string, rows: LedgerRow[], column: string, holds: Read): IndicatorValue {
  const known = rows.map(holds).filter((value) => value !== null);
  return {
    value: known.length > 0 ? tidy((known.filter(Boolean).length / known.length) * 100) : null,
    missing: gap(entity, column, rows.length - known.length, rows.length),
  };
}

/** Sum by sum over the rows that have all of the columns. */
function quotient(entity: string, rows: LedgerRow[], of: string[], by: string, times: number): IndicatorValue {
  const columns = [...of, by];
  const whole = rows.filter((row) => columns.every((key) => numberOf(row, key) !== null));
  const sum = (key: string) => whole.reduce((total, row) => total + (row[key] as number), 0);
  const under = sum(by);
  const top = of.reduce((total, key) => total + sum(key), 0);
  const missing = columns.flatMap((key) =>
    gap(entity, key, rows.filter((row) => numberOf(row, key) === null).length, rows.length),
  );
  return { value: under > 0 ? tidy((top / under) * times) : null, missing };
}

function mean(entity: string, rows: LedgerRow[], column: string): IndicatorValue {
  const values = rows.map((row) => numberOf(row, column)).filter((value) => value !== null);
  return {
    value: values.length > 0 ? tidy(values.reduce((a, b) => a + b, 0) / values.length) : null,
    missing: gap(entity, column, rows.length - values.length, rows.length),
  };
}

function gap(entity: string, column: string, empty: number, all: number): IndicatorValue['missing'] {
  return empty > 0 || all === 0 ? [{ entity, column, empty, all }] : [];
}

const isHeavyFeeder: Read = (row) => {
  const ampere = numberOf(row, 'maxAmpere');
  const limit = numberOf(row, 'limitAmpere');
  const rate = numberOf(row, 'loadRatePercent') ?? (ampere !== null && limit ? (ampere / limit) * 100 : null);
  return rate === null ? null : rate > HEAVY_FEEDER_PERCENT;
};

const isHeavyTransformer: Read = (row) => {
  const rate = numberOf(row, 'loadRatePercent');
  if (rate === null) return null;
  if (rate <= HEAVY_TRANSFORMER_PERCENT) return false;
  const hours = Math.max(numberOf(row, 'heavyHours') ?? -1, numberOf(row, 'overloadHours') ?? -1);
  return hours < 0 ? null : hours >= LASTING_HOURS;
};

const isHighLoss: Read = (row) => {
  const series = highLossSeries(row.model);
  if (series === true || row.highLoss === true) return true;
  return series === null && typeof row.highLoss !== 'boolean' ? null : false;
};

/** Reliability without system shortage, from 1 January to the as-of day; successful reclosings are no outages. */
function asai3(county: County): IndicatorValue {
  const rows = county.rows('outage');
  const areas = county.rows('transformerArea').length;
  if (rows.length === 0 || areas === 0) {
    const entity = rows.length === 0 ? 'outage' : 'transformerArea';
    return { value: null, missing: gap(entity, rows.length === 0 ? 'start' : 'name', 0, 0) };
  }
  const from = dayOf(`${county.year}-01-01`) * MINUTES_PER_DAY;
  const to = (dayOf(county.asOf) + 1) * MINUTES_PER_DAY;
  let unlinked = 0;
  const outages: RecordedOutage[] = [];
  for (const row of rows) {
    if (typeof row.start !== 'string' || typeof row.end !== 'string' || row.reclosing === 'success') continue;
    const start = minuteOf(row.start);
    if (start < from || start >= to) continue;
    const customers =
      numberOf(row, 'customers') ??
      (row.area ? 1 : row.feeder ? county.linked('transformerArea', 'feeder', String(row.feeder)).length : null);
    if (customers === null) {
      unlinked++;
      continue;
    }
    outages.push({
      kind: row.kind === 'planned' ? 'planned' : 'fault',
      external: row.externalCause === true,
      shortage: row.systemShortage === true,
      customers,
      hours: (Math.min(minuteOf(row.end), to) - start) / MINUTES_PER_HOUR,
    });
  }
  const hours = ((to - from) / MINUTES_PER_DAY) * HOURS_PER_DAY;
  const { asai } = recordedIndices(outages, areas, hours, 'withoutShortage');
  return { value: tidy(asai * 100), missing: unlinked > 0 ? gap('outage', 'customers', unlinked, rows.length) : [] };
}

function ratios(county: County): IndicatorValue[] {
  const { levels, missing } = levelRatios(county);
  const all = county.rows('mainTransformer').length;
  const gaps = Object.entries(missing).flatMap(([column, n]) => (n > 0 ? gap('mainTransformer', column, n, all) : []));
  if (levels.length === 0) return [{ value: null, missing: all === 0 ? gap('mainTransformer', 'name', 0, 0) : gaps }];
  return levels.map(({ kv, ratio }, at) => ({ level: `${kv}kV`, value: ratio, missing: at === 0 ? gaps : [] }));
}

/** Every indicator of the scale (design: definitions printed as notes beside the figures), by its id. */
export const indicators: Record<string, (county: County) => IndicatorValue[]> = {
  asai3: (county) => [asai3(county)],
  voltage: (county) => [mean('transformerArea', areas(county), 'voltageQualifiedPercent')],
  lowVoltage: (county) => [quotient('transformerArea', areas(county), ['lowVoltageHouseholds'], 'households', 100)],
  heavyFeeders: (county) => [share('feeder', feeders(county), 'loadRatePercent', isHeavyFeeder)],
  heavyTransformers: (county) => [share('transformerArea', areas(county), 'loadRatePercent', isHeavyTransformer)],
  highLoss: (county) => [share('transformerArea', areas(county), 'model', isHighLoss)],
  kvaPerHousehold: (county) => [quotient('transformerArea', areas(county), ['capacityKva'], 'households', 1)],
  capacityLoadRatio: ratios,
  typicalWiring: (county) => [share('feeder', feeders(county), 'typicalWiring', flagOf('typicalWiring'))],
  interStationTie: (county) => [share('feeder', feeders(county), 'interStationTie', isInterStation(county))],
  transferable: (county) => [share('feeder', feeders(county), 'transferablePercent', isTransferable)],
  sectionsPerLine: (county) => [mean('feeder', feeders(county), 'sectionCount')],
  insulated: (county) => [quotient('feeder', feeders(county), ['insulatedKm', 'cableKm'], 'lengthKm', 100)],
  cable: (county) => [quotient('feeder', feeders(county), ['cableKm'], 'lengthKm', 100)],
  smartMeters: (county) => [quotient('transformerArea', areas(county), ['smartMeters'], 'households', 100)],
  automation: (county) => [share('feeder', feeders(county), 'automated', flagOf('automated'))],
  mainTransformerNMinusOne: (county) => [
    share('mainTransformer', county.rows('mainTransformer'), 'nMinusOne', (row) =>
      typeof row.nMinusOne === 'string' ? row.nMinusOne === 'pass' : null,
    ),
  ],
};

function feeders(county: County): LedgerRow[] {
  return county.rows('feeder').filter(isPublic);
}

function areas(county: County): LedgerRow[] {
  return county.rows('transformerArea').filter(isPublic);
}

const isTransferable: Read = (row) => {
  const percent = numberOf(row, 'transferablePercent');
  if (percent !== null) return percent >= 100;
  return typeof row.nMinusOne === 'string' ? row.nMinusOne === 'pass' : null;
};

/** As the ledger says, else by the substations of the tied feeders. */
function isInterStation(county: County): Read {
  return (row) => {
    if (typeof row.interStationTie === 'boolean') return row.interStationTie;
    const tied = ['tieFeeder1', 'tieFeeder2', 'tieFeeder3']
      .map((key) => county.find('feeder', row[key]))
      .filter((f) => f);
    if (tied.length === 0) return numberOf(row, 'tieCount') === 0 || row.wiringMode === 'radial' ? false : null;
    return tied.some((other) => other!.substation && other!.substation !== row.substation);
  };
}
