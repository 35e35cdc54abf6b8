import { join } from 'node:path';
import { expect, openWindow, startProgram, test } from './support/fixtures';

test('a planner splits, moves a project by hand, asks why, and the plan is approved and adjusted', async ({
  found,
  folder,
}) => {
  test.setTimeout(240_000);
  const program = await startProgram(join(folder, 'budget.countyframe'));
  try {
    const page = await openWindow(found, program);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.click('[data-screen=budget]');
    await page.getByTestId('split').click();
    await expect(page.locator('.split-status.is-optimal')).toHaveText(/^最优/, { timeout: 120_000 });
    await page.getByTestId('adopt').click();
    await expect(page.getByTestId('last-change')).toContainText('采用方案');

    // Moved by key: its money begins a year later, it is locked, and one undo puts it back.
    const row = page.locator('.board-row', { has: page.locator('.board-bar.is-in') }).first();
    await row.click();
    await expect(page.getByTestId('project-panel')).toBeVisible();
    await page.getByTestId('board').focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect(page.getByTestId('last-change')).toContainText('移至');
    await expect(page.getByTestId('project-panel')).toContainText('解除锁定');
    await page.getByTestId('undo').click();
    await expect(page.getByTestId('project-panel')).not.toContainText('解除锁定');

    // Why it is in: the opposite, solved again.
    await page.getByTestId('explain').click();
    await expect(page.getByTestId('explained')).toContainText('重新求解', { timeout: 120_000 });

    // Submitted, approved, then changed by an adjustment alone.
    await page.getByTestId('submit-plan').click();
    await page.getByTestId('approve-plan').click();
    await page.getByTestId('approval-document').fill('发改能源〔2026〕12号');
    await page.getByTestId('approve-now').click();
    await expect(page.getByTestId('standing')).toContainText('发改能源〔2026〕12号');
    await page.getByTestId('adjust-plan').click();
    await page.locator('.adjust-add').selectOption({ index: 1 });
    await page.locator('.adjust td select').first().selectOption({ index: 0 });
    const number = page.locator('.adjust td input').first();
    await number.fill('123.45');
    await page.locator('.adjust-head input').nth(0).fill('县发改〔2026〕3号');
    await page.locator('.adjust-head input').nth(2).fill('走廊未批');
    await page.locator('.adjust-foot button').click();
    await expect(page.getByTestId('standing')).toContainText('已调整 1 次');
    await expect(page.getByTestId('last-change')).toContainText('计划调整第 1 号');
    expect(faults).toEqual([]);
  } finally {
    expect(await program.stop()).toBe(0);
  }
});
