import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as sel from '../../../src/renderer/components/sheet/model/selection';

const bounds = { rows: 20, columns: 8 };
const at = (row: number, column: number) => ({ row, column });

describe('moving and stretching', () => {
  it('keeps the anchor and the active cell while Shift+arrow stretches back over itself', () => {
    let selection = sel.single(at(5, 3));
    for (const direction of ['down', 'down', 'right', 'up', 'up', 'up'] as const) {
      selection = sel.stretch(selection, direction, bounds);
    }
    expect(sel.lastRange(selection)).toEqual({ top: 4, bottom: 5, left: 3, right: 4 });
    expect(selection.active).toEqual(at(5, 3));
  });

  it('stops at the edges instead of leaving the sheet', () => {
    expect(sel.step(sel.single(at(0, 0)), 'up', bounds).active).toEqual(at(0, 0));
    expect(sel.step(sel.single(at(19, 7)), 'right', bounds).active).toEqual(at(19, 7));
    expect(sel.moved(at(3, 3), 100, -100, bounds)).toEqual(at(19, 0));
  });

  it('never leaves the bounds and keeps the active cell in the last range, whatever is pressed', () => {
    const directions = fc.constantFrom<sel.Direction>('up', 'down', 'left', 'right');
    const move = fc.tuple(
      fc.constantFrom('step', 'stretch', 'all', 'rows', 'columns', 'enter', 'tab', 'add'),
      directions,
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        let s = sel.start;
        for (const [what, direction] of moves) {
          if (what === 'step') s = sel.step(s, direction, bounds);
          if (what === 'stretch') s = sel.stretch(s, direction, bounds);
          if (what === 'all') s = sel.selectAll(s, bounds);
          if (what === 'rows' || what === 'columns') s = sel.growTo(s, what, bounds);
          if (what === 'enter') s = sel.walk(s, 'rows', direction === 'up', bounds);
          if (what === 'tab') s = sel.walk(s, 'columns', direction === 'left', bounds);
          if (what === 'add') s = sel.addRange(s, sel.moved(s.active, 2, 1, bounds));
          const range = sel.lastRange(s);
          expect(range.top >= 0 && range.left >= 0 && range.bottom < 20 && range.right < 8).toBe(true);
          expect(sel.contains(range, s.active)).toBe(true);
        }
      }),
    );
  });
});

describe('Ctrl+arrow', () => {
  const column = ['a', 'b', 'c', '', '', 'd', '', 'e'];
  const filled = ({ row }: sel.CellPosition) => (column[row] ?? '') !== '';
  const jump = (row: number) => sel.jump(at(row, 0), 'down', { rows: column.length, columns: 1 }, filled).row;

  it('goes to the end of a filled run, over a gap to the next filled cell, and to the edge', () => {
    expect(jump(0)).toBe(2);
    expect(jump(2)).toBe(5);
    expect(jump(3)).toBe(5);
    expect(jump(5)).toBe(7);
    expect(jump(7)).toBe(7);
  });

  it('goes to the edge where nothing more is filled', () => {
    const empty = () => false;
    expect(sel.jump(at(3, 0), 'up', bounds, empty)).toEqual(at(0, 0));
    expect(sel.jump(at(3, 0), 'right', bounds, empty)).toEqual(at(3, 7));
  });
});

describe('Enter and Tab', () => {
  it('walk through a selected block and round again, the block staying selected', () => {
    let s = sel.extendTo(sel.single(at(2, 2)), at(3, 3));
    const seen: string[] = [];
    for (let i = 0; i < 5; i++) {
      seen.push(`${s.active.row},${s.active.column}`);
      s = sel.walk(s, 'columns', false, bounds);
    }
    expect(seen).toEqual(['2,2', '2,3', '3,2', '3,3', '2,2']);
    expect(sel.lastRange(s)).toEqual({ top: 2, bottom: 3, left: 2, right: 3 });
  });

  it('Tab goes on in the next row from the last column', () => {
    expect(sel.walk(sel.single(at(4, 7)), 'columns', false, bounds).active).toEqual(at(5, 0));
    expect(sel.walk(sel.single(at(4, 0)), 'columns', true, bounds).active).toEqual(at(3, 7));
  });
});

describe('several ranges', () => {
  it('copies ranges that share their rows side by side and refuses ragged ones', () => {
    const two = sel.extendTo(sel.addRange(sel.extendTo(sel.single(at(1, 0)), at(3, 0)), at(1, 4)), at(3, 5));
    expect(sel.copyable(two)).toEqual({ rows: [1, 2, 3], columns: [0, 4, 5] });
    expect(sel.copyable(sel.addRange(two, at(9, 7)))).toBeNull();
  });

  it('counts a row that lies in two ranges once', () => {
    const s = sel.extendTo(sel.addRange(sel.extendTo(sel.single(at(1, 0)), at(3, 0)), at(2, 4)), at(5, 5));
    expect(sel.rowsTouched(s)).toEqual([1, 2, 3, 4, 5]);
  });
});

it('a selection of rows that were filtered away shrinks to what is left', () => {
  const s = sel.clamp(sel.selectRows(5, 15, bounds), { rows: 8, columns: 8 });
  expect(sel.lastRange(s)).toEqual({ top: 5, bottom: 7, left: 0, right: 7 });
});
