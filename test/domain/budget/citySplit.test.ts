import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitAcross } from '../../../src/domain/budget/citySplit';

const need = fc
  .tuple(
    fc.nat(1_000_000_000_000),
    fc.nat(100),
    fc.option(fc.nat(100), { nil: null }),
    fc.integer({ min: 0, max: 300 }),
  )
  .map(([needFen, floor, ceiling, weight]) => {
    const floorFen = Math.floor((needFen * Math.min(floor, 40)) / 100);
    const ceilingFen = ceiling === null ? null : Math.max(floorFen, Math.floor((needFen * ceiling) / 100));
    return { needFen, floorFen, ceilingFen, weight: weight / 100, lockedFen: null };
  });

it('gives away the total to the fen, nobody below the floor or above need and ceiling', () => {
  fc.assert(
    fc.property(fc.nat(3_000_000_000_000), fc.array(need, { minLength: 1, maxLength: 12 }), (total, list) => {
      const needs = list.map((n, i) => ({ ...n, id: `c${i}` }));
      const { shares, unallocatedFen, missingFen } = splitAcross(total, needs);
      const given = shares.reduce((sum, s) => sum + s.fen, 0);
      expect(given + unallocatedFen - missingFen).toBe(total);
      shares.forEach((share, i) => {
        const own = needs[i]!;
        expect(share.fen).toBeGreaterThanOrEqual(own.floorFen);
        expect(share.fen).toBeLessThanOrEqual(
          Math.max(own.floorFen, Math.min(own.needFen, own.ceilingFen ?? own.needFen)),
        );
      });
      // Money stays back only where nobody with a weight could take more.
      if (unallocatedFen > 0) {
        needs.forEach((own, i) => {
          const cap = Math.max(own.floorFen, Math.min(own.needFen, own.ceilingFen ?? own.needFen));
          if (own.weight > 0) expect(shares[i]!.fen).toBe(cap);
        });
      }
    }),
    { numRuns: 400 },
  );
});

it('keeps what was fixed by hand and says why each has what it has', () => {
  const plain = { floorFen: 100, ceilingFen: null, weight: 1, lockedFen: null };
  const { shares, unallocatedFen } = splitAcross(1000, [
    { ...plain, id: 'fixed', needFen: 900, lockedFen: 301 },
    { ...plain, id: 'small', needFen: 150 },
    { ...plain, id: 'large', needFen: 2000, ceilingFen: 300 },
    { ...plain, id: 'open', needFen: 900 },
  ]);
  expect(shares.map((s) => [s.id, s.fen, s.reason])).toEqual([
    ['fixed', 301, 'locked'],
    ['small', 111, 'share'],
    ['large', 300, 'atCeiling'],
    ['open', 288, 'share'],
  ]);
  expect(unallocatedFen).toBe(0);
});
