import type { DocumentBook } from '../../../shared/document/model';
import { type HtmlOptions, renderPlanBookHtml } from '../../../shared/document/renderHtml';
import type { Language } from '../../../shared/messages';
import { drawFigure } from './figures';
import { writeWhole } from './writeWhole';

/** The document as one page with its figures drawn. */
export function planBookHtml(
  book: DocumentBook,
  language: Language,
  options: Omit<HtmlOptions, 'language' | 'figureSvg'> = {},
): string {
  return renderPlanBookHtml(book, { ...options, language, figureSvg: (figure) => drawFigure(figure, language) });
}

/**
 * Writes the document as one .html file. It needs no other file: the faces are those of the reader's machine.
 * @throws what the file system throws
 */
export async function writePlanBookHtml(
  book: DocumentBook,
  outFile: string,
  options: { language: Language },
): Promise<void> {
  await writeWhole(outFile, planBookHtml(book, options.language));
}
