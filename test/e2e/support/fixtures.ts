import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, test as base, chromium, expect, type Page } from 'playwright/test';
import { findBrowser } from '../../support/browser';
import { type Program, startProgram } from './program';

/** Opens the program's page and waits until the window is there. */
export async function openWindow(browser: Browser, program: Program, language: 'zh' | 'en' = 'zh'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.addInitScript((wanted) => {
    if (!localStorage.getItem('countyframe.language')) localStorage.setItem('countyframe.language', wanted);
    // The offer of a tour is a test of its own.
    localStorage.setItem('countyframe.tour', 'done');
  }, language);
  await page.goto(program.url);
  await expect(page.locator('.navigation')).toBeVisible();
  return page;
}

interface Fixtures {
  folder: string;
}
interface WorkerFixtures {
  found: Browser;
}

/** A Chromium of this machine and a folder of the test's own. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  found: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures here
    async ({}, use) => {
      const where = await findBrowser();
      if ('missing' in where) {
        base.skip(true, where.missing);
        return;
      }
      const browser = await chromium.launch({ ...where, args: [...where.args, '--disable-gpu'] });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures here
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'countyframe-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

export { expect, startProgram };
