import { findTable } from '../../../../shared/model';
import type { SqlRow, SqlValue } from '../../../store/tableWriter';
import type { LinkIndex } from '../../sheet/links';
import { ownerValues, type Scope } from '../../sheet/scope';
import { putSource } from '../compare';
import type { SourceKeys } from '../recordIndex';
import type { RowSink } from './rowSink';

/**
 * The columns in which new rows of one entity are inserted. Rows fill different ones; with one set of columns for all of
 * them there is one statement, not one for every combination of empty cells.
 */
export class InsertShape {
  private keys: string[];
  private readonly places = new Map<string, number>();
  private readonly fixed: SqlValue[];
  /** The row being put together, in the order of the keys; each row takes the place of the one before. */
  private readonly values: SqlValue[] = [];
  private readonly put = (key: string, value: SqlValue) => {
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.keys.length;
      this.places.set(key, place);
      this.keys = [...this.keys, key];
    }
    this.values[place] = value;
  };

  constructor(
    private readonly entity: string,
    scope: Scope,
  ) {
    const owner = ownerValues(findTable(entity), scope);
    this.fixed = Object.values(owner);
    this.keys = ['id', ...Object.keys(owner), 'batchId', 'sourceSheet', 'sourceRow', 'extra'];
    for (const [place, key] of this.keys.entries()) this.places.set(key, place);
  }

  /**
   * Inserts what a source row says; an empty cell says nothing.
   * @param extra JSON of what has no column
   */
  insert(
    sink: RowSink,
    id: string,
    source: SourceKeys,
    links: LinkIndex,
    origin: SqlRow,
    extra: string | undefined,
  ): void {
    const { values } = this;
    values.fill(null);
    values[0] = id;
    for (const [at, value] of this.fixed.entries()) values[1 + at] = value;
    const at = 1 + this.fixed.length;
    values[at] = origin.batchId ?? null;
    values[at + 1] = origin.sourceSheet ?? null;
    values[at + 2] = origin.sourceRow ?? null;
    values[at + 3] = extra ?? null;
    putSource(this.entity, source, links, this.put);
    sink.insertValues(this.entity, this.keys, values);
  }
}
