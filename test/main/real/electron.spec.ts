import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from 'playwright/test';

const folder = join(process.cwd(), 'node_modules', 'electron');
const pathFile = join(folder, 'path.txt');
const binary = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim()) : '';
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

let home: string;
let shell: ElectronApplication;
let page: Page;
const complaints: string[] = [];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.skip(!binary, 'the Electron binary is not installed (npm run electron:install)');
  test.skip(!hasDisplay, 'no display');
  test.skip(process.getuid?.() === 0, "Electron's sandbox does not start as root");
  home = mkdtempSync(join(tmpdir(), 'countyframe-electron-'));
  shell = await start();
  page = await shell.firstWindow();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.waitForURL('app://countyframe/');
});

test.afterAll(async () => {
  await shell?.close().catch(() => {});
  if (home) rmSync(home, { recursive: true, force: true });
});

function start(args: string[] = []): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: binary,
    args: ['.', ...args],
    env: { ...process.env, COUNTYFRAME_HOME: home },
  });
}

/** Process ids of the utility processes with a name. */
function utilities(name: string): Promise<number[]> {
  return shell.evaluate(
    ({ app }, wanted) =>
      app
        .getAppMetrics()
        .filter((metric) => metric.name === wanted)
        .map((metric) => metric.pid),
    name,
  );
}

test('the page is there, over its own scheme, without a violation of its policy', async () => {
  await expect(page.locator('.navigation')).toBeVisible();
  expect(
    await page.evaluate(() => [isSecureContext, location.origin, typeof localStorage, 'desktop' in window]),
  ).toEqual([true, 'app://countyframe', 'object', true]);
  expect(await page.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe('undefined');
  await page.evaluate(() => document.fonts.load("14px 'Noto Sans SC'", '县网架').then((faces) => faces.length));
  expect(complaints).toEqual([]);
});

test('nothing foreign can be loaded, opened or navigated to', async () => {
  expect(
    await page.evaluate(() =>
      fetch('https://example.org/').then(
        () => 'came',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull();
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  expect(page.url()).toBe('app://countyframe/');
  complaints.length = 0;
});

test('the menu stands in the language of the page', async () => {
  const labels = () => shell.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label));
  await page.locator('[data-testid="language"]').click();
  await expect.poll(labels).toEqual(['&File', '&Edit', '&View', '&Help']);
  await page.locator('[data-testid="language"]').click();
  await expect.poll(labels).toEqual(['文件(&F)', '编辑(&E)', '视图(&V)', '帮助(&H)']);
});

test('a workbook is read by a helper process under its heap limit', async () => {
  await page.locator('[data-screen="data"]').click();
  const chosen = page.waitForEvent('filechooser');
  await page.locator('[data-testid="choose-file"]').click();
  await (await chosen).setFiles(join(process.cwd(), 'resources/sample/04_云岫县配电网项目计划表.xls'));
  await expect(page.locator('[data-testid="dry-run-counts"]')).toBeVisible();
});

test('the plan document becomes a PDF with page numbers in its contents', async () => {
  const target = join(home, 'plan.pdf');
  await shell.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  await page.locator('[data-screen="document"]').click();
  await page.locator('[data-testid="save-pdf"]').click();
  await expect.poll(() => existsSync(target), { timeout: 120_000 }).toBe(true);
  expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a second start hands its file over and ends', async () => {
  const file = join(home, '停电.csv');
  writeFileSync(file, '线路\n甲线\n');
  const second = await start([file]).catch(() => null);
  await second?.waitForEvent('close').catch(() => {});
  expect(shell.windows()).toHaveLength(1);
});

test('a backend that dies is started again, and the page with it', async () => {
  await shell.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
  const [pid] = await utilities('CountyFrame backend');
  process.kill(pid!, 'SIGKILL');
  await expect.poll(async () => (await utilities('CountyFrame backend'))[0] ?? pid, { timeout: 60_000 }).not.toBe(pid);
  await expect(page.locator('.navigation')).toBeVisible();
});

test('closing leaves one file', async () => {
  await shell.close();
  for (const left of ['-wal', '-shm', '.lock']) {
    expect(existsSync(join(home, `county.countyframe${left}`))).toBe(false);
  }
});
