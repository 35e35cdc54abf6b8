import { expect, test } from './fixtures';

test.beforeEach(({ sheet }) => sheet.open({ table: 'feeder', rows: 40 }));

test('rows are added below the selection and at the end, deleted, and brought back in place', async ({
  sheet,
  page,
}) => {
  await sheet.cell(3, '#').click();
  await sheet.cell(4, '#').click({ modifiers: ['Shift'] });
  await sheet.press('Control+Shift++');
  await expect(page.locator('.cf-count')).toHaveText('42 行');
  await expect(sheet.cell(5, 'name')).toHaveText('');
  await page.getByRole('button', { name: '新增行' }).click();
  await expect(page.locator('.cf-count')).toHaveText('43 行');
  await expect(sheet.cell(42, 'name')).toBeInViewport();
  await page.keyboard.type('新线');
  await sheet.press('Enter');
  await sheet.press('Control+Home');
  const second = await sheet.cell(1, 'name').textContent();
  await sheet.press('Control+-');
  await expect(sheet.cell(0, 'name')).toHaveText(second!);
  const edits = await sheet.edits();
  expect(edits.map((e) => e.label.code)).toEqual(['CHANGE_INSERT', 'CHANGE_INSERT', 'SHEET_TYPE', 'CHANGE_DELETE']);
  expect(edits[3]!.deletes).toEqual(['row-0']);
});

test('Ctrl+D fills down; the fill handle continues a series and copies texts', async ({ sheet, page }) => {
  await sheet.cell(1, 'lengthKm').click();
  await page.keyboard.type('4');
  await sheet.press('Enter');
  await page.keyboard.type('6');
  await sheet.press('Enter', 'ArrowUp', 'ArrowUp', 'Shift+ArrowDown');
  await page.locator('.cf-fill-handle').hover();
  await page.mouse.down();
  await sheet.cell(5, 'lengthKm').hover();
  await expect(page.locator('.cf-filling')).toBeVisible();
  await page.mouse.up();
  await expect(sheet.cell(3, 'lengthKm')).toHaveText('8.00');
  await expect(sheet.cell(5, 'lengthKm')).toHaveText('12.00');
  const name = await sheet.cell(8, 'name').textContent();
  await sheet.cell(8, 'name').click();
  await sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
  await expect(sheet.cell(10, 'name')).toHaveText(name!);
  await sheet.press('Control+z');
  await expect(sheet.cell(10, 'name')).not.toHaveText(name!);
});

test('patches from elsewhere show at once, computed columns included', async ({ sheet, page }) => {
  await page.evaluate(() => {
    const { rows } = (window as unknown as { harness: { rows: { applyPatch(patch: unknown): void } } }).harness;
    rows.applyPatch({
      updated: [{ rowId: 'row-2', values: { name: '改名', lengthKm: 3 } }],
      deleted: ['row-0'],
      marks: { rowIds: ['row-2'], marks: [{ rowId: 'row-2', key: 'name', severity: 'error', code: 'CELL_REQUIRED' }] },
    });
  });
  await expect(sheet.cell(1, 'name')).toHaveText('改名');
  await expect(sheet.cell(1, 'name')).toHaveClass(/cf-invalid/);
  await sheet.cell(1, 'name').hover();
  await expect(page.locator('.cf-tip')).toHaveText('此项必填');
});

test('the corner of an imported cell asks for its origin', async ({ sheet, page }) => {
  const box = (await sheet.cell(2, 'name').boundingBox())!;
  await page.mouse.click(box.x + box.width - 4, box.y + 4);
  const origins = await page.evaluate(() => (window as unknown as { harness: { origins: unknown[] } }).harness.origins);
  expect(origins).toEqual([{ rowId: 'row-2', key: 'name' }]);
  // Right after a click, before the selection is told: the details show the cell, not the row alone.
  await sheet.cell(4, 'lengthKm').click();
  await sheet.press('Control+Enter');
  const opened = await page.evaluate(() => (window as unknown as { harness: { origins: unknown[] } }).harness.origins);
  expect(opened.at(-1)).toEqual({ rowId: 'row-4', key: 'lengthKm' });
});

test('a table loaded anew keeps the filter, the order and the active record', async ({ sheet, page }) => {
  await sheet.cell(7, 'name').click();
  const name = await sheet.cell(7, 'name').textContent();
  await page.evaluate(() => (window as unknown as { harness: { reload(): void } }).harness.reload());
  await expect(sheet.cell(6, 'name')).toHaveText(name!);
  expect((await sheet.selection()).active).toEqual({ rowId: 'row-7', key: 'name' });
  await expect(page.locator('.cf-count')).toHaveText('39 行');
});

test('Esc goes to the surroundings only when the sheet has nothing to give up', async ({ sheet, page }) => {
  await page.evaluate(() => {
    const counted = window as unknown as { escapes: number };
    counted.escapes = 0;
    window.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') counted.escapes++;
    });
  });
  const escapes = () => page.evaluate(() => (window as unknown as { escapes: number }).escapes);
  await sheet.cell(2, 'name').click();
  await sheet.press('Control+c', 'Escape');
  expect(await escapes()).toBe(0);
  await sheet.press('F2', 'Escape');
  expect(await escapes()).toBe(0);
  await sheet.press('Escape');
  expect(await escapes()).toBe(1);
});

test('a row whose deletion is refused comes back to its place with the reason', async ({ sheet, page }) => {
  const name = await sheet.cell(13, 'name').textContent();
  await sheet.cell(13, '#').click();
  await sheet.press('Control+-');
  await expect(page.locator('.cf-notice')).toHaveText('有其他记录引用它，不能删除');
  await expect(sheet.cell(13, 'name')).toHaveText(name!);
  await expect(page.locator('.cf-count')).toHaveText('40 行');
});
