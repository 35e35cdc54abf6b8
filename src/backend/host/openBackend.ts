import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Backend } from '../backend';
import { Store } from '../store/store';
import { makeFolderOf } from '../store/storeFolder';
import { Recent } from '../usecases/recent';
import { importSampleCounty } from '../usecases/sampleCounty';
import { dataFolder } from './dataFolder';
import { servePlanBookPage } from './planBookPage';
import { programVersion } from './version';

/**
 * Opens a store for a program that stays: a new file gets the sample county through the real importer.
 * @param file path of the store
 * @param say prints one line of progress
 */
export async function openBackend(file: string, say: (line: string) => void): Promise<Backend> {
  const isNew = !existsSync(file) || statSync(file).size === 0;
  makeFolderOf(file);
  const store = Store.open(file, { create: true });
  try {
    if (isNew) {
      say('Preparing the sample county / 正在准备示例县 ...');
      await importSampleCounty(store);
    } else store.backupDaily();
  } catch (error) {
    store.close();
    throw error;
  }
  return new Backend(store, programVersion(), new Recent(join(dataFolder(), 'recent.json')), servePlanBookPage);
}
