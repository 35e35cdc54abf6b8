import { AppError } from '../../../shared/appError';
import { BrowserSession } from './browserSession';
import { findBrowser } from './findBrowser';
import { bundledFonts } from './fonts';
import { ORIGIN, printPage, servePage } from './pdf';

/** Resolves once the page is parsed and its faces are there. */
const READY = `new Promise((done) => {
  const ready = () => document.fonts.ready.then(() => done(true));
  if (document.readyState === 'complete') ready();
  else addEventListener('load', ready);
})`;

/**
 * Prints a page of HTML whose sizes of paper stand in its own style sheet.
 * @param html makes the page, given the link to the bundled faces
 * @throws AppError NO_BROWSER where no Chromium is found, BROWSER_FAILED where it does not start
 */
export async function cardPdf(html: (fonts: string) => string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const browser = await findBrowser();
  if (!browser) throw new AppError('NO_BROWSER');
  const fonts = await bundledFonts();
  const page = html(fonts ? '<link rel="stylesheet" href="/fonts/fonts.css">' : '');
  const session = await BrowserSession.open(browser, signal);
  try {
    await servePage(session, page, fonts);
    const { errorText } = await session.send('Page.navigate', { url: `${ORIGIN}/` });
    if (errorText) throw new Error(`the page did not load: ${errorText}`);
    await session.evaluate(READY);
    signal?.throwIfAborted();
    return new Uint8Array(await printPage(session, true));
  } finally {
    await session.close();
  }
}
