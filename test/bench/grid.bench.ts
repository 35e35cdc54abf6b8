import { type Browser, chromium, type Page } from 'playwright';
import { findBrowser } from '../support/browser';
import { startHarness } from '../support/harness';
import { firstPaint, firstPaintWork, longestWork, scrollThrough, timed, type Work } from './gridPage';

const ROWS = 100_000;
const ROUNDS = 5;

type Paint = Awaited<ReturnType<typeof firstPaintWork>>;

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
      const bare: Paint[] = [];
      const sheet: Paint[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        const a = await firstPaintWork(browser, page, bareUrl);
        const b = await firstPaintWork(browser, page, sheetUrl);
        // The first round warms the browser's caches.
        if (round === 0) continue;
        bare.push(a);
        sheet.push(b);
      }
      for (const [key, words] of [
        ['clock', 'by the clock'],
        ['work', "by the page's own work"],
      ] as const) {
        const own = sheet.map((paint) => paint[key]);
        const other = bare.map((paint) => paint[key]);
        lines.push(
          `first paint of ${ROWS.toLocaleString('en')} x 40 ${words}: bare AG Grid ${ms(median(other))} (${spread(other)}), ` +
            `sheet ${ms(median(own))} (${spread(own)}), ratio ${(median(own) / median(other)).toFixed(2)} (allowed 1.2)`,
        );
      }
      lines.push(...(await scrolling('sheet', browser, page)));
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
      lines.push(...(await scrolling('bare AG Grid', browser, page)));
    } finally {
      await browser.close();
      await harness.close();
    }
    return lines;
  },
};

/** From the first row to the last: some rows of each page by small steps, all of them in leaps. */
async function scrolling(what: string, browser: Browser, page: Page): Promise<string[]> {
  const lines: string[] = [];
  for (const [step, limit] of [
    [700, 200],
    [20_000, 10_000],
  ] as const) {
    const cost = { frames: 0, longestTask: 0, frame95: 0 };
    const work = await longestWork(browser, page, async () => {
      Object.assign(cost, await scrollThrough(page, step, limit));
    });
    lines.push(
      `scroll by ${step} px a frame, ${what}: ${cost.frames} frames, longest task ${ms(work)} of work ` +
        `(${ms(cost.longestTask)} by the clock${what === 'sheet' ? ', allowed 100 ms' : ''}), 95 % of frames within ${ms(cost.frame95)}`,
    );
  }
  return lines;
}

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
