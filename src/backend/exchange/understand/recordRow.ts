import type { Issue } from '../../../shared/issue';
import type { CellValue } from '../../../shared/model/describe';
import type { SheetInfo } from '../sheetCells';
import type { SheetRow } from './grid';
import type { ReadAmount, ReadRef, ReadRow } from './readTypes';
import type { ColumnPlan, RowPlan } from './rowPlan';

/** Rows with nothing in them: a copy of one is made at once, where twenty columns put in one by one make it grow and grow. */
export interface Blanks {
  values: Record<string, CellValue>;
  computed: Record<string, CellValue>;
}

/** The blank rows of a plan: null in every column it reads. */
export function blanksOf({ columns, refs }: RowPlan): Blanks {
  const blanks: Blanks = { values: {}, computed: {} };
  for (const { field, isComputed } of columns) {
    if (field === null) continue;
    if (isComputed) blanks.computed[field.key] = null;
    else if (field.column.kind !== 'ref') blanks.values[field.key] = null;
  }
  for (const { textKey } of refs) if (textKey !== null) blanks.values[textKey] = null;
  return blanks;
}

/**
 * A record as it is read. Its texts are taken from the sheet only when somebody asks for them: of a hundred thousand rows
 * few are looked at.
 */
export class RecordRow implements ReadRow {
  id: string | null = null;
  readonly values: Record<string, CellValue>;
  readonly refs: Record<string, ReadRef> = {};
  amounts?: ReadAmount[];
  readonly computed: Record<string, CellValue>;
  extra: Record<string, string> | null = null;
  readonly issues: Issue[] = [];
  rejected = false;
  incomplete: string[] = [];
  readonly sheet: string;
  readonly sheetIndex: number;
  readonly row: number;
  #source: SheetRow | null;
  #columns: readonly ColumnPlan[];
  #instead: Map<string, string> | null = null;
  #texts: Record<string, string> | null = null;

  constructor(
    readonly entity: string,
    info: SheetInfo,
    readonly section: string[],
    readonly hidden: boolean,
    source: SheetRow,
    columns: readonly ColumnPlan[],
    blanks: Blanks,
  ) {
    this.sheet = info.name;
    this.sheetIndex = info.index;
    this.values = { ...blanks.values };
    this.computed = { ...blanks.computed };
    this.row = source.row + 1;
    this.#source = source;
    this.#columns = columns;
  }

  /** Notes a text that stands for the row's own cell: of a merged cell, of the row above, or typed by the user. */
  replaceText(field: string, text: string): void {
    this.#instead ??= new Map();
    this.#instead.set(field, text);
  }

  /** Takes the texts over and lets go of the sheet: for rows that are kept while the others go by. */
  release(): void {
    void this.texts;
    this.#source = null;
  }

  get texts(): Record<string, string> {
    if (this.#texts) return this.#texts;
    const texts: Record<string, string> = {};
    for (const { name, column } of this.#columns) {
      if (name === null) continue;
      const text = this.#instead?.get(name) ?? this.#source?.text(column) ?? '';
      if (text !== '') texts[name] = text;
    }
    this.#texts = texts;
    return texts;
  }
}
