import { expect, test } from './fixtures';

test.beforeEach(({ sheet }) => sheet.open({ table: 'feeder', rows: 60 }));

test('dragging selects a block over frozen and scrolling columns, and the status hears of it', async ({
  sheet,
  page,
}) => {
  await sheet.cell(2, 'name').hover();
  await page.mouse.down();
  await sheet.cell(6, 'lengthKm').hover();
  await page.mouse.up();
  const { active, rowIds, stats } = await sheet.selection();
  expect(active).toEqual({ rowId: 'row-2', key: 'name' });
  expect(rowIds).toEqual(['row-2', 'row-3', 'row-4', 'row-5', 'row-6']);
  expect(stats.cells % 5).toBe(0);
  await expect(page.locator('.cf-range')).toHaveCount(2);
});

test('Shift+arrows, Ctrl+arrows and Ctrl+Home go where Excel goes', async ({ sheet }) => {
  await sheet.cell(2, 'name').click();
  await sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight');
  expect((await sheet.selection()).stats.cells).toBe(6);
  await sheet.press('Control+ArrowDown');
  expect((await sheet.selection()).active).toEqual({ rowId: 'row-59', key: 'name' });
  await sheet.press('Control+Shift+ArrowUp');
  expect((await sheet.selection()).rowCount).toBe(60);
  await sheet.press('Control+Home');
  expect((await sheet.selection()).active?.rowId).toBe('row-0');
  await sheet.press('Control+End');
  expect((await sheet.selection()).active?.rowId).toBe('row-59');
});

test('Ctrl+Space takes the column, Shift+Space the row, Ctrl+A everything', async ({ sheet }) => {
  await sheet.cell(4, 'name').click();
  await sheet.press('Control+Space');
  const column = await sheet.selection();
  expect([column.stats.cells, column.rowCount]).toEqual([60, 60]);
  await sheet.press('Escape', 'Shift+Space');
  const row = await sheet.selection();
  expect(row.rowIds).toEqual(['row-4']);
  await sheet.press('Control+a');
  expect((await sheet.selection()).stats.cells).toBe(row.stats.cells * 60);
});

test('row numbers select rows, column heads select columns, the corner selects all', async ({ sheet, page }) => {
  await sheet.cell(3, '#').click();
  await sheet.cell(5, '#').click({ modifiers: ['Shift'] });
  expect((await sheet.selection()).rowIds).toEqual(['row-3', 'row-4', 'row-5']);
  await sheet.cell(8, '#').click({ modifiers: ['Control'] });
  expect((await sheet.selection()).rowIds).toEqual(['row-3', 'row-4', 'row-5', 'row-8']);
  await sheet.header('lengthKm').locator('.cf-head-text').click();
  const { rowCount, stats } = await sheet.selection();
  expect(rowCount).toBe(60);
  expect(stats.unit).toBe('km');
  expect(stats.sum).toBeGreaterThan(0);
  await page.locator('.ag-header-cell[col-id="#"]').click();
  expect((await sheet.selection()).rowCount).toBe(60);
});

test('the active cell is brought into sight in both directions, and Page Down goes a page', async ({ sheet }) => {
  await sheet.cell(0, 'name').click();
  await sheet.press('PageDown');
  const page = (await sheet.selection()).active!.rowId;
  expect(Number(page.slice(4))).toBeGreaterThan(15);
  await sheet.press('Control+End');
  await expect(sheet.cell(59, 'name')).toBeInViewport();
});

test('Enter walks down and Tab right inside a selected block without losing it', async ({ sheet }) => {
  await sheet.cell(1, 'name').click();
  await sheet.press('Shift+ArrowDown', 'Enter');
  expect((await sheet.selection()).active?.rowId).toBe('row-2');
  await sheet.press('Enter');
  const { active, rowCount } = await sheet.selection();
  expect([active?.rowId, rowCount]).toEqual(['row-1', 2]);
});

test('dragging below the last visible row scrolls on', async ({ sheet, page }) => {
  await sheet.cell(5, 'name').hover();
  await page.mouse.down();
  const box = (await page.locator('.cf-grid').boundingBox())!;
  await page.mouse.move(300, box.y + box.height + 40, { steps: 4 });
  await expect.poll(async () => (await sheet.selection()).rowCount).toBeGreaterThan(40);
  await page.mouse.up();
});
