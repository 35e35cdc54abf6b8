import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { common } from '../../../src/shared/messages/common';
import { read } from '../../../src/shared/messages/read';

const SOURCES = join(import.meta.dirname, '../../../src/backend/exchange/read');

/** Every literal of the readers that looks like a code, less Node's own. */
function codesInUse(): string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const codes = files.flatMap((name) =>
    [...readFileSync(join(SOURCES, name), 'utf8').matchAll(/'([A-Z]+(?:_[A-Z0-9]+)+)'/g)].map((match) => match[1]!),
  );
  return [...new Set(codes)].filter((code) => !/^(ERR|Z)_/.test(code)).sort();
}

it('every code of the readers is worded in both languages with a next step, and no wording is left over', () => {
  const codes = codesInUse();
  expect(codes.length).toBeGreaterThan(40);
  const worded = (book: Record<string, string>) => codes.filter((code) => !(code in book) || !(`${code}_NEXT` in book));
  expect(worded({ ...common.zh, ...read.zh })).toEqual([]);
  expect(worded({ ...common.en, ...read.en })).toEqual([]);
  expect(Object.keys(read.zh)).toEqual(Object.keys(read.en));
  const leftOver = Object.keys(read.zh).filter((key) => !codes.includes(key.replace(/_NEXT$/, '')));
  expect(leftOver).toEqual([]);
});
