import { findTable } from '../../../shared/model';
import type { ChangeWriter } from '../../store/changeWriter';
import type { SqlRow, SqlValue } from '../../store/tableWriter';
import { ownerValues, type Scope } from '../sheet/scope';

/**
 * The columns in which new rows of one entity are inserted. Rows fill different ones; with one set of columns for all of
 * them there is one statement, not one for every combination of empty cells.
 */
export class InsertShape {
  private keys: string[];
  private readonly known: Set<string>;
  private readonly fixed: SqlValue[];

  constructor(
    private readonly entity: string,
    scope: Scope,
  ) {
    const owner = ownerValues(findTable(entity), scope);
    this.fixed = Object.values(owner);
    this.keys = ['id', ...Object.keys(owner), 'batchId', 'sourceSheet', 'sourceRow', 'extra'];
    this.known = new Set(this.keys);
  }

  insert(writer: ChangeWriter, id: string, columns: SqlRow, origin: SqlRow, extra: string | undefined): void {
    for (const key in columns) {
      if (this.known.has(key)) continue;
      this.known.add(key);
      this.keys = [...this.keys, key];
    }
    const { keys, fixed } = this;
    const values: SqlValue[] = [id, ...fixed];
    values.push(origin.batchId ?? null, origin.sourceSheet ?? null, origin.sourceRow ?? null, extra ?? null);
    for (let i = values.length; i < keys.length; i++) values.push(columns[keys[i]!] ?? null);
    writer.insertValues(this.entity, keys, values);
  }
}
