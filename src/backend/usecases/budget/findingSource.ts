import type { Store } from '../../store/store';
import type { KeptLine } from '../outages/keptLists';

/** A finding as far as it counts in the split. */
export interface KeptFinding {
  key: string;
  rule: string;
  severity: number;
}

/** Feeders on the newest kept list of frequent outages; null where none was kept. */
export function frequentFeeders(store: Store, countyId: string): Set<string> | null {
  const list = store.get<{ result: string }>(
    "SELECT result FROM outageList WHERE countyId = ? AND judgedBy = 'feeder' ORDER BY asOf DESC, created DESC LIMIT 1",
    countyId,
  );
  if (!list) return null;
  const lines = JSON.parse(list.result) as KeptLine[];
  return new Set(lines.filter((line) => line.frequent.length > 0).map((line) => line.key));
}

/** Findings of the newest kept judgement by element. */
export function findingsByElement(store: Store, countyId: string): Map<string, KeptFinding[]> {
  const out = new Map<string, KeptFinding[]>();
  const run = store.get<{ id: string }>(
    'SELECT id FROM diagnosisRun WHERE countyId = ? ORDER BY asOf DESC, rowid DESC LIMIT 1',
    countyId,
  );
  if (!run) return out;
  const rows = store.all<KeptFinding & { element: string }>(
    'SELECT key, rule, severity, element FROM diagnosisFinding WHERE runId = ?',
    run.id,
  );
  for (const { element, ...finding } of rows) {
    const { id } = JSON.parse(element) as { id: string | null };
    if (id !== null) out.set(id, [...(out.get(id) ?? []), finding]);
  }
  return out;
}

/** Findings of the newest kept judgement by severity; null where none was kept. */
export function countFindings(store: Store, countyId: string): { 1: number; 2: number; 3: number } | null {
  const run = store.get<{ id: string }>(
    'SELECT id FROM diagnosisRun WHERE countyId = ? ORDER BY asOf DESC, rowid DESC LIMIT 1',
    countyId,
  );
  if (!run) return null;
  const out = { 1: 0, 2: 0, 3: 0 };
  for (const { severity, count } of store.all<{ severity: 1 | 2 | 3; count: number }>(
    'SELECT severity, count(*) AS count FROM diagnosisFinding WHERE runId = ? GROUP BY severity',
    run.id,
  )) {
    out[severity] = count;
  }
  return out;
}
