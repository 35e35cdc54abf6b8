import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AmountRow, PRINTED_UNIT_FEN, roundAmounts } from '../../../src/domain/planbook/roundAmounts';

/** Every set of cells whose sum is printed: rows, groups, group cells, columns, all. */
function printedSets(rows: AmountRow[]): Map<string, { fen: number; cells: [number, number][] }> {
  const sets = new Map<string, { fen: number; cells: [number, number][] }>();
  rows.forEach((row, r) => {
    row.amountsFen.forEach((fen, c) => {
      const keys = [`row ${r}`];
      for (let depth = 0; depth <= row.path.length; depth++) {
        const path = row.path.slice(0, depth).join('/');
        keys.push(`all of ${path}`, `${c} of ${path}`);
      }
      for (const key of keys) {
        const set = sets.get(key) ?? { fen: 0, cells: [] };
        set.fen += fen;
        set.cells.push([r, c]);
        sets.set(key, set);
      }
    });
  });
  return sets;
}

const table = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 40 })).chain(([columns, rows]) =>
  fc.array(
    fc.record({
      path: fc
        .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
        .map(([a, b]) => [`p${a}`, `p${a}t${b}`]),
      amountsFen: fc.array(
        fc.oneof(
          fc.constant(0),
          fc.integer({ min: 0, max: 3_000_000 }),
          fc.integer({ min: -200_000, max: 99_999_999_999 }),
        ),
        { minLength: columns, maxLength: columns },
      ),
    }),
    { minLength: rows, maxLength: rows },
  ),
);

describe('amounts of a table in printed units', () => {
  test('every cell, subtotal and total is a neighbour of its exact value, and the grand total the nearest', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const printed = roundAmounts(rows);
        for (const [key, set] of printedSets(rows)) {
          const sum = set.cells.reduce((total, [r, c]) => total + (printed[r]?.[c] as number), 0);
          expect(Math.abs(sum * PRINTED_UNIT_FEN - set.fen), key).toBeLessThan(PRINTED_UNIT_FEN);
        }
        const total = printed.flat().reduce((a, b) => a + b, 0);
        expect(total).toBe(
          Math.round(rows.flatMap((r) => r.amountsFen).reduce((a, b) => a + b, 0) / PRINTED_UNIT_FEN) + 0,
        );
      }),
      { numRuns: 200 },
    );
  });

  test('whole units stay as they are, an empty cell stays empty', () => {
    expect(roundAmounts([{ path: ['a'], amountsFen: [0, 120_000] }])).toEqual([[0, 12]]);
    fc.assert(
      fc.property(table, (rows) => {
        const printed = roundAmounts(rows);
        rows.forEach((row, r) => {
          row.amountsFen.forEach((fen, c) => {
            if (fen % PRINTED_UNIT_FEN === 0) expect(printed[r]?.[c]).toBe(fen / PRINTED_UNIT_FEN);
          });
        });
      }),
      { numRuns: 50 },
    );
  });

  test('column totals printed in another table are kept', () => {
    const halves: AmountRow[] = ['a', 'b', 'c', 'd'].map((name) => ({ path: [name], amountsFen: [5_000, 5_000] }));
    const printed = roundAmounts(halves, [3, 1]);
    expect(printed.reduce((sum, row) => sum + (row[0] as number), 0)).toBe(3);
    expect(printed.reduce((sum, row) => sum + (row[1] as number), 0)).toBe(1);
  });
});
