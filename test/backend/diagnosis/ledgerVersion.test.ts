import { expect, it } from 'vitest';
import { Store } from '../../../src/backend/store/store';
import { ledgerVersion } from '../../../src/backend/usecases/diagnosis/ledgerVersion';
import { planStore } from '../../support/planStore';

// A file closed and opened again began at the same number: the judgement of before its last changes was shown as today's.
it('never gives a file that is opened again a version it had before', () => {
  const { store, scope } = planStore();
  const seen = [ledgerVersion(store)];
  store.write({ code: 'CHANGE_EDIT' }, (writer) => writer.insert('feeder', { countyId: scope.countyId, name: '东线' }));
  seen.push(ledgerVersion(store));
  const { file } = store;
  store.close();
  const again = Store.open(file);
  seen.push(ledgerVersion(again));
  again.write({ code: 'CHANGE_EDIT' }, (writer) => writer.insert('feeder', { countyId: scope.countyId, name: '西线' }));
  seen.push(ledgerVersion(again));
  again.close();
  expect(new Set(seen).size).toBe(4);
});

it('stays as it is where only what no judgement reads was changed', () => {
  const { store, planId } = planStore();
  const before = ledgerVersion(store);
  store.write({ code: 'CHANGE_EDIT' }, (writer) => writer.insert('project', { planId, name: '新建' }));
  expect(ledgerVersion(store)).toBe(before);
  store.close();
});
