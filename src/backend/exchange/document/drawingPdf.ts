import type { Drawing } from '../../../domain/diagram/drawing';
import { toSvg } from '../../../domain/diagram/toSvg';
import { AppError } from '../../../shared/appError';
import type { Language } from '../../../shared/messages';
import { BrowserSession } from './browserSession';
import { findBrowser } from './findBrowser';
import { bundledFonts } from './fonts';
import { ORIGIN, printPage, servePage } from './pdf';

/** Steps told while drawings are printed: page made, browser started, laid out, printed. */
export const DRAWING_STEPS = 4;

const MM_PER_UNIT = 25.4 / 96;
const TYPE = "'Noto Sans SC', 'Noto Sans SC Supplement', sans-serif";

export interface DrawingPdfOptions {
  language: Language;
  signal?: AbortSignal;
  /** Called with the steps done, of DRAWING_STEPS. */
  onProgress?: (done: number) => void;
}

/**
 * Sheets as one page of HTML: each sheet a printed page of its own size.
 * @param sheets drawings in units of 1/96 inch (sheetsOf, sheetOf)
 */
export function drawingHtml(
  sheets: readonly Drawing[],
  language: Language,
  { fontsHref, nonce }: { fontsHref: string | null; nonce?: string },
): string {
  const sizes = [...new Set(sheets.map(sizeOf))];
  const css = [
    'html, body { margin: 0; padding: 0; }',
    'section { overflow: hidden; break-after: page; }',
    'section:last-child { break-after: auto; }',
    'svg { display: block; width: 100%; height: 100%; }',
    ...sizes.flatMap((size, i) => {
      const [width, height] = size.split(' ');
      return [
        `@page sheet${i} { size: ${width}mm ${height}mm; margin: 0; }`,
        `.sheet${i} { page: sheet${i}; width: ${width}mm; height: ${height}mm; }`,
      ];
    }),
  ].join('\n');
  const pages = sheets
    .map((sheet) => {
      const svg = toSvg(sheet, { theme: 'print', scale: null, fontFamily: TYPE });
      return `<section class="sheet${sizes.indexOf(sizeOf(sheet))}">${svg}</section>`;
    })
    .join('\n');
  const fonts = fontsHref === null ? '' : `<link rel="stylesheet" href="${fontsHref}">`;
  const style = `<style${nonce === undefined ? '' : ` nonce="${nonce}"`}>${css}</style>`;
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">${fonts}${style}</head><body>${pages}</body></html>`;
}

/**
 * Prints sheets with a headless Chromium: lines stay lines, text stays text in the bundled faces.
 * @returns the PDF, one page for each sheet
 * @throws AppError NO_BROWSER where no Chromium is found, BROWSER_FAILED where it does not start; the reason of the
 *   signal when aborted
 */
export async function printDrawings(
  sheets: readonly Drawing[],
  { language, signal, onProgress }: DrawingPdfOptions,
): Promise<Uint8Array> {
  const browser = await findBrowser();
  if (!browser) throw new AppError('NO_BROWSER');
  const fonts = await bundledFonts();
  const html = drawingHtml(sheets, language, { fontsHref: fonts ? '/fonts/fonts.css' : null });
  onProgress?.(1);
  const session = await BrowserSession.open(browser, signal);
  try {
    onProgress?.(2);
    await servePage(session, html, fonts);
    const { errorText } = await session.send('Page.navigate', { url: `${ORIGIN}/` });
    if (errorText) throw new Error(`the page did not load: ${errorText}`);
    await session.evaluate(DRAWINGS_READY);
    onProgress?.(3);
    const pdf = await printPage(session, true);
    signal?.throwIfAborted();
    onProgress?.(4);
    return pdf;
  } finally {
    await session.close();
  }
}

/** Resolves once the page is parsed and its faces are there. */
export const DRAWINGS_READY = `new Promise((done) => {
  const ready = () => document.fonts.ready.then(() => done(true));
  if (document.readyState === 'complete') ready();
  else addEventListener('load', ready);
})`;

/** Width and height in mm. A sheet's size is rounded up to whole units; paper sizes are whole millimetres. */
function sizeOf(sheet: Drawing): string {
  const mm = (units: number): number => {
    const exact = units * MM_PER_UNIT;
    return Math.abs(exact - Math.round(exact)) < MM_PER_UNIT ? Math.round(exact) : Math.ceil(exact * 100) / 100;
  };
  return `${mm(sheet.width)} ${mm(sheet.height)}`;
}
