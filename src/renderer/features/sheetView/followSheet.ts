import type { StoreNews } from '../../../shared/api/app';
import type { SheetColumns, SheetPatch } from '../../../shared/api/sheet';
import { refTextKey, storedColumns } from '../../../shared/model';
import type { TableDescription } from '../../../shared/model/describe';
import { backend } from '../../api/backend';
import type { SheetRows } from '../../components/sheet';

/** Rows followed one by one; beyond it the table is loaded anew. */
const ROWS_FOLLOWED = 5_000;

/**
 * Brings a sheet up to date with a committed change: the touched rows are fetched and patched in place, so that the
 * selection, the sort and the filter stay as they are. Where only records it refers to changed, their names are.
 * @param reload loads the table anew, where too much has changed
 */
export async function followSheet(
  news: StoreNews,
  table: TableDescription,
  planId: string,
  rows: () => SheetRows | null,
  reload: () => Promise<void>,
): Promise<void> {
  const { entity } = table;
  const touched = news.entities[entity];
  const refs = storedColumns(table).some((column) => column.ref && column.ref in news.entities);
  const seesProjects = entity === 'village' && ('project' in news.entities || 'projectVillage' in news.entities);
  if (touched === null || seesProjects) return reload();
  if (touched === undefined && !refs) return;
  const ids = [...(touched?.inserted ?? []), ...(touched?.updated ?? [])];
  if (ids.length > ROWS_FOLLOWED) return reload();
  const payload = JSON.parse(await backend().sheets.rows({ entity, planId, ids })) as SheetColumns;
  rows()?.applyPatch(patchOf(payload, table, touched?.inserted ?? [], touched?.deleted ?? [], rows()));
}

/** A loaded part of a table as a patch. */
function patchOf(
  payload: SheetColumns,
  table: TableDescription,
  inserted: string[],
  deleted: string[],
  rows: SheetRows | null,
): SheetPatch {
  const isNew = new Set(inserted.filter((id) => rows?.slotOf(id) === undefined));
  const textKeys = storedColumns(table)
    .map(refTextKey)
    .filter((key): key is string => key !== null);
  const keys = [...new Set([...Object.keys(payload.columns), ...textKeys])];
  const patch: Required<Pick<SheetPatch, 'updated' | 'inserted' | 'deleted'>> & SheetPatch = {
    updated: [],
    inserted: [],
    deleted,
    ...(payload.refs ? { refs: payload.refs } : {}),
  };
  payload.ids.forEach((rowId, index) => {
    const values = Object.fromEntries(keys.map((key) => [key, payload.columns[key]?.[index] ?? null]));
    if (isNew.has(rowId)) patch.inserted.push({ rowId, values });
    else patch.updated.push({ rowId, values });
  });
  return patch;
}
