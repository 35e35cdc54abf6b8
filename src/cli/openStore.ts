import { statSync } from 'node:fs';
import { workingFolder } from '../backend/host/dataFolder';
import { Store } from '../backend/store/store';
import { storeFault } from '../backend/store/storeFault';
import { AppError } from '../shared/appError';
import type { Issue } from '../shared/issue';

/**
 * Works on a store and gives it back, whatever happens.
 * @param file path of the store
 * @param work gets the store, and what there is to say about it: the start of the result's issues
 * @throws AppError as Store.open; STORE_NOT_A_STORE for a folder or an empty file; STORE_DAMAGED, STORE_NOT_WRITABLE and STORE_HELD for what SQLite says later on
 */
export async function withStore<Result>(
  file: string,
  work: (store: Store, issues: Issue[]) => Result | Promise<Result>,
): Promise<Result> {
  let store: Store | undefined;
  try {
    requireFile(file);
    store = Store.open(file, { workingFolder: workingFolder() });
    const issues: Issue[] = store.isReadonly ? [{ severity: 'warning', code: 'STORE_NEWER', where: { file } }] : [];
    const result = await work(store, issues);
    store.close();
    return result;
  } catch (error) {
    closeAfterFault(store);
    throw storeFault(error, file);
  }
}

/** Where nothing can be opened, no lock is left beside it either. */
function requireFile(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new AppError('STORE_NOT_FOUND', { file }, { file });
  if (!stat.isFile() || stat.size === 0) throw new AppError('STORE_NOT_A_STORE', { file }, { file });
}

/** Damage may keep a store from being closed too; the first fault is the one to tell. */
function closeAfterFault(store: Store | undefined): void {
  try {
    store?.close();
  } catch {
    // Told already; the end of the process gives the file back.
  }
}
