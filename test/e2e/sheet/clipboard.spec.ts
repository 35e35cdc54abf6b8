import { expect, test } from './fixtures';

test.beforeEach(({ sheet }) => sheet.open({ table: 'feeder', rows: 30 }));

test('copies exact values as a block that Excel takes, without thousands marks', async ({ sheet, page }) => {
  await sheet.cell(1, 'lengthKm').click();
  await page.keyboard.type('1234.567');
  await sheet.press('Enter', 'ArrowUp', 'Shift+ArrowDown', 'Control+c');
  const rows = (await sheet.clipboard()).replace(/\r/g, '').split('\n');
  expect(rows[0]).toBe('1234.567');
  expect(rows).toHaveLength(3);
  await expect(page.locator('.cf-copied')).toHaveCount(1);
  await sheet.press('Escape');
  await expect(page.locator('.cf-copied')).toHaveCount(0);
});

test('the HTML beside it keeps codes as text', async ({ sheet, page }) => {
  await sheet.cell(0, 'code').click();
  await sheet.press('Control+c');
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item!.getType('text/html')).text();
  });
  expect(html).toMatch(/<td style="[^"]*mso-number-format[^"]*">3304100000<\/td>/);
});

test('a block with quotes, line breaks and units is pasted as one undo', async ({ sheet }) => {
  const before = await sheet.cell(2, 'name').textContent();
  await sheet.cell(2, 'name').click();
  await sheet.paste('"甲""线"""\r\n乙线\r\n');
  await expect(sheet.cell(2, 'name')).toHaveText('甲"线"');
  await expect(sheet.cell(3, 'name')).toHaveText('乙线');
  await sheet.cell(2, 'lengthKm').click();
  await sheet.paste('1,200m\r\n３．５\r\n');
  await expect(sheet.cell(2, 'lengthKm')).toHaveText('1.20');
  await expect(sheet.cell(3, 'lengthKm')).toHaveText('3.50');
  const edits = await sheet.edits();
  expect(edits.map((e) => e.label)).toEqual([
    { code: 'CHANGE_PASTE', params: { count: 2 } },
    { code: 'CHANGE_PASTE', params: { count: 2 } },
  ]);
  await sheet.press('Control+z', 'Control+z');
  await expect(sheet.cell(2, 'name')).toHaveText(before!);
});

test('shows what a paste will do when it meets bad cells, writes the good and marks the bad', async ({
  sheet,
  page,
}) => {
  const before = await sheet.cell(4, 'lengthKm').textContent();
  await sheet.cell(3, 'lengthKm').click();
  await sheet.paste('1\r\n约三\r\n3\r\n');
  const strip = page.getByRole('alertdialog');
  await expect(strip).toContainText('粘贴 3 格，可写入 2 格，1 格不能写入');
  await strip.getByRole('button', { name: '原因' }).click();
  await expect(strip).toContainText('“约三”不是数字');
  expect(await sheet.edits()).toEqual([]);
  await strip.getByRole('button', { name: '粘贴 2 格' }).click();
  await expect(sheet.cell(3, 'lengthKm')).toHaveText('1.00');
  await expect(sheet.cell(4, 'lengthKm')).toHaveText(before!);
  await expect(sheet.cell(5, 'lengthKm')).toHaveText('3.00');
  await expect(sheet.cell(4, 'lengthKm')).toHaveClass(/cf-invalid/);
  await page.getByRole('button', { name: '逐个查看' }).click();
  expect((await sheet.selection()).active).toEqual({ rowId: 'row-4', key: 'lengthKm' });
  await page.keyboard.type('5');
  await sheet.press('Enter');
  await expect(sheet.cell(4, 'lengthKm')).not.toHaveClass(/cf-invalid/);
  await expect(page.locator('.cf-refused')).toHaveCount(0);
});

test('a paste can be called off with Esc', async ({ sheet, page }) => {
  await sheet.cell(3, 'lengthKm').click();
  await sheet.paste('约三');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await sheet.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await sheet.press('ArrowDown');
  expect((await sheet.selection()).active?.rowId).toBe('row-4');
});

test('rows that reach beyond the end are added after asking, and taken back by one undo', async ({ sheet, page }) => {
  await sheet.cell(0, 'name').click();
  await sheet.press('Control+ArrowDown');
  await sheet.paste('末一\r\n末二\r\n末三\r\n');
  const strip = page.getByRole('alertdialog');
  await expect(strip).toContainText('比表格多 2 行');
  await strip.getByRole('button', { name: '新增 2 行并粘贴' }).click();
  await expect(sheet.cell(31, 'name')).toHaveText('末三');
  await expect(page.locator('.cf-count')).toHaveText('32 行');
  const [edit] = await sheet.edits();
  expect(edit!.inserts!.map((i) => i.values.name)).toEqual(['末二', '末三']);
  await page.locator('.cf-editor-input').focus();
  await sheet.press('Control+z');
  await expect(page.locator('.cf-count')).toHaveText('30 行');
});

test('one cell is pasted into the whole selection', async ({ sheet }) => {
  await sheet.cell(2, 'lengthKm').click();
  await sheet.press('Shift+ArrowDown', 'Shift+ArrowDown');
  await sheet.paste('9');
  for (const row of [2, 3, 4]) await expect(sheet.cell(row, 'lengthKm')).toHaveText('9.00');
});

test('cut and paste moves the values in one change', async ({ sheet }) => {
  const value = await sheet.cell(1, 'lengthKm').textContent();
  await sheet.cell(1, 'lengthKm').click();
  await sheet.press('Control+x');
  await sheet.cell(10, 'lengthKm').click();
  await sheet.press('Control+v');
  await expect(sheet.cell(10, 'lengthKm')).toHaveText(value!);
  await expect(sheet.cell(1, 'lengthKm')).toHaveText('');
  const edits = await sheet.edits();
  expect(edits.map((e) => e.label.code)).toEqual(['SHEET_MOVE']);
});

test('copies with headers from the menu', async ({ sheet, page }) => {
  await sheet.cell(1, 'lengthKm').click({ button: 'right' });
  await page.getByRole('menuitem', { name: '连同表头复制' }).click();
  expect(await sheet.clipboard()).toMatch(/\(km\)\r?\n/);
});

test('a large block goes in at once', async ({ sheet, page }) => {
  await sheet.open({ table: 'wide', rows: 5000 });
  await sheet.cell(0, 'c0').click();
  await sheet.paste(Array.from({ length: 2000 }, (_, i) => `${i}\t${i % 90}`).join('\r\n'));
  await expect(sheet.cell(5, 'c0')).toHaveText('5.00');
  const edits = await sheet.edits();
  expect(edits).toHaveLength(1);
  await expect(page.locator('.cf-range').first()).toBeVisible();
});
