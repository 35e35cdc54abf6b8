import { Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { dropControls } from '../../../shared/document/escape';
import type { DocText, TableRow as Row, TableBlock } from '../../../shared/document/model';
import { headRows, isShort } from '../../../shared/document/tableHead';
import { wordText } from '../../../shared/document/text';
import type { Language } from '../../../shared/messages';

const LINE = { style: 'single' as const, size: 4, color: '333333' };
const HEAD_FILL = 'ECECEC';
const GROUP_FILLS = ['F3F3F3', 'FFFFFF', 'FAFAFA'];

/** Twentieths of a point in a millimetre. */
export const TWIPS_PER_MM = 1440 / 25.4;

/**
 * A table as .docx: fixed columns over the text width, head repeated on every page, no row broken across pages.
 * @param textWidthMm width between the margins of the page it stands on
 */
export function docxTable(table: TableBlock, language: Language, textWidthMm: number): Table {
  const sum = table.columns.reduce((total, column) => total + column.widthMm, 0);
  const widths = table.columns.map((column) => Math.round((column.widthMm / sum) * textWidthMm * TWIPS_PER_MM));
  const head = headRows(table.columns).map(
    (cells) =>
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cells.map(
          (cell) =>
            new TableCell({
              ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
              ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
              shading: { fill: HEAD_FILL },
              verticalAlign: 'center',
              children: [cellText(cell.label, language, { align: 'center', bold: true, keepNext: true })],
            }),
        ),
      }),
  );
  const body = table.rows.map((row, i) => tableRow(table, row, language, i === table.rows.length - 1));
  return new Table({
    rows: [...head, ...body],
    columnWidths: widths,
    width: { size: widths.reduce((a, b) => a + b, 0), type: 'dxa' },
    layout: 'fixed',
    margins: { top: 30, bottom: 30, left: 70, right: 70, marginUnitType: 'dxa' },
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
  });
}

function tableRow(table: TableBlock, row: Row, language: Language, last: boolean): TableRow {
  const span = row.span ?? 1;
  const bold = row.role === 'total' || (row.role === 'group' && (row.level ?? 1) < 3);
  const fill = row.role === 'total' ? HEAD_FILL : row.role === 'group' ? GROUP_FILLS[(row.level ?? 1) - 1] : undefined;
  const cells = row.cells.flatMap((cell, c) => {
    if (c > 0 && c < span) return [];
    const label = c === 0 && span > 1;
    const align = label ? (row.role === 'total' ? 'center' : 'left') : (table.columns[c]?.align ?? 'left');
    const indent = label && row.role === 'group' ? ((row.level ?? 1) - 1) * 200 : 0;
    return [
      new TableCell({
        ...(label ? { columnSpan: span } : {}),
        ...(fill ? { shading: { fill } } : {}),
        verticalAlign: 'center',
        // A heading row stays with the row below it, a short table stays whole.
        children: [
          cellText(cell ?? '', language, {
            align,
            bold,
            indent,
            keepNext: !last && (row.role !== 'row' || isShort(table)),
          }),
        ],
      }),
    ];
  });
  return new TableRow({ cantSplit: true, children: cells });
}

function cellText(
  text: DocText,
  language: Language,
  options: { align: 'left' | 'right' | 'center'; bold: boolean; indent?: number; keepNext?: boolean },
): Paragraph {
  const words = dropControls(wordText(language, text));
  return new Paragraph({
    style: 'TableText',
    alignment: options.align,
    ...(options.indent ? { indent: { left: options.indent } } : {}),
    ...(options.keepNext ? { keepNext: true } : {}),
    children: words === '' ? [] : [new TextRun({ text: words, bold: options.bold })],
  });
}
