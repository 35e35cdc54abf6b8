import { expect, it } from 'vitest';
import { killImports, killRounds } from '../../support/killRounds';
import { tempStore } from '../../support/tempFolder';

/** A fixed sample; `npm run soak` kills 1,000 times. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 100);

it(`killed with -9 at ${ROUNDS} random moments, the store keeps every committed edit and passes integrity_check`, async () => {
  const report = await killRounds(tempStore(), ROUNDS);
  expect(report.lost).toEqual([]);
  expect(report.damage).toEqual([]);
  expect(report.committed).toBeGreaterThan(ROUNDS);
}, 1_800_000);

it('killed with -9 in the middle of an import, its rows are all there or none is', async () => {
  expect(await killImports(tempStore(), Math.max(5, Math.round(ROUNDS / 10)))).toEqual([]);
}, 1_800_000);
