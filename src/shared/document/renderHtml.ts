import type { Language } from '../messages';
import { wordMessage } from '../messages';
import { contentsOf } from './contents';
import { escapeHtml } from './escape';
import type { Block, Chapter, DocText, DocumentBook, FigureBlock } from './model';
import { printCss } from './printCss';
import { renderTable } from './renderTable';
import { wordText } from './text';

export interface HtmlOptions {
  language: Language;
  /** Draws a figure as an inline SVG element (src/shared/document/figureSvg.ts with ECharts). */
  figureSvg: (figure: FigureBlock) => string;
  /** Address of the style sheet with the bundled faces; without it the page uses the faces of the machine. */
  fontsHref?: string;
  /** Nonce for the style element under a content security policy. */
  nonce?: string;
  /** Page of each anchor, printed in the contents; unknown ones leave the place empty. */
  pageOf?: ReadonlyMap<string, number>;
}

/**
 * Renders a document as one self-contained page: print style for A4 and A3, sheets of paper on the screen. Pure string
 * building: runs in Node and in the browser. All text is escaped; there are no style attributes and no script.
 */
export function renderPlanBookHtml(book: DocumentBook, options: HtmlOptions): string {
  const { language } = options;
  const word = (text: DocText) => escapeHtml(wordText(language, text));
  const nonce = options.nonce ? ` nonce="${escapeHtml(options.nonce)}"` : '';
  const fonts = options.fontsHref ? `<link rel="stylesheet" href="${escapeHtml(options.fontsHref)}">\n` : '';
  const last = book.chapters.length - 1;
  const chapters = book.chapters.map((chapter, i) => renderChapter(book, chapter, options, i === last));
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<title>${word(book.title)}</title>
${fonts}<style${nonce}>${printCss(book, language)}</style>
</head>
<body>
${renderCover(book, word)}
${renderContents(book, options)}
${chapters.join('\n')}
</body>
</html>
`;
}

function renderCover(book: DocumentBook, word: (text: DocText) => string): string {
  const { cover } = book;
  const facts = cover.facts.map((fact) => `<dt>${word(fact.label)}</dt><dd>${word(fact.value)}</dd>`).join('');
  return `<section class="cover"><div class="overline">${word(cover.overline)}</div>
<div class="title">${word(book.title)}</div><div class="subtitle">${word(cover.subtitle)}</div>
<dl>${facts}</dl><div class="date">${word(cover.date)}</div></section>`;
}

function renderContents(book: DocumentBook, options: HtmlOptions): string {
  const entries = contentsOf(book).map((entry) => {
    const number = entry.number === null ? '' : `<span class="no">${text(options, entry.number)}</span>`;
    const page = options.pageOf?.get(entry.id);
    return `<li class="l${entry.level}"><a href="#${entry.id}">${number}<span>${text(options, entry.text)}</span><span class="dots"></span><span class="page">${page ?? ''}</span></a></li>`;
  });
  const title = escapeHtml(wordMessage(options.language, 'DOC_CONTENTS'));
  return `<nav class="contents"><h1>${title}</h1><ol>\n${entries.join('\n')}\n</ol></nav>`;
}

function text(options: HtmlOptions, value: DocText): string {
  return escapeHtml(wordText(options.language, value));
}

/**
 * A chapter is a run of pages of one kind after another. The heading stands on the first of them and the signature on
 * the last, whatever their kind: wide tables have a page name of their own, and a block outside it would start a page.
 */
function renderChapter(book: DocumentBook, chapter: Chapter, options: HtmlOptions, last: boolean): string {
  const number = chapter.number === null ? '' : `<span class="no">${escapeHtml(chapter.number)}</span>`;
  const runs: { wide: boolean; html: string[] }[] = [];
  const place = (wide: boolean, html: string) => {
    const run = runs.at(-1);
    if (run?.wide === wide) run.html.push(html);
    else runs.push({ wide, html: [html] });
  };
  const isWide = (block: Block | undefined) => block?.kind === 'table' && block.page === 'wide';
  place(isWide(chapter.blocks[0]), `<h1 id="${chapter.id}">${number}${text(options, chapter.heading)}</h1>`);
  for (const block of chapter.blocks) place(isWide(block), renderBlock(block, options));
  if (last) place(isWide(chapter.blocks.at(-1)), renderSignature(book, options));
  const kind = chapter.number === null ? ' annexes' : '';
  const pages = runs.map(
    (run) => `<div class="${run.wide ? 'wide-page' : 'text-page'}">\n${run.html.join('\n')}\n</div>`,
  );
  return `<section class="chapter${kind}">${pages.join('\n')}</section>`;
}

function renderSignature(book: DocumentBook, options: HtmlOptions): string {
  const colon = options.language === 'zh' ? '：' : ':';
  const fields = book.signature.map((label) => `<span>${text(options, label)}${colon}<i></i></span>`);
  return `<div class="signature">${fields.join('')}</div>`;
}

function renderBlock(block: Block, options: HtmlOptions): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 id="${block.id}"><span class="no">${escapeHtml(block.number)}</span>${text(options, block.text)}</h2>`;
    case 'paragraph':
      return `<p class="text">${text(options, block.text)}</p>`;
    case 'missing': {
      const items = block.items.map((item) => `<li>${text(options, item)}</li>`).join('');
      const lead = escapeHtml(wordMessage(options.language, 'DOC_MISSING'));
      return `<div class="missing"><p>${lead}</p><ul>${items}</ul></div>`;
    }
    case 'table':
      return renderTable(block, options.language);
    case 'figure': {
      const caption = `${text(options, block.number)}　${text(options, block.title)}`;
      return `<figure id="${block.id}">${options.figureSvg(block)}<figcaption>${caption}</figcaption></figure>`;
    }
  }
}
