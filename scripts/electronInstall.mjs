import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm run electron:install`: fetches the Electron binary, the only step of the project that asks the network. */
const installer = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', 'electron', 'install.js');
const LIMIT_MS = 10 * 60_000;

const child = spawn(process.execPath, [installer], { stdio: 'inherit' });
const timer = setTimeout(() => {
  process.stderr.write('The download did not end within ten minutes.\n');
  child.kill();
}, LIMIT_MS);
child.on('exit', (code) => {
  clearTimeout(timer);
  process.exit(code ?? 1);
});
