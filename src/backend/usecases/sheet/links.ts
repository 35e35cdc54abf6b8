import { findTable, refTextKey, storedColumns, tables } from '../../../shared/model';
import type { ColumnDescription } from '../../../shared/model/describe';
import { normaliseHeader as normaliseName } from '../../../shared/model/headers';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import { ownerCondition, type Scope } from './scope';

/** Finds the record that a code or name in a cell means. */
export class LinkIndex {
  private readonly byText = new Map<string, Map<string, string | null>>();

  constructor(
    private readonly store: Store,
    private readonly scope: Scope,
  ) {}

  /**
   * @param entity entity a ref column points to
   * @param text id, code or name as a sheet or a user wrote it
   * @returns id of the one record it means; null where none or several do
   */
  find(entity: string, text: string): string | null {
    return this.index(entity).get(normaliseName(text)) ?? null;
  }

  /** Takes note of a record made meanwhile. */
  add(entity: string, id: string, ...texts: (string | null | undefined)[]): void {
    const index = this.index(entity);
    for (const text of texts) if (text) addText(index, text, id);
  }

  private index(entity: string): Map<string, string | null> {
    let index = this.byText.get(entity);
    if (index) return index;
    index = new Map();
    this.byText.set(entity, index);
    const table = findTable(entity);
    const owner = ownerCondition(table, this.scope);
    const codes = table.columns.filter((column) => column.kind === 'code').map((column) => column.key);
    const keys = [...new Set([...codes, table.nameColumn])];
    for (const row of this.store.arrays(
      `SELECT t.id, ${keys.map((key) => `t."${key}"`).join(', ')} FROM "${entity}" t WHERE ${owner.sql}`,
      ...owner.values,
    )) {
      index.set(row[0] as string, row[0] as string);
      for (const text of row.slice(1)) if (typeof text === 'string') addText(index, text, row[0] as string);
    }
    const ids = new Set(index.values());
    for (const { text, target } of this.aliases(entity)) {
      // A name of its own goes before one that was approved for another spelling.
      if (target !== null && ids.has(target) && (index.get(text) ?? null) === null) index.set(text, target);
    }
    return index;
  }

  /** Spellings the user approved, in the form in which names are compared. */
  protected aliases(entity: string): { text: string; target: string | null }[] {
    return this.store.all('SELECT text, target FROM nameAlias WHERE entity = ?', entity);
  }
}

/** A text that means two records means none: ambiguous links are never guessed. */
function addText(index: Map<string, string | null>, text: string, id: string): void {
  const key = normaliseName(text);
  if (key === '') return;
  const known = index.get(key);
  index.set(key, known === undefined || known === id ? id : null);
}

/**
 * Links what was kept as text to records that exist by now.
 * @param entities entities that gained records
 * @returns number of links made
 */
export function linkWaiting(store: Store, scope: Scope, writer: ChangeWriter, entities: Set<string>): number {
  const index = new LinkIndex(store, scope);
  let linked = 0;
  for (const table of tables) {
    const owner = ownerCondition(table, scope);
    for (const column of storedColumns(table)) {
      const textKey = refTextKey(column);
      if (!textKey || !column.ref || !entities.has(column.ref)) continue;
      for (const [id, text] of store.arrays(
        `SELECT t.id, t."${textKey}" FROM "${table.entity}" t WHERE ${owner.sql} AND t."${textKey}" IS NOT NULL AND t."${column.key}" IS NULL`,
        ...owner.values,
      ) as [string, string][]) {
        const target = index.find(column.ref, text);
        if (target) {
          writer.update(table.entity, id, { [column.key]: target, [textKey]: null });
          linked++;
        }
      }
    }
  }
  return linked;
}

/** A reference as a sheet gives it: by name, by code, or both. */
export interface TextRef {
  name: string | null;
  code: string | null;
}

/** @returns the record a reference means: by code, else by name; null where neither is known or they disagree */
export function findRef(index: LinkIndex, entity: string, ref: TextRef): string | null {
  const byCode = ref.code === null ? null : index.find(entity, ref.code);
  const byName = ref.name === null ? null : index.find(entity, ref.name);
  if (byCode !== null && byName !== null && byCode !== byName) return null;
  return byCode ?? byName;
}

/**
 * Columns to write for a reference: the record it means, or the text kept until there is one.
 * @param ref null empties the cell
 */
export function linkValue(
  index: LinkIndex,
  column: ColumnDescription,
  ref: TextRef | null,
): Record<string, string | null> {
  const textKey = refTextKey(column);
  const id = ref === null ? null : findRef(index, column.ref!, ref);
  return { [column.key]: id, ...(textKey ? { [textKey]: id === null && ref ? (ref.name ?? ref.code) : null } : {}) };
}
