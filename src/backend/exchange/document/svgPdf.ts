import { AppError } from '../../../shared/appError';
import { BrowserSession } from './browserSession';
import { findBrowser } from './findBrowser';
import { bundledFonts } from './fonts';
import { ORIGIN, printPage, servePage } from './pdf';

const SIZES = { A3: '420mm 297mm', A4: '297mm 210mm' } as const;

/**
 * Prints drawings, one to a page, with a headless Chromium: lines and text stay lines and text.
 * @param svgs each a whole SVG document
 * @param paper 'fit' = pages as large as the drawings
 * @throws AppError NO_BROWSER, BROWSER_FAILED; the reason of the signal when aborted
 */
export async function printSvgs(
  svgs: readonly string[],
  paper: 'A3' | 'A4' | 'fit',
  title: string,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const browser = await findBrowser();
  if (!browser) throw new AppError('NO_BROWSER');
  const fonts = await bundledFonts();
  const session = await BrowserSession.open(browser, signal);
  try {
    await servePage(session, pageOf(svgs, paper, title, fonts !== null), fonts);
    const { errorText } = await session.send('Page.navigate', { url: `${ORIGIN}/` });
    if (errorText) throw new Error(`the page did not load: ${errorText}`);
    await session.evaluate(
      "new Promise((done) => (document.readyState === 'complete' ? done() : addEventListener('load', done))).then(() => document.fonts.ready).then(() => true)",
    );
    signal?.throwIfAborted();
    return await printPage(session, true);
  } finally {
    await session.close();
  }
}

function pageOf(svgs: readonly string[], paper: 'A3' | 'A4' | 'fit', title: string, hasFonts: boolean): string {
  const [, width = '800', height = '600'] =
    /<svg\b[^>]*?width="([\d.]+)[^"]*"[^>]*?height="([\d.]+)/.exec(svgs[0] ?? '') ?? [];
  const size = paper === 'fit' ? `${width}px ${height}px` : SIZES[paper];
  const [pageWidth, pageHeight] = size.split(' ');
  const name = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const font = hasFonts ? '<link rel="stylesheet" href="/fonts/fonts.css">' : '';
  const style =
    `@page { size: ${size}; margin: 0 } html, body { margin: 0 } ` +
    `div { width: ${pageWidth}; height: ${pageHeight}; overflow: hidden; break-after: page; break-inside: avoid } ` +
    'div:last-child { break-after: auto } div > svg { display: block; width: 100%; height: 100% }';
  const pages = svgs.map((svg) => `<div>${svg.replace(/^<\?xml[^>]*\?>\s*/, '')}</div>`).join('');
  return `<!doctype html><html><head><meta charset="utf-8"><title>${name}</title>${font}<style>${style}</style></head><body>${pages}</body></html>`;
}
