import type { Browser, Page } from 'playwright';
import type { SheetHandle } from '../../src/renderer/components/sheet';

/** What one scroll from top to end cost. */
export interface ScrollCost {
  frames: number;
  /** Longest task of the main thread in ms; tasks under 50 ms are not reported by the browser and count as 0. */
  longestTask: number;
  /** Tasks over 50 ms. */
  longTasks: number;
  /** 95th percentile of the time between frames, ms. */
  frame95: number;
}

/**
 * Time from the call that creates the grid to the frame after its first cells were painted. The page's data is ready
 * in memory before; fonts are loaded.
 * @returns ms
 */
export async function firstPaint(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.waitForFunction(() => 'startSheet' in window);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const start = performance.now();
        performance.mark('grid-start');
        (window as unknown as { startSheet(): void }).startSheet();
        const look = () => {
          const cell = document.querySelector('.ag-cell[col-id="c2"]');
          if (!cell?.textContent) return void requestAnimationFrame(look);
          // The message is handled after the frame that holds the cells has been drawn.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            performance.mark('grid-end');
            done(performance.now() - start);
          };
          requestAnimationFrame(() => port2.postMessage(0));
        };
        look();
      }),
  );
}

/**
 * Scrolls from the first row to the last, a fixed way each frame.
 * @param step pixels per frame
 * @param limit at most so many frames
 */
export function scrollThrough(page: Page, step: number, limit = 100_000): Promise<ScrollCost> {
  return page.evaluate(
    ([by, most]) =>
      new Promise<ScrollCost>((done) => {
        const tasks: number[] = [];
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) tasks.push(entry.duration);
        });
        observer.observe({ entryTypes: ['longtask'] });
        const view = document.querySelector('.ag-grid-viewport')!;
        const gaps: number[] = [];
        let last = performance.now();
        view.scrollTop = 0;
        const frame = () => {
          const now = performance.now();
          gaps.push(now - last);
          last = now;
          const before = view.scrollTop;
          view.scrollTop = before + by!;
          if (view.scrollTop > before && gaps.length < most!) return void requestAnimationFrame(frame);
          setTimeout(() => {
            observer.disconnect();
            gaps.sort((a, b) => a - b);
            done({
              frames: gaps.length,
              longestTask: Math.max(0, ...tasks),
              longTasks: tasks.length,
              frame95: gaps[Math.floor(gaps.length * 0.95)] ?? 0,
            });
          }, 300);
        };
        requestAnimationFrame(frame);
      }),
    [step, limit],
  );
}

interface TraceEvent {
  ph: string;
  name: string;
  pid: number;
  tid: number;
  args?: { name?: string };
  /** Thread time of a task and of an instant, µs: other programs on the machine do not count. */
  tdur?: number;
  tts?: number;
}

async function traced(browser: Browser, page: Page, run: () => Promise<unknown>): Promise<TraceEvent[]> {
  await browser.startTracing(page, {
    categories: ['toplevel', 'blink.user_timing', 'disabled-by-default-devtools.timeline', '__metadata'],
  });
  await run();
  return (JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }).traceEvents;
}

/** As firstPaint, with the time the page's main thread itself has worked, ms. */
export async function firstPaintWork(
  browser: Browser,
  page: Page,
  url: string,
): Promise<{ clock: number; work: number }> {
  let clock = 0;
  const events = await traced(browser, page, async () => {
    clock = await firstPaint(page, url);
  });
  const at = (name: string) => events.find((event) => event.name === name)?.tts ?? Number.NaN;
  return { clock, work: (at('grid-end') - at('grid-start')) / 1000 };
}

/** The longest task of the page's main thread while something runs, by the time the thread itself has worked, ms. */
export async function longestWork(browser: Browser, page: Page, run: () => Promise<unknown>): Promise<number> {
  const events = await traced(browser, page, run);
  const thread = (event: TraceEvent) => `${event.pid}/${event.tid}`;
  const main = new Set(events.filter((e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain').map(thread));
  const tasks = events.filter((e) => e.ph === 'X' && e.name.endsWith('RunTask') && main.has(thread(e)));
  return Math.max(0, ...tasks.map((task) => (task.tdur ?? 0) / 1000));
}

/** The sheet's works that run over all rows. */
export type Work = 'sortText' | 'sortTwo' | 'filterRange' | 'search' | 'clear';

/** Time of one of them up to the frame that shows its result, totals included, ms. */
export function timed(page: Page, work: Work): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((done) => {
        const { handle } = (window as unknown as { harness: { handle: SheetHandle | null } }).harness;
        const works: Record<Work, () => void> = {
          sortText: () => handle?.setSort([{ key: 'name', descending: false }]),
          sortTwo: () =>
            handle?.setSort([
              { key: 'c3', descending: true },
              { key: 'c0', descending: false },
            ]),
          filterRange: () => handle?.setFilter('c0', { kind: 'range', min: 20, max: 60 }),
          search: () => handle?.setSearch('城关'),
          clear: () => {
            handle?.setSort([]);
            handle?.setFilter('c0', null);
            handle?.setSearch('');
          },
        };
        const start = performance.now();
        works[name]();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
      }),
    work,
  );
}
