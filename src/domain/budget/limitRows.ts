import type { Measure } from '../../shared/budget/settings';
import type { SplitEnvelope, SplitInput, SplitNote, SplitProject } from './countySplitTypes';
import { type Effect, measuresOf } from './effects';

/** One limit of the portfolio and what a project takes from it. */
export interface LimitRow {
  id: string;
  kind: 'envelope' | 'floor' | 'construction' | 'target';
  /** Envelope it comes from. */
  envelopeId: string | null;
  year: number | null;
  measure: Measure | null;
  min: number;
  max: number | null;
  /** Whole units that a project begun with its money moved by `shift` years takes. */
  takes: (project: SplitProject, shift: number, startYear: number | null) => number;
}

/** An envelope with its bounds worked out. */
export interface Bounds {
  minFen: number;
  maxFen: number | null;
  reserveFen: number;
}

/** Steps per unit in which target rows count measures. */
export const TARGET_STEPS = 100;

/** Share of an amount in whole fen; percents are taken to four decimals. */
function shareOf(fen: number, percent: number, side: 'floor' | 'ceil'): number {
  const parts = BigInt(Math.round(percent * 1e4));
  const whole = BigInt(fen) * parts;
  const cut = whole / 1_000_000n;
  return Number(side === 'ceil' && whole % 1_000_000n !== 0n ? cut + 1n : cut);
}

function isWhole(envelope: SplitEnvelope): boolean {
  return envelope.programmeId === null && !envelope.townshipId && !envelope.source;
}

/** The ceiling that shares of an envelope refer to: the whole of its year, or of all years. */
function baseOf(envelope: SplitEnvelope, all: readonly SplitEnvelope[]): number | null {
  const own = all.find((e) => isWhole(e) && e.year === envelope.year && e.maxFen !== null);
  if (own) return own.maxFen;
  if (envelope.year !== null) return null;
  const yearly = all.filter((e) => isWhole(e) && e.year !== null);
  if (yearly.length === 0 || yearly.some((e) => e.maxFen === null)) return null;
  return yearly.reduce((sum, e) => sum + (e.maxFen as number), 0);
}

/** Bounds of an envelope in whole fen, with shares and reserve. */
export function boundsOf(envelope: SplitEnvelope, input: SplitInput, notes: SplitNote[] = []): Bounds {
  let { minFen, maxFen } = envelope;
  const minPercent = envelope.minPercent ?? null;
  const maxPercent = envelope.maxPercent ?? null;
  if (minPercent !== null || maxPercent !== null) {
    const base = baseOf(envelope, input.envelopes);
    if (base === null) notes.push({ kind: 'shareWithoutBase', envelopeId: envelope.id });
    else {
      if (minPercent !== null) minFen = Math.max(minFen, shareOf(base, minPercent, 'ceil'));
      if (maxPercent !== null) {
        const most = shareOf(base, maxPercent, 'floor');
        maxFen = maxFen === null ? most : Math.min(maxFen, most);
      }
    }
  }
  const percent = input.settings?.reservePercent ?? 0;
  const reserveFen = isWhole(envelope) && maxFen !== null && percent > 0 ? shareOf(maxFen, percent, 'ceil') : 0;
  return { minFen, maxFen, reserveFen };
}

/** Whether an envelope counts a project at all. */
function covers(envelope: SplitEnvelope, project: SplitProject): boolean {
  if (envelope.programmeId !== null && envelope.programmeId !== project.programmeId) return false;
  return !envelope.townshipId || envelope.townshipId === (project.townshipId ?? null);
}

/** Money a project takes from an envelope when its amounts are moved by some years; `upTo` counts earlier years too. */
export function moneyIn(envelope: SplitEnvelope, project: SplitProject, shift: number, from: number | null): number {
  if (!covers(envelope, project)) return 0;
  let fen = 0;
  for (const { year, amountFen, source } of project.amounts) {
    if (envelope.source && envelope.source !== (source ?? null)) continue;
    if (envelope.year === null) fen += amountFen;
    else if (year !== null) {
      const at = year + shift;
      if (from === null ? at === envelope.year : at >= from && at <= envelope.year) fen += amountFen;
    }
  }
  return fen;
}

/** Envelopes of other years that hold the same kind of money, earliest first; itself among them. */
export function siblingsOf(envelope: SplitEnvelope, all: readonly SplitEnvelope[]): SplitEnvelope[] {
  const same = (e: SplitEnvelope): boolean =>
    e.year !== null &&
    e.maxFen !== null &&
    e.programmeId === envelope.programmeId &&
    (e.townshipId ?? null) === (envelope.townshipId ?? null) &&
    (e.source ?? null) === (envelope.source ?? null);
  return all.filter(same).sort((a, b) => (a.year as number) - (b.year as number));
}

/** Ceilings of this year and of the years before it, where money is carried over. */
function carriedRow(envelope: SplitEnvelope, input: SplitInput): LimitRow {
  const earlier = siblingsOf(envelope, input.envelopes).filter((e) => (e.year as number) <= (envelope.year as number));
  const from = earlier[0]?.year as number;
  let max = 0;
  for (const e of earlier) {
    const bounds = boundsOf(e, input);
    max += (bounds.maxFen ?? 0) - bounds.reserveFen;
  }
  return {
    ...plainRow(envelope, 0, max),
    takes: (project, shift) => moneyIn(envelope, project, shift, from),
  };
}

function plainRow(envelope: SplitEnvelope, min: number, max: number | null): LimitRow {
  return {
    id: envelope.id,
    kind: 'envelope',
    envelopeId: envelope.id,
    year: envelope.year,
    measure: null,
    min,
    max,
    takes: (project, shift) => moneyIn(envelope, project, shift, null),
  };
}

/** Every limit of a plan's money and construction outages. Limits on measures are rows of the groups. */
export function limitRows(input: SplitInput, notes: SplitNote[]): LimitRow[] {
  const rows: LimitRow[] = [];
  for (const envelope of input.envelopes) {
    const { minFen, maxFen, reserveFen } = boundsOf(envelope, input, notes);
    const max = maxFen === null ? null : maxFen - reserveFen;
    const isCarried = input.settings?.carryOver === true && envelope.year !== null && envelope.maxFen !== null;
    if (!isCarried) rows.push(plainRow(envelope, minFen, max));
    else {
      rows.push(carriedRow(envelope, input));
      if (minFen > 0) rows.push({ ...plainRow(envelope, minFen, null), id: `${envelope.id}:min`, kind: 'floor' });
    }
  }
  const hours = input.settings?.constructionHoursPerYear ?? null;
  if (hours !== null) {
    for (const year of input.years ?? []) {
      rows.push({
        ...{ id: `construction:${year}`, kind: 'construction', envelopeId: null, year, measure: null },
        ...{ min: 0, max: Math.floor(hours) },
        takes: (project, _shift, startYear) => (startYear === year ? Math.ceil(project.constructionHours ?? 0) : 0),
      });
    }
  }
  return rows;
}

/** Least totals that measures have to reach. */
export function targetsOf(input: SplitInput): [Measure, number][] {
  const wanted: Effect = { ...(input.settings?.mode === 'leastMoney' ? input.settings.targets : {}) };
  for (const [measure, floor] of measuresOf(input.floors ?? {})) {
    wanted[measure] = Math.max(wanted[measure] ?? 0, floor);
  }
  return measuresOf(wanted).filter(([, least]) => least > 0);
}
