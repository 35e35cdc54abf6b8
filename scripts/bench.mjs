import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode } from './checkNode.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';

/**
 * `npm run bench [NAME ...]`: runs test/bench/*.bench.ts one after the other, each in a process of its own, and prints
 * their lines. Ratios are what counts: absolute times depend on the machine.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const wanted = process.argv.slice(2);

checkNode();
await ensureBuilt();
const files = readdirSync(join(root, 'test/bench'))
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
let failed = 0;
for (const file of files) {
  const code = await new Promise((done) => {
    const child = spawn(
      process.execPath,
      ['--expose-gc', join(root, 'scripts/runBench.mjs'), join('test/bench', file)],
      {
        cwd: root,
        stdio: 'inherit',
      },
    );
    child.on('close', done);
  });
  if (code !== 0) failed++;
}
process.exit(failed > 0 ? 1 : 0);
