import { describe, expect, it } from 'vitest';
import { boxesOf } from '../../../src/domain/diagram/boxes';
import { drawNetwork } from '../../../src/domain/diagram/drawNetwork';
import { legendOf } from '../../../src/domain/diagram/legend';
import { paintChanges, paintLoading } from '../../../src/domain/diagram/paints';
import { type Paper, sheetOf, type TitleBlock } from '../../../src/domain/diagram/titleBlock';
import { wordMessage } from '../../../src/shared/messages';
import { generateNetwork } from '../../bench/support/generateNetwork';
import { faultsOf, PUBLISHED, published } from './support';

const block: TitleBlock = {
  county: '青石土家族苗族自治县',
  plan: '2026-2028 年配电网规划（送审稿第二版，含农网巩固提升专项）',
  drawing: '10kV 城关供电单元现状网架单线图及过渡网架对照图（中心城区部分，含站间联络与站内联络）',
  frame: '现状 2025',
  edition: '送审',
  date: '2026-03-15',
  page: '3 / 12',
};

describe('sheet with title block and legend', () => {
  it.each(PUBLISHED)('%s: nothing overlaps on any paper, in either language', (name) => {
    const network = published(name);
    const paint = paintLoading(new Float64Array(network.branchCount).fill(0.5), 'zh');
    const drawing = drawNetwork(network, { paint });
    for (const paper of [undefined, 'A4', 'A4portrait', 'A3', 'A3portrait'] as (Paper | undefined)[]) {
      for (const language of ['zh', 'en'] as const) {
        const legend = legendOf(drawing, language, paint.legend);
        const { sheet, scale } = sheetOf(drawing, block, { language, legend, ...(paper && { paper }) });
        expect(faultsOf(sheet, { linesThroughTexts: false })).toEqual([]);
        expect(scale).toBeGreaterThan(0.2);
        expect(scale).toBeLessThanOrEqual(1);
      }
    }
  });

  // Would catch: long entries running out of their cell.
  it('keeps entries within the title block', () => {
    const drawing = drawNetwork(published('rbts-bus2-A.json'));
    const { sheet } = sheetOf(drawing, block, { language: 'zh', legend: [], paper: 'A3' });
    const { box } = boxesOf(sheet).find((b) => b.what === block.drawing)!;
    expect(box.x2).toBeLessThanOrEqual(sheet.width - (10 * 96) / 25.4);
  });

  it('lists the symbols that are there, and what the colours mean', () => {
    const network = generateNetwork({ feeders: 1, branchesPerFeeder: 40, named: true });
    const paint = paintChanges(() => 'new', 'en');
    const texts = legendOf(drawNetwork(network, { paint }), 'en', paint.legend).map((e) => e.text);
    expect(texts).toEqual([
      ...['SOURCE', 'BREAKER', 'LOAD_SWITCH', 'FUSE', 'TRANSFORMER', 'LOAD', 'REMOTE', 'NEW', 'CHANGED', 'RETIRED'].map(
        (key) => wordMessage('en', `DIAGRAM_${key}`),
      ),
    ]);
  });
});
