import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, openWindow, startProgram, test } from './support/fixtures';

/** From the imported ledgers to the list of weak links: what would hide a finding, or its evidence, breaks this. */
test('the imported county is judged; a number lists what it counts; a threshold shows its effect before it is saved', async ({
  found,
  folder,
}) => {
  test.setTimeout(240_000);
  const program = await startProgram(join(folder, 'findings.countyframe'));
  try {
    const page = await openWindow(found, program);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));

    // The overview counts by dimension; a line opens its list.
    await page.click('[data-screen=overview]');
    await expect(page.getByTestId('findings-card')).toContainText('共 186 项', { timeout: 60_000 });
    await page.getByTestId('findings-card').getByRole('button', { name: '供电能力' }).click();
    await expect(page.getByTestId('chips')).toContainText('列出 51 项，共 186 项');

    // A cell of the matrix lists as many as it says; the row's evidence names the cell of the file.
    const cell = page.locator('tr[data-dimension=frame] td button').first();
    const count = await cell.textContent();
    await cell.click();
    await expect(page.getByTestId('chips')).toContainText(`列出 ${count} 项`);
    await page.locator('.ag-row[row-index="0"] .ag-cell[col-id="rule"]').click();
    await expect(page.getByTestId('evidence')).toContainText('02_云岫县配电网台账.xlsx');
    await expect(page.getByTestId('evidence').getByTestId('origin')).toContainText('10kV线路台账');
    await expect(page.getByTestId('lit-diagram').getByRole('button')).toBeVisible();

    // Grades and gaps.
    await page.click('[data-tab=grades]');
    await expect(page.getByTestId('grades')).toContainText('容载比 35kV');
    await page.click('[data-tab=gaps]');
    await expect(page.getByTestId('gaps')).toContainText('1 / 151');

    // A wider radius in class D: seen first, saved with a reason, undone.
    await page.click('[data-tab=rules]');
    await page.click('tr[data-rule="frame.supplyRadius"] .link-button');
    await page.locator('.rule-classes input').nth(4).fill('20');
    await page.getByTestId('rule-preview').click();
    await expect(page.getByTestId('effect')).toContainText('消除 2 项');
    await expect(page.getByTestId('rule-save')).toBeDisabled();
    await page.getByTestId('rule-reason').fill('山区线路，末端电压已核算');
    await page.getByTestId('rule-save').click();
    await expect(page.locator('[data-tab=list] .tab-count')).toHaveText('184', { timeout: 30_000 });
    await page.getByTestId('undo').click();
    await expect(page.locator('[data-tab=list] .tab-count')).toHaveText('186', { timeout: 30_000 });

    // The list as a workbook.
    const download = page.waitForEvent('download');
    await page.getByTestId('export').click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('云岫县问题清单_2025-12-31.xlsx');
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(faults).toEqual([]);
  } finally {
    await program.stop();
  }
});
