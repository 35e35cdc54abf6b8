import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode } from './checkNode.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';

/**
 * `npm test`: lint, types, build, unit, end-to-end. Everything runs even where something before failed; what is missing
 * on the machine is reported as skipped with the reason. The last line counts: `N passed, N failed, N skipped`.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const results = join(root, 'test-results');
const bin = (name) => join(root, 'node_modules', ...name);
const counts = { passed: 0, failed: 0, skipped: 0 };

function run(title, script, args, env = {}) {
  process.stdout.write(`\n== ${title}\n`);
  return new Promise((done) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NO_COLOR: '1', ...env },
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

function add(passed, failed, skipped) {
  counts.passed += passed;
  counts.failed += failed;
  counts.skipped += skipped;
}

/** A step without counts of its own is one test. */
function addStep(code) {
  add(code === 0 ? 1 : 0, code === 0 ? 0 : 1, 0);
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

checkNode();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

addStep(await run('lint', bin(['@biomejs', 'biome', 'bin', 'biome']), ['check', '.']));
addStep(await run('types', bin(['typescript', 'bin', 'tsc']), ['-b']));
process.stdout.write('\n== build\n');
await ensureBuilt().then(
  () => addStep(0),
  (error) => {
    process.stdout.write(`${error.message}\n`);
    addStep(1);
  },
);

const unitFile = join(results, 'unit.json');
const unitCode = await run('unit', bin(['vitest', 'vitest.mjs']), [
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${unitFile}`,
]);
const unit = readJson(unitFile);
if (unit) {
  add(unit.numPassedTests, unit.numFailedTests, unit.numPendingTests + (unit.numTodoTests ?? 0));
  // A file that cannot be loaded fails without a test of its own.
  const broken = unit.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  if (broken > 0 || (unitCode !== 0 && unit.numFailedTests === 0)) add(0, Math.max(1, broken), 0);
} else addStep(1);

for (const config of ['playwright.config.ts', 'test/e2e/sheet/playwright.config.ts']) {
  const file = join(results, `${config.replaceAll('/', '-')}.json`);
  const code = await run(
    `end-to-end (${config})`,
    bin(['playwright', 'cli.js']),
    ['test', '--config', config, '--reporter=line,json'],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  );
  const stats = readJson(file)?.stats;
  if (stats) add(stats.expected + stats.flaky, stats.unexpected, stats.skipped);
  else addStep(code === 0 ? 1 : code);
  if (stats && code !== 0 && stats.unexpected === 0) add(0, 1, 0);
}

process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exit(counts.failed > 0 ? 1 : 0);
