import type { ImportMapping } from '../../../shared/api/inspection';
import { findTable } from '../../../shared/model';
import type { CellValue, TableDescription } from '../../../shared/model/describe';
import type { ReadRow } from '../../exchange/understand/readTypes';
import { inService } from '../../store/inService';
import type { Store } from '../../store/store';
import { ownerCondition, type Scope } from '../sheet/scope';
import type { TakenTable } from './rowPass';
import { canRetire } from './vanishedActions';

/** A record that an earlier file of the same form had, and this one has not. */
export interface VanishedRecord {
  entity: string;
  id: string;
  /** Sheet and 1-based row it last came from. */
  sheet: string;
  row: number;
}

/** Share of an earlier import's records that must come again: with less it was another office's file of the same form. */
const SAME_SOURCE = 0.2;
/** Records listed; all are counted. */
const MOST_LISTED = 20_000;

/** Columns that date a row of a list, such as an outage's start, or year and month; none for ledgers. */
function datesOf({ matchKeys, distinctBy = [], columns }: TableDescription): string[] {
  const keys = [...new Set([...matchKeys.flat(), ...distinctBy])];
  const kindOf = (key: string) => columns.find((column) => column.key === key)?.kind;
  const start = keys.find((key) => ['dateTime', 'date'].includes(kindOf(key) ?? ''));
  if (start !== undefined) return [start];
  const year = matchKeys.every((set) => set.some((key) => kindOf(key) === 'year'))
    ? keys.find((key) => kindOf(key) === 'year')
    : undefined;
  return year === undefined ? [] : [year, ...keys.filter((key) => key === 'month')];
}

/** A row's date as text that sorts; null where it has none. */
function dateOf(keys: string[], value: (key: string) => CellValue | undefined): string | null {
  const first = value(keys[0]!);
  if (first === null || first === undefined) return null;
  const month = keys.length > 1 ? `-${String(value(keys[1]!) ?? 0).padStart(2, '0')}` : '';
  return `${String(first).slice(0, 10)}${month}`;
}

/**
 * Finds, table by table, the records that came with an earlier file of the same header and sheet and are not in this one.
 * Of dated lists only what lies within the dates of this file counts: it says nothing about the time before and after.
 * An earlier file of which hardly a record comes again was another source, and is left alone.
 */
export class VanishedFinder {
  private readonly windows = new Map<TakenTable, { from: string; to: string }>();

  constructor(
    private readonly store: Store,
    private readonly scope: Scope,
  ) {}

  /** Notes the date of a row of this file. */
  note(table: TakenTable, source: ReadRow): void {
    const keys = this.datesOf(table.mapping.entity);
    if (keys.length === 0) return;
    const date = dateOf(keys, (key) => source.values[key]);
    if (date === null) return;
    const window = this.windows.get(table);
    if (!window) this.windows.set(table, { from: date, to: date });
    else {
      if (date < window.from) window.from = date;
      if (date > window.to) window.to = date;
    }
  }

  /**
   * @param wasSeen whether a record was, or may have been, in this file
   * @param most records that are listed
   * @returns the records, and how many there are
   */
  find(
    table: TakenTable,
    wasSeen: (id: string) => boolean,
    most = MOST_LISTED,
  ): { records: VanishedRecord[]; count: number } {
    const { mapping } = table;
    const dates = this.datesOf(mapping.entity);
    const window = this.windows.get(table);
    const records: VanishedRecord[] = [];
    let count = 0;
    if (dates.length > 0 && !window) return { records, count };
    for (const batchId of this.earlierBatches(mapping)) {
      const rows = this.rowsOf(mapping, batchId, dates);
      const missing = rows.filter((row) => !wasSeen(row[0] as string));
      if (missing.length === rows.length || rows.length - missing.length < rows.length * SAME_SOURCE) continue;
      for (const [id, row, ...values] of missing) {
        if (window) {
          const date = dateOf(dates, (key) => values[dates.indexOf(key)]);
          if (date === null || date < window.from || date > window.to) continue;
        }
        if (++count <= most) {
          records.push({ entity: mapping.entity, id: id as string, sheet: mapping.sheet, row: Number(row) });
        }
      }
    }
    return { records, count };
  }

  private readonly dateKeys = new Map<string, string[]>();

  private datesOf(entity: string): string[] {
    let keys = this.dateKeys.get(entity);
    if (!keys) {
      keys = datesOf(findTable(entity));
      this.dateKeys.set(entity, keys);
    }
    return keys;
  }

  /** Imports that stand and read a table by the same header on the same sheet. */
  private earlierBatches({ fingerprint, entity, sheetIndex }: TakenTable['mapping']): string[] {
    return this.store
      .all<{ id: string; columnMap: string }>(
        'SELECT id, columnMap FROM importBatch WHERE instr(columnMap, ?) > 0',
        fingerprint,
      )
      .filter(({ columnMap }) =>
        (JSON.parse(columnMap) as ImportMapping[]).some(
          (mapping) =>
            mapping.fingerprint === fingerprint && mapping.entity === entity && mapping.sheetIndex === sheetIndex,
        ),
      )
      .map(({ id }) => id);
  }

  /** Id, row and dates of the records that last came from a sheet of an earlier import. */
  private rowsOf({ entity, sheetIndex }: TakenTable['mapping'], batchId: string, dates: string[]): CellValue[][] {
    const owner = ownerCondition(findTable(entity), this.scope);
    const columns = ['id', 'sourceRow', ...dates].map((key) => `t."${key}"`).join(', ');
    return this.store.arrays(
      `SELECT ${columns} FROM "${entity}" t WHERE ${owner.sql} AND t.batchId = ? AND t.sourceSheet = ?
         ${canRetire(entity) ? `AND ${inService('t')}` : ''} ORDER BY t.sourceRow`,
      ...owner.values,
      batchId,
      sheetIndex,
    ) as CellValue[][];
  }
}
