import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, openWindow, startProgram, test } from './support/fixtures';

const nameCell = (page: Page, row: number) =>
  page.locator(`.ag-grid-scrolling-container .ag-row[row-index="${row}"] .ag-cell[col-id="name"]`);

/** Ends the process that holds the store as a power cut would. */
function killOwner(store: string): void {
  const { pid } = JSON.parse(readFileSync(`${store}.lock`, 'utf8')) as { pid: number };
  process.kill(pid, 'SIGKILL');
}

/** A planner who loses committed work to a crash, or is not told what happened, stops trusting the program. */
test('a window that dies in an edit and a backend that dies in an import lose nothing committed, and it is said', async ({
  found,
  folder,
}) => {
  test.setTimeout(300_000);
  const store = join(folder, 'crash.countyframe');
  const program = await startProgram(store);
  let page = await openWindow(found, program);
  await page.click('[data-screen=projects]');
  await nameCell(page, 0).click();
  await page.keyboard.type('已提交的名称');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('last-change')).toContainText('项目名称');

  // The window dies while the next cell is being typed: the cell is as it was, the committed one is there.
  const before = await nameCell(page, 1).textContent();
  await page.keyboard.type('还没有提交');
  const session = await page.context().newCDPSession(page);
  // A page that has crashed answers no more: its end is told, not the call's.
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => {});
  await crashed;
  page = await openWindow(found, program);
  await page.click('[data-screen=projects]');
  await expect(nameCell(page, 0)).toContainText('已提交的名称');
  await expect(nameCell(page, 1)).toHaveText(before!);

  // The backend dies while an import is written: the window says so.
  await page.click('[data-screen=data]');
  await page.click('[data-tab=import]');
  const chooser = page.waitForEvent('filechooser');
  await page.getByTestId('choose-file').click();
  await (await chooser).setFiles(join(process.cwd(), 'test/fixtures/workbooks/A_农网项目计划.xls'));
  await expect(page.getByTestId('take-rows')).toBeEnabled({ timeout: 60_000 });
  await page.getByTestId('take-rows').click({ noWaitAfter: true });
  killOwner(store);
  await expect(page.getByRole('alert').filter({ hasText: '已断开' })).toContainText('已提交的修改都已保存');
  await page.context().close();

  // The next start says what happened; the import is there whole or not at all, the edit stands.
  const again = await startProgram(store);
  try {
    page = await openWindow(found, again);
    await expect(page.getByTestId('interrupted')).toContainText('没有正常结束');
    await page.getByTestId('interrupted').getByRole('button').first().click();
    await expect(page.locator('.history-table').last()).toContainText('修改“项目名称”');
    await page.click('[data-screen=projects]');
    await expect(nameCell(page, 0)).toContainText('已提交的名称');
    await expect(page.locator('.cf-count')).toHaveText(/^20[05] 行$/);
    await page.click('[data-screen=settings]');
    await page.getByRole('button', { name: '检查' }).click();
    await expect(page.getByRole('status').filter({ hasText: '完好' })).toBeVisible();
  } finally {
    expect(await again.stop()).toBe(0);
  }
  program.process.kill('SIGKILL');
});
