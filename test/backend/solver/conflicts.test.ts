import { describe, expect, it } from 'vitest';
import { allocate } from '../../../src/backend/solver/allocate';
import type { Portfolio } from '../../../src/domain/budget/portfolio';
import { bruteForce } from '../../domain/budget/bruteForce';
import { onlyRules, withoutRule } from '../../domain/budget/conflictRules';
import { randomPortfolio } from '../../domain/budget/randomPortfolio';

/** One project, an envelope that fits it or not, and further rules. */
function tiny(change: Partial<Portfolio>): Portfolio {
  return {
    format: 'countyframe.portfolio/1',
    envelopes: [{ id: 'year', minFen: 0, maxFen: 100 }],
    groups: [
      { id: 'g', required: false, options: [{ id: 'a', benefit: 1, uses: [['year', 60]] }] },
      { id: 'h', required: false, options: [{ id: 'b', benefit: 1, uses: [['year', 60]] }] },
    ],
    requires: [],
    excludes: [],
    locks: [],
    ...change,
  };
}

describe('conflicts', () => {
  it('are irreducible, and what relaxing a rule takes is exact (checked by brute force)', {
    timeout: 300_000,
  }, async () => {
    let seen = 0;
    for (let seed = 5000; seen < 120; seed++) {
      const portfolio = randomPortfolio(seed);
      if (bruteForce(portfolio) !== null) continue;
      seen++;
      const conflicts = (await allocate(portfolio, { inThread: true })).conflicts ?? [];
      expect(bruteForce(onlyRules(portfolio, conflicts)), `seed ${seed}: together`).toBeNull();
      conflicts.forEach((rule, i) => {
        const others = conflicts.filter((_, k) => k !== i);
        expect(bruteForce(onlyRules(portfolio, others)), `seed ${seed}: without ${i}`).not.toBeNull();
        const { feasible, byFen } = rule.relax ?? {};
        expect(bruteForce(withoutRule(portfolio, rule)) !== null, `seed ${seed}: relaxed ${i}`).toBe(feasible);
        if (byFen === undefined) return;
        expect(bruteForce(withoutRule(portfolio, rule, byFen)), `seed ${seed}: by ${byFen}`).not.toBeNull();
        expect(bruteForce(withoutRule(portfolio, rule, byFen - 1)), `seed ${seed}: by less`).toBeNull();
      });
    }
  });

  it('name an envelope and the locks that do not fit it together, with the fen that are missing', async () => {
    const locks = [
      { option: 'a', chosen: true },
      { option: 'b', chosen: true },
    ];
    const { status, conflicts } = await allocate(tiny({ locks }), { inThread: true });
    expect(status).toBe('infeasible');
    expect(conflicts).toEqual([
      { kind: 'envelopeMax', id: 'year', limitFen: 100, relax: { feasible: true, byFen: 20, objective: 2 } },
      { kind: 'lock', id: 'a', chosen: true, relax: { feasible: true, objective: 1 } },
      { kind: 'lock', id: 'b', chosen: true, relax: { feasible: true, objective: 1 } },
    ]);
  });

  it('are found where fractional choices see none: a floor between what whole projects can reach', async () => {
    const envelopes = [{ id: 'year', minFen: 70, maxFen: 110 }];
    const { conflicts } = await allocate(tiny({ envelopes }), { inThread: true });
    expect(conflicts).toEqual([
      { kind: 'envelopeMax', id: 'year', limitFen: 110, relax: { feasible: true, byFen: 10, objective: 2 } },
      { kind: 'envelopeMin', id: 'year', limitFen: 70, relax: { feasible: true, byFen: 10, objective: 1 } },
    ]);
  });

  it('follow a chain of prerequisites to the exclusion at its end', async () => {
    const { conflicts } = await allocate(
      tiny({
        envelopes: [{ id: 'year', minFen: 0, maxFen: 200 }],
        requires: [{ option: 'a', needsAnyOf: ['b'] }],
        excludes: [['a', 'b']],
        locks: [{ option: 'a', chosen: true }],
      }),
      { inThread: true },
    );
    expect((conflicts ?? []).map((c) => [c.kind, c.id]).sort()).toEqual([
      ['excludes', 'a'],
      ['lock', 'a'],
      ['requires', 'a'],
    ]);
  });
});
