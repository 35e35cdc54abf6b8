/**
 * A drawing as data: what screen, print and documents share. Lengths are drawing units (1 unit = 1 CSS pixel at 100 %),
 * x to the right, y down. Colours are roles (`Ink`), resolved by a theme when the drawing is put out.
 */
export interface Drawing {
  width: number;
  height: number;
  title: string;
  items: Item[];
  /** Of a drawing true to place. */
  metresPerUnit?: number;
}

/** Roles of colour. `load0`..`load4` and `share0`..`share4` are ramps from light to dark. */
export type Ink =
  | 'paper'
  | 'ink'
  | 'muted'
  | 'faint'
  | 'accent'
  | 'new'
  | 'changed'
  | 'retired'
  | 'alarm'
  | 'low'
  | 'high'
  | 'load0'
  | 'load1'
  | 'load2'
  | 'load3'
  | 'load4';

export type Dash = 'solid' | 'dashed' | 'dotted';

export interface Stroke {
  ink: Ink;
  width: number;
  dash?: Dash;
}

/** What an item stands for, so that a click, a tooltip or a style finds it. */
export interface Marked {
  id?: string;
  classes?: readonly string[];
  ref?: { entity: 'node' | 'branch' | 'device' | 'feeder' | 'substation'; id: string };
  /** Shown by viewers when the pointer rests on the item. */
  tooltip?: string;
}

export interface LineItem extends Marked {
  kind: 'line';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  stroke: Stroke;
}

export interface PolylineItem extends Marked {
  kind: 'polyline';
  /** x, y, x, y, ... */
  points: readonly number[];
  stroke: Stroke;
}

export interface RectItem extends Marked {
  kind: 'rect';
  x: number;
  y: number;
  width: number;
  height: number;
  stroke?: Stroke;
  fill?: Ink;
}

/** A symbol of the library in symbols.ts, its centre at x, y, turned clockwise; it runs along x where turn is 0. */
export interface SymbolItem extends Marked {
  kind: 'symbol';
  symbol: SymbolName;
  x: number;
  y: number;
  turn: 0 | 90 | 180 | 270;
  ink: Ink;
}

export type SymbolName =
  | 'breaker'
  | 'breakerOpen'
  | 'loadSwitch'
  | 'loadSwitchOpen'
  | 'disconnector'
  | 'disconnectorOpen'
  | 'fuse'
  | 'fuseOpen'
  | 'switchOpen'
  | 'transformer'
  | 'load'
  | 'node'
  | 'terminal'
  | 'source'
  | 'connector'
  | 'markNew'
  | 'markChanged'
  | 'markRetired'
  | 'remote'
  | 'voltageLow'
  | 'voltageHigh';

export interface TextItem extends Marked {
  kind: 'text';
  /** Baseline position; `anchor` says which end of the text stands at x. */
  x: number;
  y: number;
  text: string;
  size: number;
  anchor: 'start' | 'middle' | 'end';
  ink: Ink;
  bold?: boolean;
  /** A rim in the colour of the paper, where the text may cross lines. */
  halo?: boolean;
}

export interface GroupItem extends Marked {
  kind: 'group';
  items: Item[];
  /** Placement of the group's own units: x' = x * scale + dx. */
  dx?: number;
  dy?: number;
  scale?: number;
  /** Only this part of the group's own units is shown, its corner at dx, dy: one sheet of a drawing that takes several. */
  window?: { x: number; y: number; width: number; height: number };
}

export type Item = LineItem | PolylineItem | RectItem | SymbolItem | TextItem | GroupItem;
