import type { ImportColumn } from '../../../shared/api/inspection';
import type { Issue } from '../../../shared/issue';
import { labelOfExtra } from '../../../shared/model/extraKey';
import type { FormValue, InsertedRow } from '../../exchange/form/fillForm';
import { CellType } from '../../exchange/sheetCells';
import { type Field, isComputed } from '../../exchange/understand/fields';
import { columnOfLetter } from '../../exchange/understand/text';
import type { PlannedRow } from '../import/plannedRow';
import type { FieldValues } from './fieldValues';
import type { CellLook, FormTable } from './formRows';
import { type OrderedRow, settleTotals } from './formTotals';

interface FormColumn {
  own: ImportColumn;
  /** 0-based. */
  column: number;
  field: Field;
}

/** What filling one table changes on its sheet; rows 1-based, columns 0-based. */
export interface TableEdit {
  cells: Map<number, Map<number, FormValue>>;
  deleted: number[];
  inserted: InsertedRow[];
  issues: Issue[];
}

/**
 * Works out how a table of a form comes to hold the records of the store. Rows that are a record stay where they are and
 * get what differs; rows whose record is gone are taken out; records without a row are put in at the end of their
 * section. A cell that says the same already is left as it is, in its own spelling.
 * @param ids records that have no row in the form yet and belong into this table
 */
export function editTable(form: FormTable, values: FieldValues, look: CellLook, ids: readonly string[]): TableEdit {
  const { mapping } = form.taken;
  const columns = mapping.columns.flatMap((own): FormColumn[] => {
    const field = own.field === null || own.field === 'extra' ? null : values.field(own.field);
    return field ? [{ own, column: columnOfLetter(own.letter), field }] : [];
  });
  // Where a moment has a column for its time of day, the other one holds its day alone.
  const clocks = new Set(columns.filter(({ field }) => field.part === 'time').map(({ field }) => field.key));
  for (const one of columns) {
    if (one.field.part === 'whole' && clocks.has(one.field.key)) one.field = { ...one.field, part: 'day' };
  }
  const language = mapping.columns.some(({ path }) => /\p{Script=Han}/u.test(path.join(''))) ? 'zh' : 'en';
  const edit: TableEdit = { cells: new Map(), deleted: [], inserted: [], issues: [] };
  const put = (row: number, column: number, value: FormValue) => {
    const cells = edit.cells.get(row) ?? new Map<number, FormValue>();
    cells.set(column, value);
    edit.cells.set(row, cells);
  };
  const order: OrderedRow[] = [];

  for (const row of form.rows) {
    const number = row.source.row;
    const section = row.source.section.join(' / ');
    if (row.state === 'new') {
      edit.deleted.push(number);
      order.push({ row: number, section, isGone: true, values: new Map() });
      continue;
    }
    const known = row.recordId;
    if (row.state === 'rejected' || row.state === 'ambiguous' || known === null) {
      edit.issues.push(issueAt(row, row.state === 'ambiguous' ? 'FORM_ROW_AMBIGUOUS' : 'FORM_ROW_UNREADABLE'));
      order.push({ row: number, section, isGone: false, values: new Map() });
      continue;
    }
    const written = new Map<number, FormValue>();
    for (const { own, column, field } of columns) {
      const cell = look.at(number - 1, column);
      if (!isToWrite(row, field, cell) || look.isCovered(number - 1, column)) continue;
      if (own.fillDown && cell.text.trim() === '') continue;
      const value = values.value(known, field, own, cell.type, language);
      if (value.kind === 'empty' && cell.text.trim() === '') continue;
      put(number, column, value);
      written.set(column, value);
    }
    order.push({ row: number, section, isGone: false, values: written });
  }

  const letters = columns.map(({ column }) => column);
  const places = new Places(form, look, letters);
  for (const id of ids) {
    const section = values.section(id);
    const place = places.take(section);
    const cells = new Map<number, FormValue>();
    for (const { own, column, field } of columns) {
      const like = look.at(place.model - 1, column).type;
      const value = values.value(id, field, own, place.isHeader ? CellType.empty : like, language);
      if (value.kind !== 'empty') cells.set(column, value);
    }
    const extra = values.extra(id);
    for (const own of mapping.columns) {
      const kept = own.field === 'extra' ? extra[own.path.length === 0 ? own.letter : own.path.join(' / ')] : undefined;
      if (typeof kept === 'string' && kept !== '') cells.set(columnOfLetter(own.letter), { kind: 'text', text: kept });
    }
    if (place.blank !== null) for (const [column, value] of cells) put(place.blank, column, value);
    else edit.inserted.push({ after: place.after, model: place.model, cells });
    order.push({
      row: place.blank ?? place.after + 0.5,
      section: section ?? '',
      isGone: false,
      values: cells,
      ...(place.blank === null ? { inserted: cells } : {}),
    });
  }
  order.sort((a, b) => a.row - b.row);
  number(sequenceOf(form), order, look, edit, put);
  if (edit.cells.size + edit.deleted.length + edit.inserted.length > 0) {
    settleTotals(form, columns, order, look, put);
  }
  listUnfilled(form, ids.length, edit);
  return edit;
}

/** A cell is written where the store says something else, or says something where the form says nothing. */
function isToWrite(row: PlannedRow, field: Field, cell: { text: string }): boolean {
  const isMoney = field.amount !== null || field.share !== null;
  if (cell.text.trim() === '') return !isMoney || row.amounts !== null;
  if (isMoney) return row.amounts !== null;
  if (isComputed(field.column)) return row.changes.some(({ key }) => labelOfExtra(key) === null);
  return row.changes.some(({ key }) => key === field.key);
}

/** Places for records that have no row yet. */
class Places {
  private readonly lastOfSection = new Map<string, number>();
  private readonly firstHeading: number | null;
  private readonly blanks: number[] = [];
  private readonly hasRows: boolean;
  private readonly headerRow: number;
  private last: number;

  constructor({ rows, taken, summary }: FormTable, look: CellLook, columns: readonly number[]) {
    for (const { source } of rows) this.lastOfSection.set(source.section.join(' / '), source.row);
    const { table } = taken;
    this.hasRows = rows.length > 0;
    this.headerRow = table.lastRow + 1;
    this.last = rows.at(-1)?.source.row ?? this.headerRow;
    const heading = summary?.skipped.find(({ why }) => why === 'section')?.row ?? null;
    this.firstHeading = heading;
    if (!this.hasRows) {
      // A form that was handed out empty: its ruled rows are filled before any is put in.
      const end = look.isBlankRow(this.headerRow, columns) ? this.lastBlank(look, columns) : this.headerRow;
      for (let row = this.headerRow + 1; row <= end; row++) this.blanks.push(row);
    }
  }

  /** The last of the blank rows below the header that something stands under; the first where nothing does. */
  private lastBlank(look: CellLook, columns: readonly number[]): number {
    for (let row = this.headerRow + 1; row < this.headerRow + 2000; row++) {
      if (!look.isBlankRow(row - 1, columns)) return row - 1;
    }
    return this.headerRow + 2000;
  }

  take(section: string | null): { blank: number | null; after: number; model: number; isHeader: boolean } {
    if (!this.hasRows) {
      const blank = this.blanks.shift() ?? null;
      if (blank !== null) this.last = blank;
      return { blank, after: this.last, model: this.last, isHeader: this.last === this.headerRow };
    }
    const ofSection = this.lastOfSection.get(section ?? '');
    if (ofSection !== undefined) return { blank: null, after: ofSection, model: ofSection, isHeader: false };
    // A record of no known section stands before the first heading, where no section claims it.
    const after = this.firstHeading === null ? this.last : this.firstHeading - 1;
    return { blank: null, after, model: this.last, isHeader: false };
  }
}

/** 0-based column of the running number; null where there is none. */
function sequenceOf({ taken: { table, mapping } }: FormTable): number | null {
  if (table.sequenceColumn !== null) return table.sequenceColumn;
  const own = mapping.columns.find(
    ({ path, field }) => field === null && /^(?:序号|序|编号|no\.?)$/i.test(path.join('').replace(/\s/g, '')),
  );
  return own ? columnOfLetter(own.letter) : null;
}

/** Running numbers go on, and close up where rows went; they begin anew where the form lets them. */
function number(
  column: number | null,
  order: readonly OrderedRow[],
  look: CellLook,
  edit: TableEdit,
  put: (row: number, column: number, value: FormValue) => void,
): void {
  if (column === null || edit.deleted.length + edit.inserted.length + edit.cells.size === 0) return;
  const printed = order.filter((row) => !row.inserted && Number.isInteger(row.row));
  const texts = printed.map(({ row }) => look.at(row - 1, column).text.trim()).filter((text) => text !== '');
  if (!texts.every((text) => /^\d+$/.test(text))) return;
  let next = 0;
  let section: string | null = null;
  const restarts = new Set(
    printed.filter(({ row }) => look.at(row - 1, column).text.trim() === '1').map((row) => row.section),
  );
  for (const row of order) {
    if (row.section !== section && restarts.has(row.section)) next = 0;
    section = row.section;
    if (row.isGone) continue;
    next++;
    const value: FormValue = { kind: 'number', text: String(next) };
    if (row.inserted) row.inserted.set(column, value);
    else if (look.at(row.row - 1, column).text.trim() !== String(next)) put(row.row, column, value);
  }
}

/** Columns the store has nothing for: the form keeps what they hold, and new rows stay empty there. */
function listUnfilled(form: FormTable, newRows: number, edit: TableEdit): void {
  const { mapping, table } = form.taken;
  const sequence = sequenceOf(form);
  for (const { letter, path, field } of mapping.columns) {
    const isSequence = sequence === columnOfLetter(letter);
    if ((field !== null && field !== 'extra') || isSequence || path.length === 0) continue;
    edit.issues.push({
      severity: newRows > 0 ? 'warning' : 'info',
      code: 'FORM_COLUMN_NOT_FILLED',
      params: { column: path.join(' / '), letter, rows: newRows },
      where: { sheet: mapping.sheet, cell: `${letter}${table.lastRow + 1}` },
    });
  }
}

function issueAt({ source }: PlannedRow, code: string): Issue {
  return { severity: 'warning', code, params: { row: source.row }, where: { sheet: source.sheet, row: source.row } };
}
