/** What making a rule of a conflict less strict would do. */
export interface Relaxation1 {
  /** Whether the rest can be met once this rule gives way; null where time ran out before it was known. */
  feasible: boolean | null;
  /** Envelopes: least whole units by which the limit has to move. */
  byFen?: number;
  /** Worth of a split found once it gives way (not proven best), null without one. */
  objective: number | null;
}

/** A rule of the irreducible set that no split can meet together. */
export type Conflict = (
  | { kind: 'envelopeMax'; id: string; limitFen: number }
  | { kind: 'envelopeMin'; id: string; limitFen: number }
  | { kind: 'requiredGroup'; id: string }
  | { kind: 'lock'; id: string; chosen: boolean }
  | { kind: 'requires'; id: string; needsAnyOf: string[]; index: number }
  | { kind: 'excludes'; id: string; other: string; index: number }
) & { relax?: Relaxation1 };

/** Why a search ended before its goal. */
export type StopReason = 'timeLimit' | 'cancel' | 'memory' | 'failure';

/** `countyframe.allocation/1`: the answer to a portfolio (docs/formats-portfolio.md). */
export interface Allocation {
  format: 'countyframe.allocation/1';
  /**
   * `optimal`: a gap of 0 was proven; `feasible`: obeys every rule, best possible within `gap`; `infeasible`: no
   * split exists; `unknown`: stopped before a split was found or ruled out.
   */
  status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  objective: number | null;
  /** No split is worth more. */
  bound: number | null;
  /** (bound - objective) / max(1, |objective|). */
  gap: number | null;
  chosen: string[];
  used: Record<string, number>;
  /** Envelopes that hold the worth back: full to the last unit (or at their floor), or with a price in the linear bound. */
  binding: string[];
  /** Where infeasible: rules that contradict each other, none of which can be left out of the contradiction. */
  conflicts?: Conflict[];
  /** Where the search ended early: why. Results without it are the same on every run. */
  stoppedBy?: StopReason;
  seconds: number;
}

/** News of a running search. */
export interface AllocateProgress {
  /** Worth of the best split so far, null before the first. */
  incumbent: number | null;
  bound: number | null;
  gap: number | null;
  seconds: number;
  /** What is being done. */
  stage: 'greedy' | 'search' | 'proof' | 'conflicts';
  /** The best split so far, sent with each better one. */
  chosen?: string[];
}
