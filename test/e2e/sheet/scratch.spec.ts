import { chromium, test } from 'playwright/test';
import { findBrowser } from '../../support/browser';
import { startHarness } from '../../support/sheetHarness';
import { firstPaint, scrollThrough, timed } from '../../bench/gridPage';
test('bench', async () => { test.setTimeout(900000);
  const t0 = Date.now(); const say = (...a: unknown[]) => console.log(((Date.now() - t0) / 1000).toFixed(1), ...a);
  const found = await findBrowser(); if ('missing' in found) return;
  const h = await startHarness(); say('built');
  const b = await chromium.launch(found); const page = await b.newPage({ viewport: { width: 1366, height: 768 } });
  page.on('pageerror', (e) => say(String(e)));
  for (let i = 0; i < 5; i++) {
    say('bare', await firstPaint(page, h.url + 'bare.html?rows=100000'));
    say('sheet', await firstPaint(page, h.url + '?table=wide&rows=100000&start=manual'));
  }
  for (const w of ['sortText', 'clear', 'sortTwo', 'clear', 'filterRange', 'clear', 'search', 'clear'] as const) say(w, await timed(page, w));
  say('pages', JSON.stringify(await scrollThrough(page, 700, 100)));
  say('leaps', JSON.stringify(await scrollThrough(page, 40000)));
  await firstPaint(page, h.url + 'bare.html?rows=100000');
  say('bare leaps', JSON.stringify(await scrollThrough(page, 40000)));
  await b.close(); await h.close();
});
