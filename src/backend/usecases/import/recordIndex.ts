import { findTable, refTextKey } from '../../../shared/model';
import type { CellValue, ColumnDescription, TableDescription } from '../../../shared/model/describe';
import type { Store } from '../../store/store';
import { findRef, type LinkIndex, type TextRef } from '../sheet/links';
import { ownerCondition, type Scope } from '../sheet/scope';
import { normaliseName } from './names';

export interface Match {
  /** Columns that matched. */
  by: string[];
  /** Records that have the same key; more than one is a question for the user. */
  ids: string[];
}

/** What identifies a source row. */
export interface SourceKeys {
  id: string | null;
  values: Record<string, CellValue>;
  refs: Record<string, TextRef>;
}

/** Values of the identifying columns, in the order of `keys` and in the form in which they are compared; empty: undefined. */
export type Facts = (string | undefined)[];

/** Records of one key looked at: thousands that share it and differ in their codes are told apart by the codes. */
const MOST_LOOKED_AT = 1_000;

/**
 * The records of one entity by their match keys: id first, then code, then names within the parent, as the table's
 * description says. A key counts only where all its cells are filled; a match never joins records whose codes differ,
 * whose `distinctBy` columns differ (also where one side is empty), or, without a code, whose filled parents differ.
 */
export class RecordIndex {
  private readonly table: TableDescription;
  private readonly columns: Map<string, ColumnDescription>;
  private readonly keys: string[];
  /** Positions in `keys`. */
  private readonly codeKeys: number[];
  private readonly parentKeys: number[];
  private readonly distinctKeys: number[];
  private readonly sets: { by: string[]; at: number[]; hasCode: boolean; ids: Map<string, string[]> }[];
  private readonly facts = new Map<string, Facts>();

  constructor(
    private readonly scope: Scope,
    entity: string,
    private readonly links: LinkIndex,
  ) {
    this.table = findTable(entity);
    const { matchKeys, distinctBy = [] } = this.table;
    this.columns = new Map(this.table.columns.map((column) => [column.key, column]));
    this.keys = [...new Set([...matchKeys.flat(), ...distinctBy])];
    const positions = (wanted: (key: string) => boolean) =>
      this.keys.flatMap((key, position) => (wanted(key) ? [position] : []));
    this.codeKeys = positions((key) => this.columns.get(key)?.kind === 'code');
    this.parentKeys = positions((key) => this.columns.get(key)?.kind === 'ref');
    this.distinctKeys = positions((key) => distinctBy.includes(key));
    this.sets = matchKeys.map((by) => {
      const at = by.map((key) => this.keys.indexOf(key));
      return { by, at, hasCode: at.some((position) => this.codeKeys.includes(position)), ids: new Map() };
    });
  }

  /** Takes in every record of the store. */
  load(store: Store): this {
    const texts = this.keys
      .map((key) => refTextKey(this.columns.get(key)!))
      .filter((key): key is string => key !== null);
    const selected = ['id', ...this.keys, ...texts];
    const owner = ownerCondition(this.table, this.scope);
    for (const values of store.arrays(
      `SELECT ${selected.map((key) => `t."${key}"`).join(', ')} FROM "${this.table.entity}" t WHERE ${owner.sql}`,
      ...owner.values,
    ) as (string | number | null)[][]) {
      const row = Object.fromEntries(selected.map((key, i) => [key, values[i] ?? null]));
      this.add(row.id as string, this.storedFacts(row));
    }
    return this;
  }

  has(id: string): boolean {
    return this.facts.has(id);
  }

  /**
   * Finds the records a source row can mean, by the first key that fits any.
   * @param isFree whether a record may still be taken (each is, at most once per import)
   * @param most records that are enough
   */
  match(facts: Facts, isFree: (id: string) => boolean, most = Number.POSITIVE_INFINITY): Match | null {
    for (const { by, at, hasCode, ids: records } of this.sets) {
      const name = nameOf(at, facts);
      if (name === null) continue;
      const list = records.get(name);
      if (!list) continue;
      const ids: string[] = [];
      for (let i = 0; i < list.length && i < MOST_LOOKED_AT && ids.length < most; ) {
        const id = list[i]!;
        if (isFree(id)) {
          if (this.mayBeSame(this.facts.get(id)!, facts, hasCode)) ids.push(id);
          i++;
        } else {
          // What was taken is never free again: the list forgets it.
          const last = list.pop()!;
          if (i < list.length) list[i] = last;
        }
      }
      if (ids.length > 0) return { by, ids };
    }
    return null;
  }

  add(id: string, facts: Facts): void {
    this.facts.set(id, facts);
    for (const { at, ids } of this.sets) {
      const name = nameOf(at, facts);
      if (name === null) continue;
      const list = ids.get(name);
      if (list) list.push(id);
      else ids.set(name, [id]);
    }
  }

  sourceFacts(source: SourceKeys): Facts {
    return this.factsOf((key, column) => {
      if (column.kind !== 'ref') return source.values[key] ?? null;
      const ref = source.refs[key];
      return ref ? this.link(column, ref) : null;
    });
  }

  private mayBeSame(record: Facts, source: Facts, hasCode: boolean): boolean {
    for (const key of this.codeKeys) if (differ(record[key], source[key])) return false;
    if (!hasCode) for (const key of this.parentKeys) if (differ(record[key], source[key])) return false;
    for (const key of this.distinctKeys) if (record[key] !== source[key]) return false;
    return true;
  }

  private storedFacts(row: Record<string, string | number | null>): Facts {
    return this.factsOf((key, column) => {
      if (column.kind !== 'ref' || row[key] !== null) return row[key] ?? null;
      const text = row[refTextKey(column) ?? ''];
      return typeof text === 'string' ? this.link(column, { name: text, code: null }) : null;
    });
  }

  private factsOf(value: (key: string, column: ColumnDescription) => CellValue): Facts {
    return this.keys.map((key) => {
      const found = value(key, this.columns.get(key)!);
      return found === null || found === '' ? undefined : normaliseName(String(found));
    });
  }

  /** The id a name means, else the name itself: both sides of a comparison get the same form. */
  private link(column: ColumnDescription, ref: TextRef): string | null {
    const text = ref.name ?? ref.code;
    return findRef(this.links, column.ref!, ref) ?? (text === null ? null : `~${normaliseName(text)}`);
  }
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function nameOf(at: readonly number[], facts: Facts): string | null {
  if (at.length === 1) return facts[at[0]!] ?? null;
  let name = '';
  for (const position of at) {
    const part = facts[position];
    if (part === undefined) return null;
    name += `${part}\u0000`;
  }
  return name;
}
