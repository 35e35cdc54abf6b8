import { afterEach, expect, it } from 'vitest';
import type { Store } from '../../../src/backend/store/store';
import { ledgerVersion } from '../../../src/backend/usecases/diagnosis/ledgerVersion';
import { askOutages } from '../../../src/backend/usecases/outages/askOutages';
import { readWorkbench } from '../../../src/backend/usecases/outages/workbench';
import { newId } from '../../../src/shared/ids';
import { planStore } from '../../support/planStore';
import { buildCli } from '../../support/runCli';

let store: Store | undefined;
afterEach(() => store?.close());

it('a large county in a thread says what judging in place says, once until the records change', async () => {
  await buildCli();
  const made = planStore();
  store = made.store;
  const { scope, planId } = made;
  const feeder = newId();
  store.write({ code: 'CHANGE_EDIT', params: { count: 1 } }, (writer) => {
    writer.insert('feeder', { id: feeder, countyId: scope.countyId, name: '甲线', code: 'F1' });
    for (let n = 0; n < 5_100; n++) {
      const day = `2025-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
      const hour = String(n % 24).padStart(2, '0');
      const own = { countyId: scope.countyId, feeder, kind: n % 3 === 0 ? 'planned' : 'fault' };
      writer.insert('outage', { ...own, start: `${day} ${hour}:00`, end: `${day} ${hour}:30` });
    }
  });
  const wish = { asOf: '2025-12-31', by: 'feeder' as const };
  const question = { kind: 'workbench' as const, planId, wish };
  const first = askOutages(store, question);
  expect(await first).toEqual(readWorkbench(store, scope, wish));
  // Bug: every write of anything read and judged all records again.
  const version = ledgerVersion(store);
  store.write({ code: 'CHANGE_EDIT', params: { count: 1 } }, (writer) => {
    writer.insert('project', { planId, name: '甲项目', category: 'frame', stage: 'planning' });
  });
  expect(ledgerVersion(store)).toBe(version);
  expect(askOutages(store, question)).toBe(first);
  store.write({ code: 'CHANGE_EDIT', params: { count: 1 } }, (writer) => {
    const own = { countyId: scope.countyId, feeder, kind: 'fault' };
    writer.insert('outage', { ...own, start: '2025-06-30 23:45', end: '2025-06-30 23:50' });
  });
  const after = await askOutages(store, question);
  expect(after.rows[0]!.all.total).toBe((await first).rows[0]!.all.total + 1);
}, 60_000);
