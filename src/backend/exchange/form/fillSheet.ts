import { columnLetters } from '../read/xlsx/references';
import { moveFormula, moveRange, RowMap } from './rowMap';
import {
  cellAt,
  cellNumber,
  escapeText,
  type FormValue,
  formulaText,
  isSharedFormula,
  putValue,
  type SheetXml,
  type XmlCell,
  type XmlRow,
} from './sheetXml';

/** A row put into a form. */
export interface InsertedRow {
  /** 1-based row behind which it stands. */
  after: number;
  /** 1-based row whose look it takes. */
  model: number;
  /** By 0-based column. */
  cells: ReadonlyMap<number, FormValue>;
}

/** What is changed on one sheet of a form; rows are numbered as they were. */
export interface SheetEdit {
  /** Position among the sheets, as read. */
  sheetIndex: number;
  cells: ReadonlyMap<number, ReadonlyMap<number, FormValue>>;
  deleted: readonly number[];
  inserted: readonly InsertedRow[];
}

/** Where the rows of a sheet go. */
export function rowMapOf(edit: SheetEdit): RowMap {
  const counts = new Map<number, number>();
  for (const { after } of edit.inserted) counts.set(after, (counts.get(after) ?? 0) + 1);
  return new RowMap(
    edit.deleted,
    [...counts].map(([after, count]) => ({ after, count })),
  );
}

/**
 * Changes the rows of a sheet: values in, rows out and in, references moved along, sums worked out again.
 * @param edit null where only references to other sheets move
 * @param maps where the rows of all sheets that change go, by name
 */
export function fillSheet(
  sheet: SheetXml,
  name: string,
  edit: SheetEdit | null,
  maps: ReadonlyMap<string, RowMap>,
): void {
  const map = edit === null ? null : rowMapOf(edit);
  const moves = map !== null && !map.isIdentity;
  const old = new Map(sheet.rows.map((row) => [row.number, row]));
  const rows: XmlRow[] = [];
  for (const row of withEdited(sheet.rows, edit, old)) {
    for (const cell of row.cells) moveCell(cell, moves ? map : null, maps, moves);
    const values = edit?.cells.get(row.number);
    for (const [column, value] of values ?? []) putValue(sheet, cellAt(row, column), value, isTotal(row, column));
    if (!map?.isDeleted(row.number)) rows.push({ ...row, number: map?.at(row.number) ?? row.number });
  }
  if (edit !== null && map !== null) rows.push(...insertedRows(sheet, edit, map, old));
  sheet.rows = rows.sort((a, b) => a.number - b.number);
  if (edit !== null) workOutSums(sheet);
  if (moves) moveTail(sheet, map, maps, name);
}

/** Rows that values go to although the file does not have them. */
function withEdited(rows: XmlRow[], edit: SheetEdit | null, old: ReadonlyMap<number, XmlRow>): XmlRow[] {
  const missing = [...(edit?.cells.keys() ?? [])].filter((number) => !old.has(number));
  return [...rows, ...missing.map((number): XmlRow => ({ number, attributes: '', cells: [] }))];
}

/** A formula stays where a total goes: the sum is worked out below. */
function isTotal(row: XmlRow, column: number): boolean {
  const cell = row.cells.find((candidate) => candidate.column === column);
  return cell !== undefined && cell.formula !== '' && simpleTerms(formulaText(cell) ?? '') !== null;
}

function moveCell(cell: XmlCell, own: RowMap | null, maps: ReadonlyMap<string, RowMap>, moves: boolean): void {
  if (cell.formula === '') return;
  if (isSharedFormula(cell)) {
    // A shared formula counts from its first cell; once rows move within it, only its results can be kept.
    if (moves) cell.formula = '';
    return;
  }
  const text = formulaText(cell);
  if (text === null) return;
  const moved = moveFormula(text, own, maps);
  if (moved !== text) cell.formula = cell.formula.replace(/>[^<]+</, () => `>${escapeText(moved)}<`);
}

function insertedRows(sheet: SheetXml, edit: SheetEdit, map: RowMap, old: ReadonlyMap<number, XmlRow>): XmlRow[] {
  const placed = new Map<number, number>();
  return edit.inserted.map(({ after, model, cells }) => {
    const nth = (placed.get(after) ?? 0) + 1;
    placed.set(after, nth);
    const like = old.get(model);
    const row: XmlRow = {
      number: map.range(after, after)!.last - countAt(edit, after) + nth,
      attributes: (like?.attributes ?? '').replace(/\shidden=(?:"[^"]*"|'[^']*')/, ''),
      cells: (like?.cells ?? []).map(({ column, style }) => ({ column, style, type: null, formula: '', inner: '' })),
    };
    for (const [column, value] of cells) putValue(sheet, cellAt(row, column), value);
    return row;
  });
}

function countAt(edit: SheetEdit, after: number): number {
  return edit.inserted.filter((row) => row.after === after).length;
}

type Term = { first: [number, number]; last: [number, number] };

/** Cells a plain sum adds up: SUM or SUBTOTAL of ranges, or cells with + between them; null for any other formula. */
function simpleTerms(formula: string): Term[] | null {
  const text = formula.replace(/\$|\s/g, '').toUpperCase();
  const inside =
    /^(?:SUM\(|SUBTOTAL\((?:9|109),)([A-Z0-9:,]+)\)$/.exec(text)?.[1] ?? (/^[A-Z0-9+]+$/.test(text) ? text : null);
  if (inside === null) return null;
  const terms: Term[] = [];
  for (const part of inside.split(/[,+]/)) {
    const match = /^([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?$/.exec(part);
    if (!match) return null;
    const first: [number, number] = [columnOf(match[1]!), Number(match[2])];
    terms.push({ first, last: match[3] === undefined ? first : [columnOf(match[3]), Number(match[4])] });
  }
  return terms;
}

function columnOf(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Sums of sums need more than one pass. */
const PASSES = 4;

/** Works out the cached results of plain sums, so that whoever reads the file without calculating sees the new ones. */
function workOutSums(sheet: SheetXml): void {
  const sums = sheet.rows.flatMap((row) =>
    row.cells.flatMap((cell) => {
      const terms = cell.formula === '' || isSharedFormula(cell) ? null : simpleTerms(formulaText(cell) ?? '');
      return terms ? [{ cell, terms }] : [];
    }),
  );
  if (sums.length === 0) return;
  const byRow = new Map(sheet.rows.map((row) => [row.number, new Map(row.cells.map((cell) => [cell.column, cell]))]));
  const end = sheet.rows.at(-1)?.number ?? 0;
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { cell, terms } of sums) {
      let sum = 0;
      for (const { first, last } of terms) {
        for (let number = first[1]; number <= Math.min(last[1], end); number++) {
          const cells = byRow.get(number);
          if (!cells) continue;
          for (let column = first[0]; column <= last[0]; column++) sum += cellNumber(cells.get(column)) ?? 0;
        }
      }
      putValue(sheet, cell, { kind: 'number', text: String(Number(sum.toFixed(8))) }, true);
    }
  }
}

/** What stands behind the rows and names them: merged cells, filters, conditional formats, lists, links. */
function moveTail(sheet: SheetXml, map: RowMap, maps: ReadonlyMap<string, RowMap>, name: string): void {
  const p = sheet.prefix;
  const last = sheet.rows.at(-1)?.number ?? 1;
  const width = Math.max(0, ...sheet.rows.map((row) => row.cells.at(-1)?.column ?? 0));
  sheet.head = sheet.head.replace(/(<[\w.:-]*dimension\s[^>]*ref=["'])[^"']*/, `$1A1:${columnLetters(width)}${last}`);
  let { tail } = sheet;
  tail = tail.replace(new RegExp(`<${p}mergeCell\\s[^>]*?ref=["']([^"']*)["'][^>]*?/>`, 'g'), (whole, ref: string) => {
    const moved = moveRange(ref, map);
    return moved === null || /^([A-Z]+\d+):\1$/.test(moved) ? '' : whole.replace(ref, moved);
  });
  const merges = tail.match(new RegExp(`<${p}mergeCell\\s`, 'g'))?.length ?? 0;
  tail =
    merges === 0
      ? tail.replace(new RegExp(`<${p}mergeCells[^>]*>\\s*</${p}mergeCells>`), '')
      : tail.replace(new RegExp(`(<${p}mergeCells\\s[^>]*?count=["'])\\d+`), `$1${merges}`);
  tail = tail.replace(/\ssqref=(["'])([^"']*)\1/g, (_whole, quote: string, refs: string) => {
    const moved = refs.split(/\s+/).map((ref) => moveRange(ref, map) ?? '');
    return ` sqref=${quote}${moved.filter((ref) => ref !== '').join(' ') || 'A1048576'}${quote}`;
  });
  tail = tail.replace(
    new RegExp(`(<${p}(?:autoFilter|hyperlink|sortState|sortCondition)\\s[^>]*?ref=["'])([^"']*)`, 'g'),
    (_w, start: string, ref: string) => `${start}${moveRange(ref, map) ?? ref}`,
  );
  const others = new Map(maps);
  others.set(name, map);
  tail = tail.replace(
    new RegExp(`(<${p}formula[12]?>)([^<]*)(<)`, 'g'),
    (_w, start: string, text: string, end: string) => `${start}${moveFormula(text, map, others)}${end}`,
  );
  sheet.tail = tail;
}
