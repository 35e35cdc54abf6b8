import { expect, it } from 'vitest';
import { Store } from '../../../src/backend/store/store';
import { importFiles } from '../../../src/backend/usecases/import/importFiles';
import { exportWorkbook } from '../../../src/backend/usecases/outputs';
import { importSampleCounty } from '../../../src/backend/usecases/sampleCounty';
import { findScope } from '../../../src/backend/usecases/sheet/scope';
import { tempStore } from '../../support/tempFolder';

it.each(['zh', 'en'] as const)(
  'the whole sample county, exported in %s and read back, proposes zero changes',
  async (language) => {
    const store = Store.open(tempStore(), { create: true });
    const scope = findScope(store, await importSampleCounty(store));
    const file = await exportWorkbook(store, scope, language);
    const result = await importFiles(store, scope, [
      { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
    ]);
    const changed = Object.entries(result.byEntity).filter(([, counts]) => counts.unchanged !== counts.read);
    expect(changed).toEqual([]);
    expect(result.batchId).toBeNull();
    store.close();
  },
  180_000,
);
