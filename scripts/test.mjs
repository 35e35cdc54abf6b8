import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
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
/** What failed, named once more at the end: the reports before it are long. */
const failures = [];

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
function addStep(name, code) {
  add(code === 0 ? 1 : 0, code === 0 ? 0 : 1, 0);
  if (code !== 0) failures.push(name);
}

/** Titles of the unexpected tests below a suite of Playwright's report. */
function unexpectedOf(suite, path = []) {
  const here = [...path, suite.title].filter(Boolean);
  return [
    ...(suite.specs ?? []).filter((spec) => !spec.ok).map((spec) => [...here, spec.title].join(' > ')),
    ...(suite.suites ?? []).flatMap((inner) => unexpectedOf(inner, here)),
  ];
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

checkNode();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

addStep('lint', await run('lint', bin(['@biomejs', 'biome', 'bin', 'biome']), ['check', '.']));
addStep('types', await run('types', bin(['typescript', 'bin', 'tsc']), ['-b']));
process.stdout.write('\n== build\n');
await ensureBuilt().then(
  () => addStep('build', 0),
  (error) => {
    process.stdout.write(`${error.message}\n`);
    addStep('build', 1);
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
  for (const file of unit.testResults) {
    const name = relative(root, file.name);
    if (file.status === 'failed' && file.assertionResults.length === 0) failures.push(name);
    for (const test of file.assertionResults) {
      if (test.status === 'failed') failures.push(`${name} > ${test.fullName}`);
    }
  }
  if (broken > 0 || (unitCode !== 0 && unit.numFailedTests === 0)) add(0, Math.max(1, broken), 0);
} else addStep('unit', 1);

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
  const report = readJson(file);
  const stats = report?.stats;
  if (stats) add(stats.expected + stats.flaky, stats.unexpected, stats.skipped);
  else addStep(config, code === 0 ? 1 : code);
  failures.push(...(report?.suites ?? []).flatMap((suite) => unexpectedOf(suite)));
  if (stats && code !== 0 && stats.unexpected === 0) add(0, 1, 0);
}

for (const name of failures) process.stdout.write(`failed: ${name}\n`);
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exit(counts.failed > 0 ? 1 : 0);
