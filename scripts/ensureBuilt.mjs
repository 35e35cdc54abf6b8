import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, 'out', '.built');
const lockFile = join(root, 'node_modules', '.countyframe-build.lock');

/** @returns a fingerprint of everything the build reads, by name, size and time */
function fingerprint() {
  const hash = createHash('sha1');
  const visit = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(`${path.slice(root.length)} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const name of ['src', 'package.json', 'electron.vite.config.ts', 'vite.renderer.config.ts'])
    visit(join(root, name));
  return hash.digest('hex');
}

/** @returns whether out/ holds what today's sources would build to */
function isBuilt(wanted) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
}

/** Takes the build's lock, a file with the pid of who builds. @returns whether it was free */
function takeLock() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  // Whoever was interrupted while building has left its lock behind.
  const pid = existsSync(lockFile) ? Number(readFileSync(lockFile, 'utf8')) : 0;
  if (pid > 0 && !isAlive(pid)) rmSync(lockFile, { force: true });
  return false;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

/**
 * Builds the program where the build is missing or older than its sources. Two callers at once build once.
 * @param {{ quiet?: boolean }} options quiet: print nothing unless the build fails
 */
export async function ensureBuilt({ quiet = false } = {}) {
  const wanted = fingerprint();
  if (isBuilt(wanted)) return;
  const startedAt = Date.now();
  while (!takeLock()) {
    if (Date.now() - startedAt > 240_000) throw new Error(`another build did not end (${lockFile})`);
    await new Promise((done) => setTimeout(done, 200));
    if (isBuilt(wanted)) return;
  }
  try {
    if (isBuilt(wanted)) return;
    if (!quiet) process.stderr.write('Building / 正在构建 ...\n');
    const output = await run(process.execPath, [
      join(root, 'node_modules/electron-vite/bin/electron-vite.js'),
      'build',
    ]);
    if (output.code !== 0) throw new Error(`the build failed:\n${output.text}`);
    writeFileSync(stampFile, wanted);
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function run(command, args) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.stderr.on('data', (chunk) => (text += chunk));
    child.on('error', fail);
    child.on('close', (code) => done({ code, text }));
  });
}
