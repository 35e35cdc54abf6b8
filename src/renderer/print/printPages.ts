import { type PaperChoice, paperSize } from './paper';

/** Rule of the paper's size; made through the CSSOM, so that the content security policy needs no exception. */
const pageRule = new CSSStyleSheet();

/**
 * Prints the pages in the preview: the system's dialog, or a PDF file through the shell.
 * @param name of the PDF file
 */
export async function printPages(choice: PaperChoice, name: string, asPdf: boolean): Promise<void> {
  const { widthMm, heightMm } = paperSize(choice);
  pageRule.replaceSync(`@page { size: ${widthMm}mm ${heightMm}mm; margin: 0; }`);
  if (!document.adoptedStyleSheets.includes(pageRule)) document.adoptedStyleSheets.push(pageRule);
  // A copy at the end of the body: a dialog of the top layer is printed on its first page only.
  const pages = document.querySelector('.paper-pages')?.cloneNode(true) as HTMLElement | undefined;
  if (!pages) return;
  pages.querySelector('.paper-measure')?.remove();
  pages.classList.add('is-printed');
  document.body.append(pages);
  document.documentElement.classList.add('is-printing');
  try {
    await document.fonts.ready;
    if (!window.desktop) window.print();
    else {
      const paper = { pageSize: choice.paper, landscape: choice.isLandscape };
      if (asPdf) await window.desktop.printPdf({ name: `${name}.pdf`, ...paper });
      else await window.desktop.print(paper);
    }
  } finally {
    document.documentElement.classList.remove('is-printing');
    pages.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== pageRule);
  }
}
