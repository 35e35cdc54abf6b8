import {
  Document,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { dropControls } from '../../../shared/document/escape';
import type { Block, Chapter, DocText, DocumentBook } from '../../../shared/document/model';
import { pages } from '../../../shared/document/printCss';
import { wordText } from '../../../shared/document/text';
import { type Language, wordMessage } from '../../../shared/messages';
import { docxFigure } from './docxFigure';
import { docxStyles } from './docxStyles';
import { docxTable, TWIPS_PER_MM } from './docxTable';
import { measureWidth } from './docxWidths';
import { writeWhole } from './writeWhole';

type PageKind = keyof typeof pages;

/**
 * Writes the document as .docx: real headings and tables, a contents field filled with its entries, header and footer
 * with page numbers, A3 landscape sections for wide tables, charts of the office program's own.
 * @throws what the file system throws
 */
export async function writePlanBookDocx(
  book: DocumentBook,
  outFile: string,
  options: { language: Language },
): Promise<void> {
  await writeWhole(outFile, await planBookDocx(book, options.language));
}

/** The bytes of the .docx. */
export async function planBookDocx(book: DocumentBook, language: Language): Promise<Uint8Array> {
  const writer = new DocxWriter(book, language);
  const document = new Document({
    title: writer.word(book.title),
    subject: writer.word(book.cover.subtitle),
    creator: writer.word(book.cover.overline),
    lastModifiedBy: 'CountyFrame',
    description: '',
    styles: docxStyles(language === 'zh'),
    // Lines are of exact height and the widths are known, so the pages can be told without Word.
    pageNumbers: estimatePageNumbersWith({ guess: true, measureWidth }),
    sections: writer.sections(),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

class DocxWriter {
  constructor(
    private readonly book: DocumentBook,
    private readonly language: Language,
  ) {}

  word(text: DocText): string {
    return dropControls(wordText(this.language, text));
  }

  /** Cover, then runs of pages of one kind; a chapter starts a page, a run of the other kind starts a section. */
  sections(): ISectionOptions[] {
    const runs: { kind: PageKind; children: FileChild[] }[] = [{ kind: 'portrait', children: this.contents() }];
    const place = (kind: PageKind, ...children: FileChild[]) => {
      const run = runs.at(-1);
      if (run?.kind === kind) run.children.push(...children);
      else runs.push({ kind, children });
    };
    const last = this.book.chapters.at(-1);
    for (const chapter of this.book.chapters) {
      const first = kindOf(chapter.blocks[0]);
      place(first, this.chapterHeading(chapter, runs.at(-1)?.kind === first));
      for (const block of chapter.blocks) place(kindOf(block), ...this.block(block, chapter));
      if (chapter === last) place(kindOf(chapter.blocks.at(-1)), this.signature());
    }
    return [this.cover(), ...runs.map((run) => this.section(run.kind, run.children))];
  }

  private section(kind: PageKind, children: FileChild[]): ISectionOptions {
    return {
      properties: { type: 'nextPage', page: pageSetup(kind) },
      headers: { default: this.header(kind) },
      footers: { default: this.footer() },
      children,
    };
  }

  private cover(): ISectionOptions {
    const { cover, title } = this.book;
    const plain = (style: string, text: DocText) => new Paragraph({ style, children: [new TextRun(this.word(text))] });
    return {
      properties: { page: pageSetup('portrait') },
      children: [
        plain('CoverOverline', cover.overline),
        plain('CoverTitle', title),
        plain('CoverSubtitle', cover.subtitle),
        ...cover.facts.map(
          (fact) =>
            new Paragraph({
              style: 'CoverFact',
              tabStops: [{ type: 'left', position: 4700 }],
              children: [new TextRun({ children: [this.word(fact.label), '\t', this.word(fact.value)] })],
            }),
        ),
        plain('CoverDate', cover.date),
      ],
    };
  }

  private contents(): FileChild[] {
    const title = wordMessage(this.language, 'DOC_CONTENTS');
    return [
      new Paragraph({ style: 'ContentsTitle', children: [new TextRun(title)] }),
      new TableOfContents(title, { hyperlink: true, headingStyleRange: '1-2' }),
    ];
  }

  private header(kind: PageKind): Header {
    const { left, right } = this.book.header;
    return new Header({
      children: [
        new Paragraph({
          style: 'Header',
          tabStops: [{ type: 'right', position: Math.round(textWidthMm(kind) * TWIPS_PER_MM) }],
          children: [new TextRun({ children: [this.word(left), '\t', this.word(right)] })],
        }),
      ],
    });
  }

  private footer(): Footer {
    const parts = wordMessage(this.language, 'DOC_PAGE_NUMBER').split(/(\{page\}|\{pages\})/);
    const children = parts.map((part) =>
      part === '{page}' ? PageNumber.CURRENT : part === '{pages}' ? PageNumber.TOTAL_PAGES : part,
    );
    return new Footer({ children: [new Paragraph({ style: 'Footer', children: [new TextRun({ children })] })] });
  }

  private chapterHeading(chapter: Chapter, breakBefore: boolean): Paragraph {
    const number = chapter.number === null ? '' : `${chapter.number}  `;
    return new Paragraph({
      heading: 'Heading1',
      pageBreakBefore: breakBefore,
      children: [new TextRun(`${number}${this.word(chapter.heading)}`)],
    });
  }

  private block(block: Block, chapter: Chapter): FileChild[] {
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({
            heading: 'Heading2',
            children: [new TextRun(`${block.number}  ${this.word(block.text)}`)],
          }),
        ];
      case 'paragraph': {
        const next = chapter.blocks[chapter.blocks.indexOf(block) + 1];
        return [
          new Paragraph({
            style: 'BodyPlain',
            keepNext: next?.kind === 'table' || next?.kind === 'figure',
            children: [new TextRun(this.word(block.text))],
          }),
        ];
      }
      case 'missing':
        return [
          new Paragraph({
            style: 'Missing',
            keepNext: true,
            children: [new TextRun(wordMessage(this.language, 'DOC_MISSING'))],
          }),
          ...block.items.map(
            (item) => new Paragraph({ style: 'Missing', children: [new TextRun(`· ${this.word(item)}`)] }),
          ),
        ];
      case 'figure': {
        const title = `${this.word(block.number)}  ${this.word(block.title)}`;
        return [
          new Paragraph({ style: 'FigureBody', children: [docxFigure(block, this.language)] }),
          new Paragraph({ style: 'FigureTitle', children: [new TextRun(title)] }),
        ];
      }
      case 'table':
        return this.table(block, chapter.number === null);
    }
  }

  private table(block: Extract<Block, { kind: 'table' }>, annex: boolean): FileChild[] {
    const title = new TextRun(`${this.word(block.number)}  ${this.word(block.title)}`);
    const children: FileChild[] = [
      // An annex table is an entry of the contents, so its title is a heading.
      annex
        ? new Paragraph({ heading: 'Heading2', alignment: 'center', children: [title] })
        : new Paragraph({ style: 'TableTitle', children: [title] }),
    ];
    if (block.unit !== null) {
      const unit = wordMessage(this.language, 'DOC_UNIT', { unit: this.word(block.unit) });
      children.push(new Paragraph({ style: 'TableUnit', children: [new TextRun(unit)] }));
    }
    children.push(docxTable(block, this.language, textWidthMm(block.page)));
    const lead = wordMessage(this.language, 'DOC_NOTES');
    const numbered = block.notes.map((note, i) => `${block.notes.length > 1 ? `${i + 1}. ` : ''}${this.word(note)}`);
    const notes = numbered.length > 0 ? `${lead}${numbered.join(' ')}` : '';
    // Two tables without a paragraph between them would become one.
    children.push(new Paragraph({ style: 'TableNote', children: notes === '' ? [] : [new TextRun(notes)] }));
    return children;
  }

  private signature(): Paragraph {
    const colon = this.language === 'zh' ? '：' : ': ';
    const fields = this.book.signature.map((label) => `${this.word(label)}${colon}____________`);
    return new Paragraph({ style: 'Signature', children: [new TextRun(fields.join('　'))] });
  }
}

function kindOf(block: Block | undefined): PageKind {
  return block?.kind === 'table' ? block.page : 'portrait';
}

function textWidthMm(kind: PageKind): number {
  const { widthMm, margins } = pages[kind];
  return widthMm - margins[1] - margins[3];
}

function pageSetup(kind: PageKind) {
  const { widthMm, heightMm, margins } = pages[kind];
  const twips = (mm: number) => Math.round(mm * TWIPS_PER_MM);
  const wide = kind === 'wide';
  return {
    // The writer turns the sheet itself: a landscape sheet is given as it stands upright.
    size: {
      width: twips(wide ? heightMm : widthMm),
      height: twips(wide ? widthMm : heightMm),
      orientation: wide ? ('landscape' as const) : ('portrait' as const),
    },
    margin: {
      top: twips(margins[0]),
      right: twips(margins[1]),
      bottom: twips(margins[2]),
      left: twips(margins[3]),
      header: twips(14),
      footer: twips(11),
    },
  };
}
