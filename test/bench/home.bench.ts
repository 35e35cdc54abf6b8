import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { startProgram } from '../e2e/support/program';
import { findBrowser } from '../support/browser';

const ROUNDS = 3;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function open(page: Page, url: string): Promise<number> {
  const start = performance.now();
  await page.goto(url);
  await page.locator('main.screen > *').first().waitFor();
  return performance.now() - start;
}

/** From the command to a screen that answers, and from one screen to the next, as a user waits for it. */
export default {
  name: 'home',
  async run(): Promise<string[]> {
    const where = await findBrowser();
    if ('missing' in where) return [`skipped: ${where.missing}`];
    const folder = mkdtempSync(join(tmpdir(), 'countyframe-bench-'));
    const store = join(folder, 'bench.countyframe');
    // Makes the store with the sample county; what is timed is every later start.
    await (await startProgram(store)).stop();
    const begin = performance.now();
    const program = await startProgram(store);
    const listening = performance.now() - begin;
    const browser = await chromium.launch({ ...where, args: [...where.args, '--disable-gpu'] });
    try {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
      await context.addInitScript(() => localStorage.setItem('countyframe.tour', 'done'));
      const page = await context.newPage();
      const cold = await open(page, program.url);
      const warm = await open(page, program.url);
      const screens = await page
        .locator('[data-screen]')
        .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.screen!));
      const switches = new Map<string, number[]>(screens.map((screen) => [screen, []]));
      for (let round = 0; round < ROUNDS; round++) {
        for (const screen of screens) {
          const start = performance.now();
          await page.click(`[data-screen=${screen}]`);
          await page.locator(`[data-screen=${screen}][aria-current=page]`).waitFor();
          await page.waitForFunction(() => !document.querySelector('.screen-loading'));
          switches.get(screen)!.push(performance.now() - start);
        }
      }
      return [
        `program listening after ${listening.toFixed(0)} ms`,
        `page interactive: cold ${cold.toFixed(0)} ms, warm ${warm.toFixed(0)} ms (${(warm / cold).toFixed(2)} of cold)`,
        ...[...switches].map(
          ([screen, times]) =>
            `  ${screen}: first ${times[0]!.toFixed(0)} ms, then ${median(times.slice(1)).toFixed(0)} ms`,
        ),
      ];
    } finally {
      await browser.close();
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
