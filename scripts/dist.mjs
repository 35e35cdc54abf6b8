import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode } from './checkNode.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';

/**
 * `npm run dist [-- --win | --linux] [--x64 | --arm64]`: installers into dist/. Says at once where the Electron binary is
 * missing: electron-builder would try the network first, and for long.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

checkNode();
const args = process.argv.slice(2);
if (!existsSync(join(root, 'node_modules/electron/path.txt')) && !args.includes('--download')) {
  process.stderr.write(
    'The Electron binary is not installed: npm run electron:install, or npm run dist -- --download to let electron-builder fetch it.\n' +
      '未安装 Electron：请运行 npm run electron:install，或用 npm run dist -- --download 由打包程序下载。\n',
  );
  process.exit(1);
}
await ensureBuilt();
const child = spawn(
  process.execPath,
  [
    join(root, 'node_modules/electron-builder/cli.js'),
    '--config',
    'electron-builder.yml',
    '--publish',
    'never',
    ...args.filter((arg) => arg !== '--download'),
  ],
  { cwd: root, stdio: 'inherit' },
);
child.on('close', (code) => process.exit(code ?? 1));
