import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode } from './checkNode.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';

/**
 * `npm start`: the Electron window where its binary is installed and there is a display, else the loopback door.
 * Never requires `electron` to find out: that would start a download.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @returns path of the Electron binary, or null where it is not installed */
function electronBinary() {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

checkNode();
await ensureBuilt();
const binary = electronBinary();
const reason = !binary
  ? 'Electron is not installed (npm run electron:install) / 未安装 Electron'
  : !hasDisplay()
    ? 'no display / 没有显示器'
    : process.getuid?.() === 0
      ? "Electron's sandbox does not start as root / Electron 的沙箱不能以 root 运行"
      : null;
if (binary && reason === null) {
  const child = spawn(binary, [root, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  const { endWithParent } = await import('../out/main/endWithParent.js');
  endWithParent(() => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 0));
} else {
  process.stdout.write(`Opening in the browser: ${reason}\n`);
  const { serve } = await import('../out/main/serve.js');
  await serve(process.argv.slice(2));
}
