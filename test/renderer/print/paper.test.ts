import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrintColumn } from '../../../src/renderer/components/sheet/grid/printout';
import { LEAST_PT, paperSize, planPages, planStrips } from '../../../src/renderer/print/paper';

const column = (key: string, width: number, isFrozen = false): PrintColumn => ({
  key,
  label: key,
  unit: null,
  group: null,
  width,
  isFigure: false,
  isFrozen,
  isShown: true,
});
const upright = paperSize({ paper: 'A4', isLandscape: false, isFitted: true });

describe('columns on paper', () => {
  it('stay within the paper when fitted, the type smaller as needed', () => {
    const many = Array.from({ length: 12 }, (_, i) => column(`c${i}`, 100));
    const { sizePt, strips } = planStrips(many, upright, true);
    expect(strips).toHaveLength(1);
    expect(sizePt).toBeLessThan(9);
    expect(sizePt).toBeGreaterThanOrEqual(LEAST_PT);
    const width = strips[0]!.widthsMm.reduce((sum, one) => sum + one, strips[0]!.numberMm);
    expect(width).toBeLessThanOrEqual(upright.roomWidthMm + 0.01);
  });

  it('go to further sheets otherwise, the frozen ones on each and every other one once', () => {
    const many = [column('name', 160, true), ...Array.from({ length: 12 }, (_, i) => column(`c${i}`, 120))];
    const { sizePt, strips } = planStrips(many, upright, false);
    expect(sizePt).toBe(9);
    expect(strips.length).toBeGreaterThan(1);
    for (const strip of strips) {
      expect(strip.columns[0]).toBe(0);
      expect(strip.widthsMm.reduce((sum, one) => sum + one, strip.numberMm)).toBeLessThanOrEqual(
        upright.roomWidthMm + 0.01,
      );
    }
    expect(strips.flatMap((strip) => strip.columns.slice(1)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
  });
});

it('puts each row on one page, fills no page beyond its room, and leaves room for the totals', () => {
  const heights = fc.array(fc.integer({ min: 10, max: 90 }), { minLength: 1, maxLength: 120 });
  fc.assert(
    fc.property(heights, fc.integer({ min: 200, max: 600 }), fc.integer({ min: 0, max: 60 }), (rows, room, last) => {
      const pages = planPages(rows, room, last);
      expect(pages.flatMap(([from, to]) => rows.slice(from, to))).toEqual(rows);
      pages.forEach(([from, to], index) => {
        const used = rows.slice(from, to).reduce((sum, height) => sum + height, 0);
        expect(used).toBeLessThanOrEqual(room);
        if (index === pages.length - 1) expect(used + last).toBeLessThanOrEqual(room);
      });
    }),
  );
});
