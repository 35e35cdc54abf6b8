import { describe, expect, it } from 'vitest';
import type { ChangeWriter } from '../../../src/backend/store/changeWriter';
import type { Store } from '../../../src/backend/store/store';
import { newId } from '../../../src/shared/ids';
import { planStore } from '../../support/planStore';

const label = { code: 'CHANGE_IMPORT', params: { file: 'a.csv' } };
const MANY = 6_000;
const keys = ['id', 'countyId', 'code', 'name', 'feederText'];

function fill(writer: ChangeWriter, countyId: string, count: number, feeder: string | null = '10kV城东线'): void {
  for (let i = 0; i < count; i++) {
    writer.insertValues('transformerArea', keys, [newId(), countyId, `${i}`, `第${i}台区`, feeder]);
  }
}

/** Indexes with the page they begin on: one that was built anew begins elsewhere. */
function indexes(store: Store): { name: string; sql: string; rootpage: number }[] {
  return store.all(
    "SELECT name, sql, rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'transformerArea' AND sql IS NOT NULL ORDER BY name",
  );
}

const definitions = (store: Store) => indexes(store).map(({ name, sql }) => ({ name, sql }));

describe('indexes during a long write', () => {
  it('are all there after it, hold every row, and those of empty columns were left alone (bug: a search by code finds nothing)', async () => {
    const { store, scope } = planStore();
    const before = indexes(store);
    await store.writeLong(label, async (writer, inside) => {
      fill(writer, scope.countyId, MANY);
      const left = new Set(indexes(inside).map(({ name }) => name));
      const aside = before.map(({ name }) => name).filter((name) => !left.has(name));
      expect(aside).toEqual([
        'transformerAreaByCountyIdCode',
        'transformerAreaByCountyIdName',
        'transformerAreaUnlinkedFeeder',
      ]);
    });
    expect(definitions(store)).toEqual(before.map(({ name, sql }) => ({ name, sql })));
    expect(store.verify()).toEqual([]);
    const found = store.get(
      'SELECT count(*) AS n FROM transformerArea INDEXED BY transformerAreaByCountyIdCode WHERE countyId = ? AND code IS NOT NULL',
      scope.countyId,
    );
    expect(found).toEqual({ n: MANY });
    store.close();
  });

  it('are as they were where the write fails (bug: indexes gone with the rows)', async () => {
    const { store, scope } = planStore();
    const before = indexes(store);
    const failing = store.writeLong(label, async (writer) => {
      fill(writer, scope.countyId, MANY);
      throw new Error('no more');
    });
    await expect(failing).rejects.toThrow('no more');
    expect(indexes(store)).toEqual(before);
    expect(store.verify()).toEqual([]);
    store.close();
  });

  it('are kept up row by row in a table that has more rows than come (bug: an index of a province is built for a county)', async () => {
    const { store, scope } = planStore();
    await store.writeLong(label, async (writer) => fill(writer, scope.countyId, 3 * MANY));
    const before = indexes(store);
    await store.writeLong(label, async (writer) => fill(writer, scope.countyId, 2 * MANY));
    expect(indexes(store)).toEqual(before);
    expect(store.verify()).toEqual([]);
    store.close();
  });

  it('come back before anything is read by them, and rows that follow keep them up', async () => {
    const { store, scope } = planStore();
    await store.writeLong(label, async (writer, inside) => {
      fill(writer, scope.countyId, MANY);
      expect(indexes(inside).length).toBeLessThan(indexes(store).length);
      writer.restoreIndexes();
      expect(definitions(inside)).toEqual(definitions(store));
      fill(writer, scope.countyId, MANY);
      expect(definitions(inside)).toEqual(definitions(store));
    });
    expect(store.verify()).toEqual([]);
    store.close();
  });
});
