import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Backend } from '../backend';
import { Store } from '../store/store';
import { makeFolderOf } from '../store/storeFolder';
import { purgeContents } from '../usecases/home/attachments';
import { Recent } from '../usecases/recent';
import { importSampleCounty } from '../usecases/sampleCounty';
import { dataFolder, workingFolder } from './dataFolder';
import { servePlanBookPage } from './planBookPage';
import { programVersion } from './version';

/** Set while the sample county is being brought in: a store that still has it was never seen by anybody. */
const UNFINISHED = 'sampleCountyUnfinished';

/**
 * Opens a store for a program that stays: a new file gets the sample county through the real importer. A sample that
 * was interrupted, by the user or by a crash, is thrown away and brought in anew.
 * @param file path of the store
 * @param say prints one line of progress
 * @param signal ends the preparation; no unfinished store is left
 * @returns the backend; null where the signal came first
 * @throws AppError as Store.open
 */
export async function openBackend(
  file: string,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<Backend | null> {
  makeFolderOf(file);
  let store = open(file);
  if (isUnfinished(store)) {
    discard(store);
    store = open(file);
  }
  try {
    if (!store.isNew && !store.isReadonly) purgeContents(store);
    if (!store.isNew) store.backupDaily();
    else if (!(await bringInSample(store, say, signal))) return null;
  } catch (error) {
    store.close();
    throw error;
  }
  const recent = new Recent(join(dataFolder(), 'recent.json'));
  return new Backend(store, programVersion(), recent, servePlanBookPage, workingFolder());
}

function open(file: string): Store {
  return Store.open(file, { create: true, workingFolder: workingFolder() });
}

function isUnfinished(store: Store): boolean {
  return !store.isReadonly && store.get('SELECT 1 FROM setting WHERE key = ?', UNFINISHED) !== undefined;
}

function discard(store: Store): void {
  store.close();
  rmSync(store.file, { force: true });
}

/** @returns whether the whole sample is there: false where it was ended, and the store thrown away */
async function bringInSample(store: Store, say: (line: string) => void, signal?: AbortSignal): Promise<boolean> {
  say('Preparing the sample county / 正在准备示例县 ...');
  store.writeUnjournaled((run) => run('INSERT INTO setting (key, value) VALUES (?, ?)', UNFINISHED, 'true'));
  const end = () => discard(store);
  signal?.addEventListener('abort', end, { once: true });
  try {
    await importSampleCounty(store);
    if (!signal?.aborted) {
      store.writeUnjournaled((run) => run('DELETE FROM setting WHERE key = ?', UNFINISHED));
    }
  } catch (error) {
    // A store closed under the import makes its next step fail.
    if (!signal?.aborted) throw error;
  } finally {
    signal?.removeEventListener('abort', end);
  }
  return !signal?.aborted;
}
