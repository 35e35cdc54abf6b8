import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Store } from '../../../src/backend/store/store';
import { importFiles } from '../../../src/backend/usecases/import/importFiles';
import { importSampleCounty } from '../../../src/backend/usecases/sampleCounty';
import { findScope } from '../../../src/backend/usecases/sheet/scope';
import { refTextKey, storedColumns, tables } from '../../../src/shared/model';
import { tempStore } from '../../support/tempFolder';
import { buildReader } from '../read/builtReader';
import { readJson, SAMPLE } from './sampleFiles';

beforeAll(buildReader);

const plan = readJson<{ files: string[] }>('plan.json');

describe('bringing the sample county into a new store', () => {
  it('links every name, rejects nothing, and finds nothing to change the second time', async () => {
    const store = Store.open(tempStore(), { create: true });
    const planId = await importSampleCounty(store);
    const scope = findScope(store, planId);

    const count = (entity: string) => store.get<{ n: number }>(`SELECT count(*) AS n FROM "${entity}"`)!.n;
    const counts = [
      'township',
      'village',
      'substation',
      'feeder',
      'transformerArea',
      'outage',
      'programme',
      'envelope',
      'project',
    ];
    expect(counts.map(count)).toEqual([12, 95, 7, 40, 600, 138, 5, 18, 200]);
    for (const table of tables) {
      for (const column of storedColumns(table)) {
        const waiting = refTextKey(column);
        if (!waiting) continue;
        const texts = store.all(`SELECT "${waiting}" FROM "${table.entity}" WHERE "${waiting}" IS NOT NULL`);
        expect(texts, `${table.entity}.${waiting}`).toEqual([]);
      }
    }
    const batches = store.all<{ rejectedRows: number; issues: string }>('SELECT rejectedRows, issues FROM importBatch');
    expect(batches.map((batch) => [batch.rejectedRows, batch.issues])).toEqual(plan.files.map(() => [0, '[]']));

    const bytes = plan.files.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(SAMPLE, name))) }));
    const again = await importFiles(store, scope, bytes, { isDryRun: true });
    expect(again.counts).toMatchObject({ inserted: 0, updated: 0, rejected: 0 });
    expect(again.counts.unchanged).toBe(again.counts.read);
    store.close();
  }, 180_000);
});
