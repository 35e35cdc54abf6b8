import type { NameDecision, NearName } from '../../../shared/api/imports';
import { newId } from '../../../shared/ids';
import { findTable } from '../../../shared/model';
import { normaliseHeader } from '../../../shared/model/headers';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import { ownerCondition, type Scope } from '../sheet/scope';
import { NearNames } from './nearNames';

/** What is known by a name of its own, so that a spelling of it can be told from something new. */
export const NAMED_ENTITIES: ReadonlySet<string> = new Set([
  ...['township', 'village', 'supplyGrid', 'supplyUnit'],
  ...['substation', 'mainTransformer', 'feeder', 'transformerArea', 'programme'],
]);

/** Names that are looked at; what a whole ledger of strangers says beyond that is left to the next import. */
const MOST_NAMES = 500;

/** A name to be compared with the store. */
export interface StrangeName {
  entity: string;
  text: string;
  rows: number;
  sheet: string;
  row: number;
  isOwn: boolean;
}

/** Names that no record has. */
export interface StrangeNames {
  /** They resemble records: these are asked about. */
  near: NearName[];
  /** They resemble none: which record is meant, if any, somebody has to know. */
  others: NearName[];
}

/**
 * Parts the names that resemble a record from those that do not. Where the store has nothing to link to they are left out.
 * @param isFree whether a record is not already meant by another row (for names of rows themselves)
 */
export function judgeNames(
  store: Store,
  scope: Scope,
  strange: readonly StrangeName[],
  isFree: (id: string) => boolean,
): StrangeNames {
  const indexes = new Map<string, NearNames>();
  const near: NearName[] = [];
  const others: NearName[] = [];
  // A ledger of new things must not keep its references from being looked at.
  const looked = [false, true].flatMap((isOwn) => strange.filter((n) => n.isOwn === isOwn).slice(0, MOST_NAMES));
  for (const name of looked) {
    let index = indexes.get(name.entity);
    if (!index) {
      index = new NearNames(namesOf(store, scope, name.entity));
      indexes.set(name.entity, index);
    }
    const candidates = index.find(name.text, name.isOwn ? isFree : undefined);
    if (candidates.length > 0) near.push({ ...name, candidates });
    else if (index.size > 0) others.push({ ...name, candidates });
  }
  return { near, others };
}

function namesOf(store: Store, scope: Scope, entity: string): [string, string][] {
  const table = findTable(entity);
  const owner = ownerCondition(table, scope);
  return store.arrays(
    `SELECT t.id, t."${table.nameColumn}" FROM "${entity}" t WHERE ${owner.sql} AND t."${table.nameColumn}" IS NOT NULL`,
    ...owner.values,
  ) as [string, string][];
}

/** Remembers what the user said about names: the next file that writes them so is not asked about again. */
export function keepNames(store: Store, writer: ChangeWriter, decisions: readonly NameDecision[]): void {
  for (const { entity, text, target } of decisions) {
    const name = normaliseHeader(text);
    const known = store.get<{ id: string; target: string | null }>(
      'SELECT id, target FROM nameAlias WHERE entity = ? AND text = ?',
      entity,
      name,
    );
    if (!known) writer.insert('nameAlias', { id: newId(), entity, text: name, target });
    else if (known.target !== target) writer.update('nameAlias', known.id, { target });
  }
}
