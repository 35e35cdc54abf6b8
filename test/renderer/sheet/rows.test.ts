import { describe, expect, it } from 'vitest';
import { outgoing } from '../../../src/renderer/components/sheet/edit/outgoing';
import { newRowId } from '../../../src/renderer/components/sheet/model/id';
import { statsOf, totalsOf } from '../../../src/renderer/components/sheet/model/totals';
import type { SheetEdit } from '../../../src/shared/api/sheet';
import { column, rowsOf } from './support';

const label = { code: 'CHANGE_EDIT', params: { count: 1 } };

describe('local writes', () => {
  it('are taken back where refused, unless the cell has been changed again meanwhile', () => {
    const rows = rowsOf({ a: ['x', 'y'] });
    const first = rows.write({ label, cells: [{ rowId: 'r0', key: 'a', value: '1' }] });
    const both = rows.write({ label, cells: [{ rowId: 'r1', key: 'a', value: '2' }] });
    rows.write({ label, cells: [{ rowId: 'r0', key: 'a', value: '3' }] });
    rows.revert([...first, ...both]);
    expect([rows.value(0, 'a'), rows.value(1, 'a')]).toEqual(['3', 'y']);
  });

  it('show an inserted row once, though the news of it comes as well', () => {
    const rows = rowsOf({ a: ['x'] });
    const edit: SheetEdit = { label, cells: [], inserts: [{ rowId: 'n', values: { a: 'new' } }] };
    rows.write(edit);
    rows.applyPatch({ inserted: [{ rowId: 'n', values: { a: 'new', b: 7 } }] });
    expect(rows.count).toBe(2);
    expect(rows.value(1, 'b')).toBe(7);
  });

  it('a row deleted and brought back by an undo has its values again', () => {
    const rows = rowsOf({ a: ['x', 'y'] });
    rows.write({ label, cells: [], deletes: ['r0'] });
    expect(rows.natural.map((s) => rows.idAt(s))).toEqual(['r1']);
    rows.applyPatch({ inserted: [{ rowId: 'r0', values: { a: 'x' } }] });
    expect(rows.natural.map((s) => rows.value(s, 'a'))).toEqual(['y', 'x']);
  });
});

describe('provenance', () => {
  const provenance = { batches: [{ id: 'b', keys: ['a'] }], batchOf: [0, -1] };

  it('marks cells whose column the batch mapped, until they are typed over', () => {
    const rows = rowsOf({ a: ['x', 'y'], c: ['1', '2'] }, { provenance });
    expect([rows.isImported(0, 'a'), rows.isImported(0, 'c'), rows.isImported(1, 'a')]).toEqual([true, false, false]);
    const written = rows.write({ label, cells: [{ rowId: 'r0', key: 'a', value: 'z' }] });
    expect(rows.isImported(0, 'a')).toBe(false);
    rows.revert(written);
    expect(rows.isImported(0, 'a')).toBe(true);
  });
});

describe('figures', () => {
  it('totals are exact in fen and do not drift over many decimals', () => {
    const rows = rowsOf({ fen: Array(1000).fill(10_000_001), km: Array(1000).fill(0.1) });
    const columns = [column('fen', 'money', { total: true }), column('km', 'decimal', { total: true })];
    const totals = totalsOf(rows, columns, Int32Array.from(rows.natural));
    expect(totals).toEqual({ fen: 10_000_001_000, km: 100 });
  });

  it('an unknown column has no total rather than 0', () => {
    const rows = rowsOf({ km: [null, null] });
    expect(totalsOf(rows, [column('km', 'decimal', { total: true })], Int32Array.of(0, 1))).toEqual({ km: null });
  });

  it('adds up only figures of one unit, and no years', () => {
    const rows = rowsOf({ km: [1, 2], fen: [1_000_000, null], year: [2026, 2027], name: ['a', null] });
    const km = column('km', 'decimal', { unit: 'km' });
    const fen = column('fen', 'money');
    const slots = Int32Array.of(0, 1);
    expect(statsOf(rows, [{ slots, columns: [km] }])).toMatchObject({
      cells: 2,
      filled: 2,
      sum: 3,
      mean: 1.5,
      unit: 'km',
    });
    expect(statsOf(rows, [{ slots, columns: [fen] }])).toMatchObject({ sum: 1_000_000, unit: '万元', isMoney: true });
    expect(statsOf(rows, [{ slots, columns: [km, fen] }])).toMatchObject({ filled: 3, sum: null, mean: null });
    const year = column('year', 'year');
    expect(statsOf(rows, [{ slots, columns: [year, column('name', 'text')] }])).toMatchObject({
      cells: 4,
      filled: 3,
      sum: null,
    });
  });
});

it('a reference leaves the sheet as one cell: its id, or the text kept for it', () => {
  const columns = new Map([['place', column('place', 'ref', { ref: 'township' })]]);
  const cell = (key: string, value: string | null) => ({ rowId: 'r', key, value });
  const folded = (cells: ReturnType<typeof cell>[]) => outgoing({ label, cells }, columns).cells;
  expect(folded([cell('place', 't1'), cell('placeText', null)])).toEqual([cell('place', 't1')]);
  expect(folded([cell('place', null), cell('placeText', '新镇')])).toEqual([cell('place', '新镇')]);
  expect(folded([cell('placeText', '新镇')])).toEqual([cell('place', '新镇')]);
  expect(folded([cell('placeText', null)])).toEqual([cell('place', null)]);
});

it('row ids are UUIDs of version 7 that sort by time', () => {
  const ids = [newRowId(1_700_000_000_000), newRowId(1_700_000_000_001), newRowId(1_800_000_000_000)];
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect([...ids].sort()).toEqual(ids);
});
