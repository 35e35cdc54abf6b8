import type { IParagraphStylePropertiesOptions, IRunStylePropertiesOptions, IStylesOptions } from 'docx';

/** Faces every office machine has: body, headings and tables in Chinese, Latin text in Times New Roman. */
const faces = {
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '仿宋' },
  heading: { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' },
  table: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' },
};

/** Twentieths of a point: lines are exactly as high as said, so that pages break alike in every program and face. */
export const exact = (points: number, before = 0, after = 0) => ({
  line: points * 20,
  lineRule: 'exact' as const,
  before: before * 20,
  after: after * 20,
});

interface StyleSource {
  id: string;
  name: string;
  run: IRunStylePropertiesOptions;
  paragraph: IParagraphStylePropertiesOptions;
}

/** Styles of the document; sizes in half points. */
export function docxStyles(chinese: boolean): IStylesOptions {
  const own: StyleSource[] = [
    style(
      'BodyPlain',
      'Body Plain',
      { font: faces.body, size: 24 },
      {
        spacing: exact(22, 0, 6),
        alignment: 'both',
        ...(chinese ? { indent: { firstLine: 480 } } : {}),
      },
    ),
    style(
      'CoverOverline',
      'Cover Overline',
      { font: faces.heading, size: 28 },
      {
        alignment: 'center',
        spacing: exact(30, 60, 0),
      },
    ),
    style(
      'CoverTitle',
      'Cover Title',
      { font: faces.heading, size: 52, bold: true },
      {
        alignment: 'center',
        spacing: exact(46, 130, 12),
      },
    ),
    style(
      'CoverSubtitle',
      'Cover Subtitle',
      { font: faces.heading, size: 36 },
      {
        alignment: 'center',
        spacing: exact(30, 0, 130),
      },
    ),
    style('CoverFact', 'Cover Fact', { font: faces.body, size: 24 }, { spacing: exact(24), indent: { left: 2900 } }),
    style(
      'CoverDate',
      'Cover Date',
      { font: faces.body, size: 28 },
      { alignment: 'center', spacing: exact(30, 60, 0) },
    ),
    style(
      'ContentsTitle',
      'Contents Title',
      { font: faces.heading, size: 36, bold: true },
      {
        alignment: 'center',
        spacing: exact(32, 0, 14),
      },
    ),
    style(
      'TableTitle',
      'Table Title',
      { font: faces.heading, size: 21, bold: true },
      {
        alignment: 'center',
        keepNext: true,
        spacing: exact(18, 10, 2),
      },
    ),
    style(
      'TableUnit',
      'Table Unit',
      { font: faces.table, size: 18 },
      {
        alignment: 'right',
        keepNext: true,
        spacing: exact(14, 0, 2),
      },
    ),
    style('TableText', 'Table Text', { font: faces.table, size: 18 }, { spacing: exact(12.5) }),
    style('TableNote', 'Table Note', { font: faces.table, size: 17 }, { spacing: exact(13, 4, 8) }),
    style(
      'FigureTitle',
      'Figure Title',
      { font: faces.heading, size: 21, bold: true },
      {
        alignment: 'center',
        spacing: exact(18, 2, 12),
      },
    ),
    style('FigureBody', 'Figure Body', { font: faces.table, size: 18 }, { keepNext: true, alignment: 'center' }),
    style('Missing', 'Missing', { font: faces.body, size: 24 }, { spacing: exact(20, 0, 2), indent: { left: 420 } }),
    style(
      'Signature',
      'Signature Line',
      { font: faces.body, size: 24 },
      {
        alignment: 'right',
        spacing: exact(24, 22, 0),
      },
    ),
    style('Header', 'header', { font: faces.table, size: 18 }, { spacing: exact(14) }),
    style('Footer', 'footer', { font: faces.table, size: 18 }, { spacing: exact(14), alignment: 'center' }),
    style('TOC1', 'toc 1', { font: faces.heading, size: 24, bold: true }, { spacing: exact(20, 4, 0) }),
    style('TOC2', 'toc 2', { font: faces.body, size: 24 }, { spacing: exact(20), indent: { left: 420 } }),
  ];
  return {
    default: {
      document: { run: { font: faces.body, size: 24 } },
      heading1: {
        run: { font: faces.heading, size: 36, bold: true, color: '000000' },
        paragraph: { spacing: exact(28, 0, 16), keepNext: true },
      },
      heading2: {
        run: { font: faces.heading, size: 26, bold: true, color: '000000' },
        paragraph: { spacing: exact(22, 14, 8), keepNext: true },
      },
    },
    paragraphStyles: own.map((source) => ({ ...source, basedOn: 'Normal', quickFormat: false })),
  };
}

function style(
  id: string,
  name: string,
  run: IRunStylePropertiesOptions,
  paragraph: IParagraphStylePropertiesOptions,
): StyleSource {
  return { id, name, run, paragraph };
}
