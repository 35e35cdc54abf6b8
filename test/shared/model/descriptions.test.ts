import { describe, expect, it } from 'vitest';
import { normaliseHeader } from '../../../src/shared/model/headers';
import { entityNames, headerTargets, tables } from '../../../src/shared/model/index';

describe.each(tables.map((table) => [table.entity, table] as const))('%s', (_entity, table) => {
  it('has every key once, or two columns would write to the same cell', () => {
    const keys = table.columns.map((column) => column.key);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(keys.filter((key) => !/^[a-z][A-Za-z0-9]*$/.test(key))).toEqual([]);
    // names of the columns every table has
    expect(
      keys.filter((key) => ['id', 'extra', 'batchId', 'sourceSheet', 'sourceRow', 'countyId', 'planId'].includes(key)),
    ).toEqual([]);
  });

  it('has every header spelling at one column only, or an import would map by chance', () => {
    const seen = new Map<string, string>();
    const clashes: string[] = [];
    for (const column of table.columns) {
      const spellings = [
        column.key,
        column.label.zh,
        column.label.en,
        ...(column.synonyms ?? []),
        ...(column.codeSynonyms ?? []),
      ];
      for (const spelling of new Set(spellings.map(normaliseHeader))) {
        const other = seen.get(spelling);
        if (other !== undefined) clashes.push(`${spelling}: ${other}, ${column.key}`);
        seen.set(spelling, column.key);
      }
    }
    expect(clashes).toEqual([]);
    for (const [spelling, key] of seen) expect(headerTargets(table).get(spelling)?.column.key).toBe(key);
  });

  it('has its labels once per group and language, or the user could not tell two columns apart', () => {
    for (const language of ['zh', 'en'] as const) {
      const labels = table.columns.map((column) => `${column.group?.[language] ?? ''}/${column.label[language]}`);
      expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
    }
  });

  it('has options without clashing spellings, or a cell could mean two values', () => {
    for (const column of table.columns.filter((candidate) => candidate.options)) {
      const seen = new Map<string, string>();
      const clashes: string[] = [];
      for (const option of column.options!) {
        for (const spelling of new Set(
          [option.value, option.label.zh, option.label.en, ...(option.synonyms ?? [])].map(normaliseHeader),
        )) {
          if (seen.has(spelling)) clashes.push(`${column.key} ${spelling}: ${seen.get(spelling)}, ${option.value}`);
          seen.set(spelling, option.value);
        }
      }
      expect(clashes).toEqual([]);
    }
  });

  it('names only columns it has in identity and match keys', () => {
    const keys = new Set(table.columns.map((column) => column.key));
    const named = [...table.identity, ...table.matchKeys.flat(), ...(table.distinctBy ?? []), table.nameColumn];
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('links only to entities there are', () => {
    const refs = table.columns.filter((column) => column.kind === 'ref');
    expect(
      refs
        .filter((column) => !(entityNames as readonly string[]).includes(column.ref ?? ''))
        .map((column) => column.key),
    ).toEqual([]);
    expect(refs.filter((column) => column.computed !== undefined)).toEqual([]);
  });
});

it('lists the same entities as names and as tables', () => {
  expect(tables.map((table) => table.entity)).toEqual([...entityNames]);
});
