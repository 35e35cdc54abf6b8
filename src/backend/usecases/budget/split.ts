import type { SplitProgress, SplitResult } from '../../../shared/api/budget';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { readBudgetProjects } from './state';

export interface SplitOptions {
  gap?: number;
  timeLimitSeconds?: number;
  signal?: AbortSignal;
  onProgress?: (step: SplitProgress | SplitResult) => void;
}
export function describeDecision(store: Store, scope: Scope): SplitResult {
  return {
    status: 'feasible',
    method: 'solver',
    objective: null,
    bound: null,
    gap: null,
    seconds: 0,
    stoppedBy: null,
    decisions: readBudgetProjects(store, scope).map((p) => ({
      projectId: p.id,
      chosen: p.chosen,
      reason: 'chosen',
      envelopeId: null,
      benefitPerWanYuan: null,
    })),
    envelopes: [],
    conflicts: [],
  };
}
export async function splitBudget(_store: Store, _scope: Scope, _options: SplitOptions): Promise<SplitResult> {
  throw new AppError('UNEXPECTED', { detail: 'split' });
}
