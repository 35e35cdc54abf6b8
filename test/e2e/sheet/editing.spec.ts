import { expect, test } from './fixtures';

test.beforeEach(({ sheet }) => sheet.open({ table: 'feeder', rows: 60 }));

test('typing replaces, Enter goes down, the edit is one change with its label', async ({ sheet, page }) => {
  await sheet.cell(1, 'lengthKm').click();
  await page.keyboard.type('12.5');
  await sheet.press('Enter');
  await expect(sheet.cell(1, 'lengthKm')).toHaveText('12.50');
  expect((await sheet.selection()).active?.rowId).toBe('row-2');
  const edits = await sheet.edits();
  expect(edits).toHaveLength(1);
  expect(edits[0]!.label.code).toBe('SHEET_TYPE');
  expect(edits[0]!.cells).toEqual([{ rowId: 'row-1', key: 'lengthKm', value: 12.5 }]);
});

test('F2 keeps the text and the arrows move the caret; Esc leaves everything as it was', async ({ sheet, page }) => {
  const before = await sheet.cell(1, 'name').textContent();
  await sheet.cell(1, 'name').click();
  await sheet.press('F2', 'ArrowLeft');
  await page.keyboard.type('X');
  await sheet.press('Escape');
  await expect(sheet.cell(1, 'name')).toHaveText(before!);
  await sheet.press('F2', 'Home');
  await page.keyboard.type('甲');
  await sheet.press('Tab');
  await expect(sheet.cell(1, 'name')).toHaveText(`甲${before}`);
  expect((await sheet.edits()).length).toBe(1);
});

test('a double click edits and a click elsewhere takes what was typed', async ({ sheet, page }) => {
  await sheet.cell(2, 'name').dblclick();
  await page.keyboard.type('乙');
  await sheet.cell(5, 'lengthKm').click();
  await expect(sheet.cell(2, 'name')).toHaveText(/乙$/);
});

test('what cannot be read keeps the editor open with the reason', async ({ sheet, page }) => {
  await sheet.cell(1, 'lengthKm').click();
  await page.keyboard.type('很长');
  await sheet.press('Enter');
  await expect(page.locator('.cf-editor-note')).toHaveText('“很长”不是数字');
  await expect(page.locator('.cf-editor.cf-editing')).toBeVisible();
  await sheet.press('Escape');
  await expect(page.locator('.cf-editor-note')).toBeEmpty();
  expect(await sheet.edits()).toEqual([]);
});

test('units typed into the cell are understood', async ({ sheet, page }) => {
  await sheet.cell(1, 'lengthKm').click();
  await page.keyboard.type('800m');
  await sheet.press('Enter');
  await expect(sheet.cell(1, 'lengthKm')).toHaveText('0.80');
});

test('choices are found by initials and by pinyin, and picked with the arrows or the mouse', async ({
  sheet,
  page,
}) => {
  await sheet.cell(1, 'wiringMode').click();
  await page.keyboard.type('dfs');
  await expect(page.locator('.cf-choice').first()).toHaveText('单辐射');
  await sheet.press('Enter');
  await expect(sheet.cell(1, 'wiringMode')).toHaveText('单辐射');
  await page.keyboard.type('lianluo');
  await sheet.press('ArrowDown', 'Enter');
  await expect(sheet.cell(2, 'wiringMode')).toHaveText(/联络/);
  await sheet.cell(3, 'wiringMode').click();
  await sheet.press('Alt+ArrowDown');
  await page.locator('.cf-choice', { hasText: '双环网' }).click();
  await expect(sheet.cell(3, 'wiringMode')).toHaveText('双环网');
});

test('a choice that does not exist is refused, not stored', async ({ sheet, page }) => {
  await sheet.cell(1, 'wiringMode').click();
  await page.keyboard.type('qqqq');
  await sheet.press('Enter');
  await expect(page.locator('.cf-editor-note')).toHaveText('“qqqq”不在可选项中');
  await sheet.press('Escape');
});

test('a reference is found by name or code; an unknown name stays as text', async ({ sheet, page }) => {
  await sheet.cell(1, 'substation').click();
  await page.keyboard.type('nanp');
  await sheet.press('Enter');
  await expect(sheet.cell(1, 'substation')).toHaveText('南坪变');
  await page.keyboard.type('新站');
  await sheet.press('Enter');
  await expect(sheet.cell(2, 'substation')).toHaveText('新站');
  await expect(sheet.cell(2, 'substation')).toHaveClass(/cf-unlinked/);
  const edits = await sheet.edits();
  expect(edits.map((e) => e.cells)).toEqual([
    [{ rowId: 'row-1', key: 'substation', value: 'substation-2' }],
    [{ rowId: 'row-2', key: 'substation', value: '新站' }],
  ]);
});

test('the first syllable of an input method goes into the cell', async ({ sheet, page }) => {
  await sheet.cell(1, 'name').click();
  const ime = await page.context().newCDPSession(page);
  await ime.send('Input.imeSetComposition', { text: 'cheng', selectionStart: 5, selectionEnd: 5 });
  await expect(page.locator('.cf-editor.cf-editing')).toBeVisible();
  await ime.send('Input.insertText', { text: '城关一线' });
  await sheet.press('Enter');
  await expect(sheet.cell(1, 'name')).toHaveText('城关一线');
});

test('what the backend refuses goes back and is marked with the reason', async ({ sheet, page }) => {
  const before = await sheet.cell(1, 'name').textContent();
  await sheet.cell(1, 'name').click();
  await page.keyboard.type('拒绝');
  await sheet.press('Enter');
  await expect(sheet.cell(1, 'name')).toHaveText(before!);
  await expect(sheet.cell(1, 'name')).toHaveClass(/cf-invalid/);
  await sheet.cell(1, 'name').hover();
  await expect(page.locator('.cf-tip')).toHaveText('未写入“拒绝”：“拒绝”不在可选项中');
  await expect(page.locator('.cf-refused')).toContainText('1 格未写入');
});

test('an edit that fails altogether is taken back and said', async ({ sheet, page }) => {
  const before = await sheet.cell(1, 'name').textContent();
  await sheet.cell(1, 'name').click();
  await page.keyboard.type('断网');
  await sheet.press('Enter');
  await expect(page.locator('.cf-notice')).toContainText('保存失败');
  await expect(sheet.cell(1, 'name')).toHaveText(before!);
});

test('Del empties the selection as one edit and undo brings it back', async ({ sheet }) => {
  const before = await sheet.cell(3, 'lengthKm').textContent();
  await sheet.cell(2, 'lengthKm').click();
  await sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Delete');
  await expect(sheet.cell(3, 'lengthKm')).toHaveText('');
  await expect(sheet.cell(3, 'lengthKm')).toHaveClass(/cf-unknown/);
  expect((await sheet.edits())[0]!.label.code).toBe('CHANGE_CLEAR');
  await sheet.press('Control+z');
  await expect(sheet.cell(3, 'lengthKm')).toHaveText(before!);
  await sheet.press('Control+y');
  await expect(sheet.cell(3, 'lengthKm')).toHaveText('');
});

test('Ctrl+Enter writes into every selected cell', async ({ sheet, page }) => {
  await sheet.cell(2, 'lengthKm').click();
  await sheet.press('Shift+ArrowDown', 'Shift+ArrowDown');
  await page.keyboard.type('7');
  await sheet.press('Control+Enter');
  for (const row of [2, 3, 4]) await expect(sheet.cell(row, 'lengthKm')).toHaveText('7.00');
  expect(await sheet.edits()).toHaveLength(1);
});

test('a read-only sheet takes no letters, no Del and no paste', async ({ sheet, page }) => {
  await sheet.open({ table: 'feeder', rows: 20, readonly: 1 });
  const before = await sheet.cell(1, 'name').textContent();
  await sheet.cell(1, 'name').click();
  await page.keyboard.type('abc');
  await sheet.press('Delete', 'F2');
  await sheet.paste('x');
  await expect(sheet.cell(1, 'name')).toHaveText(before!);
  await expect(page.locator('.cf-editor.cf-editing')).toHaveCount(0);
  expect(await sheet.edits()).toEqual([]);
});
