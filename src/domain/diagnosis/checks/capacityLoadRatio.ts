import type { Finding, FindingElement } from '../../../shared/diagnosis/finding';
import type { County, LedgerRow } from '../county';
import { emptyLedger, makeFinding, type RuleResult } from '../judge';
import { limitFor, type UsedRule } from '../limits';

/** Main transformers of one voltage level, never across levels, and their capacity-load ratio. */
export interface LevelRatio {
  kv: number;
  /** Main transformers counted: those with capacity and peak on record. */
  rows: LedgerRow[];
  /** MVA / MW, two decimals as it is printed; null where nothing counts or the peak is 0. */
  ratio: number | null;
}

/** @returns ratio of each voltage level, highest first, and the columns that keep transformers out */
export function levelRatios(county: County): { levels: LevelRatio[]; missing: Record<string, number> } {
  const missing: Record<string, number> = { voltageKv: 0, capacityMva: 0, peakMw: 0 };
  const byLevel = new Map<number, LedgerRow[]>();
  for (const row of county.rows('mainTransformer')) {
    const station = county.find('substation', row.substation);
    const kv = typeof row.voltageKv === 'number' ? row.voltageKv : station?.voltageKv;
    const lacking =
      typeof kv !== 'number' ? 'voltageKv' : ['capacityMva', 'peakMw'].find((key) => typeof row[key] !== 'number');
    if (lacking) missing[lacking]!++;
    if (typeof kv !== 'number') continue;
    const own = byLevel.get(kv) ?? [];
    if (!lacking) own.push(row);
    byLevel.set(kv, own);
  }
  const levels = [...byLevel].map(([kv, rows]): LevelRatio => {
    const sum = (key: string) => rows.reduce((total, row) => total + (row[key] as number), 0);
    const peak = sum('peakMw');
    return { kv, rows, ratio: peak > 0 ? Math.round((sum('capacityMva') / peak) * 100) / 100 : null };
  });
  return { levels: levels.sort((a, b) => b.kv - a.kv), missing };
}

/** Weak where a voltage level's ratio lies outside [from, to]; the finding states the end that was passed. */
export function capacityLoadRatio(used: UsedRule, county: County): RuleResult {
  const transformers = county.rows('mainTransformer');
  if (transformers.length === 0)
    return { findings: [], cannotJudge: [emptyLedger(used, 'mainTransformer')], judged: 0 };
  const { levels, missing } = levelRatios(county);
  const findings: Finding[] = [];
  let judged = 0;
  for (const { kv, rows, ratio } of levels) {
    const limit = limitFor(used.limits, null);
    if (ratio === null || typeof limit === 'string' || !Array.isArray(limit.limit)) continue;
    judged++;
    const [from, to] = limit.limit.map(Number) as [number, number];
    if (ratio >= from && ratio <= to) continue;
    const element: FindingElement = {
      kind: 'voltageLevel',
      id: null,
      code: `${kv}kV`,
      name: `${kv}kV电网`,
      townshipId: null,
      township: null,
      areaClass: null,
    };
    const cells = rows.flatMap(({ id }) =>
      ['capacityMva', 'peakMw'].map((column) => ({ entity: 'mainTransformer', id, column })),
    );
    findings.push(makeFinding(used, element, ratio, ratio < from ? from : to, cells));
  }
  const cannotJudge = Object.entries(missing)
    .filter(([, n]) => n > 0)
    .map(([column, n]) => ({
      rule: used.rule.id,
      entity: 'mainTransformer',
      column,
      emptyOf: [n, transformers.length] as [number, number],
    }));
  return { findings, cannotJudge, judged };
}
