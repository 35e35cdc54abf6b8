import { expect, test } from './fixtures';

test.beforeEach(({ sheet }) => sheet.open({ table: 'feeder', rows: 200 }));

const shownRows = (text: string | null) => Number((text ?? '').split('/')[0]!.replace(/\D/g, ''));

test('a set filter counts, searches by pinyin, shows a chip and can be cleared', async ({ sheet, page }) => {
  await sheet.header('wiringMode').hover();
  await sheet.header('wiringMode').locator('.cf-head-menu').click();
  const menu = page.getByRole('dialog');
  await expect(menu).toContainText('单辐射');
  await menu.getByPlaceholder('查找值').fill('danlianluo');
  await expect(menu.locator('.cf-virtual-row')).toHaveCount(1);
  const count = Number(await menu.locator('.cf-check-count').textContent());
  await sheet.press('Enter');
  await expect(page.locator('.cf-chip')).toContainText('单联络');
  await expect(page.locator('.cf-count')).toHaveText(`${count} / 200 行`);
  await expect(sheet.cell(0, 'wiringMode')).toHaveText('单联络');
  await page.getByRole('button', { name: /去掉此筛选/ }).click();
  await expect(page.locator('.cf-count')).toHaveText('200 行');
});

test('blanks alone can be shown', async ({ sheet, page }) => {
  await sheet.header('wiringMode').hover();
  await sheet.header('wiringMode').locator('.cf-head-menu').click();
  const menu = page.getByRole('dialog');
  await menu.getByText('全选').click();
  await menu.getByText('空白').click();
  await menu.getByRole('button', { name: '确定' }).click();
  await expect(sheet.cell(0, 'wiringMode')).toHaveText('');
  await expect(page.locator('.cf-chip')).toContainText('空白');
});

test('totals follow the filter and a range filter takes the unit of the header', async ({ sheet, page }) => {
  await expect(sheet.total('lengthKm')).toHaveText(/^[\d,]+\.\d\d$/);
  const before = await sheet.total('lengthKm').textContent();
  await sheet.header('lengthKm').hover();
  await sheet.header('lengthKm').locator('.cf-head-menu').click();
  await page.getByRole('dialog').getByLabel('最大').fill('50');
  await sheet.press('Enter');
  await expect(page.locator('.cf-chip')).toContainText('≤ 50 km');
  expect(Number((await sheet.total('lengthKm').textContent())!.replaceAll(',', ''))).toBeLessThan(
    Number(before!.replaceAll(',', '')),
  );
  await page.getByText('清除全部筛选').click();
  await expect(sheet.total('lengthKm')).toHaveText(before!);
});

test('sorts by several keys with unknown last, and shows their order in the heads', async ({ sheet, page }) => {
  const menu = async (key: string, item: string) => {
    await sheet.header(key).hover();
    await sheet.header(key).locator('.cf-head-menu').click();
    await page.getByRole('dialog').getByText(item, { exact: true }).click();
  };
  await menu('wiringMode', '降序');
  await menu('lengthKm', '作为下一排序条件');
  await expect(sheet.header('wiringMode').locator('.cf-head-sort')).toHaveText('↓1');
  await expect(sheet.header('lengthKm').locator('.cf-head-sort')).toHaveText('↑2');
  const first = [0, 1, 2].map((row) => sheet.cell(row, 'wiringMode').textContent());
  expect(new Set(await Promise.all(first)).size).toBe(1);
  await sheet.cell(0, 'wiringMode').click();
  await sheet.press('Control+End', 'Home');
  await expect(sheet.cell(199, 'wiringMode')).toHaveText('');
});

test('quick search with Ctrl+F filters over all columns, Esc returns to all rows and to the sheet', async ({
  sheet,
  page,
}) => {
  await sheet.cell(0, 'name').click();
  await sheet.press('Control+f');
  await page.keyboard.type('城关');
  await expect.poll(async () => shownRows(await page.locator('.cf-count').textContent())).toBeLessThan(200);
  await sheet.press('Escape');
  await expect(page.locator('.cf-count')).toHaveText('200 行');
  await sheet.press('ArrowDown');
  expect((await sheet.selection()).active).not.toBeNull();
});

test('an edit under a filter keeps its row in sight until the filter is applied again', async ({ sheet, page }) => {
  await sheet.cell(0, 'wiringMode').click({ button: 'right' });
  const value = await sheet.cell(0, 'wiringMode').textContent();
  await page.getByRole('menuitem', { name: /只看/ }).click();
  await sheet.cell(1, 'wiringMode').click();
  await page.keyboard.type(value === '单辐射' ? '双环网' : '单辐射');
  await sheet.press('Enter');
  const count = shownRows(await page.locator('.cf-count').textContent());
  await expect(sheet.cell(1, 'wiringMode')).not.toHaveText(value!);
  await page.getByRole('button', { name: '重新应用' }).click();
  await expect.poll(async () => shownRows(await page.locator('.cf-count').textContent())).toBe(count - 1);
});

test('filters that let nothing through say so and offer the way back', async ({ sheet, page }) => {
  await sheet.press('Control+f');
  await page.getByPlaceholder('查找（Ctrl+F）').fill('不存在的东西');
  await expect(page.locator('.cf-empty')).toContainText('没有符合筛选的行');
  await page.locator('.cf-empty').getByText('清除全部筛选').click();
  await expect(page.locator('.cf-count')).toHaveText('200 行');
});
