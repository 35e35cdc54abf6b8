import type { RuleChange, RuleChangeEffect } from '../../../shared/api/diagnosis';
import type { Diagnosis } from '../../../shared/diagnosis/finding';

/** Work of the diagnosis thread: it reads the store itself, so only the order and the answer travel. */
export type DiagnosisOrder = { file: string; countyId: string; asOf: string; stop: SharedArrayBuffer } & (
  | { kind: 'diagnose' }
  | { kind: 'rule'; change: RuleChange }
  | { kind: 'edition'; family: string; edition: string }
);

export type DiagnosisMessage =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'done'; result: Diagnosis | RuleChangeEffect | null }
  | { kind: 'failed'; code: string; params: Record<string, string | number> };
