import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { drawingHtml, printDrawings } from '../../../src/backend/exchange/document/drawingPdf';
import { findBrowser } from '../../../src/backend/exchange/document/findBrowser';
import { drawNetwork } from '../../../src/domain/diagram/drawNetwork';
import { legendOf } from '../../../src/domain/diagram/legend';
import { sheetsOf } from '../../../src/domain/diagram/sheets';
import { published } from '../../domain/diagram/support';

const block = {
  county: '云岫县',
  plan: '2026-2028 年配电网规划',
  drawing: '目标网架单线图 & <测试>',
  frame: '目标 2035',
  edition: '送审',
  date: '2026-03-15',
};
const drawing = drawNetwork(published('rbts-bus2-A.json'));
const sheets = sheetsOf(drawing, block, { language: 'zh', legend: legendOf(drawing, 'zh'), paper: 'A3' });

it('titles cannot break out of the page', () => {
  expect(drawingHtml(sheets, 'zh', { fontsHref: null })).not.toContain('<测试>');
});

// Would catch: pages of the browser's own size, a blank page behind each drawing, faces of the machine instead of the bundled ones.
it('each sheet is one A3 page, with the bundled faces in it', async ({ skip }) => {
  if (!(await findBrowser())) skip('no Chromium');
  const pdf = await PDFDocument.load(await printDrawings(sheets, { language: 'zh' }));
  expect(pdf.getPageCount()).toBe(sheets.length);
  for (const page of pdf.getPages()) {
    expect(Math.round((page.getWidth() * 25.4) / 72)).toBe(420);
    expect(Math.round((page.getHeight() * 25.4) / 72)).toBe(297);
  }
});
