import type { Conflict } from '../../../src/domain/budget/allocation';
import type { Portfolio } from '../../../src/domain/budget/portfolio';

/** The portfolio with only the given rules; groups stay "at most one". */
export function onlyRules(portfolio: Portfolio, rules: readonly Conflict[]): Portfolio {
  const has = (kind: Conflict['kind'], id: string): boolean => rules.some((r) => r.kind === kind && r.id === id);
  return {
    ...portfolio,
    envelopes: portfolio.envelopes.map((e) => ({
      id: e.id,
      minFen: has('envelopeMin', e.id) ? e.minFen : Number.MIN_SAFE_INTEGER,
      maxFen: has('envelopeMax', e.id) ? e.maxFen : null,
    })),
    groups: portfolio.groups.map((g) => ({ ...g, required: has('requiredGroup', g.id) })),
    requires: portfolio.requires.filter((_, index) => rules.some((r) => r.kind === 'requires' && r.index === index)),
    excludes: portfolio.excludes.filter((_, index) => rules.some((r) => r.kind === 'excludes' && r.index === index)),
    locks: portfolio.locks.filter((l) =>
      rules.some((r) => r.kind === 'lock' && r.id === l.option && r.chosen === l.chosen),
    ),
  };
}

/** The portfolio without one rule; an envelope's limit is moved by `byFen` instead where that is given. */
export function withoutRule(portfolio: Portfolio, rule: Conflict, byFen?: number): Portfolio {
  return {
    ...portfolio,
    envelopes: portfolio.envelopes.map((e) => {
      if (e.id !== rule.id) return e;
      if (rule.kind === 'envelopeMax') return { ...e, maxFen: byFen === undefined ? null : rule.limitFen + byFen };
      if (rule.kind === 'envelopeMin') {
        return { ...e, minFen: byFen === undefined ? Number.MIN_SAFE_INTEGER : rule.limitFen - byFen };
      }
      return e;
    }),
    groups: portfolio.groups.map((g) =>
      rule.kind === 'requiredGroup' && g.id === rule.id ? { ...g, required: false } : g,
    ),
    requires: portfolio.requires.filter((_, index) => rule.kind !== 'requires' || rule.index !== index),
    excludes: portfolio.excludes.filter((_, index) => rule.kind !== 'excludes' || rule.index !== index),
    locks: portfolio.locks.filter((l) => rule.kind !== 'lock' || l.option !== rule.id || l.chosen !== rule.chosen),
  };
}
