import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { axeFaults } from './support/axe';
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
        '线路名称,停电开始时间,停电结束时间,停电类型\n杨家坪,2025-03-01 08:05,2025-03-01 10:00,故障停电\n坝上,2025-03-02 08:05,2025-03-02 10:00,故障停电\n',
      ),
    );
    // Who looks something up meanwhile finds the import as it was.
    await page.click('[data-screen=ledgers]');
    await page.click('[data-screen=data]');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByTestId('step-check').click();
    await page.getByTestId('state-names').click();
    expect(await axeFaults(page)).toEqual([]);
    await expect(page.getByTestId('near-name')).toContainText('杨家坪');
    await page.getByTestId('approve-name').click();
    await expect(page.getByTestId('state-names')).toContainText('0');
    // A name that resembles nothing is looked for by pinyin.
    await page.getByTestId('other-names').click();
    const other = page.getByTestId('other-name');
    await other.getByRole('combobox').fill('hsl');
    await page.locator('.ant-select-item-option', { hasText: '10kV槐树岭线' }).click();
    await expect(page.getByTestId('decided-names')).toContainText('坝上 → 10kV槐树岭线');
    await expect(other).toHaveCount(0);
    await page.getByTestId('state-vanished').click();
    await expect(page.getByTestId('check-row')).toContainText('10kV柳树湾线');
    await page.getByTestId('vanished-feeder').getByText('删除', { exact: true }).click();
    await expect(page.getByTestId('take-rows')).toContainText('3');
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
    await page.getByText('放弃', { exact: true }).click();

    // A sheet on which no table is found is opened by hand: header row, kind of data, columns.
    await check(page, file('村庄.csv', '2025年度台账\n村庄情况\n张家湾,52\n李家村,31\n'));
    await page.getByTestId('open-sheet').click();
    await page.getByTestId('header-row-0').fill('2');
    await page.getByTestId('header-row-1').fill('2');
    await page.getByTestId('entity').getByRole('combobox').fill('自然村');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: '对应字段' }).first().fill('自然村名称');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('take-rows')).toContainText('2');
    await page.getByText('放弃', { exact: true }).click();

    // What was remembered of the list of outages: a field changed, the form forgotten, both taken back.
    const remembered = page.getByTestId('remembered-forms').getByText('停电明细', { exact: true });
    await remembered.click();
    const kind = page.getByTestId('remembered-column').filter({ hasText: '停电类型' });
    await kind.getByRole('combobox').first().fill('停电原因');
    await page.keyboard.press('Enter');
    await expect(kind).toContainText('停电原因');
    await page.getByTestId('undo').click();
    await expect(kind).not.toContainText('停电原因');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByTestId('remembered-remove').click();
    await expect(remembered).toHaveCount(0);
    await page.getByTestId('undo').click();
    await expect(remembered).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);

    // A list with a text that is no option: judged once; undone after a later edit, the conflict is named.
    const list =
      '项目名称,项目编码,项目类型,总投资（万元）,包保领导\n甲线改造,7001,美丽乡村,10,李某\n乙线改造,7002,线路,20,王某\n小计,,,30,\n';
    await check(page, file('项目库.csv', list));
    await expect(page.getByTestId('row-4')).toContainText('合计');
    for (const place of ['项目编码', '包保领导'])
      await page.getByTestId('sheet-preview').getByText(place).last().click();
    await page.getByTestId('step-check').click();
    await page.getByTestId('state-names').click();
    await page.getByTestId('strange-value').getByRole('combobox').fill('低压');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('state-names')).toContainText('0');
    await page.getByTestId('take-rows').click();
    await page.getByTestId('import-done').getByText('项目', { exact: true }).click();
    await page.getByText('7001', { exact: true }).click();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByTestId('origin')).toContainText('B2');
    await expect(page.getByTestId('extra')).toContainText('李某');
    await page.getByText('7001', { exact: true }).first().click();
    await page.keyboard.type('7009');
    await page.keyboard.press('Enter');
    await page.click('[data-screen=data]');
    await page.getByTestId('undo-batch').click();
    await expect(page.getByTestId('undo-conflicts')).toContainText('甲线改造');
  } finally {
    await program.stop();
  }
});
