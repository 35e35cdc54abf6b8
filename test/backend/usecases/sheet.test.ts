import { describe, expect, it } from 'vitest';
import { redo, undo } from '../../../src/backend/usecases/history';
import { isComputationKnown } from '../../../src/backend/usecases/sheet/computed';
import { editSheet } from '../../../src/backend/usecases/sheet/editSheet';
import { loadSheet } from '../../../src/backend/usecases/sheet/loadSheet';
import { newId } from '../../../src/shared/ids';
import { tables } from '../../../src/shared/model';
import { sheetColumns } from '../../../src/shared/model/sheetColumns';
import { planStore } from '../../support/planStore';

const label = { code: 'CHANGE_PASTE', params: { count: 1 } };

describe('sheets', () => {
  it('every computed column of the descriptions has its computation (or the grid shows an empty column for ever)', () => {
    const names = tables.flatMap((table) => sheetColumns(table, [2026]).flatMap((column) => column.computed ?? []));
    expect(names.filter((name) => !isComputationKnown(name))).toEqual([]);
  });

  it('every table loads, empty and with a row', () => {
    const { store, scope } = planStore();
    for (const table of tables) expect(loadSheet(store, scope, table.entity).entity).toBe(table.entity);
    store.close();
  });

  it('a pasted block with a bad cell writes the good ones as one change and says which was bad', () => {
    const { store, scope } = planStore();
    const [a, b] = [newId(), newId()];
    const result = editSheet(store, scope, 'feeder', {
      label,
      cells: [],
      inserts: [
        { rowId: a, values: { name: '甲线', lengthKm: 12.5 } },
        { rowId: b, values: { name: '乙线', lengthKm: -3 } },
      ],
    });
    expect(result.refused).toEqual([expect.objectContaining({ rowId: b, key: 'lengthKm' })]);
    const sheet = loadSheet(store, scope, 'feeder');
    expect(sheet.columns.lengthKm).toEqual([12.5, null]);
    undo(store);
    expect(loadSheet(store, scope, 'feeder').ids).toEqual([]);
    redo(store);
    expect(loadSheet(store, scope, 'feeder').ids).toEqual([a, b]);
    store.close();
  });

  it('a name typed for a record that does not exist yet is kept, and linked once it does', () => {
    const { store, scope } = planStore();
    const [feeder, station] = [newId(), newId()];
    editSheet(store, scope, 'feeder', {
      label,
      cells: [],
      inserts: [{ rowId: feeder, values: { name: '甲线', substation: '城东变' } }],
    });
    expect(loadSheet(store, scope, 'feeder').columns.substationText).toEqual(['城东变']);
    editSheet(store, scope, 'substation', {
      label,
      cells: [],
      inserts: [{ rowId: station, values: { name: '城东变' } }],
    });
    const linked = loadSheet(store, scope, 'feeder');
    expect(linked.columns.substation).toEqual([station]);
    expect(linked.columns.substationText).toBeUndefined();
    undo(store);
    expect(loadSheet(store, scope, 'feeder').columns.substationText).toEqual(['城东变']);
    store.close();
  });

  it('money typed in the project sheet becomes amounts by year, and deleting the project takes them along', () => {
    const { store, scope } = planStore();
    const id = newId();
    editSheet(store, scope, 'project', {
      label,
      cells: [],
      inserts: [{ rowId: id, values: { name: '项目一', totalFen: 3_000_000 } }],
    });
    editSheet(store, scope, 'project', { label, cells: [{ rowId: id, key: 'amount2026Fen', value: 1_000_000 }] });
    const sheet = loadSheet(store, scope, 'project', [id]);
    expect(sheet.columns.totalFen).toEqual([3_000_000]);
    expect(sheet.columns.amount2026Fen).toEqual([1_000_000]);
    expect(sheet.columns.amount2027Fen).toEqual([null]);
    editSheet(store, scope, 'project', { label, cells: [], deletes: [id] });
    expect(store.get('SELECT count(*) AS n FROM projectAmount')).toEqual({ n: 0 });
    undo(store);
    expect(loadSheet(store, scope, 'project').columns.totalFen).toEqual([3_000_000]);
    store.close();
  });

  it('rows of another county or plan cannot be edited through this one', () => {
    const { store, scope } = planStore();
    const other = { ...scope, countyId: 'nowhere' };
    const id = newId();
    editSheet(store, scope, 'feeder', { label, cells: [], inserts: [{ rowId: id, values: { name: '甲线' } }] });
    const result = editSheet(store, other, 'feeder', { label, cells: [{ rowId: id, key: 'name', value: '乙线' }] });
    expect(result).toEqual({
      changeId: null,
      refused: [expect.objectContaining({ rowId: id, code: 'RECORD_NOT_FOUND' })],
    });
    store.close();
  });
});
