import type { EvidenceCell, Measured } from '../../shared/diagnosis/finding';
import type { Measure } from '../../shared/diagnosis/rule';
import type { County, LedgerRow } from './county';

/** What an element measures, or the column that is empty. */
export type Reading = { value: Measured; cells: EvidenceCell[] } | { missing: { entity: string; column: string } };

/**
 * The table of what the engine says of feeders whose sections are drawn: id of the feeder, id of its first section, and the
 * figures of `frameFigures`, null where they cannot be computed.
 */
export const FRAME_FIGURES = 'frameFigure';

/** Sums and quotients of decimals are compared with limits: what is exactly on a limit must not miss it by 1e-15. */
const DIGITS = 1e9;

export function tidy(value: number): number {
  return Math.round(value * DIGITS) / DIGITS;
}

export function isKnown(reading: Reading): reading is { value: Measured; cells: EvidenceCell[] } {
  return 'value' in reading;
}

/**
 * Reads the first of several alternatives that is known.
 * @param entity of the row
 * @returns the value, or the column missing for the first alternative
 */
export function readMeasure(county: County, entity: string, row: LedgerRow, alternatives: Measure[]): Reading {
  let first: Reading | null = null;
  for (const measure of alternatives) {
    const reading = readOne(county, entity, row, measure);
    if (isKnown(reading)) return reading;
    first ??= reading;
  }
  return first ?? { missing: { entity, column: '' } };
}

function readOne(county: County, entity: string, row: LedgerRow, measure: Measure): Reading {
  const cell = (column: string): EvidenceCell => ({ entity, id: row.id, column });
  const lacking = (column: string): Reading => ({ missing: { entity, column } });
  const filled = (column: string) => {
    const value = row[column];
    return value === null || value === undefined || value === '' ? null : value;
  };
  switch (measure.kind) {
    case 'column': {
      const value = filled(measure.column);
      return value === null ? lacking(measure.column) : { value, cells: [cell(measure.column)] };
    }
    case 'age': {
      const date = filled(measure.column);
      const year = typeof date === 'string' ? Number(date.slice(0, 4)) : Number.NaN;
      if (!Number.isInteger(year)) return lacking(measure.column);
      return { value: county.year - year, cells: [cell(measure.column)] };
    }
    case 'ratio': {
      const columns = [...measure.of, ...measure.by];
      const empty = columns.find((column) => typeof filled(column) !== 'number');
      if (empty !== undefined) return lacking(empty);
      const sum = (keys: string[]) => keys.reduce((total, key) => total + (row[key] as number), 0);
      const by = sum(measure.by);
      // A share of nothing is not known: the column that says so is the one to fill.
      if (by <= 0) return lacking(measure.by[0]!);
      return { value: tidy((sum(measure.of) / by) * measure.times), cells: [...new Set(columns)].map(cell) };
    }
    case 'difference': {
      const [of, minus] = [filled(measure.of), filled(measure.minus)];
      if (typeof of !== 'number') return lacking(measure.of);
      if (typeof minus !== 'number') return lacking(measure.minus);
      return { value: tidy(of - minus), cells: [cell(measure.of), cell(measure.minus)] };
    }
    case 'crossSection': {
      const section = crossSectionOf(filled(measure.column));
      return section === null ? lacking(measure.column) : { value: section, cells: [cell(measure.column)] };
    }
    case 'ties': {
      const linked = measure.columns.filter((column) => filled(column) !== null || filled(`${column}Text`) !== null);
      if (linked.length > 0) return { value: linked.length, cells: linked.map(cell) };
      const ties = tiesOfMode(filled(measure.mode));
      return ties === null ? lacking(measure.mode) : { value: ties, cells: [cell(measure.mode)] };
    }
    case 'record': {
      const latest = latestRecord(county, measure.entity, measure.link, row.id, measure.column);
      if (!latest) return { missing: { entity: measure.entity, column: measure.column } };
      const value = latest[measure.column] as Measured;
      return { value, cells: [{ entity: measure.entity, id: latest.id, column: measure.column }] };
    }
    case 'frame':
      return readFrame(county, row.id, measure.figure);
    case 'filled':
      return filled(measure.column) === null ? lacking(measure.column) : { value: true, cells: [cell(measure.column)] };
    case 'highLoss': {
      const series = highLossSeries(filled(measure.model));
      const flag = filled(measure.flag);
      if (series === null && typeof flag !== 'boolean') return lacking(measure.model);
      const value = series === true || flag === true;
      const shown = series === null ? measure.flag : measure.model;
      return { value, cells: [cell(shown), ...(flag === true && shown !== measure.flag ? [cell(measure.flag)] : [])] };
    }
  }
}

/** Columns of the network ledgers whose absence keeps the engine from a figure. */
const FRAME_SOURCES = {
  minVoltagePercent: { entity: 'lineSection', column: 'rOhm' },
  saidiHours: { entity: 'lineSection', column: 'repairHours' },
  transferPercent: { entity: 'networkNode', column: 'peakKw' },
  ties: { entity: 'tie', column: 'code' },
};

/** A figure of the engine; its evidence is the feeder's first section on record. */
function readFrame(county: County, feeder: string, figure: keyof typeof FRAME_SOURCES): Reading {
  const drawn = county.find(FRAME_FIGURES, feeder);
  if (!drawn) return { missing: { entity: 'lineSection', column: 'feeder' } };
  const value = drawn[figure];
  if (typeof value !== 'number') return { missing: FRAME_SOURCES[figure] };
  const { section } = drawn;
  const cells = typeof section === 'string' ? [{ entity: 'lineSection', id: section, column: 'code' }] : [];
  return { value: tidy(value), cells };
}

/** Cross-section at the end of a conductor's model, mm²: `JKLYJ-240`, `YJV22-3×400`, `LGJ-50/8` (the aluminium). */
export function crossSectionOf(model: unknown): number | null {
  if (typeof model !== 'string') return null;
  const found = /(\d+(?:\.\d+)?)(?:\/\d+(?:\.\d+)?)?\s*(?:mm2|mm²|平方)?$/i.exec(model.trim());
  return found ? Number(found[1]) : null;
}

/** Ties a wiring mode has by its name; null for modes that do not say. */
function tiesOfMode(mode: unknown): number | null {
  const ties: Record<string, number> = { radial: 0, cableRadial: 0, singleTie: 1, doubleTie: 2, singleRing: 1 };
  return typeof mode === 'string' ? (ties[mode] ?? null) : null;
}

/**
 * Whether a transformer model is of a high-loss series: S9 and older (SJ, SJL, S7, SL7, S8, S9 ...), GB 20052.
 * @returns null for a model without a series number
 */
export function highLossSeries(model: unknown): boolean | null {
  if (typeof model !== 'string') return null;
  const text = model.trim().toUpperCase();
  if (/^SJL?\d*/.test(text)) return true;
  const found = /^[A-Z()]*?S[A-Z()]*?(\d{1,2})(?!\d)/.exec(text);
  return found ? Number(found[1]) < 10 : null;
}

/** The yearly record of the latest year up to the one judged that has the column; a month's record only where no year's is. */
function latestRecord(county: County, entity: string, link: string, id: string, column: string): LedgerRow | null {
  let best: LedgerRow | null = null;
  for (const row of county.linked(entity, link, id)) {
    if (row[column] === null || row[column] === undefined) continue;
    if (typeof row.year === 'number' && row.year > county.year) continue;
    if (link === 'feeder' && row.area) continue;
    if (!best || rank(row) > rank(best)) best = row;
  }
  return best;
}

function rank(row: LedgerRow): number {
  const year = typeof row.year === 'number' ? row.year : 0;
  return year * 100 + (typeof row.month === 'number' ? row.month : 99);
}
