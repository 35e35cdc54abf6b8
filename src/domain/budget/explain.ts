import type { Portfolio } from './portfolio';

/** What more or less money in an envelope is worth, found by solving again. */
export interface MarginalValue {
  envelopeId: string;
  /** Step by which the ceiling was raised, whole units. */
  stepFen: number;
  /** Worth gained by the step; null where it could not be found in time. */
  gain: number | null;
  /** Whether both splits compared were proven best. */
  isProven: boolean;
  /** Options that come in and go out with the step. */
  added: string[];
  dropped: string[];
}

/** What choosing an option that is out would cost, found by solving again with it locked in. */
export interface Displacement {
  option: string;
  /** Whether any split holds it. */
  isPossible: boolean;
  /** Worth lost against the present split; null where it could not be found in time or no split holds it. */
  loss: number | null;
  isProven: boolean;
  /** Options it would push out, and others that would come in with it. */
  displaced: string[];
  added: string[];
}

/** One point of the money curve: the best worth for a budget. */
export interface CurvePoint {
  /** Ceiling of the envelope at this point, whole units. */
  maxFen: number;
  objective: number | null;
  bound: number | null;
  chosen: string[];
}

/** The portfolio with the ceiling of one envelope moved; floors above the new ceiling come down with it. */
export function withCeiling(portfolio: Portfolio, envelopeId: string, maxFen: number | null): Portfolio {
  return {
    ...portfolio,
    envelopes: portfolio.envelopes.map((e) =>
      e.id === envelopeId ? { ...e, maxFen, minFen: maxFen === null ? e.minFen : Math.min(e.minFen, maxFen) } : e,
    ),
  };
}

/** The portfolio with an option locked in or out; earlier locks of it give way. */
export function withLock(portfolio: Portfolio, option: string, chosen: boolean): Portfolio {
  return { ...portfolio, locks: [...portfolio.locks.filter((l) => l.option !== option), { option, chosen }] };
}

/** What two choices differ in. */
export function differenceOf(
  before: readonly string[],
  after: readonly string[],
): { added: string[]; dropped: string[] } {
  const was = new Set(before);
  const is = new Set(after);
  return { added: after.filter((o) => !was.has(o)), dropped: before.filter((o) => !is.has(o)) };
}

/**
 * Evenly spaced ceilings for a money curve around the present one.
 * @param maxFen present ceiling, whole units
 * @param points how many, at least 2
 * @param from share of the present ceiling at the first point
 * @param to share at the last
 */
export function curveCeilings(maxFen: number, points: number, from = 0.5, to = 1.5): number[] {
  const count = Math.max(2, points);
  return Array.from({ length: count }, (_, i) => Math.round(maxFen * (from + ((to - from) * i) / (count - 1))));
}
