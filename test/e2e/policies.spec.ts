import { join } from 'node:path';
import { expect, openWindow, startProgram, test } from './support/fixtures';

/** From the outage list to a project: a list that counts wrongly, or a choice that leads nowhere, breaks this. */
test('frequent outages, a policy chosen, priced, made a project, printed and taken back', async ({ found, folder }) => {
  test.setTimeout(180_000);
  const program = await startProgram(join(folder, 'policies.countyframe'));
  try {
    const page = await openWindow(found, program);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.click('[data-screen=outages]');
    await page.getByTestId('as-of').fill('2025-12-31');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('all-frequent')).toHaveText('4 条');
    await page.getByRole('tab', { name: '重大事件日' }).click();
    await page.getByTestId('major-date').fill('2025-07-19');
    await page.getByTestId('add-major').click();
    await expect(page.getByTestId('withoutMajor-frequent')).toHaveText('3 条');
    await page.getByRole('tab', { name: '停电原因' }).click();
    await page.getByTestId('approve-all').click();
    await expect(page.getByTestId('approve-all')).toHaveText('全部审定（0）');
    const list = page.waitForEvent('download');
    await page.getByTestId('export-outages').click();
    expect((await list).suggestedFilename()).toContain('频繁停电清单');

    await page.click('[data-screen=policies]');
    await page.getByRole('option', { name: /10kV红岩线/ }).click();
    await page.locator('[data-alternative=tie]').click();
    await page.locator('[data-set-price=SW-POLE]').click();
    await page.getByTestId('policy-reason').fill('单辐射，故障时不能转供');
    // Another price needs a reason of its own.
    await expect(page.getByTestId('choose')).toBeDisabled();
    await page.getByTestId('own-price').fill('4');
    await page.getByTestId('own-price-reason').fill('山区运输');
    await page.getByTestId('choose').click();
    await expect(page.getByTestId('policies-decided')).toContainText('已决策 1');
    await expect(page.getByRole('option', { name: /10kV红岩线/ })).toContainText('38.58');
    await page.getByTestId('make-projects').click();
    await expect(page.getByRole('option', { name: /10kV红岩线/ })).toContainText('项目 1');
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('option', { name: /10kV红岩线/ })).not.toContainText('项目 1');

    await page.click('[data-screen=costs]');
    await page.getByTestId('take-seeds').click();
    await expect(page.locator('.ag-cell', { hasText: 'OH-240' })).toBeVisible();
    expect(faults).toEqual([]);
  } finally {
    await program.stop();
  }
});
