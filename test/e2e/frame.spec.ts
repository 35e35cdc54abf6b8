import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import type { Page } from 'playwright/test';
import { expect, openWindow, startProgram, test } from './support/fixtures';

/** A figure of the strip above the drawing. */
async function figure(page: Page, name: string): Promise<number> {
  const text = (await page.getByTestId(`figure-${name}`).locator('b').textContent()) ?? '';
  return Number(text.replaceAll(',', ''));
}

/** How many projects give an answer of law 2. */
async function answers(page: Page): Promise<number[]> {
  const texts = await page.getByTestId('law-answers').locator('b').allTextContents();
  return texts.map(Number);
}

const boundary = Buffer.from(
  JSON.stringify({
    type: 'Feature',
    properties: { name: '云岫县' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [117, 31],
          [118, 31],
          [118, 32],
          [117, 31],
        ],
      ],
    },
  }),
);

/**
 * The heart of the product: a tie drawn on the target frame moves the figures at once, waits for a project, follows the
 * target frame once one has it, and stands on the drawing that goes to paper.
 */
test('a tie is drawn, moves SAIDI, is given to a project, follows the target frame and prints on A3', async ({
  found,
  folder,
}) => {
  test.setTimeout(300_000);
  const program = await startProgram(join(folder, 'frame.countyframe'));
  try {
    const page = await openWindow(found, program);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.click('[data-screen=frame]');
    await page.click('[data-frame=target]');
    await expect(page.getByTestId('feeder-table')).toBeVisible({ timeout: 60_000 });
    await expect.poll(() => figure(page, 'SAIDI')).toBeGreaterThan(0);
    const before = await figure(page, 'SAIDI');

    // Two feeders side by side; the tie is drawn from the trunk of one to a far lateral of the other: a click, and a code
    // that is searched for.
    await page.locator('.feeder-table tbody tr', { hasText: '10kV桥头线' }).locator('button').click();
    await page.locator('.feeder-select input').fill('龙潭');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(page.locator('.diagram-canvas .source')).toHaveCount(2);
    await page.click('[data-tool=newTie]');
    await expect(page.locator('.diagram-hint')).toContainText('起点');
    await page.getByTestId('diagram').press('0');
    await page.locator('.diagram-canvas .node[data-id="15110215/1"]').first().click({ force: true });
    await expect(page.locator('.diagram-hint')).toContainText('终点');
    await page.locator('.diagram-search input').fill('3700102577-T');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('change-effect')).toContainText('长度');
    await page.locator('[data-field=lengthKm] input').fill('1.8');
    await page.getByLabel('名称', { exact: true }).fill('桥头至龙潭新联络');
    await expect(page.getByTestId('change-effect')).toContainText('SAIDI', { timeout: 30_000 });
    await page.getByTestId('save-change').click();
    await expect(page.getByTestId('change-form')).toHaveCount(0);
    await expect.poll(() => figure(page, 'SAIDI')).toBeLessThan(before);
    await expect(page.locator('.diagram-canvas .branch.new .mark').first()).toBeAttached();

    // Taken back and made again: every edit of the target frame is one undo.
    await page.getByTestId('undo').click();
    await expect.poll(() => figure(page, 'SAIDI')).toBe(before);
    await page.getByTestId('redo').click();
    await expect.poll(() => figure(page, 'SAIDI')).toBeLessThan(before);

    // Without a project it is left over; given to one, that project follows the target frame.
    await page.click('[data-frame=difference]');
    await expect(page.getByTestId('difference')).toBeVisible();
    const [followed = 0] = await answers(page);
    await page
      .getByTestId('unplanned-later')
      .locator('li', { hasText: '桥头至龙潭新联络' })
      .getByRole('checkbox')
      .check();
    await page.getByTestId('give-to-project').click();
    // A project that has not touched the frame so far.
    const project = (await page.getByTestId('not-touching').locator('li').first().textContent()) ?? '';
    const choice = page.getByTestId('give-form').locator('.ant-select').first();
    await choice.click();
    await choice.locator('input').fill(project);
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: project }).first().click();
    await page.getByTestId('give').click();
    await expect.poll(async () => (await answers(page))[0]).toBe(followed + 1);
    await expect(page.getByTestId('unplanned-later')).not.toContainText('桥头至龙潭新联络');

    // The single-line diagram on paper.
    await page.click('[data-frame=target]');
    await page.getByTestId('print-drawing').click();
    const download = page.waitForEvent('download', { timeout: 60_000 });
    await page.locator('[data-print="A3 pdf"]').click();
    const file = join(folder, 'drawing.pdf');
    await (await download).saveAs(file);
    const pdf = await PDFDocument.load(readFileSync(file));
    for (const sheet of pdf.getPages()) {
      expect([sheet.getWidth(), sheet.getHeight()].map((points) => Math.round((points * 25.4) / 72))).toEqual([
        420, 297,
      ]);
    }
    // Boundaries come in as GeoJSON, and are taken back by undo.
    await page.getByTestId('frame-files').click();
    const chooser = page.waitForEvent('filechooser');
    await page.locator('[data-file=take]').click();
    await (await chooser).setFiles({ name: '边界.geojson', mimeType: 'application/geo+json', buffer: boundary });
    await expect(page.getByTestId('file-taken')).toContainText('新增 1');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('undo')).toHaveAttribute('aria-label', /导入边界/);

    // What is built becomes current frame and leaves the list of what is to be built.
    await page.click('[data-frame=current]');
    await page.getByTestId('fold-in').click();
    const foldable = page.getByTestId('fold').locator('li');
    await expect(foldable.first()).toBeVisible();
    const foldables = await foldable.count();
    await foldable.first().getByRole('checkbox').check();
    await page.getByTestId('fold').getByRole('button').first().click();
    await expect(page.getByTestId('fold')).toHaveCount(0);
    await page.getByTestId('fold-in').click();
    await expect(foldable).toHaveCount(foldables - 1);

    // The next edition: a closed one beside it, compared with it by frames, targets, money and projects, and printed.
    await page.click('[data-screen=plans]');
    await page.getByTestId('roll-forward').click();
    await expect(page.locator('.plan-card')).toHaveCount(2, { timeout: 60_000 });
    await page.getByTestId('compare-plan').click();
    await expect(page.getByTestId('compare-frame-current')).toContainText('增加', { timeout: 60_000 });
    await expect(page.getByTestId('compare-frame-target')).toBeVisible();
    await expect(page.getByTestId('compare-targets')).toContainText('99.976');
    await page.evaluate(() => {
      window.print = () => {
        document.title = document.querySelector('.comparison-paper h1')?.textContent ?? '';
      };
    });
    await page.getByTestId('print-comparison').click();
    await expect(page).toHaveTitle(/的差异/);
    expect(faults).toEqual([]);
  } finally {
    expect(await program.stop()).toBe(0);
  }
});
