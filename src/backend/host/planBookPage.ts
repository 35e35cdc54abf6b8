import { randomBytes } from 'node:crypto';
import type { Backend, ServedPage } from '../backend';
import { bundledFonts } from '../exchange/document/fonts';
import { findScope } from '../usecases/sheet/scope';

const FOLDER = '/print/';

/** Policy of the printed page: its own style and faces, no script, framed by the window only. */
export function printPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    'img-src data:',
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * Serves the plan document as a page, for the preview and the browser's print: `/print/planbook?plan=ID&lang=zh|en`,
 * and its faces below `/print/fonts/`.
 * @returns null for any other path
 */
export async function servePlanBookPage(
  backend: Backend,
  path: string,
  query: URLSearchParams,
): Promise<ServedPage | null> {
  if (!path.startsWith(FOLDER)) return null;
  const name = path.slice(FOLDER.length);
  if (name === 'planbook') {
    // The chart library is heavy: it is loaded with the first page.
    const [{ planBookHtml }, { readPlanBook }] = await Promise.all([
      import('../exchange/document/html'),
      import('../usecases/planBook/readPlanBook'),
    ]);
    const nonce = randomBytes(16).toString('base64');
    const book = readPlanBook(backend.store, findScope(backend.store, query.get('plan') ?? ''));
    const body = planBookHtml(book, query.get('lang') === 'en' ? 'en' : 'zh', {
      fontsHref: '/print/fonts/fonts.css',
      nonce,
    });
    return { type: 'text/html; charset=utf-8', policy: printPolicy(nonce), body };
  }
  if (!name.startsWith('fonts/')) return null;
  const fonts = await bundledFonts();
  if (!fonts) return null;
  if (name === 'fonts/fonts.css') return { type: 'text/css; charset=utf-8', policy: printPolicy(''), body: fonts.css };
  const bytes = await fonts.read(name.slice('fonts/'.length));
  return bytes ? { type: 'font/woff2', policy: printPolicy(''), body: Buffer.from(bytes) } : null;
}
