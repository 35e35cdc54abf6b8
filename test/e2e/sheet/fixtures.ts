import { test as base, expect, type Page } from 'playwright/test';
import { findBrowser } from '../../support/browser';
import { type Harness, startHarness } from '../../support/harness';

/** A sheet on the harness page, and what tests ask of it. */
export class SheetPage {
  readonly errors: string[] = [];

  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.errors.push(message.text());
    });
  }

  /** Opens the page with its query (table, rows, lang, theme ...) and waits for the first cells. */
  async open(query: Record<string, string | number> = {}): Promise<void> {
    const text = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
    await this.page.goto(`${this.url}?${text}`);
    await this.page.waitForSelector('.ag-cell[col-id]');
    await this.page.evaluate(() => document.fonts.ready);
  }

  /** As open, for a table without rows. */
  async openEmpty(query: Record<string, string | number>): Promise<void> {
    const text = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
    await this.page.goto(`${this.url}?${text}`);
    await this.page.waitForSelector('.cf-empty');
  }

  cell(row: number, key: string) {
    return this.page.locator(`.ag-grid-scrolling-container .ag-row[row-index="${row}"] .ag-cell[col-id="${key}"]`);
  }

  total(key: string) {
    return this.page.locator(`.ag-grid-pinned-bottom-rows .ag-cell[col-id="${key}"]`);
  }

  header(key: string) {
    return this.page.locator(`.ag-header-cell[col-id="${key}"]`);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Puts a text on the clipboard and pastes it with the keyboard. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((value) => navigator.clipboard.writeText(value), text);
    await this.press('Control+v');
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** What the page says is selected: it tells 60 ms after the last change, so the wait is one of the page's own timers. */
  async selection() {
    return this.page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)));
      const { selection } = (window as unknown as { harness: { selection: unknown } }).harness;
      return selection as {
        active: { rowId: string; key: string } | null;
        rowIds: string[];
        rowCount: number;
        stats: { cells: number; filled: number; sum: number | null; unit: string | null };
      };
    });
  }

  /** Edits the sheet has sent. */
  edits() {
    return this.page.evaluate(() => {
      const { backend } = (window as unknown as { harness: { backend: { edits: unknown[] } } }).harness;
      return backend.edits as {
        label: { code: string; params: Record<string, unknown> };
        cells: { rowId: string; key: string; value: unknown }[];
        inserts?: { rowId: string; values: Record<string, unknown> }[];
        deletes?: string[];
      }[];
    });
  }
}

export const test = base.extend<{ sheet: SheetPage }, { harness: Harness; tab: Page }>({
  launchOptions: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters by their names
    async ({}, use) => {
      const found = await findBrowser();
      if ('missing' in found) throw new Error(found.missing);
      await use({ ...found, ignoreDefaultArgs: ['--hide-scrollbars'] });
    },
    { scope: 'worker' },
  ],
  harness: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters by their names
    async ({}, use) => {
      const harness = await startHarness();
      await use(harness);
      await harness.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // One tab for all tests, loaded anew by each: the compiled scripts and the fonts stay in the browser's caches.
  tab: [
    async ({ browser, harness }, use) => {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(harness.url).origin });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ tab }, use) => {
    await use(tab);
    await tab.evaluate(() => localStorage.clear());
  },
  sheet: async ({ page, harness }, use) => {
    const sheet = new SheetPage(page, harness.url);
    await use(sheet);
    page.removeAllListeners();
    // A content security policy violation, a grid warning or a React error is a fault of every test.
    expect(sheet.errors).toEqual([]);
  },
});

export { expect };
