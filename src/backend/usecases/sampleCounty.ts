import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/appError';
import { readResourceJson, resourcesFolder } from '../host/resources';
import type { Store } from '../store/store';
import { importFiles } from './import/importFiles';
import { createPlan, type NewPlan, updatePlan } from './plans';
import { findScope } from './sheet/scope';

/** resources/sample/plan.json: the plan the sample's files belong to. */
interface SamplePlan {
  plan: NewPlan;
  /** Further columns of the plan, by key. */
  values: Record<string, string | number | null>;
  /** Files in the order of import. */
  files: string[];
}

/**
 * Brings the invented sample county into a new store, through the real importer: its legacy files as an office has
 * them.
 * @returns id of its plan
 * @throws AppError where the resources are missing
 */
export async function importSampleCounty(store: Store): Promise<string> {
  const sample = readResourceJson('sample/plan.json') as SamplePlan | null;
  if (!sample) throw new AppError('FILE_NOT_FOUND', { file: 'resources/sample/plan.json' });
  const folder = join(resourcesFolder(), 'sample');
  const present = new Set(readdirSync(folder));
  const planId = createPlan(store, sample.plan);
  updatePlan(store, planId, sample.values);
  const scope = findScope(store, planId);
  for (const name of sample.files) {
    if (!present.has(name)) throw new AppError('FILE_NOT_FOUND', { file: `resources/sample/${name}` });
    await importFiles(store, scope, [{ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }]);
  }
  return planId;
}
