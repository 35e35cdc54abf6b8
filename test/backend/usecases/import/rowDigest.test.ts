import { expect, it } from 'vitest';
import type { ReadRow } from '../../../../src/backend/exchange/understand/readTypes';
import { rowDigest } from '../../../../src/backend/usecases/import/rowDigest';

const row = (values: ReadRow['values']): ReadRow => ({
  ...{ entity: 'feeder', sheet: 's', sheetIndex: 0, row: 1, id: null, values, refs: {}, computed: {}, texts: {} },
  ...{ extra: null, section: [], issues: [], rejected: false, hidden: false, incomplete: [] },
});

// Two rows of one code that differ in two figures were taken for repetitions: small numbers moved only the upper bits.
it('tells rows apart that differ in two small numbers', () => {
  const digests = new Set<number>();
  for (let a = 0; a < 300; a++) {
    for (let b = 0; b < 300; b++) digests.add(rowDigest(row({ code: '101', sectionCount: a, tieCount: b })));
  }
  // Of 90,000 numbers of 32 bits about one pair agrees by chance.
  expect(digests.size).toBeGreaterThan(89_990);
});
