import type { LedgerRow } from '../../../domain/diagnosis/county';
import type { EquivalentRates } from '../../../domain/network/equivalentNetwork';
import { KW_PER_AMPERE, type PolicyLine, SEED_RATES } from '../../../domain/policy/lineModel';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';

const TIES = ['tieFeeder1', 'tieFeeder2', 'tieFeeder3'];
const REMOTE_HOURS = 0.05;
const MAIN_SHARE = 0.6;

const num = (row: LedgerRow, key: string): number | null => {
  const value = row[key];
  return typeof value === 'number' ? value : null;
};
const text = (row: LedgerRow, key: string): string | null => {
  const value = row[key];
  return typeof value === 'string' ? value : null;
};

/**
 * The lines of a county as policies see them.
 * @param feeders, areas rows of the ledgers
 */
export function readLines(feeders: readonly LedgerRow[], areas: readonly LedgerRow[]): Map<string, PolicyLine> {
  const areasOf = new Map<string, number>();
  const points = new Map<string, PolicyLine['points']>();
  for (const area of areas) {
    const feeder = text(area, 'feeder');
    if (feeder === null) continue;
    areasOf.set(feeder, (areasOf.get(feeder) ?? 0) + 1);
    const [x, y] = [num(area, 'x'), num(area, 'y')];
    if (x !== null && y !== null) points.set(feeder, [...(points.get(feeder) ?? []), { x, y }]);
  }
  const lines = new Map(
    feeders.map((row) => [row.id, lineOf(row, areasOf.get(row.id) ?? 0, points.get(row.id) ?? [])]),
  );
  // A tie is written down on one side often enough.
  for (const line of lines.values()) {
    for (const id of line.tiedTo) {
      const other = lines.get(id);
      if (other && !other.tiedTo.includes(line.id)) other.tiedTo.push(line.id);
    }
  }
  for (const line of lines.values()) {
    line.ties = Math.max(line.ties, line.tiedTo.length);
    if (line.marginKw === null && line.ties > 0) line.marginKw = marginOf(line, lines);
  }
  return lines;
}

function lineOf(row: LedgerRow, areas: number, points: PolicyLine['points']): PolicyLine {
  const overheadKm = num(row, 'overheadKm');
  const cableKm = num(row, 'cableKm') ?? 0;
  const lengthKm = num(row, 'lengthKm') ?? (overheadKm ?? 0) + cableKm;
  const overhead = overheadKm ?? Math.max(0, lengthKm - cableKm);
  const insulatedKm = Math.min(overhead, num(row, 'insulatedKm') ?? 0);
  const maxAmpere = num(row, 'maxAmpere');
  const maxMw = num(row, 'maxLoadMw');
  const limitAmpere = num(row, 'limitAmpere');
  const loadRate = num(row, 'loadRatePercent');
  const ampere = maxAmpere ?? (limitAmpere !== null && loadRate !== null ? (limitAmpere * loadRate) / 100 : null);
  const margin = num(row, 'transferMarginAmpere');
  const sections = Math.max(1, num(row, 'sectionCount') ?? 1);
  const tiedTo = TIES.flatMap((key) => text(row, key) ?? []);
  return {
    id: row.id,
    ...{ code: text(row, 'code'), name: text(row, 'name') ?? '' },
    ...{ townshipId: text(row, 'township'), substationId: text(row, 'substation') },
    ...{ bareKm: Math.max(0, overhead - insulatedKm), insulatedKm, cableKm },
    trunkKm: num(row, 'trunkKm') ?? lengthKm * MAIN_SHARE,
    ...{ sections, breakers: 0, remote: num(row, 'threeRemoteCount') ?? 0, remoteHours: REMOTE_HOURS },
    ...{ ties: Math.max(num(row, 'tieCount') ?? 0, tiedTo.length), tiedTo },
    marginKw: margin === null ? null : Math.max(0, margin) * KW_PER_AMPERE,
    customers: num(row, 'customers') ?? areas,
    peakKw: maxMw !== null ? maxMw * 1000 : ampere === null ? null : ampere * KW_PER_AMPERE,
    ...{ limitAmpere, maxAmpere: ampere, failureFactor: 1 },
    points,
  };
}

/** What the lines it is tied to have left, kW; null where none of them says. */
function marginOf({ tiedTo }: PolicyLine, lines: ReadonlyMap<string, PolicyLine>): number | null {
  const margins = tiedTo.flatMap((id) => {
    const other = lines.get(id);
    if (!other || other.limitAmpere === null || other.maxAmpere === null) return [];
    return [Math.max(0, other.limitAmpere - other.maxAmpere) * KW_PER_AMPERE];
  });
  return margins.length === 0 ? null : margins.reduce((sum, margin) => sum + margin, 0);
}

/** Failure rates of the plan where it has its own, the shipped ones elsewhere. */
export function readRates(store: Store, { planId }: Scope): EquivalentRates {
  const rows = store.all<{ component: string; ratePerYear: number; hours: number }>(
    'SELECT component, ratePerYear, hours FROM reliabilityRate WHERE planId = ?',
    planId,
  );
  const own = (component: string, seed: EquivalentRates['transformer']) => {
    const row = rows.find((candidate) => candidate.component === component);
    return row ? { failuresPerYear: row.ratePerYear, repairHours: row.hours } : seed;
  };
  return {
    barePerKm: own('bare', SEED_RATES.barePerKm),
    insulatedPerKm: own('insulated', SEED_RATES.insulatedPerKm),
    cablePerKm: own('cable', SEED_RATES.cablePerKm),
    transformer: own('transformer', SEED_RATES.transformer),
  };
}
