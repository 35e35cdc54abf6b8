import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, expect, test } from 'playwright/test';

const folder = join(process.cwd(), 'node_modules', 'electron');
const pathFile = join(folder, 'path.txt');
const binary = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim()) : '';
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

test('the window opens in Electron', async () => {
  test.skip(!existsSync(binary), 'the Electron binary is not installed (npm run electron:install)');
  test.skip(!hasDisplay, 'no display');
  const app = await _electron.launch({ executablePath: binary, args: ['.'] });
  const window = await app.firstWindow();
  await expect(window.locator('.navigation')).toBeVisible();
  await app.close();
});
