import { findTable, refTextKey } from '../../../shared/model';
import type { CellValue, ColumnDescription, TableDescription } from '../../../shared/model/describe';
import type { Store } from '../../store/store';
import { findRef, type LinkIndex, type TextRef } from '../sheet/links';
import { ownerCondition, type Scope } from '../sheet/scope';
import { KeyIndex, type MatchSet, type RowFacts } from './keyIndex';
import { MadeIndex } from './madeIndex';
import { normaliseName } from './names';
import type { Likeness, Standing } from './twins';

export interface Match {
  /** Columns that matched. */
  by: string[];
  /** Records that have the same key; more than one is a question for the user. */
  ids: string[];
  /** Whether others have the key too, which may be taken. */
  isShared?: boolean;
}

/** A record by its code: its id in the store, or its number among those that the import makes. */
export interface CodeTwin {
  by: string[];
  likeness: Likeness;
  id?: string;
  made?: number;
}

/** What identifies a source row. */
export interface SourceKeys {
  id: string | null;
  values: Record<string, CellValue>;
  refs: Record<string, TextRef>;
}

/**
 * The records of one entity by their match keys: id first, then code, then names within the parent, as the table's
 * description says. A key counts only where all its cells are filled; a match never joins records whose codes differ,
 * whose `distinctBy` columns differ (also where one side is empty), or, without a code, whose filled parents differ.
 */
export class RecordIndex {
  /** Records of the store. */
  private readonly stored: KeyIndex;
  private readonly storedIds: string[] = [];
  private readonly byId = new Map<string, number>();
  /** Records made by earlier rows of the import. */
  private readonly made: MadeIndex;
  private readonly table: TableDescription;
  private readonly columns: ColumnDescription[];
  private readonly sets: (MatchSet & { by: string[] })[];

  constructor(
    store: Store,
    private readonly scope: Scope,
    entity: string,
    private readonly links: LinkIndex,
  ) {
    this.table = findTable(entity);
    const { matchKeys, distinctBy = [] } = this.table;
    const keys = [...new Set([...matchKeys.flat(), ...distinctBy])];
    this.columns = keys.map((key) => this.table.columns.find((column) => column.key === key)!);
    const positions = (wanted: (column: ColumnDescription) => boolean) =>
      this.columns.flatMap((column, position) => (wanted(column) ? [position] : []));
    const codes = positions((column) => column.kind === 'code');
    const rules = {
      codes,
      parents: positions((column) => column.kind === 'ref'),
      distinct: positions((column) => distinctBy.includes(column.key)),
      name: keys.indexOf(this.table.nameColumn),
    };
    this.sets = matchKeys.map((by) => {
      const at = by.map((key) => keys.indexOf(key));
      return { by, at, hasCode: at.some((position) => codes.includes(position)) };
    });
    this.stored = new KeyIndex(this.sets, rules);
    this.made = new MadeIndex(this.sets, rules, keys.length);
    this.load(store);
  }

  private load(store: Store): void {
    const texts = this.columns.map((column) => refTextKey(column));
    const selected = ['id', ...this.columns.map((column) => column.key), ...texts.filter((key) => key !== null)];
    const owner = ownerCondition(this.table, this.scope);
    for (const values of store.arrays(
      `SELECT ${selected.map((key) => `t."${key}"`).join(', ')} FROM "${this.table.entity}" t WHERE ${owner.sql}`,
      ...owner.values,
    ) as (string | number | null)[][]) {
      const id = values[0] as string;
      const facts = this.columns.map((column, position) => {
        const value = values[position + 1] ?? null;
        if (column.kind !== 'ref' || value !== null) return normal(value);
        const textKey = texts[position];
        const text = textKey == null ? null : values[selected.indexOf(textKey)];
        return typeof text === 'string' ? this.link(column, { name: text, code: null }) : undefined;
      });
      this.byId.set(id, this.storedIds.push(id) - 1);
      this.stored.add(facts);
    }
  }

  /** What identifies a source row. */
  factsOf(source: SourceKeys): RowFacts {
    return this.columns.map((column) => {
      if (column.kind !== 'ref') return normal(source.values[column.key] ?? null);
      const ref = source.refs[column.key];
      return ref ? this.link(column, ref) : undefined;
    });
  }

  /**
   * Finds the records of the store a source row can mean: by its id, else by the first key that fits any. Records that
   * were taken are not found again: each is taken at most once per import.
   */
  match(id: string | null, facts: RowFacts): Match | null {
    const own = id === null ? undefined : this.byId.get(id);
    if (own !== undefined && !this.stored.isTaken(own)) return { by: ['id'], ids: [id!] };
    const found = this.stored.match(facts);
    if (!found) return null;
    const { set, numbers, isShared } = found;
    return { by: this.sets[set]!.by, ids: numbers.map((number) => this.storedIds[number]!), isShared };
  }

  /** Takes a record of the store: no other row can mean it. */
  take(id: string): void {
    const number = this.byId.get(id);
    if (number !== undefined) this.stored.take(number);
  }

  /** Whether nothing but their names keeps two rows apart: no other code, no other parent. */
  isSame(a: RowFacts, b: RowFacts): boolean {
    return this.stored.isSame(a, b);
  }

  /** Of the records of the store that a row can mean those that were taken, each by its number among the taken ones. */
  matchTaken(facts: RowFacts): number[] {
    return this.stored.matchTaken(facts).map((number) => this.stored.orderOf(number)!);
  }

  /** Number of a record of the store among the taken ones; undefined where it is free. */
  orderTaken(id: string): number | undefined {
    const number = this.byId.get(id);
    return number === undefined ? undefined : this.stored.orderOf(number);
  }

  /**
   * The earlier row of the import, by its number, that names the same record; null where there is none.
   * @param isEqual whether an earlier row says the very same
   */
  matchMade(facts: RowFacts, isEqual: (number: number) => boolean): number | null {
    return this.made.match(facts, isEqual);
  }

  /**
   * The one record that has the row's code, and neither another name nor another parent, whether another row of the
   * import has taken or made it.
   * @param standing asked of the records that have the code
   * @returns null where there is none, or where several are equally like the row
   */
  withCode(
    facts: RowFacts,
    standing: { ofStored: (id: string) => Standing; ofMade: (number: number) => Standing },
  ): CodeTwin | null {
    const stored = this.stored.withCode(facts, (number) => standing.ofStored(this.storedIds[number]!));
    const made = this.made.withCode(facts, standing.ofMade);
    if (stored && made && stored.likeness === made.likeness) return null;
    const isStored = stored !== null && (!made || stored.likeness > made.likeness);
    if (isStored) return { ...this.twinOf(stored), id: this.storedIds[stored.number]! };
    return made && { ...this.twinOf(made), made: made.number };
  }

  private twinOf({ set, likeness }: { set: number; likeness: Likeness }): CodeTwin {
    return { by: this.sets[set]!.by, likeness };
  }

  /** Takes note of a record that a row of the import makes. @returns its number: 0, 1, 2, ... */
  addMade(facts: RowFacts): number {
    return this.made.add(facts);
  }

  /** The id a name means, else the name itself: both sides of a comparison get the same form. */
  private link(column: ColumnDescription, ref: TextRef): string | undefined {
    const text = ref.name ?? ref.code;
    return findRef(this.links, column.ref!, ref) ?? (text === null ? undefined : `~${normaliseName(text)}`);
  }
}

function normal(value: CellValue): string | undefined {
  return value === null || value === '' ? undefined : normaliseName(String(value));
}
