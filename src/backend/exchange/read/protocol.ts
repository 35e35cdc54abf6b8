import type { Issue } from '../../../shared/issue';
import type { ColumnCells, SheetChunk, WorkbookInfo } from '../sheetCells';
import type { ReadInput } from './byteSource';
import type { ReadLimits } from './limits';
import type { SheetHeading } from './readContext';

/** Chunks on their way at one time; the reading process waits beyond that. */
export const CHUNKS_IN_FLIGHT = 6;

/** From the parent to the reading process. */
export type ReaderRequest =
  | {
      type: 'read';
      input: ReadInput;
      encoding?: string;
      maxRows?: number;
      sheets?: readonly number[];
      limits?: Partial<ReadLimits>;
    }
  | { type: 'taken' };

/** From the reading process to its parent. */
export type ReaderReply =
  | { type: 'ready' }
  | { type: 'sheets'; sheets: SheetHeading[] }
  | { type: 'chunk'; chunk: PackedChunk }
  | { type: 'progress'; share: number }
  | { type: 'done'; info: WorkbookInfo }
  | { type: 'refused'; code: string; params: Record<string, string | number>; where?: Issue['where'] }
  | { type: 'fault'; detail: string };

/** A chunk with each column's texts as one string: passes between processes several times as fast as single texts. */
export interface PackedChunk extends Omit<SheetChunk, 'columns'> {
  columns: ({ types: Uint8Array; joined: string | string[] } | null)[];
}

/** Between the texts of a column. */
export const SEPARATOR = '\u0000';

export function packChunk(chunk: SheetChunk): PackedChunk {
  const columns = chunk.columns.map((column) => {
    if (column === null) return null;
    const isClean = column.texts.every((text) => !text.includes(SEPARATOR));
    return { types: column.types, joined: isClean ? column.texts.join(SEPARATOR) : column.texts };
  });
  return { ...chunk, columns };
}

export function unpackChunk(packed: PackedChunk): SheetChunk {
  const columns = packed.columns.map((column): ColumnCells | null => {
    if (column === null) return null;
    const { types, joined } = column;
    return { types, texts: typeof joined === 'string' ? joined.split(SEPARATOR) : joined };
  });
  return { ...packed, columns };
}
