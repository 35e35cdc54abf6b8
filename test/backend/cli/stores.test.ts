import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Store } from '../../../src/backend/store/store';
import { createPlan } from '../../../src/backend/usecases/plans';
import { buildCli, faultOf, runAll, runCli, runInTurn, startCli } from '../../support/runCli';

const PROJECTS = 'test/fixtures/workbooks/B_utf8_bom.csv';

let folder = '';
let store = '';
const inFolder = (name: string) => join(folder, name);
const made = (file: string) => [
  'new',
  '--store',
  file,
  '--county',
  '甲县',
  '--base-year',
  '2012',
  '--years',
  '2013-2015',
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countyframe-cli-'));
  store = inFolder('county.countyframe');
  await buildCli();
  await runCli(...made(store));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Changes a closed store behind the program's back. */
function alter(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

it('new makes a store, in a folder of its own too, and refuses a file that is there', async () => {
  const file = inFolder('a/b/new.countyframe');
  const first = await runCli(...made(file), '--json');
  expect(first.json).toMatchObject({ format: 'countyframe.store/1', store: file, issues: [] });
  expect(readdirSync(inFolder('a/b'))).toEqual(['new.countyframe']);
  const before = readFileSync(file);
  expect(faultOf(await runCli(...made(file), '--json'))).toEqual({ exit: 3, code: 'STORE_EXISTS' });
  expect(readFileSync(file).equals(before)).toBe(true);
});

it('undo takes back an import, then has nothing left (bug: the plan the store was made with goes too)', async () => {
  const file = inFolder('undo.countyframe');
  copyFileSync(store, file);
  expect(faultOf(await runCli('undo', '--store', file, '--json'))).toEqual({ exit: 3, code: 'NOTHING_TO_UNDO' });
  await runCli('import', PROJECTS, '--store', file);
  const undone = await runCli('undo', '--store', file, '--json', '--lang', 'en');
  expect(undone.json).toMatchObject({
    format: 'countyframe.undo/1',
    undone: { code: 'CHANGE_IMPORT', message: 'import B_utf8_bom.csv' },
    issues: [],
  });
  expect(faultOf(await runCli('undo', '--store', file, '--json'))).toEqual({ exit: 3, code: 'NOTHING_TO_UNDO' });
  const again = await runCli('import', PROJECTS, '--store', file, '--json');
  expect(again.json).toMatchObject({ counts: { inserted: 5 } });
});

it('what is no store is exit 3 for every command, and leaves nothing behind (bug: a lock beside it, or damage cried)', async () => {
  mkdirSync(inFolder('none'));
  writeFileSync(inFolder('none/text.countyframe'), 'hello');
  writeFileSync(inFolder('none/empty.countyframe'), '');
  const files = {
    'none/missing.countyframe': 'STORE_NOT_FOUND',
    'nowhere/missing.countyframe': 'STORE_NOT_FOUND',
    none: 'STORE_NOT_A_STORE',
    'none/text.countyframe': 'STORE_NOT_A_STORE',
    'none/empty.countyframe': 'STORE_NOT_A_STORE',
  };
  const runs = await runAll(Object.keys(files).map((name) => ['verify', '--store', inFolder(name), '--json']));
  expect(runs.map(faultOf)).toEqual(Object.values(files).map((code) => ({ exit: 3, code })));
  const text = inFolder('none/text.countyframe');
  const others = await runInTurn([
    ['import', PROJECTS, '--store', text, '--json'],
    ['undo', '--store', text, '--json'],
    ['export', '--store', text, '--out', inFolder('x.xlsx'), '--json'],
    ['allocate', '--store', text, '--json'],
  ]);
  expect(others.map(faultOf)).toEqual(others.map(() => ({ exit: 3, code: 'STORE_NOT_A_STORE' })));
  expect(readdirSync(inFolder('none')).sort()).toEqual(['empty.countyframe', 'text.countyframe']);
});

it('verify finds a sound store sound', async () => {
  const { code, json } = await runCli('verify', '--store', store, '--json');
  expect([code, json]).toEqual([0, { format: 'countyframe.verification/1', store, sound: true, issues: [] }]);
});

it('verify tells damage with exit 1, wherever it is (bug: a raw SQLite message, or exit 0 for a cut file)', async () => {
  const whole = readFileSync(store);
  const damaged = {
    head: Buffer.concat([Buffer.alloc(100), whole.subarray(100)]),
    middle: Buffer.concat([whole.subarray(0, 8192), Buffer.alloc(40_960, 0xa5), whole.subarray(49_152)]),
    cut: whole.subarray(0, Math.floor(whole.length / 2)),
    short: whole.subarray(0, 3000),
  };
  for (const [name, bytes] of Object.entries(damaged)) writeFileSync(inFolder(`${name}.countyframe`), bytes);
  const broken = inFolder('broken.countyframe');
  copyFileSync(store, broken);
  alter(broken, "PRAGMA foreign_keys = OFF; UPDATE plan SET countyId = 'gone'");
  const names = [...Object.keys(damaged), 'broken'];
  const runs = await runAll(names.map((name) => ['verify', '--store', inFolder(`${name}.countyframe`), '--json']));
  for (const run of runs) {
    expect(faultOf(run)).toEqual({ exit: 1, code: 'STORE_DAMAGE_FOUND' });
    expect(run.json.issues.length).toBeGreaterThan(0);
    for (const issue of run.json.issues)
      expect(issue).toMatchObject({ severity: 'error', where: { file: expect.any(String) } });
  }
  expect(runs.at(-1)!.json.issues[0]).toMatchObject({ code: 'STORE_REFERENCE_BROKEN', where: { entity: 'plan' } });
  const used = await runCli('import', PROJECTS, '--store', inFolder('cut.countyframe'), '--json');
  expect(faultOf(used)).toEqual({ exit: 1, code: 'STORE_DAMAGED' });
});

it('a store of a newer program can be read, with a word about it, and not written', async () => {
  const file = inFolder('newer.countyframe');
  copyFileSync(store, file);
  alter(file, 'PRAGMA user_version = 999');
  const before = readFileSync(file);
  const [verified, exported, imported] = await runInTurn([
    ['verify', '--store', file, '--json'],
    ['export', '--store', file, '--out', inFolder('newer.xlsx'), '--json'],
    ['import', PROJECTS, '--store', file, '--json'],
  ]);
  for (const run of [verified!, exported!]) {
    expect(run.code).toBe(0);
    expect(run.json.issues).toMatchObject([{ severity: 'warning', code: 'STORE_NEWER' }]);
  }
  expect(faultOf(imported!)).toEqual({ exit: 3, code: 'STORE_READONLY' });
  expect(readFileSync(file).equals(before)).toBe(true);
});

it('of several plans one has to be named', async () => {
  const file = inFolder('two.countyframe');
  copyFileSync(store, file);
  const opened = Store.open(file);
  const years = { baseYear: 2025, firstYear: 2026, lastYear: 2028, targetYear: 2030 };
  const second = createPlan(opened, { county: '甲县', name: '第二个', ...years, programmes: [], targets: {} });
  opened.close();
  const [ambiguous, named, unknown] = await runInTurn([
    ['import', PROJECTS, '--store', file, '--dry-run', '--json'],
    ['import', PROJECTS, '--store', file, '--plan', second, '--json'],
    ['allocate', '--store', file, '--plan', 'nobody', '--json'],
  ]);
  expect(faultOf(ambiguous!)).toEqual({ exit: 2, code: 'PLAN_AMBIGUOUS' });
  expect((ambiguous!.json.error as { next: string }).next).toContain(second);
  expect(named!.json).toMatchObject({ counts: { inserted: 5 } });
  expect(faultOf(unknown!)).toEqual({ exit: 2, code: 'PLAN_NOT_FOUND' });
});

it('a store that is open elsewhere is exit 4 for every command, and says where; serve tells its address as a document', async () => {
  const file = inFolder('served.countyframe');
  copyFileSync(store, file);
  const server = startCli(['serve', '--store', file, '--port', '0', '--no-open', '--json']);
  try {
    const line = await new Promise<string>((done) => server.stdout!.once('data', (piece) => done(String(piece))));
    const document = JSON.parse(line) as { format: string; url: string };
    expect(document).toMatchObject({ format: 'countyframe.service/1', store: file, issues: [] });
    expect(document.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/);
    const before = readFileSync(file);
    const runs = await runAll([
      ['verify', '--store', file, '--json'],
      ['import', PROJECTS, '--store', file, '--json'],
      ['undo', '--store', file, '--json'],
      ['allocate', '--store', file, '--json'],
      ['export', '--store', file, '--out', inFolder('x.xlsx'), '--json'],
      ['document', '--store', file, '--out', inFolder('x.html'), '--json'],
      ['serve', '--store', file, '--no-open', '--json'],
    ]);
    expect(runs.map(faultOf)).toEqual(runs.map(() => ({ exit: 4, code: 'STORE_LOCKED' })));
    expect((runs[0]!.json.error as { message: string }).message).toContain(document.url);
    expect(readFileSync(file).equals(before)).toBe(true);
    const { port } = new URL(document.url);
    const taken = await runCli('serve', '--store', store, '--port', port, '--no-open', '--json');
    expect(faultOf(taken)).toEqual({ exit: 3, code: 'PORT_NOT_AVAILABLE' });
    expect(readdirSync(folder)).not.toContain('county.countyframe.lock');
  } finally {
    server.kill('SIGTERM');
    await new Promise((done) => server.once('close', done));
  }
  const after = await runCli('verify', '--store', file, '--json');
  expect(after.json).toMatchObject({ sound: true });
});
