import { expect, test } from './fixtures';

test('the language changes at once: heads, choices, bar, totals', async ({ sheet, page }) => {
  await sheet.open({ table: 'feeder', rows: 40 });
  await sheet.cell(1, 'wiringMode').click();
  await page.keyboard.type('dhw');
  await sheet.press('Enter');
  await expect(sheet.cell(1, 'wiringMode')).toHaveText('单环网');
  await page.getByRole('button', { name: '中/EN' }).click();
  await expect(sheet.cell(1, 'wiringMode')).toHaveText('Single ring');
  await expect(sheet.header('wiringMode').locator('.cf-head-text')).toHaveText('Wiring mode');
  await expect(page.locator('.cf-count')).toHaveText('40 rows');
  await expect(sheet.total('#')).toHaveText('Total');
  await expect(page.getByPlaceholder('Search (Ctrl+F)')).toBeVisible();
  await page.getByRole('button', { name: '中/EN' }).click();
  await expect(sheet.cell(1, 'wiringMode')).toHaveText('单环网');
});

test('columns are shown and hidden, and the layout is told for remembering', async ({ sheet, page }) => {
  await sheet.open({ table: 'feeder', rows: 40 });
  await page.getByRole('button', { name: '列', exact: true }).click();
  const chooser = page.getByRole('dialog');
  await chooser.getByPlaceholder('查找列').fill('xianluchangdu');
  await chooser.getByPlaceholder('查找列').fill('');
  await chooser.getByText('接线方式').first().click();
  await expect(sheet.header('wiringMode')).toHaveCount(0);
  await sheet.press('Escape');
  await page.waitForTimeout(400);
  const layout = await page.evaluate(() => {
    const { layout } = (window as unknown as { harness: { layout: unknown } }).harness;
    localStorage.setItem('layout', JSON.stringify(layout));
    return layout as { columns: { key: string; shown: boolean }[] };
  });
  expect(layout.columns.find((c) => c.key === 'wiringMode')?.shown).toBe(false);
  await page.reload();
  await page.waitForSelector('.ag-cell[col-id]');
  await expect(sheet.header('wiringMode')).toHaveCount(0);
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('dialog').getByText('恢复默认').click();
  await expect(sheet.header('wiringMode')).toHaveCount(1);
  await sheet.press('Escape');
});

test('an empty table shows its empty state and still takes a new row', async ({ sheet, page }) => {
  await sheet.openEmpty({ table: 'feeder', rows: 0 });
  await expect(page.locator('.cf-empty')).toHaveText('没有数据');
  await page.getByRole('button', { name: '新增行' }).click();
  await expect(page.locator('.cf-empty')).toHaveCount(0);
  await page.keyboard.type('第一条');
  await sheet.press('Tab');
  expect(await sheet.edits()).toHaveLength(2);
});

test('figures are right aligned with tabular digits; unknown is a mark, not a 0', async ({ sheet, page }) => {
  await sheet.open({ table: 'feeder', rows: 40 });
  const style = await sheet.cell(0, 'lengthKm').evaluate((cell) => {
    const { textAlign, fontVariantNumeric, fontFamily } = getComputedStyle(cell);
    return { textAlign, fontVariantNumeric, fontFamily };
  });
  expect(style).toMatchObject({ textAlign: 'right', fontVariantNumeric: 'tabular-nums' });
  expect(style.fontFamily).toContain('Noto Sans SC');
  const unknown = page.locator('.cf-unknown').first();
  await expect(unknown).toHaveText('');
});
