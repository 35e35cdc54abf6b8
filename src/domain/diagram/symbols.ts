import type { SymbolName } from './drawing';

/**
 * The symbol library: shapes in a symbol's own coordinates, its centre at 0, 0, the line through it along x. Switches follow
 * IEC 60617: a cross marks a breaker, a bar a disconnector, a bar with a circle a load switch; a blade off the line is
 * open. Meaning lies in the shape, so that the drawing can be read in black and white.
 */
export interface SymbolShape {
  /** Extent along and across the line, centred. */
  along: number;
  across: number;
  shapes: readonly Shape[];
}

export type Fill = 'none' | 'paper' | 'self';

export type Shape =
  | { kind: 'path'; points: readonly number[]; closed?: boolean; fill?: Fill; width?: number; dash?: boolean }
  | { kind: 'circle'; x: number; y: number; r: number; fill?: Fill; width?: number }
  /** Covers the line below in the colour of the paper. */
  | { kind: 'blank'; x: number; y: number; width: number; height: number };

const path = (points: readonly number[], more: { closed?: boolean; fill?: Fill; width?: number } = {}): Shape => ({
  kind: 'path',
  points,
  ...more,
});
const circle = (x: number, y: number, r: number, fill: Fill = 'none', width = 1.4): Shape => ({
  kind: 'circle',
  x,
  y,
  r,
  fill,
  width,
});

const BLANK: Shape = { kind: 'blank', x: -11, y: -7, width: 22, height: 14 };
const CLOSED: readonly Shape[] = [BLANK, path([-11, 0, 11, 0], { width: 1.8 }), circle(-7, 0, 1.5, 'self')];
const OPEN: readonly Shape[] = [
  BLANK,
  path([-11, 0, -7, 0], { width: 1.8 }),
  path([-7, 0, 5, -6.5], { width: 1.8 }),
  path([7, 0, 11, 0], { width: 1.8 }),
  circle(-7, 0, 1.5, 'self'),
];
const CROSS: readonly Shape[] = [
  path([2.5, -4.5, 11, 4.5], { width: 1.8 }),
  path([2.5, 4.5, 11, -4.5], { width: 1.8 }),
];
const BAR: readonly Shape[] = [path([7, -6, 7, 6], { width: 2 })];
const RING: readonly Shape[] = [circle(3.5, 0, 3, 'paper')];

const contact = (open: boolean, marks: readonly Shape[]): SymbolShape => ({
  along: 22,
  across: 14,
  shapes: [...(open ? OPEN : CLOSED), ...marks],
});

const mark = (shapes: readonly Shape[]): SymbolShape => ({
  along: 14,
  across: 14,
  shapes: [circle(0, 0, 6.3, 'paper'), ...shapes],
});

export const symbols: Readonly<Record<SymbolName, SymbolShape>> = {
  breaker: contact(false, CROSS),
  breakerOpen: contact(true, CROSS),
  loadSwitch: contact(false, [...RING, ...BAR]),
  loadSwitchOpen: contact(true, [...RING, ...BAR]),
  disconnector: contact(false, BAR),
  disconnectorOpen: contact(true, BAR),
  fuse: {
    along: 20,
    across: 8,
    shapes: [path([-9, -3.5, 9, -3.5, 9, 3.5, -9, 3.5], { closed: true, fill: 'paper' }), path([-10, 0, 10, 0])],
  },
  fuseOpen: {
    along: 22,
    across: 14,
    shapes: [BLANK, path([-11, 0, -8, 0]), path([-8, 0, 3, -7], { width: 4 }), path([8, 0, 11, 0])],
  },
  switchOpen: {
    along: 22,
    across: 14,
    shapes: [...OPEN, circle(-7, 0, 2.2, 'paper'), circle(7, 0, 2.2, 'paper')],
  },
  transformer: {
    along: 22,
    across: 14,
    shapes: [circle(-4, 0, 6.3, 'paper'), circle(4, 0, 6.3, 'none')],
  },
  load: { along: 12, across: 12, shapes: [path([-6, -5, 6, 0, -6, 5], { closed: true, fill: 'self' })] },
  node: { along: 6, across: 6, shapes: [circle(0, 0, 2.6, 'self', 0.8)] },
  terminal: { along: 7, across: 7, shapes: [circle(0, 0, 2.8, 'paper')] },
  source: { along: 20, across: 20, shapes: [circle(0, 0, 9.3, 'paper'), circle(0, 0, 5, 'none')] },
  connector: {
    along: 16,
    across: 12,
    shapes: [path([-7.5, -5.5, 2, -5.5, 7.5, 0, 2, 5.5, -7.5, 5.5], { closed: true, fill: 'paper' })],
  },
  markNew: mark([path([-3.5, 0, 3.5, 0], { width: 1.8 }), path([0, -3.5, 0, 3.5], { width: 1.8 })]),
  markChanged: mark([path([0, -3.8, 3.6, 2.6, -3.6, 2.6], { closed: true })]),
  markRetired: mark([path([-3, -3, 3, 3], { width: 1.8 }), path([-3, 3, 3, -3], { width: 1.8 })]),
  remote: { along: 7, across: 7, shapes: [path([-3.2, 0, 0, -3.2, 3.2, 0, 0, 3.2], { closed: true, fill: 'self' })] },
  voltageLow: { along: 10, across: 10, shapes: [path([-4.5, -4, 4.5, -4, 0, 4.5], { closed: true, fill: 'paper' })] },
  voltageHigh: { along: 10, across: 10, shapes: [path([-4.5, 4, 4.5, 4, 0, -4.5], { closed: true, fill: 'paper' })] },
};
