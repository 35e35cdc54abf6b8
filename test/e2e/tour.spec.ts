import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, openWindow, startProgram, test } from './support/fixtures';

const workbooks = join(process.cwd(), 'test/fixtures/workbooks');

async function importFile(page: Page, file: string): Promise<void> {
  await page.click('[data-screen=data]');
  await page.click('[data-tab=import]');
  const chooser = page.waitForEvent('filechooser');
  await page.getByTestId('choose-file').click();
  await (await chooser).setFiles(file);
  await expect(page.getByTestId('dry-run-counts')).toBeVisible({ timeout: 60_000 });
}

async function take(page: Page): Promise<void> {
  await page.getByTestId('take-rows').click();
  await expect(page.getByTestId('import-done')).toBeVisible({ timeout: 60_000 });
  await page.getByTestId('import-another').click();
}

/** Screens of the window, in their order: a new one is seen without being named here. */
function screensOf(page: Page): Promise<string[]> {
  return page.locator('[data-screen]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.screen!));
}

/** Text of the first project cells, by column key. */
function projectCell(page: Page, row: number, key: string) {
  return page.locator(`.ag-grid-scrolling-container .ag-row[row-index="${row}"] .ag-cell[col-id="${key}"]`);
}

/** The main job from an empty folder: what would break it for a planner on the first day breaks this. */
test('a planner imports, mends, edits, splits, exports and prints', async ({ found, folder }) => {
  test.setTimeout(300_000);
  const program = await startProgram(join(folder, 'tour.countyframe'));
  try {
    const page = await openWindow(found, program);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });

    // The sample county is there.
    await page.click('[data-screen=overview]');
    await expect(page.locator('.state-line')).toContainText('200 个项目');

    // A legacy .xls of the office: five projects, none rejected.
    await importFile(page, join(workbooks, 'A_农网项目计划.xls'));
    await expect(page.getByTestId('dry-run-counts')).toContainText('新增 5');
    await expect(page.getByTestId('dry-run-counts')).toContainText('拒绝 0');
    await expect(page.getByTestId('sheet-preview')).toContainText('李家村');
    await take(page);

    // A copy with one unreadable amount and other codes: its row is rejected, mended in place, and taken.
    const copy = readFileSync(join(workbooks, 'B_utf8_bom.csv'), 'utf8')
      .replace('420.7,84.14,336.56', '四百多万,,')
      .replaceAll('15110013', '25110013')
      .replaceAll('线改造工程', '线二期改造工程')
      .replaceAll('杆改造', '杆二期改造')
      .replaceAll('王庄', '王庄西')
      .replaceAll('李家村', '李家村北')
      .replaceAll('赵家湾', '赵家湾东');
    const copyFile = join(folder, '带错误的清单.csv');
    writeFileSync(copyFile, copy);
    await importFile(page, copyFile);
    await expect(page.getByTestId('dry-run-counts')).toContainText('拒绝 1');
    await page.getByTestId('step-check').click();
    await page.getByTestId('state-rejected').click();
    await expect(page.getByTestId('check-row')).toHaveCount(1);
    await page.getByTestId('mend-totalFen').fill('420.7');
    await page.getByTestId('retry').click();
    await expect(page.getByTestId('dry-run-counts')).toContainText('拒绝 0', { timeout: 30_000 });
    await expect(page.getByTestId('dry-run-counts')).toContainText('新增 5');
    await take(page);

    // A block from Excel is pasted into the sheet and taken back by one undo.
    await page.click('[data-screen=projects]');
    const before = await projectCell(page, 0, 'name').textContent();
    await projectCell(page, 0, 'name').click();
    await page.evaluate(() => navigator.clipboard.writeText('粘贴的名称甲\r\n粘贴的名称乙'));
    await page.keyboard.press('Control+v');
    await expect(projectCell(page, 0, 'name')).toContainText('粘贴的名称甲');
    await expect(projectCell(page, 1, 'name')).toContainText('粘贴的名称乙');
    await expect(page.getByTestId('undo')).toHaveAttribute('aria-label', /粘贴 2 个单元格/);
    await page.keyboard.press('Control+z');
    await expect(projectCell(page, 0, 'name')).toHaveText(before ?? '');

    // The split is proven, kept as a scenario and adopted.
    await page.click('[data-screen=budget]');
    await page.getByTestId('split').click();
    await expect(page.locator('.split-status.is-optimal')).toHaveText(/^最优/, { timeout: 120_000 });
    await page.getByTestId('adopt').click();
    await expect(page.getByTestId('last-change')).toContainText('采用方案');

    // Out as a workbook; the same workbook back proposes nothing.
    await page.click('[data-screen=data]');
    await page.click('[data-tab=export]');
    const download = page.waitForEvent('download', { timeout: 60_000 });
    await page.getByTestId('export-workbook').click();
    const workbook = join(folder, '导出.xlsx');
    await (await download).saveAs(workbook);
    await importFile(page, workbook);
    await expect(page.getByTestId('dry-run-counts')).toContainText('新增 0 · 更新 0');
    await expect(page.getByTestId('take-rows')).toBeDisabled();

    // The plan document, on the screen and as files.
    await page.click('[data-screen=document]');
    await expect(page.frameLocator('[data-testid=document]').locator('body')).toContainText('云岫县');
    for (const [button, magic] of [
      ['save-docx', 'PK'],
      ['save-pdf', '%PDF'],
    ] as const) {
      const saved = page.waitForEvent('download', { timeout: 120_000 });
      await page.getByTestId(button).click();
      const file = join(folder, button);
      await (await saved).saveAs(file);
      expect(readFileSync(file).subarray(0, magic.length).toString('latin1')).toBe(magic);
    }
    expect(faults).toEqual([]);
  } finally {
    expect(await program.stop()).toBe(0);
  }
});

test('every screen in both languages and themes, at the sizes of office screens', async ({ found, folder }) => {
  test.setTimeout(600_000);
  const program = await startProgram(join(folder, 'screens.countyframe'));
  try {
    for (const language of ['zh', 'en'] as const) {
      const page = await openWindow(found, program, language);
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      for (const size of [
        { width: 1366, height: 768 },
        { width: 1920, height: 1080 },
      ]) {
        await page.setViewportSize(size);
        for (const screen of await screensOf(page)) {
          await page.click(`[data-screen=${screen}]`);
          await expect(page.locator('main.screen > *').first()).toBeVisible();
          await expect(page.locator('.screen-loading')).toHaveCount(0, { timeout: 60_000 });
          // The theme is the system's, and follows it while the program runs.
          for (const theme of ['dark', 'light'] as const) {
            await page.emulateMedia({ colorScheme: theme });
            await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
            await page.waitForTimeout(200);
            await page.screenshot({ path: `test-results/screens/${language}-${theme}-${size.width}-${screen}.png` });
          }
          const text = await page.locator('body').innerText();
          // A key that has no text shows as itself: MESSAGE_CODE or namespace:key.
          expect(text).not.toMatch(
            /\b(CHANGE|CELL|IMPORT|MISSING|DOC|ROW)_[A-Z_]+\b|\b(frame|data|budget|overview|home|help|ledgers|findings|outages|policies|plans|targets|settings|document|network|sheet):[a-z]\w*/,
          );
        }
      }
      expect(faults).toEqual([]);
      await page.context().close();
    }
  } finally {
    await program.stop();
  }
});
