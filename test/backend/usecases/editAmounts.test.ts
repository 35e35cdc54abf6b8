import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AmountDraft, editAmounts } from '../../../src/backend/usecases/sheet/editAmounts';

const total = (amounts: AmountDraft[]) => amounts.reduce((sum, amount) => sum + amount.amountFen, 0);

function edited(amounts: AmountDraft[], ...args: [Parameters<typeof editAmounts>[1], number | null]): AmountDraft[] {
  const result = editAmounts(amounts, ...args);
  if ('refused' in result) throw new Error(result.refused);
  return result.amounts;
}

describe('money cells of a project', () => {
  it('typing a total and then its sources keeps the total (or the project doubles its money)', () => {
    let amounts = edited([], { view: 'total' }, 10_000);
    amounts = edited(amounts, { view: 'source', source: 'centralPlan' }, 2_000);
    amounts = edited(amounts, { view: 'source', source: 'company' }, 8_000);
    expect(total(amounts)).toBe(10_000);
    expect(amounts.map((amount) => amount.source).sort()).toEqual(['centralPlan', 'company']);
  });

  it('typing years after a total keeps the total, and a year typed first is kept by the source', () => {
    let amounts = edited([], { view: 'total' }, 9_000);
    amounts = edited(amounts, { view: 'year', year: 2026 }, 4_000);
    amounts = edited(amounts, { view: 'year', year: 2027 }, 5_000);
    expect(amounts).toHaveLength(2);
    expect(total(amounts)).toBe(9_000);
    const one = edited(
      [{ id: 'a', year: 2026, source: null, amountFen: 10 }],
      { view: 'source', source: 'company' },
      10,
    );
    expect(one).toEqual([{ id: null, year: 2026, source: 'company', amountFen: 10 }]);
  });

  it('a total below what is assigned is refused, one above leaves the rest unassigned', () => {
    const parts: AmountDraft[] = [
      { id: 'a', year: 2026, source: 'company', amountFen: 60 },
      { id: 'b', year: 2027, source: 'company', amountFen: 40 },
    ];
    expect(editAmounts(parts, { view: 'total' }, 90)).toEqual({ refused: 'AMOUNT_BELOW_PARTS' });
    expect(edited(parts, { view: 'total' }, 130)).toContainEqual({ id: null, year: null, source: null, amountFen: 30 });
    expect(editAmounts(parts, { view: 'source', source: 'company' }, 90)).toEqual({ refused: 'AMOUNT_SEVERAL_ROWS' });
  });

  it('never makes two amounts of one year and source, never a negative one, and reads back what was typed', () => {
    const view = fc.oneof(
      fc.constant({ view: 'total' as const }),
      fc.record({ view: fc.constant('source' as const), source: fc.constantFrom('company', 'other') }),
      fc.record({ view: fc.constant('year' as const), year: fc.constantFrom(2026, 2027) }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(view, fc.integer({ min: 1, max: 1_000_000 })), { maxLength: 8 }), (steps) => {
        let amounts: AmountDraft[] = [];
        for (const [where, value] of steps) {
          const result = editAmounts(amounts, where, value);
          if ('refused' in result) continue;
          amounts = result.amounts.map((amount, index) => ({
            ...amount,
            id: amount.id ?? `n${index}${Math.random()}`,
          }));
          const shown = amounts.filter((amount) =>
            where.view === 'total'
              ? true
              : where.view === 'year'
                ? amount.year === where.year
                : amount.source === where.source,
          );
          expect(total(shown)).toBe(value);
          expect(new Set(amounts.map((amount) => `${amount.year} ${amount.source}`)).size).toBe(amounts.length);
          expect(amounts.every((amount) => amount.amountFen > 0)).toBe(true);
        }
      }),
    );
  });
});
