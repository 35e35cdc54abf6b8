import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tables } from '../../../src/shared/model/index';
import { parsePlain } from '../../../src/shared/model/parsePlain';
import { parseCarefully } from '../../../src/shared/model/parseValue';

const columns = tables.flatMap((table) => table.columns);
const pieces = fc.constantFrom(
  ...[
    '0',
    '1',
    '9',
    '12',
    '2013',
    '00',
    '.',
    '-',
    ' ',
    '/',
    ',',
    'E',
    'e',
    '+',
    '万',
    '万元',
    '元',
    'km',
    '%',
    '年',
    '月',
    '无',
    '一',
    '#',
    "'",
    '=',
    '"',
    '\n',
    '　',
    '（',
    '）',
    '０',
    'N/A',
    'n',
    'none',
    'x',
    'A',
    '线',
    '°',
    '－',
    '—',
    ':',
    '05',
  ],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join('')),
  fc.integer().map(String),
  fc.double({ noNaN: true }).map(String),
  fc.integer({ min: -1e9, max: 1e9 }).map((value) => (value / 1000).toString()),
  fc
    .date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc
    .tuple(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 39 }))
    .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`),
  fc.string({ maxLength: 12 }),
);

it('says what the careful reading says, or nothing: a short cut that differs would change figures in large files only', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...columns),
      texts,
      fc.constantFrom(undefined, 'number' as const, 'text' as const),
      fc.constantFrom(undefined, '元', '万元', '%', '1', 'km'),
      (column, text, stored, unit) => {
        const plain = parsePlain(column, text, { stored, unit });
        if (plain !== undefined) expect({ value: plain }).toEqual(parseCarefully(column, text, { stored, unit }));
      },
    ),
    { numRuns: 30_000 },
  );
});
