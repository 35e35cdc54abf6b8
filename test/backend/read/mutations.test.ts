import { expect, it } from 'vitest';
import { readMutations } from '../../soak/mutate';

it('reads or refuses 600 damaged files with a code (a parser that throws something else would end an import)', async () => {
  const report = await readMutations(600, 20_260_301);
  expect(report.faults).toEqual([]);
  expect(report.files).toBe(600);
  expect(report.outcomes.read).toBeGreaterThan(100);
});
