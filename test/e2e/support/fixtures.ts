import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, test as base, chromium, expect, type Page } from 'playwright/test';
import { openShellWindow, type ShellProgram, startShellProgram } from '../../main/support/shellProgram';
import { findBrowser } from '../../support/browser';
import { type Program, startProgram as startLoopback } from './program';

/**
 * The project `shell` runs the same tests through the built Electron shell on its stand-in: the page is served by the
 * shell's protocol handler, and what it asks of the backend passes through the shell's ports instead of the loopback.
 */
function isShell(): boolean {
  return base.info().project.name === 'shell';
}

/**
 * Starts the program on a store, behind the door of the project.
 * @param store path of the store; a new one gets the sample county
 */
export function startProgram(store: string, args: string[] = []): Promise<Program> {
  return isShell() ? startShellProgram(store) : startLoopback(store, args);
}

/** Opens the program's page and waits until the window is there. */
export async function openWindow(browser: Browser, program: Program, language: 'zh' | 'en' = 'zh'): Promise<Page> {
  if (isShell()) return openShellWindow(browser, program as ShellProgram, language);
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

export { expect };
