import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, openWindow, startProgram, test } from '../e2e/support/fixtures';

const folder = join(process.cwd(), 'docs/images/manual');

/** Screens with a picture of their own in the manual. */
const SCREENS = [
  'plans',
  'overview',
  'data',
  'ledgers',
  'frame',
  'findings',
  'outages',
  'policies',
  'costs',
  'projects',
  'budget',
  'targets',
  'document',
];

/** How long a screen that calculates may take until its picture can be taken. */
const SETTLED_MS = 60_000;

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(1_200);
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 72 });
}

for (const language of ['zh', 'en'] as const) {
  test(`pictures of the manual (${language})`, async ({ found, folder: store }) => {
    const program = await startProgram(join(store, 'manual.countyframe'));
    try {
      const page = await openWindow(found, program, language);
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.keyboard.press('Control+k');
      await page.getByTestId('palette-input').fill('songm');
      await expect(page.locator('.palette-option').first()).toBeVisible();
      await picture(page, `${language}-palette`);
      await page.keyboard.press('Escape');
      await page.click('[data-screen=ledgers]');
      await page.getByTestId('print-sheet').click();
      await expect(page.locator('.paper-page').first()).toBeVisible();
      await picture(page, `${language}-print`);
      await page.keyboard.press('Escape');
      for (const screen of SCREENS) {
        await page.click(`[data-screen=${screen}]`);
        await expect(page.locator('main.screen > *').first()).toBeVisible();
        await expect(page.locator('.screen-loading')).toHaveCount(0, { timeout: SETTLED_MS });
        await picture(page, `${language}-${screen}`);
      }
      if (language === 'en') {
        await page.setViewportSize({ width: 1366, height: 768 });
        await page.click('[data-screen=overview]');
        await page.waitForTimeout(1_200);
        await page.screenshot({ path: 'docs/images/overview.png' });
      }
    } finally {
      await program.stop();
    }
  });
}
