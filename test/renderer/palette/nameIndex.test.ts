import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchRank } from '../../../src/renderer/components/sheet/edit/pinyin';
import { NameIndex } from '../../../src/renderer/features/palette/nameIndex';

const names = [
  '10kV云岫线',
  '10kV单联络三线',
  '重庆路台区',
  '长岭乡',
  '李家村北#2配变',
  '云山变电站',
  '10kV城东Ⅰ线',
  'Riverside feeder',
];
const codes = ['15110013', null, 'TQ-0007', null, null, 'BDZ01', null, 'F9'];
const index = new NameIndex([{ kind: 'feeder', ids: names.map((_, i) => `id${i}`), names, codes }]);
const found = (typed: string) => index.search(typed).map((hit) => hit.name);

describe('a record is found by what a planner types of its name', () => {
  it.each([
    ['云岫', '10kV云岫线'],
    ['yunxiu', '10kV云岫线'],
    ['yxx', '10kV云岫线'],
    ['dllsx', '10kV单联络三线'],
    ['danlianluo', '10kV单联络三线'],
    ['dlianluo', '10kV单联络三线'],
    ['chongqing', '重庆路台区'],
    ['zqltq', '重庆路台区'],
    ['changling', '长岭乡'],
    ['zhangling', '长岭乡'],
    ['15110013', '10kV云岫线'],
    ['tq-0007', '重庆路台区'],
    ['李家 2', '李家村北#2配变'],
    ['ysbdz', '云山变电站'],
    ['river', 'Riverside feeder'],
  ])('%s -> %s', (typed, name) => {
    expect(found(typed)).toContain(name);
  });

  it('puts what begins so first, and finds nothing for nonsense', () => {
    expect(found('云')[0]).toBe('云山变电站');
    expect(found('qqqqq')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });

  it('asks every word', () => {
    expect(found('云 变')).toEqual(['云山变电站']);
    expect(found('云 qq')).toEqual([]);
  });
});

it('finds nothing that the sheet would not match either, and everything written', () => {
  const char = fc.constantFrom(...'云岫县长岭重庆城东李家村线台区10kVABab');
  const name = fc.array(char, { minLength: 1, maxLength: 10 }).map((chars) => chars.join(''));
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 30 }), name, (all, typed) => {
      const built = new NameIndex([{ kind: 'k', ids: all.map(String), names: all, codes: all.map(() => null) }]);
      const hits = built.search(typed, 1000).map((hit) => hit.name);
      const wanted = typed.toLowerCase();
      for (const hit of hits) expect(matchRank(hit, typed)).not.toBeNull();
      for (const text of all.filter((other) => other.toLowerCase().includes(wanted))) expect(hits).toContain(text);
    }),
    { numRuns: 60 },
  );
});

it('looks for one kind alone where that is asked for (bug: forty lines of the name hide the township)', () => {
  const lines = Array.from({ length: 500 }, (_, i) => `长岭${i}线`);
  const towns = ['城关镇', '长岭乡'];
  const both = new NameIndex([
    { kind: 'feeder', ids: lines, names: lines, codes: lines.map(() => null) },
    { kind: 'township', ids: towns, names: towns, codes: ['01', '02'] },
  ]);
  for (const typed of ['长岭', 'changling', 'cl', '02']) {
    expect(both.search(typed, 40, 'township').map(({ name }) => name)).toEqual(['长岭乡']);
  }
  expect(both.search('长岭', 40, 'village')).toEqual([]);
});
