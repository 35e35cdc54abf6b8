import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, openWindow, startProgram, test } from './support/fixtures';

const FEEDERS = '线路编码,线路名称,电压等级\n91,10kV杨家坪线,10\n92,10kV柳树湾线,10\n93,10kV槐树岭线,10\n';

async function check(page: Page, ...files: string[]): Promise<void> {
  await page.click('[data-screen=data]');
  await page.click('[data-tab=import]');
  const chooser = page.waitForEvent('filechooser');
  await page.getByTestId('choose-file').click();
  await (await chooser).setFiles(files);
  await expect(page.getByTestId('dry-run-counts')).toBeVisible({ timeout: 60_000 });
}

async function take(page: Page): Promise<void> {
  await page.getByTestId('take-rows').click();
  await expect(page.getByTestId('import-done')).toBeVisible({ timeout: 60_000 });
  await page.getByTestId('import-another').click();
}

/** What the decisions of an import are worth, as somebody at the screen makes them. */
test('names are approved, vanished records deleted, and the form comes back filled', async ({ found, folder }) => {
  test.setTimeout(180_000);
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const store = join(folder, 'import.countyframe');
  const plan = ['--county', '甲县', '--base-year', '2025', '--years', '2026-2028'];
  execFileSync(process.execPath, ['scripts/cli.mjs', 'new', '--store', store, ...plan]);
  const program = await startProgram(store);
  try {
    const page = await openWindow(found, program);
    await check(page, file('馈线台账.csv', FEEDERS));
    await take(page);

    // Two files in one go: a line written otherwise is approved, one that is missing is deleted.
    await check(
      page,
      file('馈线台账2.csv', FEEDERS.replace('92,10kV柳树湾线,10\n', '')),
      file(
        '停电明细.csv',
        '线路名称,停电开始时间,停电结束时间,停电类型\n杨家坪,2025-03-01 08:05,2025-03-01 10:00,故障停电\n',
      ),
    );
    await page.getByTestId('step-check').click();
    await page.getByTestId('state-names').click();
    await expect(page.getByTestId('near-name')).toContainText('杨家坪');
    await page.getByTestId('approve-name').click();
    await expect(page.getByTestId('state-names')).toContainText('0');
    await page.getByTestId('state-vanished').click();
    await expect(page.getByTestId('check-row')).toContainText('10kV柳树湾线');
    await page.getByTestId('vanished-feeder').getByText('删除', { exact: true }).click();
    await expect(page.getByTestId('take-rows')).toContainText('2');
    await take(page);

    // The ledger's own form, filled with the lines that are there now.
    await page.click('[data-tab=export]');
    const form = page.getByTestId('forms').locator('li', { hasText: '馈线台账' }).first();
    const download = page.waitForEvent('download', { timeout: 60_000 });
    await form.getByTestId('fill-form').click();
    const saved = join(folder, '填好.xlsx');
    await (await download).saveAs(saved);
    await check(page, saved);
    await expect(page.getByTestId('dry-run-counts')).toContainText('新增 0 · 更新 0');
  } finally {
    await program.stop();
  }
});
