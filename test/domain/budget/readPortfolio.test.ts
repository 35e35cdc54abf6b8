import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPortfolio } from '../../../src/domain/budget/portfolio';
import { AppError } from '../../../src/shared/appError';

const folder = new URL('../../fixtures/portfolios/', import.meta.url);

/** A small valid document; parts are replaced by the cases below. */
function documentWith(change: Record<string, unknown>): Record<string, unknown> {
  return {
    format: 'countyframe.portfolio/1',
    envelopes: [{ id: 'year', maxFen: 100 }],
    groups: [{ id: 'g', options: [{ id: 'a', benefit: 1, uses: { year: 10 } }] }],
    ...change,
  };
}

function placeOf(json: unknown): string {
  try {
    readPortfolio(json);
  } catch (error) {
    if (error instanceof AppError && error.code === 'PORTFOLIO_INVALID') return error.where?.path ?? '';
    throw error;
  }
  return 'accepted';
}

describe('readPortfolio', () => {
  it('reads every sample, ignoring keys it does not know', () => {
    for (const file of readdirSync(folder)) {
      const json: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      expect(readPortfolio(json).groups.length).toBeGreaterThan(0);
    }
  });

  it('takes the documented defaults for what is absent', () => {
    const read = readPortfolio(documentWith({ envelopes: [{ id: 'year' }] }));
    expect(read.envelopes).toEqual([{ id: 'year', minFen: 0, maxFen: null }]);
    expect(read.groups[0]?.required).toBe(false);
    expect([read.requires, read.excludes, read.locks]).toEqual([[], [], []]);
  });

  it.each([
    ['format', documentWith({ format: 'countyframe.network/1' }), 'format'],
    ['no object', 7, ''],
    ['list for an object', [], ''],
    ['fraction of a fen', documentWith({ envelopes: [{ id: 'year', maxFen: 0.5 }] }), 'envelopes[0].maxFen'],
    ['fen beyond 2^53', documentWith({ envelopes: [{ id: 'year', minFen: 2 ** 53 }] }), 'envelopes[0].minFen'],
    ['fen as text', documentWith({ envelopes: [{ id: 'year', maxFen: '100' }] }), 'envelopes[0].maxFen'],
    ['envelope twice', documentWith({ envelopes: [{ id: 'year' }, { id: 'year' }] }), 'envelopes[1].id'],
    [
      'group twice',
      documentWith({
        groups: [
          { id: 'g', options: [] },
          { id: 'g', options: [] },
        ],
      }),
      'groups[1].id',
    ],
    [
      'option twice, in different groups',
      documentWith({
        groups: [
          { id: 'g', options: [{ id: 'a', benefit: 1 }] },
          { id: 'h', options: [{ id: 'a', benefit: 1 }] },
        ],
      }),
      'groups[1].options[0].id',
    ],
    [
      'benefit not finite',
      documentWith({ groups: [{ id: 'g', options: [{ id: 'a', benefit: Number.NaN }] }] }),
      'groups[0].options[0].benefit',
    ],
    [
      'unknown envelope',
      documentWith({ groups: [{ id: 'g', options: [{ id: 'a', benefit: 1, uses: { town: 1 } }] }] }),
      'groups[0].options[0].uses.town',
    ],
    ['required as text', documentWith({ groups: [{ id: 'g', required: 'yes', options: [] }] }), 'groups[0].required'],
    [
      'unknown prerequisite',
      documentWith({ requires: [{ option: 'a', needsAnyOf: ['b'] }] }),
      'requires[0].needsAnyOf[0]',
    ],
    ['exclusion of three', documentWith({ excludes: [['a', 'a', 'a']] }), 'excludes[0]'],
    ['lock without a value', documentWith({ locks: [{ option: 'a' }] }), 'locks[0].chosen'],
  ])('refuses %s and names the place', (_, json, path) => {
    expect(placeOf(json)).toBe(path);
  });

  it('treats __proto__ and constructor as names like any other', () => {
    const json: unknown = JSON.parse(
      '{"format":"countyframe.portfolio/1","envelopes":[{"id":"__proto__","maxFen":5},{"id":"constructor"}],' +
        '"groups":[{"id":"g","options":[{"id":"toString","benefit":1,"uses":{"__proto__":3,"constructor":2}}]}]}',
    );
    const [option] = readPortfolio(json).groups[0]?.options ?? [];
    expect(option?.uses).toEqual([
      ['__proto__', 3],
      ['constructor', 2],
    ]);
    // A missing key must not be found on the prototype.
    expect(placeOf(JSON.parse('{"format":"countyframe.portfolio/1","envelopes":[],"__proto__":{"groups":[]}}'))).toBe(
      'groups',
    );
  });
});
