import { describe, expect, it } from 'vitest';
import { checkChoice, usageOf } from '../../../src/domain/budget/check';
import type { Portfolio } from '../../../src/domain/budget/portfolio';

const portfolio: Portfolio = {
  format: 'countyframe.portfolio/1',
  envelopes: [
    { id: 'year', minFen: 0, maxFen: 9_007_199_254_740_991 },
    { id: 'town', minFen: 5, maxFen: null },
  ],
  groups: [
    {
      id: 'g',
      required: true,
      options: [
        { id: 'a', benefit: 1, uses: [['year', 9_007_199_254_740_991]] },
        { id: 'b', benefit: 2, uses: [['town', 5]] },
      ],
    },
    { id: 'h', required: false, options: [{ id: 'c', benefit: 3, uses: [['year', 1]] }] },
    { id: 'i', required: false, options: [{ id: 'd', benefit: 4, uses: [] }] },
  ],
  requires: [{ option: 'c', needsAnyOf: ['d', 'b'] }],
  excludes: [['c', 'd']],
  locks: [
    { option: 'd', chosen: true },
    { option: 'b', chosen: false },
  ],
};

describe('checkChoice', () => {
  it('sees one unit too many where doubles no longer count in ones', () => {
    const broken = checkChoice(portfolio, ['a', 'c', 'd']);
    expect(broken).toContainEqual({
      kind: 'envelopeMax',
      id: 'year',
      usedFen: '9007199254740992',
      limitFen: 9_007_199_254_740_991,
    });
  });

  it('reports every kind of broken rule', () => {
    const kinds = (chosen: string[]): string[] => checkChoice(portfolio, chosen).map((v) => v.kind);
    expect(kinds([])).toEqual(['requiredGroup', 'envelopeMin', 'lock']);
    expect(kinds(['a', 'b'])).toEqual(['oneOfGroup', 'lock', 'lock']);
    expect(kinds(['a', 'c'])).toContain('requires');
    expect(kinds(['a', 'c', 'd'])).toContain('excludes');
    expect(kinds(['a', 'd', 'nobody'])).toContain('unknownOption');
  });

  it('adds up to the unit', () => {
    expect(usageOf(portfolio, ['b', 'c']).used).toEqual([
      ['year', 1],
      ['town', 5],
    ]);
  });
});
