import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, 'out', '.built');
const lockFolder = join(root, 'node_modules', '.countyframe-building');

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

/**
 * Builds the program where the build is missing or older than its sources. Two callers at once build once.
 * @param {{ quiet?: boolean }} options quiet: print nothing unless the build fails
 */
export async function ensureBuilt({ quiet = false } = {}) {
  const wanted = fingerprint();
  if (isBuilt(wanted)) return;
  const startedAt = Date.now();
  for (;;) {
    try {
      mkdirSync(lockFolder);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (Date.now() - statSync(lockFolder).mtimeMs > 180_000) rmdirSync(lockFolder);
      if (Date.now() - startedAt > 240_000) throw new Error('another build did not end');
      await new Promise((done) => setTimeout(done, 200));
      if (isBuilt(wanted)) return;
    }
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
    rmdirSync(lockFolder);
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
