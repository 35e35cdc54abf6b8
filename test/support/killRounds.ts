import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Store } from '../../src/backend/store/store';
import { createPlan } from '../../src/backend/usecases/plans';
import { newId } from '../../src/shared/ids';
import { connectTo } from './client';

export interface KillReport {
  rounds: number;
  /** Edits the program told as committed. */
  committed: number;
  /** Of those, the ones that were not there afterwards. */
  lost: string[];
  /** What integrity_check and foreign_key_check found. */
  damage: string[];
}

/** The built program, as a process of its own. */
function startServer(store: string): Promise<{ child: ChildProcess; url: string }> {
  const entry = pathToFileURL(join(process.cwd(), 'out/main/serve.js')).href;
  const script = `import(${JSON.stringify(entry)}).then((m) => m.serve(['--no-open', '--store', ${JSON.stringify(store)}]))`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, COUNTYFRAME_HOME: dirname(store) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((done, fail) => {
    let text = '';
    const look = (chunk: Buffer) => {
      text += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(text);
      if (found) done({ child, url: found[0] });
    };
    child.stdout!.on('data', look);
    child.stderr!.on('data', look);
    child.on('exit', (code) => fail(new Error(`ended with ${code}: ${text}`)));
  });
}

/** A new store with one plan. @returns the plan's id */
function makePlan(file: string): string {
  const store = Store.open(file, { create: true });
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
  store.close();
  return planId;
}

/** A small generator with a seed, so that a failing round can be run again. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Kills the program with -9 at random moments while edits pour in, and looks each time what is left in the file.
 * @param file path of a store that does not exist yet
 */
export async function killRounds(file: string, rounds: number, seed = 1): Promise<KillReport> {
  const next = random(seed);
  const planId = makePlan(file);
  const report: KillReport = { rounds, committed: 0, lost: [], damage: [] };
  const known = new Map<string, string>();
  for (let round = 0; round < rounds; round++) {
    const { child, url } = await startServer(file);
    child.removeAllListeners('exit');
    const ended = new Promise((done) => child.once('exit', done));
    const { api, close } = await connectTo(url);
    const enough = report.committed + 1 + Math.floor(next() * 20);
    const killed = new AbortController();
    const pour = pourEdits(api, planId, known, report, round, killed.signal);
    while (report.committed < enough) await new Promise((done) => setTimeout(done, 1));
    await new Promise((done) => setTimeout(done, next() * 12));
    child.kill('SIGKILL');
    await ended;
    killed.abort();
    close();
    await pour;
    look(file, known, report);
  }
  return report;
}

/** Rows of one import: so many that a thread writes them, and that it takes a while. */
const IMPORT_ROWS = 6000;

/**
 * Kills the program with -9 at random moments of an import: afterwards its rows are all there or none is, and all are
 * there where the commit was answered.
 * @returns what was found wrong; empty where nothing was
 */
export async function killImports(file: string, rounds: number, seed = 7): Promise<string[]> {
  const next = random(seed);
  const planId = makePlan(file);
  const wrong: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const { child, url } = await startServer(file);
    child.removeAllListeners('exit');
    const ended = new Promise((done) => child.once('exit', done));
    const { api, close } = await connectTo(url);
    const lines = Array.from(
      { length: IMPORT_ROWS },
      (_, i) => `${round}${String(i).padStart(5, '0')},${round}号线${i},10,城东变`,
    );
    const csv = new File([`线路编码,线路名称,电压等级,所属变电站\n${lines.join('\n')}\n`], `第${round}批.csv`);
    const session = await resultOf(await api.imports.open({ file: csv, planId }));
    await resultOf(await api.imports.dryRun({ sessionId: session.sessionId, mappings: session.mappings, fixes: [] }));
    const gone = new Promise<null>((done) => child.once('exit', () => done(null)));
    const commit = api.imports
      .commit({ sessionId: session.sessionId })
      .then(resultOf)
      .catch(() => null);
    await new Promise((done) => setTimeout(done, next() * 700));
    const answered = await Promise.race([commit, new Promise<null>((done) => setTimeout(() => done(null), 0))]);
    child.kill('SIGKILL');
    await ended;
    await gone;
    close();
    const store = Store.open(file);
    wrong.push(...store.verify());
    const count = store.get<{ n: number }>('SELECT count(*) AS n FROM feeder WHERE name LIKE ?', `${round}号线%`)!.n;
    if (count !== 0 && count !== IMPORT_ROWS) wrong.push(`round ${round}: ${count} of ${IMPORT_ROWS} rows`);
    if (answered && count !== IMPORT_ROWS) wrong.push(`round ${round}: told as committed, ${count} rows there`);
    store.close();
  }
  return wrong;
}

/** Runs a stream to its end. */
async function resultOf<Step, Result>(stream: AsyncIterator<Step, Result>): Promise<Result> {
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value;
  }
}

/** Edits one after the other until the connection breaks; an edit counts as committed once it was answered. */
async function pourEdits(
  api: Awaited<ReturnType<typeof connectTo>>['api'],
  planId: string,
  known: Map<string, string>,
  report: KillReport,
  round: number,
  killed: AbortSignal,
): Promise<void> {
  const gone = new Promise<null>((done) => killed.addEventListener('abort', () => done(null)));
  for (let step = 0; ; step++) {
    const rowId = newId();
    const name = `线路 ${round}-${step}`;
    const edit = {
      label: { code: 'CHANGE_INSERT', params: { count: 1 } },
      cells: [],
      inserts: [{ rowId, values: { name } }],
    };
    const answer = await Promise.race([api.sheets.edit({ entity: 'feeder', planId, edit }).catch(() => null), gone]);
    if (!answer) return;
    known.set(rowId, name);
    report.committed++;
  }
}

function look(file: string, known: Map<string, string>, report: KillReport): void {
  const store = Store.open(file);
  try {
    report.damage.push(...store.verify());
    const names = new Map(
      store.all<{ id: string; name: string }>('SELECT id, name FROM feeder').map((row) => [row.id, row.name]),
    );
    for (const [id, name] of known) if (names.get(id) !== name) report.lost.push(name);
  } finally {
    store.close();
  }
}
