import type { Page } from 'playwright/test';
import { startHarness } from '../support/harness';
import { expect, test } from './support/fixtures';

interface Shown {
  selected: { entity: string; id: string } | null;
  opened: { entity: string; id: string } | null;
}

function shown(page: Page): Promise<Shown> {
  return page.evaluate(() => (window as unknown as { diagram: Shown }).diagram);
}

const scale = (page: Page) => page.locator('.diagram-scale').textContent();

/** Would catch a drawing that cannot be moved, searched or selected in without a mouse, and one that says a thing by colour alone. */
test('a drawing is searched, selected in, zoomed and copied by keyboard and mouse', async ({ found }) => {
  const harness = await startHarness('diagram');
  const context = await found.newContext({
    viewport: { width: 1366, height: 768 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  try {
    await page.goto(`${harness.url}?feeders=2&branches=30`);
    const drawing = page.getByTestId('diagram');
    await expect(page.locator('.diagram-canvas [data-id="B0-0"]').first()).toBeAttached();

    // Search goes from match to match, centres each and zooms in until names are read.
    await page.getByLabel('查找元件').fill('1线1');
    await page.keyboard.press('Enter');
    expect((await shown(page)).selected?.id).toBe('B0-1');
    await expect(drawing).toHaveAttribute('data-detail', 'near');
    await page.keyboard.press('Enter');
    expect((await shown(page)).selected?.id).toBe('B0-10');
    await expect(page.locator('.diagram-selected')).toBeInViewport();

    // Arrows go from element to element, Enter opens, Esc lets go; then arrows move the drawing.
    await drawing.focus();
    await page.keyboard.press('ArrowRight');
    const next = (await shown(page)).selected?.id;
    expect(next).not.toBe('B0-10');
    await page.keyboard.press('Enter');
    expect((await shown(page)).opened?.id).toBe(next);
    await page.keyboard.press('Escape');
    expect((await shown(page)).selected).toBeNull();
    const paper = page.locator('.diagram-canvas > g').first();
    const before = await paper.getAttribute('transform');
    await page.keyboard.press('ArrowRight');
    expect(await paper.getAttribute('transform')).not.toBe(before);
    expect(await drawing.evaluate((host) => getComputedStyle(host).outlineStyle)).not.toBe('none');

    // Zoomed out, names go and captions of feeders come; 0 shows everything again.
    for (let press = 0; press < 6; press++) await page.keyboard.press('-');
    await expect(drawing).toHaveAttribute('data-detail', 'far');
    await expect(page.locator('.diagram-caption').first()).toHaveText('10kV1线');
    await page.keyboard.press('0');
    const all = await scale(page);
    await page.mouse.move(600, 300);
    await page.mouse.wheel(0, -200);
    await expect.poll(() => scale(page)).not.toBe(all);

    // A click selects, a drag does not.
    await page.keyboard.press('0');
    const line = page.locator('.diagram-canvas .branch.line[data-id="B0-4"] line').first();
    const box = (await line.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2 + 2);
    expect((await shown(page)).selected?.id).toBe('B0-4');
    await page.mouse.move(300, 500);
    await page.mouse.down();
    await page.mouse.move(360, 540, { steps: 3 });
    await page.mouse.up();
    expect((await shown(page)).selected?.id).toBe('B0-4');

    // Changes carry a mark in the line besides the colour, retired ones a dash too; the legend says so.
    await expect(page.locator('.diagram-canvas .branch.new .mark').first()).toBeAttached();
    expect(
      await page.locator('.diagram-canvas .branch.retired line').first().getAttribute('stroke-dasharray'),
    ).not.toBeNull();
    await expect(page.getByTestId('diagram-legend')).toContainText('退运');

    await page.getByLabel('复制为图片').click();
    await expect
      .poll(() => page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types)))
      .toContain('image/png');
    expect(faults).toEqual([]);
  } finally {
    await context.close();
    await harness.close();
  }
});
