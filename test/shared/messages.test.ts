import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { books, columnNames, nameIn, namesOf, wordMessage } from '../../src/shared/messages/index';

it('says everything in both languages, or one of them would show a code', () => {
  for (const book of books) expect(Object.keys(book.en).sort()).toEqual(Object.keys(book.zh).sort());
});

it('words a code once, or the later book would silently win', () => {
  const codes = books.flatMap((book) => Object.keys(book.zh));
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
});

it('fills the same placeholders in both languages', () => {
  const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();
  const wrong = books.flatMap((book) =>
    Object.keys(book.zh).filter((code) => String(holes(book.zh[code]!)) !== String(holes(book.en[code] ?? ''))),
  );
  expect(wrong).toEqual([]);
});

it('exclaims nowhere', () => {
  expect(
    books
      .flatMap((book) => [...Object.values(book.zh), ...Object.values(book.en)])
      .filter((text) => /[!！]/.test(text)),
  ).toEqual([]);
});

/** Codes that no book of messages words: constants of SQLite, Node and the transport, and texts of single screens. */
const ELSEWHERE = /^(SQLITE|ERR|CSP)_|^(APP_ERROR|INTERNAL_SERVER_ERROR)$/;

const sources = globSync('src/**/*.{ts,tsx}')
  .filter((file) => !/shared[\\/]messages[\\/]/.test(file))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));
const worded = new Set(books.flatMap((book) => Object.keys(book.zh)));

/** Every UPPER_SNAKE literal: codes are also picked by a condition or from a table, not only written at the throw. */
function codesIn(text: string): string[] {
  return [...text.matchAll(/['"`]([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)['"`]/g)].map((match) => match[1]!);
}

it('words every code that is used, or a user would read the code itself', () => {
  const onScreens = new Set(
    sources
      .filter(({ file }) => file.startsWith('src/renderer/i18n/'))
      .flatMap(({ text }) => [...text.matchAll(/^\s*([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]!)),
  );
  const unknown = sources.flatMap(({ file, text }) =>
    codesIn(text)
      .filter((code) => !worded.has(code) && !onScreens.has(code) && !ELSEWHERE.test(code))
      .map((code) => `${file}: ${code}`),
  );
  expect(unknown).toEqual([]);
});

it('says what to do next for every fault', () => {
  const thrown = /(?:new AppError|\bfault|\bdamageFound|\bfail)\(\s*['"]([A-Z][A-Z0-9_]+)['"]/g;
  const silent = sources.flatMap(({ file, text }) =>
    [...text.matchAll(thrown)]
      .map((match) => match[1]!)
      // What is wrong with a single cell is shown at the cell: there is nothing to do but mend it.
      .filter((code) => !code.startsWith('CELL_') && !worded.has(`${code}_NEXT`))
      .map((code) => `${file}: ${code}`),
  );
  expect(silent).toEqual([]);
  const orphans = [...worded].filter((code) => code.endsWith('_NEXT') && !worded.has(code.slice(0, -'_NEXT'.length)));
  expect(orphans).toEqual([]);
});

it('names columns and lists in the language of the sentence (bug: Chinese labels and marks in English issues)', () => {
  const columns = columnNames('feeder', ['code', 'lengthKm']);
  expect(wordMessage('zh', 'ROW_WITHOUT_IDENTITY', { columns })).toContain('线路编码、线路总长度');
  expect(wordMessage('en', 'ROW_WITHOUT_IDENTITY', { columns })).toContain('Feeder code, Total length');
  const rule = { name: nameIn({ zh: '分段开关间距', en: 'Distance of sectionalisers' }) };
  expect(wordMessage('zh', 'CHANGE_ALTERNATIVE_RULE', rule)).toContain('分段开关间距');
  expect(wordMessage('en', 'CHANGE_ALTERNATIVE_RULE', rule)).toContain('Distance of sectionalisers');
  expect(wordMessage('en', 'CHANGE_ALTERNATIVE_RULE', rule)).not.toMatch(/[⟪¦⟫]/);
  expect(wordMessage('en', 'PROFILE_NOT_FOUND', { name: 'x', known: namesOf(['a', 'b']) })).toContain('a, b');
  // What a foreign file says stays as it is.
  expect(wordMessage('en', 'ROW_WITHOUT_IDENTITY', { columns: '⟦no.such⟧⟦feeder.none⟧' })).toContain('⟦no.such⟧');
});
