import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, startProgram, test } from './support/fixtures';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie is gone, but for its parent not having looked.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits up to ten seconds, the time a user would give it. */
async function goneWithin10s(pid: number): Promise<boolean> {
  for (let i = 0; i < 100 && isAlive(pid); i++) await new Promise((done) => setTimeout(done, 100));
  return !isAlive(pid);
}

test('Ctrl+C leaves one store file: no -wal, no lock', async ({ folder }) => {
  test.setTimeout(300_000);
  const store = join(folder, 'a.countyframe');
  const program = await startProgram(store);
  expect(await program.stop()).toBe(0);
  expect(readdirSync(folder).filter((name) => name.startsWith('a.countyframe') && !name.endsWith('.backups'))).toEqual([
    'a.countyframe',
  ]);
});

test('SIGTERM ends it as well', async ({ folder }) => {
  test.setTimeout(300_000);
  const store = join(folder, 'b.countyframe');
  const program = await startProgram(store);
  program.process.kill('SIGTERM');
  expect(await goneWithin10s(program.process.pid!)).toBe(true);
  expect(existsSync(`${store}-wal`)).toBe(false);
});

test('killing npm start itself ends the program within ten seconds', async ({ folder }) => {
  test.setTimeout(300_000);
  const store = join(folder, 'c.countyframe');
  const npm = spawn('npm', ['start', '--', '--no-open', '--store', store], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', COUNTYFRAME_HOME: dirname(store) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await new Promise<void>((done, fail) => {
    let text = '';
    npm.stdout.on('data', (chunk) => {
      text += chunk;
      if (/http:\/\/127/.test(text)) done();
    });
    npm.on('exit', (code) => fail(new Error(`npm ended with ${code}: ${text}`)));
  });
  const { pid } = JSON.parse(readFileSync(`${store}.lock`, 'utf8')) as { pid: number };
  npm.removeAllListeners('exit');
  npm.kill('SIGKILL');
  expect(await goneWithin10s(pid)).toBe(true);
  expect(existsSync(`${store}-wal`)).toBe(false);
});

test('ended while the sample county is prepared, it leaves nothing; killed there, the next start prepares it anew', async ({
  folder,
}) => {
  test.setTimeout(300_000);
  const store = join(folder, 'd.countyframe');
  const begin = async () => {
    const program = spawn(process.execPath, ['scripts/start.mjs', '--no-open', '--store', store], {
      env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', COUNTYFRAME_HOME: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await new Promise<void>((done) => program.stdout.on('data', (text) => /Preparing/.test(`${text}`) && done()));
    return program;
  };
  const ended = await begin();
  ended.kill('SIGTERM');
  expect(await goneWithin10s(ended.pid!)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('d.'))).toEqual([]);

  const killed = await begin();
  killed.kill('SIGKILL');
  const program = await startProgram(store);
  expect(await program.stop()).toBe(0);
  const whole = new Database(store, { readonly: true });
  expect(whole.prepare('SELECT count(*) FROM feeder').pluck().get()).toBe(40);
  whole.close();
});
