import { describe, expect, it } from 'vitest';
import { distinctValues } from '../../../src/renderer/components/sheet/filters/distinct';
import type { ColumnFilter } from '../../../src/renderer/components/sheet/filters/model';
import { SheetView } from '../../../src/renderer/components/sheet/model/view';
import { column, rowsOf } from './support';

const columns = [
  column('name', 'text'),
  column('km', 'decimal', { unit: 'km', total: true }),
  column('day', 'date'),
  column('place', 'ref', { ref: 'township' }),
  column('fen', 'money', { total: true }),
  column('stage', 'enum', {
    options: [
      { value: 'need', label: { zh: '需求', en: 'Need' } },
      { value: 'plan', label: { zh: '规划', en: 'Plan' } },
    ],
  }),
];

function view() {
  const rows = rowsOf(
    {
      name: ['重庆路', '安康线', '北塘10线', '北塘9线', '', '安康线'],
      km: [3, 1, null, 2, 5, 4],
      day: ['2026', '2026-03', '2025-12-31', null, '2027-01-02', '2026-03-15'],
      place: ['t1', 't0', null, null, 't1', 't0'],
      placeText: [null, null, '新镇', null, null, null],
      fen: [1_000_000, 2_500_000, 52_300_000, null, 0, 1],
      stage: ['plan', 'need', null, 'need', 'plan', 'plan'],
    },
    { refs: { township: { ids: ['t0', 't1'], labels: ['城关镇', '北塘乡'] } } },
  );
  return new SheetView(rows, columns, 'zh');
}

const order = (v: SheetView) => [...v.order];
const filtered = (key: string, filter: ColumnFilter) => {
  const v = view();
  v.filters = { [key]: filter };
  v.recompute();
  return order(v);
};

describe('sorting', () => {
  it('orders names by pinyin with figures by their value, unknown last', () => {
    const v = view();
    v.sort = [{ key: 'name', descending: false }];
    v.recompute();
    expect(order(v).map((s) => v.rows.value(s, 'name'))).toEqual([
      '安康线',
      '安康线',
      '北塘9线',
      '北塘10线',
      '重庆路',
      '',
    ]);
  });

  it('keeps unknown last when descending too', () => {
    const v = view();
    v.sort = [{ key: 'km', descending: true }];
    v.recompute();
    expect(order(v)).toEqual([4, 5, 0, 3, 1, 2]);
  });

  it('takes a second key where the first is equal, and otherwise keeps the order', () => {
    const v = view();
    v.sort = [
      { key: 'stage', descending: false },
      { key: 'fen', descending: true },
    ];
    v.recompute();
    expect(order(v)).toEqual([1, 3, 0, 5, 4, 2]);
  });

  it('sorts references by what they show, an unlinked one by its text', () => {
    const v = view();
    v.sort = [{ key: 'place', descending: false }];
    v.recompute();
    expect(order(v)).toEqual([0, 4, 1, 5, 2, 3]);
  });
});

describe('filters', () => {
  it('picks values, blanks apart', () => {
    expect(filtered('stage', { kind: 'set', values: ['need'], blanks: false })).toEqual([1, 3]);
    expect(filtered('stage', { kind: 'set', values: [], blanks: true })).toEqual([2]);
    expect(filtered('place', { kind: 'set', values: ['t1', 'text:新镇'], blanks: false })).toEqual([0, 2, 4]);
  });

  it('takes a range with both ends and lets no unknown through', () => {
    expect(filtered('km', { kind: 'range', min: 2, max: 4 })).toEqual([0, 3, 5]);
    expect(filtered('km', { kind: 'range', min: null, max: 2 })).toEqual([1, 3]);
  });

  it('compares dates at the precision both have', () => {
    expect(filtered('day', { kind: 'date', from: '2026', to: '2026' })).toEqual([0, 1, 5]);
    expect(filtered('day', { kind: 'date', from: '2026-03-10', to: '' })).toEqual([0, 1, 4, 5]);
    expect(filtered('day', { kind: 'date', from: '', to: '2026-02' })).toEqual([0, 2]);
  });

  it('looks into texts as shown', () => {
    expect(filtered('place', { kind: 'text', operator: 'contains', text: '镇' })).toEqual([1, 2, 5]);
    expect(filtered('name', { kind: 'text', operator: 'notContains', text: '北塘' })).toEqual([0, 1, 4, 5]);
    expect(filtered('fen', { kind: 'text', operator: 'startsWith', text: '52.3' })).toEqual([2]);
  });

  it('counts values over the rows other filters leave', () => {
    const v = view();
    v.filters = { km: { kind: 'range', min: 2, max: null } };
    const { values, blanks } = distinctValues(v.rows, columns[5]!, v.passing(v.filters), String);
    expect(values.map((x) => [x.value, x.count])).toEqual([
      ['need', 1],
      ['plan', 3],
    ]);
    expect(blanks).toBe(0);
  });
});

describe('quick search', () => {
  const search = (text: string) => {
    const v = view();
    v.search = text;
    v.recompute();
    return order(v);
  };

  it('finds every word somewhere in the row: names, labels, texts of unlinked references', () => {
    expect(search('北塘')).toEqual([0, 2, 3, 4]);
    expect(search('北塘 规划')).toEqual([0, 4]);
    expect(search('新镇')).toEqual([2]);
  });

  it('finds amounts in 万元', () => {
    expect(search('52.3')).toEqual([2]);
  });
});

describe('rows that come and go', () => {
  it('an edited row keeps its place until filters are applied again', () => {
    const v = view();
    v.sort = [{ key: 'km', descending: false }];
    v.recompute();
    v.rows.subscribe((change) => v.follow(change));
    v.rows.applyPatch({ updated: [{ rowId: 'r1', values: { km: 99 } }] });
    expect(order(v)[0]).toBe(1);
    expect(v.stale).toBe(true);
    v.recompute();
    expect(order(v).indexOf(1)).toBe(4);
  });

  it('puts an inserted row below the one it follows and drops deleted ones', () => {
    const v = view();
    v.rows.subscribe((change) => v.follow(change));
    v.rows.applyPatch({ inserted: [{ rowId: 'new', values: { name: '新线' }, afterId: 'r1' }], deleted: ['r4'] });
    expect(order(v).map((s) => v.rows.idAt(s))).toEqual(['r0', 'r1', 'new', 'r2', 'r3', 'r5']);
    expect(v.rows.natural).toHaveLength(6);
  });
});
