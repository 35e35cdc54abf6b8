import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findBrowser } from '../support/browser';
import { appPage, endShells, type RunningShell, startShell } from './support/shell';
import { openShellPage } from './support/shellPage';
import { storeIn } from './support/stores';

vi.setConfig({ testTimeout: 240_000 });

const where = await findBrowser();

/** The real page in a real Chromium, over the built preload and shell and their ports: as near as it gets without Electron. */
describe.skipIf('missing' in where)(`page over the shell${'missing' in where ? ` (${where.missing})` : ''}`, () => {
  let home: string;
  let shell: RunningShell;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    if ('missing' in where) return;
    home = mkdtempSync(join(tmpdir(), 'countyframe-page-'));
    shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    browser = await chromium.launch({ ...where, args: [...where.args, '--disable-gpu'] });
    page = await openShellPage(browser, shell);
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await endShells();
    rmSync(home, { recursive: true, force: true });
  });

  it('shows the plan of the store, by the policy the shell sends', async () => {
    await page.locator('.navigation').waitFor({ timeout: 60_000 });
    await page.getByTestId('plan-picker').getByText('甲县').waitFor();
    expect(faults).toEqual([]);
  });

  it('reads a workbook that is chosen in it: the bytes pass the port, a helper reads them', async () => {
    await page.click('[data-screen=data]');
    await page.click('[data-tab=import]');
    const chooser = page.waitForEvent('filechooser');
    await page.getByTestId('choose-file').click();
    await (await chooser).setFiles('test/fixtures/workbooks/A_农网项目计划.xls');
    await page.getByTestId('dry-run-counts').waitFor({ timeout: 120_000 });
    expect(await page.getByTestId('dry-run-counts').textContent()).toContain('新增 5');
    await page.getByTestId('take-rows').click();
    await page.getByTestId('import-done').waitFor({ timeout: 120_000 });
    expect(faults).toEqual([]);
  });

  it('shows the plan document in its frame, and hands it over through the native dialog', async () => {
    await page.click('[data-screen=document]');
    await page.frameLocator('[data-testid=document]').locator('.contents a').first().waitFor({ timeout: 60_000 });
    const target = join(home, '规划.docx');
    await shell.ask('answer', { filePath: target, canceled: false });
    await page.getByTestId('save-docx').click();
    await vi.waitFor(() => expect(existsSync(target)).toBe(true), { timeout: 120_000, interval: 200 });
    expect(readFileSync(target).subarray(0, 2).toString()).toBe('PK');
    expect(faults).toEqual([]);
  });

  it('tells the menu its language', async () => {
    await page.getByTestId('language').click();
    const labels = () => shell.ask<{ label: string }[]>('menu').then((items) => items.map((item) => item.label));
    await shell.until(labels, (found) => found[0] === '&File');
    await page.getByTestId('language').click();
    await shell.until(labels, (found) => found[0] === '文件(&F)');
  });

  it('works again once it is loaded after the death of the backend, with what was taken before', async () => {
    await shell.ask('kill', 'CountyFrame backend');
    await appPage(shell, 2);
    // The shell loads its window again; the browser stands in for that window. What was on its way to the dead
    // backend may have failed.
    faults.length = 0;
    await page.reload();
    await page.getByTestId('plan-picker').getByText('甲县').waitFor({ timeout: 60_000 });
    await page.click('[data-screen=projects]');
    await page.getByText('李家村').first().waitFor({ timeout: 60_000 });
    expect(faults).toEqual([]);
  });
});
