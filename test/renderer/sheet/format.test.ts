import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../src/renderer/components/sheet/edit/choices';
import { fillValues } from '../../../src/renderer/components/sheet/edit/fill';
import { matching, matchRank } from '../../../src/renderer/components/sheet/edit/pinyin';
import { textReader } from '../../../src/renderer/components/sheet/edit/take';
import { commandOf, editorCommandOf } from '../../../src/renderer/components/sheet/grid/keyboard';
import { columnWidth, textWidth } from '../../../src/renderer/components/sheet/grid/widths';
import {
  exactText,
  exactWanyuan,
  formatFen,
  formatNumber,
  valueText,
} from '../../../src/renderer/components/sheet/model/format';
import { sheetTexts } from '../../../src/renderer/i18n/sheet';
import { column, rowsOf } from './support';

describe('amounts', () => {
  it('are shown in 万元 with two decimals, halves away from zero, never as -0.00', () => {
    expect(formatFen(123_456_789_000)).toBe('123,456.79');
    expect(formatFen(5_000)).toBe('0.01');
    expect(formatFen(-5_000)).toBe('-0.01');
    expect(formatFen(-4_999)).toBe('0.00');
    expect(formatFen(0)).toBe('0.00');
  });

  it('are copied exactly and read back to the same fen', () => {
    const rows = rowsOf({ fen: [1] });
    const money = column('fen', 'money', { unit: '万元' });
    const read = textReader(money, rows, 'zh');
    expect(exactWanyuan(1)).toBe('0.000001');
    expect(exactWanyuan(52_300_000)).toBe('52.30');
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (fen) => {
        const taken = read(exactWanyuan(fen));
        expect(taken).toMatchObject({ ok: true, values: [{ key: 'fen', value: fen }] });
      }),
    );
  });
});

it('figures carry thousands marks and fixed decimals, percent one', () => {
  expect(formatNumber(-1234567.891, 2)).toBe('-1,234,567.89');
  expect(formatNumber(999, 0)).toBe('999');
  expect(valueText(column('p', 'percent', { unit: '%' }), 97.55, 'zh')).toMatch(/^97\.[56]$/);
  expect(valueText(column('y', 'year'), 2026, 'zh')).toBe('2026');
  expect(valueText(column('n', 'integer'), null, 'zh')).toBe('');
});

describe('reading typed texts', () => {
  const rows = rowsOf(
    { a: [1] },
    {
      refs: {
        township: { ids: ['t0', 't1', 't2'], labels: ['城关镇', '北塘乡', '北塘乡'], codes: ['001', '002', '003'] },
      },
    },
  );
  const read = (kind: Parameters<typeof column>[1], text: string, extras = {}) =>
    textReader(column('x', kind, extras), rows, 'zh')(text);

  it('understands units, full-width digits and thousands marks', () => {
    expect(read('money', '52.3万元')).toMatchObject({ values: [{ value: 52_300_000 }] });
    expect(read('decimal', '１，２３４．５', { unit: 'km' })).toMatchObject({ values: [{ value: 1234.5 }] });
    expect(read('decimal', '500m', { unit: 'km' })).toMatchObject({ values: [{ value: 0.5 }] });
  });

  it('refuses what cannot be read, with a reason', () => {
    expect(read('integer', 'abc')).toMatchObject({ ok: false, code: 'CELL_NOT_A_NUMBER' });
    expect(read('integer', '-1', { min: 0 })).toMatchObject({ ok: false, code: 'CELL_BELOW_MIN' });
    expect(read('text', '', { required: true })).toMatchObject({ ok: false, code: 'CELL_REQUIRED' });
    expect(read('decimal', '1', { computed: 'x' })).toMatchObject({ ok: false, code: 'CELL_READ_ONLY' });
  });

  it('links references by code or name and keeps unknown and ambiguous names as text', () => {
    expect(read('ref', '001', { ref: 'township' })).toMatchObject({ values: [{ value: 't0' }, { value: null }] });
    expect(read('ref', '城关镇', { ref: 'township' })).toMatchObject({ values: [{ value: 't0' }, { value: null }] });
    expect(read('ref', '北塘乡', { ref: 'township' })).toMatchObject({
      values: [{ value: null }, { value: '北塘乡' }],
    });
    expect(read('ref', '北塘乡', { ref: 'township', required: true })).toMatchObject({
      ok: false,
      code: 'SHEET_REF_AMBIGUOUS',
    });
  });

  it('reads back what a cell is copied as', () => {
    const yes = column('b', 'boolean');
    expect(textReader(yes, rows, 'en')(exactText(rows, 0, yes, true, 'en'))).toMatchObject({
      values: [{ value: true }],
    });
    expect(choicesOf(yes, rows, 'zh')?.map((c) => c.label)).toEqual(['是', '否']);
  });
});

describe('pinyin', () => {
  const stages = ['需求', '规划', '可研', '储备', '下达', '在建', '投产'];

  it('finds by initials, by pinyin and by characters', () => {
    expect(matching(stages, 'ky', (s) => s)).toEqual(['可研']);
    expect(matching(stages, 'zaijian', (s) => s)).toEqual(['在建']);
    expect(matching(stages, '产', (s) => s)).toEqual(['投产']);
    expect(matching(stages, 'zzz', (s) => s)).toEqual([]);
  });

  it('takes mixtures, unfinished syllables, either reading of a character, and characters among letters', () => {
    const names = ['重庆路', '单联络', '10kV城关1线'];
    const find = (typed: string) => matching(names, typed, (s) => s);
    expect(find('chongq')).toEqual(['重庆路']);
    expect(find('zhongqing')).toEqual(['重庆路']);
    expect(find('dlianl')).toEqual(['单联络']);
    expect(find('单ll')).toEqual(['单联络']);
    expect(find('chengg1')).toEqual(['10kV城关1线']);
    expect(find('cg1x')).toEqual(['10kV城关1线']);
    expect(find('dlx')).toEqual([]);
  });

  it('puts the same text before beginnings, and beginnings before the middle', () => {
    expect(matching(['多分段单联络', '单联络', '单联络线'], '单联络', (s) => s)).toEqual([
      '单联络',
      '单联络线',
      '多分段单联络',
    ]);
    expect(matchRank('10kV城关1线', '10kv')).toBe(1);
  });
});

describe('filling', () => {
  it('goes on with an even step of figures, repeats texts, and never extrapolates money', () => {
    expect(fillValues([2026, 2027], 3, column('y', 'year'), false)).toEqual([2028, 2029, 2030]);
    expect(fillValues([0.1, 0.2], 2, column('d', 'decimal'), false)).toEqual([0.3, 0.4]);
    expect(fillValues(['a', 'b'], 3, column('t', 'text'), false)).toEqual(['a', 'b', 'a']);
    expect(fillValues([1_000_000, 2_000_000], 2, column('m', 'money'), false)).toEqual([1_000_000, 2_000_000]);
    expect(fillValues([2026, 2027], 2, column('y', 'year'), true)).toEqual([2026, 2027]);
  });
});

describe('keys', () => {
  const key = (text: string) => {
    const parts = text.split('+');
    return {
      key: parts.at(-1)!,
      ctrl: parts.includes('Ctrl'),
      shift: parts.includes('Shift'),
      alt: parts.includes('Alt'),
    };
  };

  it('leaves copying, pasting, letters and the browser’s own keys alone', () => {
    for (const name of ['Ctrl+c', 'Ctrl+v', 'Ctrl+x', 'a', '中', 'F5', 'Ctrl+p', 'Ctrl+Alt+a'])
      expect(commandOf(key(name))).toBeNull();
  });

  it('arrows finish typing but move the caret after F2', () => {
    expect(editorCommandOf(key('ArrowLeft'), true)).toEqual({ do: 'commit', go: 'left' });
    expect(editorCommandOf(key('ArrowLeft'), false)).toBeNull();
  });
});

it('both languages have the same texts with the same placeholders', () => {
  const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((m) => m[0]).sort();
  expect(Object.keys(sheetTexts.en).sort()).toEqual(Object.keys(sheetTexts.zh).sort());
  for (const [name, text] of Object.entries(sheetTexts.zh)) {
    expect(holes(sheetTexts.en[name as keyof typeof sheetTexts.en]), name).toEqual(holes(text));
  }
});

describe('column widths', () => {
  const option = (value: string, en: string) => ({ value, label: { zh: value, en } });

  it('give a heading two lines and no less, in each language', () => {
    const bare = { ...column('x', 'integer'), label: { zh: '户数', en: 'Transformers connected' } };
    expect(columnWidth(bare, 'zh')).toBe(72);
    expect(columnWidth(bare, 'en')).toBeGreaterThan(textWidth('Transformers'));
    expect(columnWidth(bare, 'en')).toBeLessThan(textWidth('Transformers connected'));
  });

  it('show a choice whole and keep a width that is asked for', () => {
    const choice = column('x', 'enum', { width: 60, options: [option('公', 'Public'), option('专', 'Dedicated')] });
    expect(columnWidth(choice, 'zh')).toBe(60);
    expect(columnWidth(choice, 'en')).toBeGreaterThanOrEqual(textWidth('Dedicated') + 16);
  });
});
