import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { columnsDoc } from '../../../src/shared/model/columnsDoc';

it('is what docs/columns.md says (node scripts/docs-columns.mjs writes it)', () => {
  expect(readFileSync('docs/columns.md', 'utf8')).toBe(columnsDoc());
});
