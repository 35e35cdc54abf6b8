import { Store } from '../../src/backend/store/store';
import { createPlan } from '../../src/backend/usecases/plans';
import { findScope, type Scope } from '../../src/backend/usecases/sheet/scope';
import { tempStore } from './tempFolder';

/**
 * A new store with one county and one plan for 2026-2028; close it at the end of the test.
 * @param file where it is made; without it in a folder that goes with the test
 */
export function planStore(file = tempStore()): { store: Store; scope: Scope; planId: string } {
  const store = Store.open(file, { create: true });
  const planId = createPlan(store, {
    county: '甲县',
    name: '甲县规划',
    baseYear: 2025,
    firstYear: 2026,
    lastYear: 2028,
    targetYear: 2035,
    programmes: ['城网', '农网'],
    targets: { targetSaifi: 0.8 },
  });
  return { store, scope: findScope(store, planId), planId };
}
