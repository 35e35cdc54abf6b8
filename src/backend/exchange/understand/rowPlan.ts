import type { ImportColumn, ImportMapping } from '../../../shared/api/inspection';
import { findTable, refTextKey } from '../../../shared/model';
import type { TableDescription } from '../../../shared/model/describe';
import { CellReader } from './cellReader';
import { type Field, ID_FIELD, isComputed, resolveField } from './fields';
import { columnOfLetter } from './text';

/** What reading a row does with one column. */
export interface ColumnPlan {
  /** 0-based. */
  column: number;
  letter: string;
  /** Label under which texts are kept as an extra attribute; each once in a table. */
  label: string;
  /** Field string of the mapping; null for extra attributes and for the record's id. */
  name: string | null;
  field: Field | null;
  reader: CellReader | null;
  isId: boolean;
  isComputed: boolean;
  /** Money that must be readable for the row to be taken. */
  isMoney: boolean;
  /** A merged cell's value holds for all the rows it covers (a measure would be counted several times). */
  spreads: boolean;
  fillDown: boolean;
  /** Position among the summed columns, or -1. */
  summed: number;
  /** A moment whose day and time of day stand in two columns (0-based); null where one cell holds it. */
  join: MomentJoin | null;
}

/** Where the halves of a moment stand. */
export interface MomentJoin {
  day: Pick<ColumnPlan, 'column' | 'spreads' | 'fillDown'>;
  clock: Pick<ColumnPlan, 'column' | 'spreads' | 'fillDown'>;
  /** Moment the day is borrowed from; null: it is its own. */
  lender: string | null;
  /** Whether it comes before the lender: an outage's start before its end. */
  isEarlier: boolean;
}

export interface RowPlan {
  table: TableDescription;
  columns: ColumnPlan[];
  summed: ColumnPlan[];
  /** References the mapping has, each with the column that keeps its text. */
  refs: { key: string; textKey: string | null }[];
  /** Whether there are amounts of projects, or shares of them. */
  hasMoney: boolean;
}

const QUANTITIES = new Set(['integer', 'decimal', 'percent', 'money']);

/** Keeps labels apart that are written alike. */
class Labels {
  private readonly used = new Set<string>();

  take(column: ImportColumn): string {
    const own = column.path.length === 0 ? column.letter : column.path.join(' / ');
    const label = this.used.has(own) ? `${own} (${column.letter})` : own;
    this.used.add(label);
    return label;
  }
}

/**
 * Works out what each column of a mapping does.
 * @throws RangeError where the mapping has no entity or names one that does not exist: a fault of the caller
 */
export function planRows(mapping: ImportMapping): RowPlan {
  if (mapping.entity === null) throw new RangeError('mapping without entity');
  const table = findTable(mapping.entity);
  const labels = new Labels();
  const used = new Set<string>();
  const columns: ColumnPlan[] = [];
  for (const column of mapping.columns) {
    if (column.field === null) continue;
    // What a user edited may name a field twice or one that is gone; the first stands, the others stay extra.
    const wanted = column.field === 'extra' || used.has(column.field) ? null : column.field;
    const field = wanted === null || wanted === ID_FIELD ? null : resolveField(table, wanted);
    const isId = wanted === ID_FIELD;
    if (field || isId) used.add(wanted!);
    const computed = field !== null && isComputed(field.column);
    const quantity = field !== null && QUANTITIES.has(field.column.kind);
    columns.push({
      column: columnOfLetter(column.letter),
      letter: column.letter,
      label: labels.take(column),
      name: field ? wanted : null,
      field,
      reader: field
        ? new CellReader(field.byCode ? { ...field.column, kind: 'code' } : field.column, column.unit, column.values)
        : null,
      isId,
      isComputed: computed,
      isMoney: field?.column.kind === 'money' && !computed,
      spreads: !quantity,
      fillDown: column.fillDown && !quantity,
      summed: -1,
      join: null,
    });
  }
  joinMoments(columns, table);
  const summed = columns.filter(
    (c) => c.field?.column.total === true && QUANTITIES.has(c.field.column.kind) && c.field.column.kind !== 'percent',
  );
  summed.forEach((column, i) => {
    column.summed = i;
  });
  const refs = new Map<string, string | null>();
  for (const { field } of columns) if (field?.column.kind === 'ref') refs.set(field.key, refTextKey(field.column));
  const hasMoney = columns.some(({ field, isComputed }) => !isComputed && (field?.amount || field?.share != null));
  return { table, columns, summed, hasMoney, refs: [...refs].map(([key, textKey]) => ({ key, textKey })) };
}

/** Columns of times of day are read with the column of their day; without one they are kept as they are. */
function joinMoments(columns: ColumnPlan[], table: TableDescription): void {
  const order = (key: string) => table.columns.findIndex((column) => column.key === key);
  for (const clock of columns.filter(({ field }) => field?.part === 'time')) {
    const { key } = clock.field!;
    const own = columns.find(({ name }) => name === key);
    const lender = columns.find(({ field }) => field?.column.kind === 'dateTime' && field.part === 'whole');
    if (own) {
      own.join = { day: own, clock, lender: null, isEarlier: false };
      columns.splice(columns.indexOf(clock), 1);
    } else if (lender) {
      clock.name = key;
      // Tables give the moments of a record in the order in which they come to pass.
      clock.join = { day: lender, clock, lender: lender.field!.key, isEarlier: order(key) < order(lender.field!.key) };
    } else {
      clock.name = null;
      clock.field = null;
      clock.reader = null;
    }
  }
}
