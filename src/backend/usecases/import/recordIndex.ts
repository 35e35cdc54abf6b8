import { findTable, refTextKey } from '../../../shared/model';
import type { CellValue, ColumnDescription, TableDescription } from '../../../shared/model/describe';
import { normaliseHeader as normaliseName } from '../../../shared/model/headers';
import type { Store } from '../../store/store';
import { findRef, type LinkIndex, type TextRef } from '../sheet/links';
import { ownerCondition, type Scope } from '../sheet/scope';

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

/** Values of the identifying columns by key, in the form in which they are compared; empty ones are absent. */
type Facts = Map<string, string>;

/**
 * The records of one entity by their match keys: id first, then code, then names within the parent, as the table's
 * description says. A key counts only where all its cells are filled; a match never joins records whose codes differ,
 * whose `distinctBy` columns differ (also where one side is empty), or, without a code, whose filled parents differ.
 */
export class RecordIndex {
  private readonly table: TableDescription;
  private readonly columns: Map<string, ColumnDescription>;
  private readonly keys: string[];
  private readonly codeKeys: string[];
  private readonly parentKeys: string[];
  private readonly byKey: Map<string, string[]>[];
  private readonly facts = new Map<string, Facts>();

  constructor(
    store: Store,
    scope: Scope,
    entity: string,
    private readonly links: LinkIndex,
  ) {
    this.table = findTable(entity);
    this.columns = new Map(this.table.columns.map((column) => [column.key, column]));
    this.byKey = this.table.matchKeys.map(() => new Map());
    this.keys = [...new Set([...this.table.matchKeys.flat(), ...(this.table.distinctBy ?? [])])];
    this.codeKeys = this.keys.filter((key) => this.columns.get(key)?.kind === 'code');
    this.parentKeys = this.keys.filter((key) => this.columns.get(key)?.kind === 'ref');
    const texts = this.keys
      .map((key) => refTextKey(this.columns.get(key)!))
      .filter((key): key is string => key !== null);
    const selected = ['id', ...this.keys, ...texts];
    const owner = ownerCondition(this.table, scope);
    for (const values of store.arrays(
      `SELECT ${selected.map((key) => `t."${key}"`).join(', ')} FROM "${entity}" t WHERE ${owner.sql}`,
      ...owner.values,
    ) as (string | number | null)[][]) {
      const row = Object.fromEntries(selected.map((key, i) => [key, values[i] ?? null]));
      this.add(row.id as string, this.storedFacts(row));
    }
  }

  /** Takes note of a record made by an earlier row of the same import. */
  addSource(id: string, source: SourceKeys): void {
    this.add(id, this.sourceFacts(source));
  }

  /**
   * Finds the record a source row means.
   * @param isFree whether a record may still be taken (each is, at most once per import)
   */
  match(source: SourceKeys, isFree: (id: string) => boolean): Match | null {
    const { id } = source;
    if (id !== null && this.facts.has(id) && isFree(id)) return { by: ['id'], ids: [id] };
    const facts = this.sourceFacts(source);
    for (const [index, keys] of this.table.matchKeys.entries()) {
      const name = nameOf(keys, facts);
      if (name === null) continue;
      const hasCode = keys.some((key) => this.codeKeys.includes(key));
      const ids = (this.byKey[index]!.get(name) ?? []).filter(
        (candidate) => isFree(candidate) && this.mayBeSame(this.facts.get(candidate)!, facts, hasCode),
      );
      if (ids.length > 0) return { by: keys, ids };
    }
    return null;
  }

  private mayBeSame(record: Facts, source: Facts, hasCode: boolean): boolean {
    const differ = (key: string) => record.has(key) && source.has(key) && record.get(key) !== source.get(key);
    if (this.codeKeys.some(differ)) return false;
    if (!hasCode && this.parentKeys.some(differ)) return false;
    return (this.table.distinctBy ?? []).every((key) => record.get(key) === source.get(key));
  }

  private add(id: string, facts: Facts): void {
    this.facts.set(id, facts);
    for (const [index, keys] of this.table.matchKeys.entries()) {
      const name = nameOf(keys, facts);
      if (name === null) continue;
      const list = this.byKey[index]!.get(name);
      if (list) list.push(id);
      else this.byKey[index]!.set(name, [id]);
    }
  }

  private storedFacts(row: Record<string, string | number | null>): Facts {
    return this.factsOf((key, column) => {
      if (column.kind !== 'ref' || row[key] !== null) return row[key] ?? null;
      const text = row[refTextKey(column) ?? ''];
      return typeof text === 'string' ? this.link(column, { name: text, code: null }) : null;
    });
  }

  private sourceFacts(source: SourceKeys): Facts {
    return this.factsOf((key, column) => {
      if (column.kind !== 'ref') return source.values[key] ?? null;
      const ref = source.refs[key];
      return ref ? this.link(column, ref) : null;
    });
  }

  private factsOf(value: (key: string, column: ColumnDescription) => CellValue): Facts {
    const facts: Facts = new Map();
    for (const key of this.keys) {
      const found = value(key, this.columns.get(key)!);
      if (found !== null && found !== '') facts.set(key, normaliseName(String(found)));
    }
    return facts;
  }

  /** The id a name means, else the name itself: both sides of a comparison get the same form. */
  private link(column: ColumnDescription, ref: TextRef): string | null {
    const text = ref.name ?? ref.code;
    return findRef(this.links, column.ref!, ref) ?? (text === null ? null : `~${normaliseName(text)}`);
  }
}

function nameOf(keys: string[], facts: Facts): string | null {
  const parts: string[] = [];
  for (const key of keys) {
    const part = facts.get(key);
    if (part === undefined) return null;
    parts.push(part);
  }
  return parts.join('\u0000');
}
