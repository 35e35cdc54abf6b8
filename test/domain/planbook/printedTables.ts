import type { Block, DocText, DocumentBook, TableBlock, TableRow } from '../../../src/shared/document/model';
import { wordText } from '../../../src/shared/document/text';

/** Every table of a book. */
export function tablesOf(book: DocumentBook): TableBlock[] {
  return book.chapters.flatMap((chapter) => chapter.blocks).filter((block) => block.kind === 'table');
}

export function tableOf(book: DocumentBook, id: string): TableBlock {
  const table = tablesOf(book).find((candidate) => candidate.id === id);
  if (!table) throw new Error(`no table ${id}`);
  return table;
}

/** A printed figure as whole steps of its last digit; null for an empty cell or a dash. */
export function stepsOf(cell: DocText | null | undefined): number | null {
  if (typeof cell !== 'string' || !/^-?[\d,]+(\.\d+)?$/.test(cell)) return null;
  return Number(cell.replaceAll(',', '').replace('.', ''));
}

/** Columns of a table whose cells are figures with two decimals. */
export function amountColumns(table: TableBlock): number[] {
  return table.columns.flatMap((_, c) => {
    const cells = table.rows.map((row) => row.cells[c]).filter((cell) => cell !== null && cell !== undefined);
    const figures = cells.filter((cell) => typeof cell === 'string' && /^-?[\d,]+\.\d\d$/.test(cell));
    return figures.length > 0 && figures.length >= cells.length - 3 ? [c] : [];
  });
}

/** Sums of the printed steps of some rows in a column; empty cells count nothing. */
export function sumSteps(rows: TableRow[], column: number): number {
  return rows.reduce((sum, row) => sum + (stepsOf(row.cells[column]) ?? 0), 0);
}

export function zh(text: DocText | null | undefined): string {
  return text === null || text === undefined ? '' : wordText('zh', text);
}

export function blocksOfKind<K extends Block['kind']>(book: DocumentBook, kind: K): Extract<Block, { kind: K }>[] {
  return book.chapters
    .flatMap((chapter) => chapter.blocks)
    .filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
}
