import type { NamedView } from '../../../shared/api/home';
import { AppError } from '../../../shared/appError';
import { newId } from '../../../shared/ids';
import { findTable } from '../../../shared/model';
import type { Store } from '../../store/store';

/** @returns the named views of a sheet, by name */
export function listViews(store: Store, entity: string): NamedView[] {
  return store.all<NamedView>('SELECT id, name, layout FROM namedView WHERE entity = ? ORDER BY name', entity);
}

/**
 * Keeps a view; one of the same name is replaced.
 * @param layout columns, sort, filters and groups as JSON
 * @returns id of the view
 */
export function saveView(store: Store, entity: string, name: string, layout: string): string {
  findTable(entity);
  const known = store.get<{ id: string }>('SELECT id FROM namedView WHERE entity = ? AND name = ?', entity, name);
  const id = known?.id ?? newId();
  store.write({ code: 'CHANGE_VIEW_SAVED', params: { name } }, (writer) => {
    if (known) writer.update('namedView', id, { layout });
    else writer.insert('namedView', { id, entity, name, layout });
  });
  return id;
}

/** @throws AppError VIEW_NOT_FOUND */
export function deleteView(store: Store, viewId: string): void {
  const view = store.get<{ name: string }>('SELECT name FROM namedView WHERE id = ?', viewId);
  if (!view) throw new AppError('VIEW_NOT_FOUND', {}, { id: viewId });
  store.write({ code: 'CHANGE_VIEW_DELETED', params: { name: view.name } }, (writer) =>
    writer.delete('namedView', viewId),
  );
}
