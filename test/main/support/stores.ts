import { join } from 'node:path';
import { Store } from '../../../src/backend/store/store';
import { createPlan } from '../../../src/backend/usecases/plans';

/** @returns path of a store with one plan, so that no sample county has to be read first */
export function storeIn(home: string, name = 'test.countyframe'): string {
  const file = join(home, name);
  const store = Store.open(file, { create: true });
  createPlan(store, {
    county: '甲县',
    name: '甲县规划',
    baseYear: 2025,
    firstYear: 2026,
    lastYear: 2028,
    targetYear: 2035,
    programmes: ['农网'],
    targets: {},
  });
  store.close();
  return file;
}
