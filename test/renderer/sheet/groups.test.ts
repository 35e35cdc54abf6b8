import { describe, expect, it } from 'vitest';
import { textReader } from '../../../src/renderer/components/sheet/edit/take';
import { CellLook } from '../../../src/renderer/components/sheet/grid/cellLook';
import { Refused } from '../../../src/renderer/components/sheet/model/refused';
import { findReplacements, replaceEdits } from '../../../src/renderer/components/sheet/model/replace';
import { SheetView } from '../../../src/renderer/components/sheet/model/view';
import { column, rowsOf } from './support';

const columns = [
  column('name', 'text'),
  column('place', 'ref', { ref: 'township' }),
  column('fen', 'money', { total: true }),
  column('stage', 'enum', {
    options: [
      { value: 'need', label: { zh: '需求', en: 'Need' } },
      { value: 'plan', label: { zh: '规划', en: 'Plan' } },
    ],
  }),
];

function view(groups: string[]) {
  const rows = rowsOf(
    {
      name: ['甲1线', '乙1线', '丙1线', '丁1线', '戊线'],
      place: ['t1', 't0', null, 't1', 't0'],
      fen: [1_000_000, 2_000_000, 3_000_000, null, 5_000_000],
      stage: ['plan', 'need', 'need', 'need', 'need'],
    },
    { refs: { township: { ids: ['t0', 't1'], labels: ['安镇', '北乡'] } } },
  );
  const made = new SheetView(rows, columns, 'zh');
  made.groups = groups;
  made.recompute();
  return made;
}

/** What stands at each place: a record's name, or a group's label and subtotal. */
function lines(v: SheetView): string[] {
  const look = new CellLook(v, new Refused());
  look.labelKey = () => 'name';
  return [...v.order].map((_, place) => `${look.text(place, columns[0]!)} ${look.text(place, columns[2]!)}`.trim());
}

describe('grouped rows', () => {
  it('stand under their group with its subtotal, unknown last; an unknown amount adds nothing', () => {
    expect(lines(view(['place']))).toEqual([
      '安镇 · 2 行 7.00',
      '乙1线 2.00',
      '戊线 5.00',
      '北乡 · 2 行 1.00',
      '甲1线 1.00',
      '丁1线',
      '空白 · 1 行 3.00',
      '丙1线 3.00',
    ]);
  });

  it('nest, and a closed group keeps its subtotal while its rows go', () => {
    const v = view(['place', 'stage']);
    expect(lines(v).slice(0, 3)).toEqual(['安镇 · 2 行 7.00', '需求 · 2 行 7.00', '乙1线 2.00']);
    expect(v.toggleGroup(0)).toBe(true);
    expect(lines(v).slice(0, 2)).toEqual(['安镇 · 2 行 7.00', '北乡 · 2 行 1.00']);
    expect(v.slots).toHaveLength(5);
    expect(v.slotAt(0)).toBeUndefined();
  });

  it('number the records as if there were no groups, or the printed list would skip numbers', () => {
    const v = view(['place']);
    expect([...v.order].flatMap((slot, place) => (slot < 0 ? [] : [v.numberAt(place)]))).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('replacing', () => {
  const wish = { find: '1', replacement: '9', matchCase: false, wholeCell: false };
  const find = (v: SheetView, change: Partial<typeof wish>) =>
    findReplacements(v, { slots: v.slots, columns }, { ...wish, ...change }, (own) => textReader(own, v.rows, 'zh'));

  it('changes every place in a text and reads figures anew', () => {
    const v = view([]);
    const hits = find(v, {});
    expect(hits.map((hit) => [hit.before, hit.after])).toEqual([
      ['甲1线', '甲9线'],
      ['1.00', '9.00'],
      ['乙1线', '乙9线'],
      ['丙1线', '丙9线'],
      ['丁1线', '丁9线'],
    ]);
    expect(replaceEdits(hits, (slot, key) => v.rows.value(slot, key))).toContainEqual({
      rowId: 'r0',
      key: 'fen',
      value: 9_000_000,
    });
  });

  it('refuses what cannot be read, and never turns a link into a text', () => {
    const v = view([]);
    expect(find(v, { find: '需求', replacement: '不知道' }).every((hit) => !hit.taken.ok)).toBe(true);
    expect(find(v, { find: '安镇', replacement: '无此镇' }).every((hit) => !hit.taken.ok)).toBe(true);
    const moved = find(v, { find: '安镇', replacement: '北乡' });
    expect(replaceEdits(moved, (slot, key) => v.rows.value(slot, key))).toContainEqual({
      rowId: 'r1',
      key: 'place',
      value: 't1',
    });
  });

  it('takes the text literally and fills unknown cells where the whole cell is looked for', () => {
    const v = view([]);
    expect(find(v, { find: '.线', replacement: '' })).toEqual([]);
    expect(find(v, { find: '戊线', replacement: '$&' }).map((hit) => hit.after)).toEqual(['$&']);
    const filled = find(v, { find: '', replacement: '4', wholeCell: true });
    expect(filled.map((hit) => [hit.rowId, hit.column.key, hit.taken.ok])).toContainEqual(['r3', 'fen', true]);
  });
});
