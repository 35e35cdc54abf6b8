import type { NearName } from '../../../shared/api/imports';
import type { Issue } from '../../../shared/issue';
import { findTable } from '../../../shared/model';
import type { ReadRow } from '../../exchange/understand/readTypes';
import type { RowFacts } from './keyIndex';
import { normaliseName } from './names';
import { coreOf, NearNames } from './nearNames';

/** Lists of projects speak of the same ones; sheets of other things divide what there is among them. */
const ASKED_ENTITIES: ReadonlySet<string> = new Set(['project']);

/** Rows looked at. */
const MOST_ROWS = 20_000;
const MOST_STRANGERS = 500;

/** From here on names are one with something added; below they differ in letters. */
const SAME_BUT_FOR_ADDITIONS = 0.8;

const PREFIX = 'row:';

/** What stands for the record of a row of the import where an answer names a record: it has no id of its own yet. */
export function targetOfRow(name: string): string {
  return PREFIX + name;
}

/** @returns the name of the row that is meant; null where a target is a record of the store */
export function rowOfTarget(target: string): string | null {
  return target.startsWith(PREFIX) ? target.slice(PREFIX.length) : null;
}

/** A row that makes a record or changes one of the store. */
export interface BegunRow {
  table: number;
  sheet: string;
  row: number;
  /** Id of the record, and its number where the import makes it. */
  id: string;
  made?: number;
  name: string;
  facts: RowFacts;
}

/**
 * Rows of several tables whose names are equal or resemble each other and that no code joins: whether they are one
 * record is the user's to say. Until it is said they stay apart.
 */
export class NearRows {
  private readonly rows = new Map<string, BegunRow[]>();
  /** By entity and name; rows are entered when somebody asks, which most imports never do. */
  private readonly names = new Map<string, BegunRow[]>();
  private readonly entered = new Map<string, number>();
  private readonly strangers: { entity: string; row: BegunRow }[] = [];
  /** Records that a table's rows joined. */
  private readonly joined = new Map<number, Set<string>>();

  /** @param isSame whether nothing but the names keeps two rows apart */
  constructor(private readonly isSame: (entity: string, a: RowFacts, b: RowFacts) => boolean) {}

  /** Takes note of a row that makes a record, or changes one of the store. */
  begin({ entity, sheet, row, values }: ReadRow, begun: Omit<BegunRow, 'name' | 'sheet' | 'row'>): void {
    const name = values[findTable(entity).nameColumn];
    if (!ASKED_ENTITIES.has(entity) || typeof name !== 'string') return;
    const rows = listOf(this.rows, entity);
    if (rows.length >= MOST_ROWS) return;
    const own = { ...begun, name, sheet, row };
    rows.push(own);
    const isFurther = begun.made !== undefined && rows[0]!.table < begun.table;
    if (isFurther && this.strangers.length < MOST_STRANGERS) this.strangers.push({ entity, row: own });
  }

  /** A row of a table was joined to a record. */
  join(table: number, id: string): void {
    let ids = this.joined.get(table);
    if (!ids) {
      ids = new Set();
      this.joined.set(table, ids);
    }
    ids.add(id);
  }

  /** The one row of an earlier table that a name stands for; null where there is none, or where several have the name. */
  find(entity: string, name: string, table: number): BegunRow | null {
    const found = this.named(entity, name).filter((row) => row.table < table);
    return found.length === 1 ? found[0]! : null;
  }

  /**
   * The names to ask about, each with the rows of earlier tables that may be the same thing.
   * @param isJudged whether the user was asked about a name already
   */
  asked(isJudged: (entity: string, name: string) => boolean): NearName[] {
    const indexes = new Map<string, NearNames>();
    const asked = new Map<string, NearName>();
    for (const { entity, row } of this.strangers) {
      const { name, sheet } = row;
      const key = `${row.table} ${keyOf(entity, name)}`;
      const known = asked.get(key);
      if (known) known.rows++;
      if (known || isJudged(entity, name)) continue;
      let index = indexes.get(entity);
      if (!index) {
        index = new NearNames(this.rows.get(entity)!.map((other, number) => [String(number), other.name]));
        indexes.set(entity, index);
      }
      const candidates = this.candidatesOf(entity, row, index);
      if (candidates.length === 0) continue;
      asked.set(key, { entity, text: name, rows: 1, sheet, row: row.row, isOwn: true, candidates });
    }
    return [...asked.values()];
  }

  private named(entity: string, name: string): readonly BegunRow[] {
    const rows = this.rows.get(entity) ?? [];
    for (let at = this.entered.get(entity) ?? 0; at < rows.length; at++)
      listOf(this.names, keyOf(entity, rows[at]!.name)).push(rows[at]!);
    this.entered.set(entity, rows.length);
    return this.names.get(keyOf(entity, name)) ?? [];
  }

  private candidatesOf(entity: string, own: BegunRow, index: NearNames): NearName['candidates'] {
    const rows = this.rows.get(entity)!;
    const passes = (number: string) => {
      const row = rows[Number(number)]!;
      const isFree = row.table < own.table && !this.joined.get(own.table)?.has(row.id);
      return isFree && this.isSame(entity, row.facts, own.facts) && this.find(entity, row.name, own.table) === row;
    };
    const key = keyOf(entity, own.name);
    const near = index.find(own.name, passes).map(({ id, score }) => {
      const row = rows[Number(id)]!;
      return { row, score: keyOf(entity, row.name) === key ? 1 : score };
    });
    const equal = near.filter(({ score }) => score === 1);
    const isNamed = ({ name }: BegunRow) => this.named(entity, name).some((other) => other.table === own.table);
    const found =
      equal.length > 0 ? equal : near.filter(({ row, score }) => !isNamed(row) && isAlike(own.name, row.name, score));
    return found.map(({ row: { name, sheet, row }, score }) => ({
      ...{ id: targetOfRow(name), name, score },
      place: { sheet, row },
    }));
  }
}

function keyOf(entity: string, name: string): string {
  return `${entity} ${normaliseName(name)}`;
}

function listOf<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  let list = lists.get(key);
  if (!list) {
    list = [];
    lists.set(key, list);
  }
  return list;
}

/** Places stand in front: where letters differ, not there (李家沟 is not 张家沟). */
function isAlike(a: string, b: string, score: number): boolean {
  return score >= SAME_BUT_FOR_ADDITIONS || coreOf(a).slice(0, 2) === coreOf(b).slice(0, 2);
}

/** Remarks on rows that stay apart although their names resemble each other; those of equal names have theirs. */
export function nearRowIssues(names: readonly NearName[]): Issue[] {
  return names.flatMap(({ text, sheet, row, candidates }): Issue[] => {
    const [{ name, score, place }] = candidates as [NearName['candidates'][number]];
    if (score === 1 || !place) return [];
    const params = { text, name, sheet: place.sheet, row: place.row };
    return [{ severity: 'warning', code: 'ROW_NEAR_ANOTHER', params, where: { sheet, row } }];
  });
}
