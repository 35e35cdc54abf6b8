import type { Language } from '../messages';
import { wordMessage } from '../messages';
import { cssString } from './escape';
import type { DocumentBook } from './model';
import { wordText } from './text';

/** Faces of the printed page: the bundled one, then what office machines have. */
export const PRINT_FACES = "'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', SimHei, sans-serif";

/** Page content boxes in mm: A4 portrait and A3 landscape, 25 mm at the binding side. */
export const pages = {
  portrait: { size: 'A4 portrait', widthMm: 210, heightMm: 297, margins: [25, 20, 22, 25] },
  wide: { size: 'A3 landscape', widthMm: 420, heightMm: 297, margins: [24, 15, 20, 25] },
} as const;

/**
 * Style sheet of the document: pages with header and footer for print, sheets of paper on the screen. The text of the
 * margin boxes is part of it, so it is made for one book and language.
 */
export function printCss(book: DocumentBook, language: Language): string {
  return `${pageCss(book, language)}\n${contentCss}\n${screenCss}`;
}

/** Everything the margin boxes print; the fonts of these characters must be loaded by hand (they load no slices). */
export function marginBoxText(book: DocumentBook, language: Language): string {
  const number = wordMessage(language, 'DOC_PAGE_NUMBER');
  return `${wordText(language, book.header.left)}${wordText(language, book.header.right)}${number}0123456789`;
}

function pageCss(book: DocumentBook, language: Language): string {
  const [before = '', between = '', after = ''] = wordMessage(language, 'DOC_PAGE_NUMBER').split(/\{page\}|\{pages\}/);
  const number = `${cssString(before)} counter(page) ${cssString(between)} counter(pages) ${cssString(after)}`;
  const box = `font: 9pt ${PRINT_FACES}; color: #333;`;
  const frame = `
    @top-left { content: ${cssString(wordText(language, book.header.left))}; ${box} vertical-align: bottom; padding-bottom: 3mm; width: 80%; text-align: left; }
    @top-right { content: ${cssString(wordText(language, book.header.right))}; ${box} vertical-align: bottom; padding-bottom: 3mm; width: 20%; text-align: right; }
    @bottom-center { content: ${number}; ${box} vertical-align: top; padding-top: 4mm; }`;
  const margins = (values: readonly number[]) => values.map((value) => `${value}mm`).join(' ');
  return `@page { size: ${pages.portrait.size}; margin: ${margins(pages.portrait.margins)}; ${frame} }
@page cover { size: ${pages.portrait.size}; margin: ${margins(pages.portrait.margins)};
  @top-left { content: none; } @top-right { content: none; } @bottom-center { content: none; } }
@page wide { size: ${pages.wide.size}; margin: ${margins(pages.wide.margins)}; ${frame} }`;
}

const contentCss = `
* { box-sizing: border-box; }
html { font: 10.5pt/1.75 ${PRINT_FACES}; color: #111; font-variant-numeric: tabular-nums; }
body { margin: 0; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
h1, h2 { font-weight: 700; line-height: 1.35; break-after: avoid; margin: 0; }
h1 { font-size: 18pt; margin-bottom: 8mm; }
h2 { font-size: 13pt; margin: 7mm 0 3mm; }
h1 .no, h2 .no { margin-right: .7em; }
p { margin: 0 0 2.5mm; text-align: justify; orphans: 2; widows: 2; }
:lang(zh) p.text { text-indent: 2em; }
.cover { page: cover; text-align: center; min-height: 240mm; display: flex; flex-direction: column; }
.cover .overline { font-size: 14pt; letter-spacing: .1em; margin-top: 22mm; }
.cover .title { font-size: 26pt; font-weight: 700; line-height: 1.4; margin: 42mm 0 5mm; letter-spacing: .04em; text-wrap: balance; }
.cover .subtitle { font-size: 18pt; letter-spacing: .3em; margin-right: -.3em; }
:lang(en) .cover .overline, :lang(en) .cover .title { letter-spacing: 0; }
:lang(en) .cover .subtitle { letter-spacing: .05em; margin-right: 0; }
.cover dl { margin: auto auto 0; display: grid; grid-template-columns: auto auto; gap: 1.5mm 6mm; text-align: left; font-size: 11pt; }
.cover dt { color: #444; } .cover dd { margin: 0; }
.cover .date { margin: 14mm 0 6mm; font-size: 12pt; }
.contents { break-before: page; }
.contents h1 { text-align: center; letter-spacing: .5em; margin-right: -.5em; }
:lang(en) .contents h1 { letter-spacing: 0; margin-right: 0; }
.contents ol { list-style: none; margin: 0; padding: 0; }
.contents a { display: flex; align-items: baseline; color: inherit; text-decoration: none; padding: .6mm 0; }
.contents .l1 { font-weight: 700; margin-top: 2mm; }
.contents .l2 { padding-left: 7mm; }
.contents .no { margin-right: .8em; flex: none; }
.contents .dots { flex: 1; border-bottom: 1px dotted #777; margin: 0 2mm; min-width: 8mm; transform: translateY(-1.2mm); }
.contents .page { min-width: 2.2em; text-align: right; flex: none; font-weight: 400; }
.chapter { break-before: page; }
.missing { border-left: 2.5pt solid #555; padding: 1mm 0 1mm 4mm; margin: 4mm 0; break-inside: avoid; }
.missing p { margin: 0 0 1mm; } .missing ul { margin: 0; padding-left: 1.3em; }
figure { margin: 5mm 0 6mm; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { text-align: center; font-weight: 700; font-size: 10pt; margin-top: 1mm; }
.table { margin: 4mm 0 6mm; padding: 0 .5pt; }
p.text:has(+ .table), p.text:has(+ figure) { break-after: avoid; }
.table.short { break-inside: avoid; }
.wide-page { page: wide; }
.wide-page .table { margin-top: 0; }
.annexes h1 { font-size: 14pt; margin-bottom: 3mm; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 9pt; line-height: 1.35; }
thead { display: table-header-group; }
tfoot { display: table-row-group; }
tr { break-inside: avoid; }
tr.total, tr.group { break-after: avoid; }
th, td { border: .5pt solid #333; padding: 1mm 1.3mm; vertical-align: middle; overflow-wrap: anywhere; }
th { font-weight: 700; text-align: center; background: #ececec; padding: 1mm .4mm; overflow-wrap: normal; }
thead tr.title td { border: 0; padding: 0 0 1mm; text-align: center; font-weight: 700; font-size: 11pt; }
thead tr.unit td { border: 0; padding: 0 0 .8mm; text-align: right; font-size: 9pt; }
td.left { text-align: left; } td.right { text-align: right; } td.center { text-align: center; }
td.right { white-space: nowrap; overflow-wrap: normal; padding-left: .5mm; }
tr.total td { font-weight: 700; background: #ececec; }
tr.group td { font-weight: 700; }
tr.group.level1 td { background: #f3f3f3; }
tr.group.level3 td { font-weight: 400; background: #fafafa; }
tr.total td.label { text-align: center; }
tr.group td.label { text-align: left; } tr.group.level2 td.label { padding-left: 4mm; } tr.group.level3 td.label { padding-left: 8mm; }
.notes { font-size: 8.5pt; line-height: 1.5; margin: 1.5mm 0 0; color: #222; }
.notes p { margin: 0; }
.signature { display: flex; gap: 5mm; margin-top: 9mm; break-inside: avoid; break-before: avoid; font-size: 10.5pt; }
.signature span { flex: 1; display: flex; white-space: nowrap; }
.signature i { flex: 1; border-bottom: .5pt solid #111; margin-left: 1mm; min-width: 12mm; }
.wide-page .signature { gap: 12mm; max-width: 260mm; margin-left: auto; }
`;

const screenCss = `
@media screen {
  body { background: #d8dbd9; padding: 6mm; }
  .cover, .contents, .text-page, .wide-page { background: #fff; box-shadow: 0 1px 4px rgba(0, 0, 0, .25); margin: 0 auto 8mm; }
  .cover, .contents, .text-page, .wide-page { min-height: 297mm; width: 210mm; padding: 25mm 20mm 22mm 25mm; }
  .wide-page { width: 420mm; padding: 24mm 15mm 20mm 25mm; }
  .contents a:has(.page:empty) .dots { visibility: hidden; }
  [data-entity] { cursor: pointer; }
  [data-entity]:hover td { background: #eef5f0; }
  :target { scroll-margin-top: 10mm; }
}
`;
