import { findTable } from '../../../shared/model';
import type { ChangeWriter } from '../../store/changeWriter';
import type { SqlRow, SqlValue } from '../../store/tableWriter';
import type { LinkIndex } from '../sheet/links';
import { ownerValues, type Scope } from '../sheet/scope';
import { putSource } from './compare';
import type { SourceKeys } from './recordIndex';

/**
 * The columns in which new rows of one entity are inserted. Rows fill different ones; with one set of columns for all of
 * them there is one statement, not one for every combination of empty cells.
 */
export class InsertShape {
  private keys: string[];
  private readonly places = new Map<string, number>();
  private readonly fixed: SqlValue[];
  /** The row being put together, in the order of the keys. */
  private values: SqlValue[] = [];
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
    writer: ChangeWriter,
    id: string,
    source: SourceKeys,
    links: LinkIndex,
    origin: SqlRow,
    extra: string | undefined,
  ): void {
    this.values = [id, ...this.fixed, origin.batchId ?? null, origin.sourceSheet ?? null, origin.sourceRow ?? null];
    this.values.push(extra ?? null);
    for (let i = this.values.length; i < this.keys.length; i++) this.values.push(null);
    putSource(this.entity, source, links, this.put);
    writer.insertValues(this.entity, this.keys, this.values);
  }
}
