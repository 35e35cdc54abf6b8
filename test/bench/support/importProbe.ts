import { warmReader } from '../../../src/backend/exchange/read/readWorkbook';
import { Store } from '../../../src/backend/store/store';
import { importFiles } from '../../../src/backend/usecases/import/importFiles';
import { keepYoungSpaceSmall } from '../../../src/backend/usecases/import/youngSpace';
import { createPlan } from '../../../src/backend/usecases/plans';
import { findScope } from '../../../src/backend/usecases/sheet/scope';

/**
 * Imports one file into a new store and prints time and peak memory of this process: `importProbe FILE STORE`. With `dry`
 * behind it nothing is committed.
 */
// As the import command does, and so does starting to read while the store is opened.
keepYoungSpaceSmall();
const [file, target, mode] = process.argv.slice(2) as [string, string, string | undefined];
warmReader(file);

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

const start = performance.now();
const { counts } = await importFiles(store, scope, [file], { isDryRun: mode === 'dry' });
const ms = performance.now() - start;
store.close();
process.stdout.write(JSON.stringify({ ms, mb: process.resourceUsage().maxRSS / 1024, rows: counts.inserted }));
