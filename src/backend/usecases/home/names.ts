import type { NameLists } from '../../../shared/api/home';
import { findTable } from '../../../shared/model';
import type { Store } from '../../store/store';
import { ownerCondition, type Scope } from '../sheet/scope';

/** Entities that are looked for by name, the most looked for first. */
export const NAMED_ENTITIES = [
  'feeder',
  'project',
  'transformerArea',
  'substation',
  'mainTransformer',
  'village',
  'township',
  'supplyGrid',
  'supplyUnit',
  'programme',
] as const;

/** Columns that hold a record's code, the official one first. */
const CODES = ['code', 'officialCode', 'ownCode'];

/** Names and codes of the plan's and its county's records. Records without a name are left out. */
export function readNames(store: Store, scope: Scope): NameLists {
  const lists: NameLists = {};
  for (const entity of NAMED_ENTITIES) {
    const table = findTable(entity);
    const owner = ownerCondition(table, scope);
    const name = `t."${table.nameColumn}"`;
    const codes = CODES.filter((key) => table.columns.some((column) => column.key === key)).map((key) => `t."${key}"`);
    const code = `coalesce(${[...codes, 'NULL', 'NULL'].join(', ')})`;
    const rows = store.arrays(
      `SELECT t.id, ${name}, ${code} FROM "${entity}" t WHERE ${owner.sql} AND ${name} IS NOT NULL ORDER BY ${name}`,
      ...owner.values,
    );
    lists[entity] = {
      ids: rows.map((row) => row[0] as string),
      names: rows.map((row) => row[1] as string),
      codes: rows.map((row) => row[2] as string | null),
    };
  }
  return lists;
}
