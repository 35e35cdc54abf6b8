import { expect, it } from 'vitest';
import { packChunk } from '../../../../src/backend/exchange/read/protocol';
import type { SheetInfo, WorkbookInfo } from '../../../../src/backend/exchange/sheetCells';
import { rowsOf, sheetFromRows } from '../../../../src/backend/exchange/understand/grid';
import { PackedCollector } from '../../../../src/backend/usecases/import/packedSheet';

const rows = Array.from({ length: 4_500 }, (_, i) => [
  i % 3 ? `第${i}行` : null,
  i,
  `${'x'.repeat(i % 40)}`,
  i % 7 ? '' : 'a\u0000b',
]);
const source = sheetFromRows(rows);
const info: WorkbookInfo = {
  file: { name: 'a.csv', bytes: 1, sha256: '', kind: 'csv', encoding: null },
  sheets: [source.info as SheetInfo],
  issues: [],
};
const expected = source.chunks.flatMap((chunk) =>
  [...rowsOf(chunk)].map((row) => [0, 1, 2, 3].map((c) => row.text(c))),
);

it.each([
  ['in memory', Number.POSITIVE_INFINITY],
  ['on disk beyond a size', 20_000],
  ['on disk from the first chunk', 0],
])(
  'gives the cells back %s, in order, backwards and in part (bug: a text cut at the wrong place)',
  (_where, spoolFrom) => {
    const collector = new PackedCollector(spoolFrom);
    for (const chunk of source.chunks) collector.add(packChunk(chunk));
    const [sheet] = collector.sheets(info);
    const read = [...sheet!.chunks].flatMap((chunk) => [...rowsOf(chunk)]);
    expect(read.map((row) => [0, 1, 2, 3].map((c) => row.text(c)))).toEqual(expected);
    const backwards = [...read].reverse().map((row) => [3, 2, 1, 0].map((c) => row.text(c)).reverse());
    expect(backwards).toEqual([...expected].reverse());
    expect(sheet!.stretch(1500, 2500).chunks.map(({ firstRow }) => firstRow)).toEqual([1000, 2000]);
  },
);

it('gives the right text whatever row is asked for after whatever other (bug: the text before, for a row beyond the end)', () => {
  const collector = new PackedCollector();
  const short = sheetFromRows([['a'], ['b'], ['c']]);
  collector.add(packChunk(short.chunks[0]!));
  const [chunk] = [...collector.sheets(info)[0]!.chunks];
  const column = chunk!.columns[0]!;
  for (const row of [0, 5, 1, 2, 0, 0, 7, 2, 1]) expect(column.textAt!(row)).toBe(['a', 'b', 'c'][row] ?? '');
});
