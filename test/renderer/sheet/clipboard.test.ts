import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatHtml, formatTsv, parseTsv } from '../../../src/renderer/components/sheet/edit/clipboard';
import { layPaste } from '../../../src/renderer/components/sheet/edit/planPaste';

describe('blocks of Excel and WPS', () => {
  it('reads quoted cells with line breaks, tabs and doubled quotes', () => {
    expect(parseTsv('a\t"两行\r\n说明"\t"x\ty"\r\nb\t"他说""好"""\tc\r\n')).toEqual([
      ['a', '两行\n说明', 'x\ty'],
      ['b', '他说"好"', 'c'],
    ]);
  });

  it('takes a quote that does not close its cell as text', () => {
    expect(parseTsv('"3寸管\tb')).toEqual([['"3寸管', 'b']]);
    expect(parseTsv('"手拉手"接线\t2')).toEqual([['"手拉手"接线', '2']]);
  });

  it('keeps empty cells and rows and drops only the line break at the end', () => {
    expect(parseTsv('a\t\tb\n\nc')).toEqual([['a', '', 'b'], [''], ['c']]);
    expect(parseTsv('a\n')).toEqual([['a']]);
    expect(parseTsv('')).toEqual([['']]);
  });

  it('reads back whatever it writes', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '中', '"', '\t', '\n', ' ', '1', ',', "'", '='),
      maxLength: 8,
    });
    const block = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([height, width]) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      );
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseTsv(formatTsv(rows))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws and loses no character on texts nobody formatted', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r'), maxLength: 30 }), (text) => {
        const letters = (s: string) => s.replace(/[^a]/g, '').length;
        expect(letters(parseTsv(text).flat().join(''))).toBe(letters(text));
      }),
      { numRuns: 500 },
    );
  });

  it('marks codes as text for Excel and escapes markup', () => {
    const html = formatHtml([
      [
        { text: '0012<b>&', asText: true },
        { text: '1.5', asText: false },
      ],
    ]);
    expect(html).toContain(`<td style="mso-number-format:'\\@'">0012&lt;b&gt;&amp;</td><td>1.5</td>`);
  });
});

describe('laying a block over the sheet', () => {
  const one = (row: number, column: number) => ({ top: row, bottom: row, left: column, right: column });

  it('starts at the top left cell of the selection', () => {
    const { targets, range } = layPaste(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      one(3, 2),
      10,
      6,
    );
    expect(targets.map((t) => [t.row, t.column, t.text])).toEqual([
      [3, 2, 'a'],
      [3, 3, 'b'],
      [4, 2, 'c'],
      [4, 3, 'd'],
    ]);
    expect(range).toEqual({ top: 3, bottom: 4, left: 2, right: 3 });
  });

  it('repeats the block over a selection that is a whole multiple of it', () => {
    const { targets } = layPaste([['x']], { top: 0, bottom: 2, left: 0, right: 1 }, 10, 6);
    expect(targets).toHaveLength(6);
    const odd = layPaste([['x'], ['y']], { top: 0, bottom: 2, left: 0, right: 0 }, 10, 6);
    expect(odd.targets.map((t) => t.text)).toEqual(['x', 'y']);
  });

  it('counts what reaches beyond the last row and column', () => {
    const { overflowRows, overflowColumns, targets } = layPaste(
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
      ],
      one(9, 4),
      10,
      6,
    );
    expect([overflowRows, overflowColumns]).toEqual([1, 1]);
    expect(targets.map((t) => t.text)).toEqual(['a', 'b', 'd', 'e']);
  });

  it('says nothing about the cells a short row lacks', () => {
    const { targets } = layPaste([['a', 'b'], ['c']], one(0, 0), 10, 6);
    expect(targets.map((t) => t.text)).toEqual(['a', 'b', 'c']);
  });
});
