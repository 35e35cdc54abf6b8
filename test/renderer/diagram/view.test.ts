import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neighbourOf } from '../../../src/renderer/components/diagram/elements';
import { fitView, keepInSight, revealView, zoomView } from '../../../src/renderer/components/diagram/view';

const size = { width: 800, height: 600 };
const view = fc.record({
  x: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  y: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  scale: fc.double({ min: 0.05, max: 4, noNaN: true }),
});

describe('moving over a drawing', () => {
  // Would catch: what is under the pointer running away from the wheel.
  it('zooming keeps the point under the pointer', () => {
    fc.assert(
      fc.property(view, fc.double({ min: 0.5, max: 2, noNaN: true }), (was, factor) => {
        const at = { x: 200, y: 150 };
        const now = zoomView(was, factor, at);
        expect(now.x + at.x / now.scale).toBeCloseTo(was.x + at.x / was.scale, 3);
        expect(now.y + at.y / now.scale).toBeCloseTo(was.y + at.y / was.scale, 3);
      }),
    );
  });

  it('the whole drawing is in the window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 30_000 }), fc.integer({ min: 50, max: 30_000 }), (width, height) => {
        const fitted = fitView({ width, height }, size);
        expect(fitted.x).toBeLessThanOrEqual(0.01);
        expect(fitted.x + size.width / fitted.scale).toBeGreaterThanOrEqual(width - 0.01);
        expect(fitted.y + size.height / fitted.scale).toBeGreaterThanOrEqual(height - 0.01);
      }),
    );
  });

  it('a drawing cannot be pushed out of the window', () => {
    fc.assert(
      fc.property(view, (was) => {
        const kept = keepInSight(was, { width: 1000, height: 500 }, size);
        expect(kept.x).toBeLessThan(1000);
        expect(kept.x + size.width / kept.scale).toBeGreaterThan(0);
      }),
    );
  });

  it('an element in sight does not move the drawing', () => {
    const was = { x: 0, y: 0, scale: 1 };
    expect(revealView(was, { x1: 100, y1: 100, x2: 140, y2: 120 }, size)).toEqual(was);
    expect(revealView(was, { x1: 900, y1: 100, x2: 940, y2: 120 }, size).x).toBeGreaterThan(0);
  });
});

it('arrows go to what lies straight ahead before what lies aside', () => {
  const at = (x: number, y: number) => ({ x1: x - 1, y1: y - 1, x2: x + 1, y2: y + 1 });
  const elements = new Map([
    ['here', at(0, 0)],
    ['ahead', at(50, 0)],
    ['aside', at(30, 25)],
    ['behind', at(-10, 0)],
  ]);
  expect(neighbourOf(elements, 'here', 'right')).toBe('ahead');
  expect(neighbourOf(elements, 'here', 'left')).toBe('behind');
  expect(neighbourOf(elements, 'behind', 'left')).toBeNull();
});
