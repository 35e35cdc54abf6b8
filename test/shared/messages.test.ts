import { expect, it } from 'vitest';
import { books } from '../../src/shared/messages/index';

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
