import { Store } from '../../../src/backend/store/store';
import { ImportWork } from '../../../src/backend/usecases/import/importWork';
import { keepYoungSpaceSmall } from '../../../src/backend/usecases/import/youngSpace';
import { createPlan } from '../../../src/backend/usecases/plans';
import { findScope } from '../../../src/backend/usecases/sheet/scope';

/**
 * Imports one file into a new store and prints time and peak memory of this process: `importProbe FILE STORE`. With `dry`
 * behind it nothing is committed.
 */
// As the import command does.
keepYoungSpaceSmall();
const [file, target, mode] = process.argv.slice(2) as [string, string, string | undefined];

const store = Store.open(target, { create: true });
const planId = createPlan(store, {
  county: '甲县',
  name: '甲县规划',
  baseYear: 2025,
  firstYear: 2026,
  lastYear: 2028,
  targetYear: 2035,
  programmes: [],
  targets: {},
});
const scope = findScope(store, planId);

const laps: Record<string, { ms: number; cpuMs: number }> = {};
async function lap<T>(name: string, work: () => Promise<T>): Promise<T> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const used = process.cpuUsage(cpu);
  laps[name] = { ms: performance.now() - start, cpuMs: (used.user + used.system) / 1000 };
  return result;
}

const start = performance.now();
const work = new ImportWork();
await lap('read', () => work.addFile(file));
const counts =
  mode === 'dry'
    ? await lap('plan', () => work.preview(store, scope))
    : await lap('commit', () => work.commit(store, scope));
const ms = performance.now() - start;
store.close();
process.stdout.write(
  JSON.stringify({ ms, mb: process.resourceUsage().maxRSS / 1024, rows: counts.counts.inserted, laps }),
);
