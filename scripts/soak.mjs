import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode } from './checkNode.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';

/** `npm run soak`: the long runs of which `npm test` runs a fixed sample: 1,000 kills, 10,000 mutated files. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

checkNode();
await ensureBuilt();
const child = spawn(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'test/backend/store/kill.test.ts', 'test/backend/read'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, KILL_ROUNDS: '1000', MUTATED_FILES: '10000' },
  },
);
child.on('close', (code) => process.exit(code ?? 1));
