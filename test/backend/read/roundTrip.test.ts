import { createRequire } from 'node:module';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, readHere } from './support';

const xlsx = createRequire(import.meta.url)('@e965/xlsx') as typeof import('@e965/xlsx');

type Value = string | number | boolean | Date | null;

// Control characters cannot stand in XML, and the other libraries disagree about _xHHHH_ and about carriage returns.
const words = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
  .filter((text) => !/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_x/.test(text) && text !== '');
const chinese = fc.constantFrom(
  '10kV城东线',
  '　李家村＃１',
  'a & b < c > "d"',
  "it's",
  ' 前后空格 ',
  '第一行\n第二行',
  '=1+1',
  '0015110013',
  '#REF!',
  '__proto__',
);
const numbers = fc.oneof(
  // One of the writers packs very small numbers wrongly.
  fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
    .filter((value) => value === 0 || Math.abs(value) > 1e-5),
  fc.integer(),
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((cents) => cents / 100),
);
const dates = fc
  .integer({ min: 36_526, max: 73_050 })
  .map((serial) => new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000));
const cell: fc.Arbitrary<Value> = fc.oneof(chinese, words, numbers, fc.boolean(), fc.constant(null));
const tables = (value: fc.Arbitrary<Value>) =>
  fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });

function expectSame(found: Map<string, string>, table: Value[][]): void {
  const expected: Record<string, string> = {};
  const numbersFound: Record<string, string> = {};
  table.forEach((row, r) => {
    row.forEach((value, c) => {
      const at = `${String.fromCharCode(65 + c)}${r + 1}`;
      const text = found.get(at) ?? '';
      if (value === null) return;
      if (typeof value === 'number') {
        expected[at] = String(value === 0 ? 0 : value);
        numbersFound[at] = text.startsWith('n:') ? String(Number(text.slice(2))) : text;
      } else {
        expected[at] = told(value);
        numbersFound[at] = text;
      }
    });
  });
  expect(numbersFound).toEqual(expected);
  expect(found.size).toBe(Object.keys(expected).length);
}

function told(value: string | boolean | Date): string {
  if (typeof value === 'boolean') return `b:${value ? 'TRUE' : 'FALSE'}`;
  return value instanceof Date ? `d:${value.toISOString().slice(0, 10)}` : `s:${value}`;
}

describe('what other programs write comes back the same', () => {
  it('.xlsx by exceljs, dates among the cells', async () => {
    await fc.assert(
      fc.asyncProperty(tables(fc.oneof(cell, dates)), async (table) => {
        const workbook = new exceljs.Workbook();
        const sheet = workbook.addWorksheet('S');
        table.forEach((row, r) => {
          row.forEach((value, c) => {
            if (value !== null) sheet.getCell(r + 1, c + 1).value = value;
          });
        });
        const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
        const { sheets } = await readHere({ name: 't.xlsx', bytes });
        expectSame(cellsOf(sheets[0]!), table);
      }),
      { numRuns: 30, seed: 20_260_301 },
    );
  });

  it.each(['xlsx', 'xlsb', 'biff8', 'ods', 'fods', 'xlml'] as const)('.%s by @e965/xlsx', async (bookType) => {
    // Its OpenDocument writer trims and joins spaces and knows no surrogates; its .xls writer cuts exotic characters.
    const plain = cell.filter(
      (value) => typeof value !== 'string' || !/ods/.test(bookType) || !/^\s|\s$|\s\s|\n/.test(value),
    );
    await fc.assert(
      fc.asyncProperty(tables(plain), async (table) => {
        const workbook = xlsx.utils.book_new();
        xlsx.utils.book_append_sheet(workbook, xlsx.utils.aoa_to_sheet(table), 'S');
        const bytes = xlsx.write(workbook, { type: 'buffer', bookType, bookSST: true }) as Buffer;
        const { sheets } = await readHere({ name: 't', bytes });
        expectSame(cellsOf(sheets[0]!), table);
      }),
      { numRuns: 30, seed: 20_260_301 },
    );
  });
});
