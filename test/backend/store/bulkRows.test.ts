import { describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/ids';
import { planStore } from '../../support/planStore';

const label = { code: 'CHANGE_EDIT', params: { count: 1 } };

describe('rows inserted in bulk', () => {
  const bad: [string, string | number][] = [
    ['capacityKva', -1],
    ['ownership', 'mine'],
    ['supplyAreaClass', 'F'],
    ['commissioned', '03.2017'],
    ['highLoss', 2],
    ['extra', '{no json'],
    ['sourceRow', 0],
  ];

  it.each(bad)('are refused where %s breaks a constraint, and nothing of the change stays', (column, value) => {
    const { store, scope } = planStore();
    const keys = ['id', 'countyId', 'name', column];
    const write = (values: (string | number | null)[]) =>
      store.write(label, (writer) => {
        writer.insertValues('transformerArea', keys, [newId(), scope.countyId, '好台区', null]);
        writer.insertValues('transformerArea', keys, [newId(), scope.countyId, '台区', ...values]);
      });
    expect(() => write([value])).toThrowError(expect.objectContaining({ code: 'RECORD_REFUSED' }));
    expect(store.get('SELECT count(*) AS n FROM transformerArea')).toEqual({ n: 0 });
    expect(write([null]).changeId).not.toBeNull();
    store.close();
  });

  it('hold to keys and types as single ones do', () => {
    const { store, scope } = planStore();
    const insert = (keys: string[], values: (string | number | null)[]) => () =>
      store.write(label, (writer) => writer.insertValues('transformerArea', keys, values));
    const keys = ['id', 'countyId', 'name', 'capacityKva'];
    expect(insert(keys, [newId(), scope.countyId, '台区', '一百'])).toThrowError(
      expect.objectContaining({ code: 'RECORD_REFUSED' }),
    );
    expect(insert(keys, [newId(), 'no county', '台区', 1])).toThrowError(
      expect.objectContaining({ code: 'RECORD_IN_USE' }),
    );
    store.close();
  });
});
