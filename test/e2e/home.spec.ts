import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { doubleIds, unseenFocus } from './support/accessible';
import { axeFaults } from './support/axe';
import { expect, openWindow, startProgram, test } from './support/fixtures';
import { cutOff } from './support/layout';

/** Sizes in CSS pixels: 1920x1080 at 150 % is 1280x720, 1366x768 at 150 % is 911x512. */
const SIZES = [
  [1280, 720],
  [911, 512],
  [3840, 2160],
] as const;

/** Screens of the window, in their order: new ones are checked without being named here. */
function screensOf(page: Page): Promise<string[]> {
  return page.locator('[data-screen]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.screen!));
}

async function settled(page: Page): Promise<void> {
  await expect(page.locator('main.screen > *').first()).toBeVisible();
  await expect(page.locator('.screen-loading')).toHaveCount(0, { timeout: 30_000 });
  await page.waitForTimeout(300);
}

/** One start of the program for all of it: what a planner does without a mouse, and what everybody must be able to read. */
test('by keyboard alone; readable and named on every screen in both themes; nothing cut at the edges of sizes', async ({
  found,
  folder,
}) => {
  test.setTimeout(600_000);
  const program = await startProgram(join(folder, 'home.countyframe'));
  try {
    const page = await openWindow(found, program);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));

    await test.step('palette, sheet, notes, replacing, views, history by keys alone', async () => {
      await settled(page);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('songm');
      await expect(page.locator('.palette-option').first()).toContainText('松门');
      expect.soft(await axeFaults(page), 'the palette').toEqual([]);
      await page.keyboard.press('Enter');
      await expect(page.locator('.cf-sheet')).toBeVisible();
      await expect(page.locator('.cf-editor-input, .cf-host input, .cf-host textarea').first()).toBeFocused();
      await page.keyboard.press('Control+h');
      await page.keyboard.type('松门乡');
      await page.keyboard.press('Tab');
      await page.keyboard.type('松门镇');
      await expect(page.getByTestId('replace-do')).toContainText(/替换 [1-9]\d* 格/);
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('last-change')).toContainText('“松门乡”改为“松门镇”');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+z');
      await expect(page.getByTestId('undo')).not.toHaveAttribute('aria-label', /松门镇/);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('axzqhfz');
      await page.keyboard.press('Enter');
      await expect(page.locator('.cf-chip-groups')).toContainText('行政区划');
      await expect(page.locator('.cf-row-number.cf-group-row').first()).toHaveText('▾');
      await page.keyboard.press('Control+p');
      await expect(page.locator('.paper-page').first())
        .toContainText('合计', { timeout: 5_000 })
        .catch(() => {});
      await expect(page.locator('.paper-page').first()).toBeVisible();
      expect.soft(await axeFaults(page), 'the print preview').toEqual([]);
      await page.keyboard.press('Escape');
      // The first row is a group's head.
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Control+Enter');
      await page.getByTestId('new-note').fill('与市政道路同步实施');
      await page.keyboard.press('Control+Enter');
      await page.locator('.cf-row-number.cf-marked').hover();
      await expect(page.locator('.cf-tip')).toHaveText('与市政道路同步实施');
      expect.soft(await axeFaults(page), 'details of a record').toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+1');
      await expect(page.locator('[data-screen=plans]')).toHaveAttribute('aria-current', 'page');
      await page.keyboard.press('Alt+3');
      await page.locator('[data-tab=import]').focus();
      await page.keyboard.press('ArrowRight');
      await expect(page.locator('[data-tab=export][aria-selected=true]')).toBeFocused();
      await page.keyboard.press('Alt+1');
      await page.keyboard.press('F1');
      await expect(page.getByTestId('manual')).toContainText('县网架 使用手册');
      expect.soft(await axeFaults(page), 'the manual').toEqual([]);
      await page.keyboard.press('Escape');
    });

    for (const [language, theme] of [
      ['zh', 'light'],
      ['en', 'dark'],
    ] as const) {
      await page.evaluate(
        ([wantedLanguage, wantedTheme]) => {
          localStorage.setItem('countyframe.language', wantedLanguage);
          localStorage.setItem('countyframe.theme', wantedTheme);
        },
        [language, theme] as const,
      );
      await page.reload();
      await expect(page.locator('.navigation')).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      for (const screen of await screensOf(page)) {
        await test.step(`${screen}, ${language}, ${theme}`, async () => {
          await page.click(`[data-screen=${screen}]`);
          await settled(page);
          expect.soft(await axeFaults(page), `${screen}, ${language}, ${theme}`).toEqual([]);
          if (theme === 'dark') return;
          expect.soft(await doubleIds(page), `ids on ${screen}`).toEqual([]);
          expect.soft(await unseenFocus(page, 9), `focus on ${screen}`).toEqual([]);
        });
      }
    }

    await test.step('from 1280x720 to 4K, and at 150 % of an office screen', async () => {
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        for (const screen of await screensOf(page)) {
          await page.click(`[data-screen=${screen}]`);
          await settled(page);
          expect.soft(await cutOff(page), `${screen} at ${width}x${height}`).toEqual([]);
        }
      }
    });
    expect(faults).toEqual([]);
  } finally {
    await program.stop();
  }
});
