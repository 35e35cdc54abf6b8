import { expect, it } from 'vitest';
import { readMutations } from '../../soak/mutate';

/** A fixed sample; `npm run soak` takes 10,000. */
const FILES = Number(process.env.MUTATED_FILES ?? 600);

it(
  'reads and understands, or refuses, damaged files with a code (a fault without one would end an import)',
  async () => {
    const report = await readMutations(FILES, 20_260_301);
    expect(report.faults).toEqual([]);
    expect(report.files).toBe(FILES);
    expect(report.outcomes.read).toBeGreaterThan(FILES / 6);
  },
  Math.max(60_000, FILES * 400),
);
