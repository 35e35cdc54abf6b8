import { columnNames } from '../../../shared/messages';
import type { SheetRow } from './grid';
import type { ReadRow } from './readTypes';
import type { RowPlan } from './rowPlan';
import { cellName } from './text';

/** A column by which a record is known, and whether it names another record. */
interface Key {
  key: string;
  isRef: boolean;
}

/** Tells whether a row says which record it is, or what the new one is called; looked up once per table, not per row. */
export class IdentityCheck {
  private readonly identity: Key[];
  private readonly sets: Key[][];
  /** Codes that name a record by themselves. */
  private readonly codes: Key[];
  /** Outages, loadings, ...: every way to know the record again begins with what it is about. */
  private readonly needsSubject: boolean;
  /** The references of which a record needs one. */
  private readonly subjects: string[];

  /** @param sheet name of the sheet, for issues */
  constructor(
    private readonly plan: RowPlan,
    private readonly sheet: string,
  ) {
    const { identity, matchKeys, columns } = plan.table;
    const kindOf = (key: string) => columns.find((column) => column.key === key)?.kind;
    const keyOf = (key: string): Key => ({ key, isRef: kindOf(key) === 'ref' });
    this.identity = identity.map(keyOf);
    this.sets = matchKeys.map((set) => set.map(keyOf));
    this.codes = this.sets.flatMap((set) => (set.length === 1 && kindOf(set[0]!.key) === 'code' ? set : []));
    this.needsSubject = matchKeys.length > 0 && this.sets.every((set) => set.some(({ isRef }) => isRef));
    this.subjects = [...new Set(this.sets.flat().flatMap(({ key, isRef }) => (isRef ? [key] : [])))];
  }

  /** Rejects a record that cannot be known, or notes what it lacks to be a new one. */
  check(record: ReadRow, row: SheetRow): void {
    const isWhole = this.identity.every((key) => hasValue(record, key));
    if (isWhole && !this.needsSubject) return;
    const missing = this.identity.flatMap((key) => (hasValue(record, key) ? [] : [key.key]));
    const known = record.id !== null || this.codes.some((code) => hasValue(record, code));
    if (!isWhole && known) record.incomplete = missing;
    const noSubject =
      this.needsSubject && record.id === null && !this.sets.some((set) => set.every((key) => hasValue(record, key)));
    const lacks = !isWhole && !known ? missing : noSubject && isWhole ? this.subjects : [];
    if (lacks.length > 0) this.reject(record, row, lacks);
  }

  private reject(record: ReadRow, row: SheetRow, lacks: string[]): void {
    record.rejected = true;
    // Where the cell was there but unreadable its own issue says enough.
    if (lacks.every((key) => this.isTold(record, key))) return;
    const plan = this.plan.columns.find((c) => c.field?.key === lacks[0]);
    record.issues.push({
      severity: 'error',
      code: 'ROW_WITHOUT_IDENTITY',
      params: { columns: columnNames(this.plan.table.entity, lacks), fields: lacks.join(',') },
      where: { sheet: this.sheet, row: record.row, ...(plan ? { cell: cellName(row.row, plan.column) } : {}) },
    });
  }

  /** Whether an error of the row is about the column. */
  private isTold(record: ReadRow, key: string): boolean {
    const plan = this.plan.columns.find((c) => c.field?.key === key);
    return record.issues.some(({ severity, params }) => severity === 'error' && plan && params?.column === plan.label);
  }
}

function hasValue(record: ReadRow, { key, isRef }: Key): boolean {
  if (isRef) {
    const ref = record.refs[key];
    return ref !== undefined && (ref.name !== null || ref.code !== null);
  }
  const value = record.values[key];
  return value !== undefined && value !== null && value !== '';
}
