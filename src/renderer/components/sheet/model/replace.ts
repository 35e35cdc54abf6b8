import type { CellValue, ColumnDescription } from '../../../../shared/model/describe';
import type { Taken, TextReader } from '../edit/take';
import { exactText } from './format';
import type { SheetView } from './view';

export interface ReplaceWish {
  find: string;
  replacement: string;
  /** Upper and lower case differ. */
  matchCase: boolean;
  /** The whole cell must be what is looked for; an empty text finds unknown cells. */
  wholeCell: boolean;
}

/** A cell in which the text was found. */
export interface ReplaceHit {
  slot: number;
  rowId: string;
  column: ColumnDescription;
  before: string;
  after: string;
  /** What would be written, or why it cannot be. */
  taken: Taken;
}

/** Cells to look into. */
export interface ReplaceScope {
  slots: Iterable<number>;
  columns: ColumnDescription[];
}

/**
 * Finds what a replacement would change. Nothing is written.
 * @param reader reads the new text of a column's cell as if it were typed
 * @returns hits in the order of the rows; cells whose text would stay the same are no hits
 */
export function findReplacements(
  view: SheetView,
  scope: ReplaceScope,
  wish: ReplaceWish,
  reader: (column: ColumnDescription) => TextReader,
): ReplaceHit[] {
  if (wish.find === '' && !wish.wholeCell) return [];
  const { rows, language } = view;
  const readers = scope.columns.map((column) => ({ column, read: reader(column) }));
  const wanted = wish.matchCase ? wish.find : wish.find.toLowerCase();
  const pattern = new RegExp(escaped(wish.find), wish.matchCase ? 'gu' : 'giu');
  const hits: ReplaceHit[] = [];
  for (const slot of scope.slots) {
    for (const { column, read } of readers) {
      const before = exactText(rows, slot, column, rows.value(slot, column.key), language);
      const compared = wish.matchCase ? before : before.toLowerCase();
      if (wish.wholeCell ? compared !== wanted : !compared.includes(wanted)) continue;
      // A function, so that `$&` in the replacement stays what it is.
      const after = wish.wholeCell ? wish.replacement : before.replace(pattern, () => wish.replacement);
      if (after === before) continue;
      hits.push({ slot, rowId: rows.idAt(slot), column, before, after, taken: linked(column, after, read(after)) });
    }
  }
  return hits;
}

/** A replacement never turns a link into a mere text: the new name must be that of a record. */
function linked(column: ColumnDescription, text: string, taken: Taken): Taken {
  if (column.kind !== 'ref' || text === '' || !taken.ok) return taken;
  const id = taken.values.find(({ key }) => key === column.key)?.value ?? null;
  return id === null ? { ok: false, code: 'SHEET_REF_UNKNOWN', params: { text } } : taken;
}

/** The edits of the hits that can be written. */
export function replaceEdits(
  hits: readonly ReplaceHit[],
  valueAt: (slot: number, key: string) => CellValue,
): { rowId: string; key: string; value: CellValue }[] {
  return hits.flatMap(({ slot, rowId, taken }) =>
    taken.ok
      ? taken.values.filter(({ key, value }) => valueAt(slot, key) !== value).map((cell) => ({ rowId, ...cell }))
      : [],
  );
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, (char) => `\\${char}`);
}
