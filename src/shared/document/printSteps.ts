import type { Language } from '../messages';
import { BUNDLED_FAMILY } from './fontsCss';
import type { DocumentBook } from './model';
import { marginBoxText } from './printCss';

/**
 * Script to run in the page before it is printed: waits until it is loaded, loads the faces of what stands only in margin boxes (they load
 * no slices by themselves) and waits for all others. Its value is a promise.
 */
export function readyScript(book: DocumentBook, language: Language): string {
  const text = JSON.stringify(marginBoxText(book, language));
  return `new Promise((loaded) => {
  if (document.readyState === 'complete') loaded(); else addEventListener('load', loaded, { once: true });
}).then(() => Promise.all([document.fonts.load("9pt '${BUNDLED_FAMILY}'", ${text}), document.fonts.ready])).then(() => true)`;
}

/** Script that writes page numbers into the contents of the loaded page, in place. */
export function contentsPagesScript(pageOf: ReadonlyMap<string, number>): string {
  const entries = JSON.stringify([...pageOf]).replaceAll('<', '\\u003c');
  return `(() => { const pages = new Map(${entries});
for (const link of document.querySelectorAll('.contents a')) {
  link.querySelector('.page').textContent = pages.get(decodeURIComponent(link.hash.slice(1))) ?? '';
} return true; })()`;
}
