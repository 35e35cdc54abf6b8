import type { DocPhrase, HeadingBlock } from '../../shared/document/model';
import { say } from './words';

/** Numbers of one chapter's sections, tables and figures: 2.1, 表 2-1, 图 2-1. */
export class ChapterNumbers {
  private section = 0;
  private table = 0;
  private figure = 0;

  constructor(readonly chapter: number) {}

  heading(text: DocPhrase): HeadingBlock {
    this.section += 1;
    return {
      kind: 'heading',
      id: `section-${this.chapter}-${this.section}`,
      number: `${this.chapter}.${this.section}`,
      text,
    };
  }

  nextTable(): { id: string; number: DocPhrase } {
    this.table += 1;
    const number = `${this.chapter}-${this.table}`;
    return { id: `table-${number}`, number: say('DOC_TABLE_NO', { number }) };
  }

  nextFigure(): { id: string; number: DocPhrase } {
    this.figure += 1;
    const number = `${this.chapter}-${this.figure}`;
    return { id: `figure-${number}`, number: say('DOC_FIGURE_NO', { number }) };
  }
}

/** References to the annex tables, known before they are built so that chapters can point at them. */
export const annexOf = {
  projects: { id: 'annex-1', number: say('DOC_ANNEX_NO', { number: 1 }) },
  villages: { id: 'annex-2', number: say('DOC_ANNEX_NO', { number: 2 }) },
};
