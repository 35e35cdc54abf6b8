import { chromium } from 'playwright';
import { findBrowser } from '../support/browser';
import { startHarness } from '../support/sheetHarness';
import { firstPaint, scrollThrough, timed, type Work } from './gridPage';

const ROWS = 100_000;
const ROUNDS = 5;

/** The sheet with 100,000 rows x 40 columns beside bare AG Grid with the same rows, in one browser, by turns. */
export default {
  name: 'grid',
  async run(): Promise<string[]> {
    const found = await findBrowser();
    if ('missing' in found) return [`not measured: ${found.missing}`];
    const harness = await startHarness();
    const browser = await chromium.launch(found);
    const lines: string[] = [];
    try {
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
      const sheetUrl = `${harness.url}?table=wide&rows=${ROWS}&start=manual`;
      const bareUrl = `${harness.url}bare.html?rows=${ROWS}`;
      const bare: number[] = [];
      const sheet: number[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        const a = await firstPaint(page, bareUrl);
        const b = await firstPaint(page, sheetUrl);
        // The first round warms the browser's caches.
        if (round === 0) continue;
        bare.push(a);
        sheet.push(b);
      }
      const ratio = median(sheet) / median(bare);
      lines.push(
        `first paint of ${ROWS.toLocaleString('en')} x 40: bare AG Grid ${ms(median(bare))} (${spread(bare)}), ` +
          `sheet ${ms(median(sheet))} (${spread(sheet)}), ratio ${ratio.toFixed(2)} (allowed 1.2)`,
      );
      for (const [what, step] of [
        ['in pages', 700],
        ['in leaps', 20_000],
      ] as const) {
        const limit = step === 700 ? 600 : 10_000;
        const own = await scrollThrough(page, step, limit);
        lines.push(
          `scroll ${what} of ${step} px: sheet ${own.frames} frames, longest task ${own.longestTask.toFixed(0)} ms ` +
            `(allowed 100), ${own.longTasks} tasks over 50 ms, 95 % of frames within ${ms(own.frame95)}`,
        );
      }
      const works: [Work, string][] = [
        ['sortText', 'sort by name (pinyin)'],
        ['sortTwo', 'sort by two keys'],
        ['filterRange', 'filter by a range'],
        ['search', 'quick search over 40 columns'],
      ];
      for (const [work, what] of works) {
        const times: number[] = [];
        for (let round = 0; round < 3; round++) {
          await timed(page, 'clear');
          times.push(await timed(page, work));
        }
        lines.push(`${what} of ${ROWS.toLocaleString('en')} rows, totals and redraw included: ${ms(median(times))}`);
      }
      await firstPaint(page, bareUrl);
      const leaps = await scrollThrough(page, 20_000);
      lines.push(`scroll in leaps, bare AG Grid: longest task ${leaps.longestTask.toFixed(0)} ms`);
    } finally {
      await browser.close();
      await harness.close();
    }
    return lines;
  },
};

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function spread(values: number[]): string {
  return `${Math.min(...values).toFixed(0)}-${Math.max(...values).toFixed(0)}`;
}
