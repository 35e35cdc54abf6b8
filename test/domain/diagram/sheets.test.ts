import { describe, expect, it } from 'vitest';
import { boxesOf } from '../../../src/domain/diagram/boxes';
import type { Drawing, GroupItem } from '../../../src/domain/diagram/drawing';
import { drawNetwork } from '../../../src/domain/diagram/drawNetwork';
import { legendOf } from '../../../src/domain/diagram/legend';
import { sheetsOf } from '../../../src/domain/diagram/sheets';
import { toSvg } from '../../../src/domain/diagram/toSvg';
import { generateNetwork } from '../../bench/support/generateNetwork';
import { published, refsOf } from './support';

const block = {
  county: '云岫县',
  plan: '2026-2028 年配电网规划',
  drawing: '目标网架单线图',
  frame: '目标 2035',
  edition: '送审',
  date: '2026-03-15',
};

function windowOf(sheet: Drawing): GroupItem {
  const found = sheet.items.find((item) => item.classes?.includes('drawing'));
  if (found?.kind !== 'group') throw new Error('no drawing on the sheet');
  return found;
}

describe('a drawing on as many sheets as it takes', () => {
  it('a small drawing takes one', () => {
    const drawing = drawNetwork(generateNetwork({ feeders: 1, branchesPerFeeder: 8, named: true }));
    const sheets = sheetsOf(drawing, block, { language: 'zh', legend: [], paper: 'A3' });
    expect(sheets).toHaveLength(1);
    expect(toSvg(sheets[0]!)).toContain('1 / 1');
  });

  // Would catch: a drawing shrunk until nobody can read it, parts that stand on no sheet, sheets that do not say what joins them.
  it('a wide one takes several that together show every part', () => {
    const drawing = drawNetwork(published('rbts-bus2-A.json'));
    const sheets = sheetsOf(drawing, block, { language: 'zh', legend: legendOf(drawing, 'zh'), paper: 'A4' });
    expect(sheets.length).toBeGreaterThan(1);
    const windows = sheets.map((sheet) => windowOf(sheet));
    for (const { scale } of windows) expect(scale).toBeGreaterThanOrEqual(0.69);
    const right = Math.max(...windows.map(({ window }) => window!.x + window!.width));
    const bottom = Math.max(...windows.map(({ window }) => window!.y + window!.height));
    expect(right).toBeGreaterThanOrEqual(drawing.width - 0.01);
    expect(bottom).toBeGreaterThanOrEqual(drawing.height - 0.01);
    const shown = new Set(sheets.flatMap((sheet) => [...refsOf(sheet, 'branch')]));
    expect(shown).toEqual(refsOf(drawing, 'branch'));
    expect(toSvg(sheets[0]!)).toContain('接图 2');
    expect(toSvg(sheets[0]!)).toContain(`1 / ${sheets.length}`);
  });

  it('is cut between symbols and names, and sheets still cover it without gaps (bug: a busbar source on two sheets)', () => {
    for (const [layout, feeders] of [
      ['county', 120],
      ['feeder', 30],
    ] as const) {
      const network = generateNetwork({ feeders, branchesPerFeeder: 12, named: true });
      const drawing = drawNetwork(network, { layout });
      const sheets = sheetsOf(drawing, block, { language: 'zh', legend: [], paper: 'A3' });
      const windows = sheets.map((sheet) => windowOf(sheet).window!);
      const area = windows.reduce((sum, { width, height }) => sum + width * height, 0);
      expect(area).toBeCloseTo(drawing.width * drawing.height, 3);
      const boxes = boxesOf(drawing);
      const cut = boxes.filter(({ box }) => {
        const holds = ({ x, y, width, height }: (typeof windows)[number]) =>
          box.x1 >= x - 2 && box.x2 <= x + width + 2 && box.y1 >= y - 2 && box.y2 <= y + height + 2;
        return !windows.some(holds);
      });
      expect(cut.filter(({ what }) => what === 'source')).toEqual([]);
      expect(cut.length).toBeLessThan(boxes.length / 100);
    }
  });

  it('never more sheets than can be laid out on a table', () => {
    const drawing = drawNetwork(generateNetwork({ feeders: 60, branchesPerFeeder: 60, named: true }), {
      layout: 'feeder',
    });
    const sheets = sheetsOf(drawing, block, { language: 'en', legend: [], paper: 'A4' });
    expect(sheets.length).toBeLessThanOrEqual(24);
  });
});
