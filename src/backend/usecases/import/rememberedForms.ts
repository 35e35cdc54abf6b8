import type { ImportMapping } from '../../../shared/api/inspection';
import type { OpenedForm, RememberedColumn, RememberedForm, RememberedName } from '../../../shared/api/remembered';
import { AppError } from '../../../shared/appError';
import { findTable } from '../../../shared/model';
import { resolveField } from '../../exchange/understand/fields';
import type { RememberedMapping } from '../../exchange/understand/remembered';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import type { RememberedRow } from './mappingMemory';
import { recordName } from './recordName';

/** Forms that imports remember, the one used last first. */
export function listForms(store: Store): RememberedForm[] {
  return store
    .all<RememberedRow>('SELECT * FROM rememberedHeader WHERE mapping IS NOT NULL ORDER BY usedAt DESC, name')
    .map(describe);
}

function describe({ id, name, mapping, sources, usedAt }: RememberedRow): RememberedForm {
  const { entity, columns } = JSON.parse(mapping!) as RememberedMapping;
  const files = JSON.parse(sources) as string[];
  return { id, name, entity, columns: columns.length, sources: files, usedAt };
}

/** @throws AppError REMEMBERED_NOT_FOUND */
export function openForm(store: Store, id: string): OpenedForm {
  const row = requireForm(store, id);
  const items = mappingOf(row).columns.map(
    ({ path, field, unit, values }): RememberedColumn => ({ path, field, unit, values: values ?? {} }),
  );
  return { ...describe(row), items };
}

/**
 * Changes fields, units and meanings of texts; of a workbook that is filled by this header as well.
 * @param items in the order `openForm` gave them
 * @throws AppError REMEMBERED_NOT_FOUND, REMEMBERED_CHANGED where the header is another one by now, FIELD_UNKNOWN
 */
export function changeForm(store: Store, id: string, items: readonly RememberedColumn[]): void {
  const row = requireForm(store, id);
  const mapping = mappingOf(row);
  const isSame =
    mapping.columns.length === items.length &&
    mapping.columns.every((column, at) => column.path.join('\u0001') === items[at]!.path.join('\u0001'));
  if (!isSame) throw new AppError('REMEMBERED_CHANGED', { name: row.name });
  const columns = mapping.columns.map((column, at): RememberedMapping['columns'][number] => {
    const { field, unit, values } = items[at]!;
    requireField(mapping.entity, field);
    const { values: old, ...rest } = column;
    // What texts mean was said of one field's options.
    const kept = field === column.field ? values : {};
    return { ...rest, field, unit, ...(Object.keys(kept).length > 0 ? { values: kept } : {}) };
  });
  const label = { code: 'CHANGE_REMEMBERED', params: { name: row.name } };
  store.write(label, (writer) => {
    writer.update('rememberedHeader', id, { mapping: JSON.stringify({ ...mapping, columns }) });
    changeProfiles(store, writer, row.fingerprint, { ...mapping, columns });
  });
}

/** Workbooks that are filled keep their mappings whole: what was changed is changed there too. */
function changeProfiles(store: Store, writer: ChangeWriter, fingerprint: string, changed: RememberedMapping): void {
  const byPath = new Map(changed.columns.map((column) => [column.path.join('\u0001'), column]));
  for (const { id, mappings } of store.all<{ id: string; mappings: string }>('SELECT id, mappings FROM formProfile')) {
    const own = JSON.parse(mappings) as ImportMapping[];
    if (!own.some((mapping) => mapping.fingerprint === fingerprint && mapping.entity === changed.entity)) continue;
    const next = own.map((mapping) => {
      if (mapping.fingerprint !== fingerprint || mapping.entity !== changed.entity) return mapping;
      const columns = mapping.columns.map((column) => {
        const found = byPath.get(column.path.join('\u0001'));
        if (!found) return column;
        const { values: _, ...rest } = column;
        return { ...rest, field: found.field, unit: found.unit, ...(found.values ? { values: found.values } : {}) };
      });
      return { ...mapping, columns };
    });
    writer.update('formProfile', id, { mappings: JSON.stringify(next) });
  }
}

/** @throws AppError FIELD_UNKNOWN */
export function requireField(entity: string, field: string | null): void {
  if (field === null || field === 'extra' || resolveField(findTable(entity), field)) return;
  throw new AppError('FIELD_UNKNOWN', { field, entity });
}

/** @throws AppError REMEMBERED_NOT_FOUND */
export function renameForm(store: Store, id: string, name: string): void {
  requireForm(store, id);
  store.write({ code: 'CHANGE_REMEMBERED_RENAMED', params: { name } }, (writer) =>
    writer.update('rememberedHeader', id, { name }),
  );
}

/** Forgets a form, and where its header is. @throws AppError REMEMBERED_NOT_FOUND */
export function removeForm(store: Store, id: string): void {
  const { name, fingerprint } = requireForm(store, id);
  store.write({ code: 'CHANGE_REMEMBERED_REMOVED', params: { name } }, (writer) => {
    for (const pointer of pointersTo(store, fingerprint)) writer.delete('rememberedHeader', pointer.id);
    writer.delete('rememberedHeader', id);
  });
}

/** What says that a header is in other rows than the program finds it in. */
export function pointersTo(store: Store, fingerprint: string): RememberedRow[] {
  return store.all<RememberedRow>(
    "SELECT * FROM rememberedHeader WHERE mapping IS NULL AND json_extract(header, '$.fingerprint') = ?",
    fingerprint,
  );
}

/** @throws AppError REMEMBERED_NOT_FOUND */
export function requireForm(store: Store, id: string): RememberedRow {
  const row = store.get<RememberedRow>('SELECT * FROM rememberedHeader WHERE id = ? AND mapping IS NOT NULL', id);
  if (!row) throw new AppError('REMEMBERED_NOT_FOUND');
  return row;
}

function mappingOf({ mapping }: RememberedRow): RememberedMapping {
  return JSON.parse(mapping!) as RememberedMapping;
}

/** Names the user judged, by kind of record and name. */
export function listNames(store: Store): RememberedName[] {
  return store
    .all<{ id: string; entity: string; text: string; target: string | null }>(
      'SELECT id, entity, text, target FROM nameAlias ORDER BY entity, text',
    )
    .map(({ target, ...alias }) => ({
      ...alias,
      name: target === null ? null : recordName(store, alias.entity, target),
    }));
}

/** Forgets what a name was said to mean: the next import asks again. @throws AppError REMEMBERED_NOT_FOUND */
export function removeName(store: Store, id: string): void {
  const alias = store.get<{ text: string }>('SELECT text FROM nameAlias WHERE id = ?', id);
  if (!alias) throw new AppError('REMEMBERED_NOT_FOUND');
  store.write({ code: 'CHANGE_NAME_FORGOTTEN', params: { name: alias.text } }, (writer) =>
    writer.delete('nameAlias', id),
  );
}
