import { AppError } from '../../../shared/appError';
import { contentsOf } from '../../../shared/document/contents';
import type { DocumentBook } from '../../../shared/document/model';
import { contentsPagesScript, readyScript } from '../../../shared/document/printSteps';
import type { Language } from '../../../shared/messages';
import { BrowserSession } from './browserSession';
import { findBrowser } from './findBrowser';
import { type BundledFonts, bundledFonts } from './fonts';
import { planBookHtml } from './html';
import { pagesOfAnchors } from './pdfAnchors';
import { writeWhole } from './writeWhole';

export interface PdfOptions {
  language: Language;
  signal?: AbortSignal;
  /** Called with the steps done, of PDF_STEPS. */
  onProgress?: (done: number) => void;
}

/** Steps reported while a PDF is made: browser started, page laid out, first pass, second pass, written. */
export const PDF_STEPS = 5;

/** Address the page is served under, inside the browser only; nothing of it reaches a network. */
export const ORIGIN = 'https://countyframe.invalid';

/**
 * Writes the document as PDF with a headless Chromium: A4 and A3 pages, bundled faces embedded, outline, and the page
 * numbers of the contents taken from a first pass.
 * @throws AppError NO_BROWSER where no Chromium is found, BROWSER_FAILED where it does not start; the reason of the
 *   signal when aborted
 */
export async function writePlanBookPdf(book: DocumentBook, outFile: string, options: PdfOptions): Promise<void> {
  const { language, signal, onProgress } = options;
  const browser = await findBrowser();
  if (!browser) throw new AppError('NO_BROWSER');
  const fonts = await bundledFonts();
  const session = await BrowserSession.open(browser, signal);
  try {
    onProgress?.(1);
    const html = planBookHtml(book, language, fonts ? { fontsHref: '/fonts/fonts.css' } : {});
    await servePage(session, html, fonts);
    // The answer comes when the page has taken the place of the empty one, whose own load event must not be mistaken.
    const { errorText } = await session.send('Page.navigate', { url: `${ORIGIN}/` });
    if (errorText) throw new Error(`the page did not load: ${errorText}`);
    await session.evaluate(readyScript(book, language));
    onProgress?.(2);
    const pdf = await printWithContents(
      book,
      (script) => session.evaluate(script),
      (final) => printPage(session, final),
      () => onProgress?.(3),
    );
    onProgress?.(4);
    signal?.throwIfAborted();
    await writeWhole(outFile, pdf);
    onProgress?.(5);
  } finally {
    await session.close();
  }
}

/**
 * Prints a loaded page until the contents carry the numbers of the pages they stand in front of: twice, and once more
 * should the numbers move a page. Also for Electron: `run` is executeJavaScript, `print` is printToPDF (`final` is false
 * for the pass that is only measured: tags and outline can be left out).
 */
export async function printWithContents(
  book: DocumentBook,
  run: (script: string) => Promise<unknown>,
  print: (final: boolean) => Promise<Uint8Array>,
  onFirstPass?: () => void,
): Promise<Uint8Array> {
  const ids = contentsOf(book).map((entry) => entry.id);
  let printed = new Map<string, number>();
  let pdf = await print(false);
  onFirstPass?.();
  for (let pass = 0; pass < 3; pass++) {
    const pageOf = await pagesOfAnchors(pdf);
    if (ids.every((id) => printed.get(id) === pageOf.get(id))) break;
    printed = pageOf;
    await run(contentsPagesScript(pageOf));
    pdf = await print(true);
  }
  return pdf;
}

/** Answers every request of the page from memory; what is not ours is refused. */
export async function servePage(session: BrowserSession, html: string, fonts: BundledFonts | null): Promise<void> {
  const answer = async (url: string): Promise<{ type: string; body: Buffer } | null> => {
    if (url === `${ORIGIN}/`) return { type: 'text/html; charset=utf-8', body: Buffer.from(html) };
    if (!fonts || !url.startsWith(`${ORIGIN}/fonts/`)) return null;
    const name = url.slice(`${ORIGIN}/fonts/`.length);
    if (name === 'fonts.css') return { type: 'text/css; charset=utf-8', body: Buffer.from(fonts.css) };
    const bytes = await fonts.read(name);
    return bytes ? { type: 'font/woff2', body: Buffer.from(bytes) } : null;
  };
  session.on('Fetch.requestPaused', (params) => {
    const requestId = params.requestId;
    const { url } = params.request as { url: string };
    void answer(url)
      .then((found) =>
        found
          ? session.send('Fetch.fulfillRequest', {
              requestId,
              responseCode: 200,
              responseHeaders: [{ name: 'Content-Type', value: found.type }],
              body: found.body.toString('base64'),
            })
          : session.send('Fetch.failRequest', { requestId, errorReason: 'AccessDenied' }),
      )
      // The session ends with an error of its own; a request still open then has nobody to answer to.
      .catch(() => {});
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

/** The loaded page as PDF; `final` carries tags and outline. */
export async function printPage(session: BrowserSession, final: boolean): Promise<Uint8Array> {
  const { stream } = await session.send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    // Tags and outline are for the reader; the first pass is only measured.
    generateTaggedPDF: final,
    generateDocumentOutline: final,
    transferMode: 'ReturnAsStream',
  });
  const chunks: Buffer[] = [];
  for (;;) {
    const { data, base64Encoded, eof } = await session.send('IO.read', { handle: stream, size: 1 << 20 });
    chunks.push(Buffer.from(data as string, base64Encoded ? 'base64' : 'latin1'));
    if (eof) break;
  }
  await session.send('IO.close', { handle: stream });
  return new Uint8Array(Buffer.concat(chunks));
}
