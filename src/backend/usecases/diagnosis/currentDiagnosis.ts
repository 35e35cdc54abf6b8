import type { Progress } from '../../../shared/api/app';
import type { FindingCounts } from '../../../shared/api/diagnosis';
import { type Diagnosis, dimensions } from '../../../shared/diagnosis/finding';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { defaultAsOf } from './asOfDay';
import { diagnoseInThread } from './inThread';
import { ledgerVersion } from './ledgerVersion';

/** A judgement and the change after which it was made. */
export interface Judged {
  seq: number;
  diagnosis: Diagnosis;
}

/**
 * The judgement of the county as it is now: made in a thread, remembered until something it reads is changed. Who asks while it is
 * under way gets the same answer.
 */
export class CurrentDiagnosis {
  private kept: { key: string; judged: Judged } | null = null;
  private under: { key: string; work: Promise<Judged>; waiting: number; stop: AbortController } | null = null;
  private readonly followers = new Set<(progress: Progress) => void>();

  /**
   * @param asOf YYYY-MM-DD, or null for the plan's usual day
   * @throws the signal's reason where it was cancelled; AppError as the judgement
   */
  async judge(
    store: Store,
    scope: Scope,
    asOf: string | null,
    options: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
  ): Promise<Judged> {
    const day = asOf ?? defaultAsOf(store, scope.planId);
    const seq = store.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM change')?.seq ?? 0;
    const key = `${store.path}\n${scope.countyId}\n${day}\n${ledgerVersion(store)}`;
    if (this.kept?.key === key) return this.kept.judged;
    if (options.onProgress) this.followers.add(options.onProgress);
    try {
      return await this.wait(key, { file: store.path, countyId: scope.countyId, asOf: day }, seq, options.signal);
    } finally {
      if (options.onProgress) this.followers.delete(options.onProgress);
    }
  }

  /** Findings in numbers. */
  async counts(store: Store, scope: Scope, signal?: AbortSignal): Promise<FindingCounts> {
    const { diagnosis } = await this.judge(store, scope, null, signal ? { signal } : {});
    const none = () => ({ total: 0, severity3: 0, severity2: 0, severity1: 0 });
    const byDimension = Object.fromEntries(dimensions.map((name) => [name, none()])) as FindingCounts['byDimension'];
    for (const { dimension, severity } of diagnosis.findings) {
      byDimension[dimension].total++;
      byDimension[dimension][`severity${severity}`]++;
    }
    return {
      asOf: diagnosis.asOf,
      byDimension,
      total: diagnosis.findings.length,
      cannotJudge: new Set(diagnosis.cannotJudge.map(({ rule }) => rule)).size,
    };
  }

  private async wait(
    key: string,
    where: { file: string; countyId: string; asOf: string },
    seq: number,
    signal?: AbortSignal,
  ): Promise<Judged> {
    signal?.throwIfAborted();
    const under = this.under?.key === key ? this.under : this.start(key, where, seq);
    under.waiting++;
    let leave: () => void = () => {};
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal?.reason);
      signal?.addEventListener('abort', leave);
    });
    try {
      return await Promise.race([under.work, left]);
    } finally {
      signal?.removeEventListener('abort', leave);
      // The work goes on as long as somebody waits for it.
      if (--under.waiting === 0) under.stop.abort();
    }
  }

  private start(key: string, where: { file: string; countyId: string; asOf: string }, seq: number) {
    const stop = new AbortController();
    const work = diagnoseInThread(where, {
      signal: stop.signal,
      onProgress: (done, total) => {
        for (const tell of this.followers) tell({ step: 'DIAGNOSIS_RULES', done, total });
      },
    }).then((diagnosis) => {
      const judged = { seq, diagnosis };
      this.kept = { key, judged };
      return judged;
    });
    const under = { key, work, waiting: 0, stop };
    this.under = under;
    const clear = () => {
      if (this.under === under) this.under = null;
    };
    work.then(clear, clear);
    return under;
  }
}
