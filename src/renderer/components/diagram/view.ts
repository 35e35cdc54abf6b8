import type { Box } from '../../../domain/diagram/textMetrics';

/** What of a drawing is seen: the drawing's point at the left top corner of the window, and pixels per drawing unit. */
export interface View {
  x: number;
  y: number;
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

export const MIN_SCALE = 0.02;
export const MAX_SCALE = 8;
/** One press of + or -, one step of the wheel. */
export const ZOOM_STEP = 1.25;
const FIT_MARGIN = 12;

/** How much is written at a scale: far = lines and captions, middle = figures and symbols, near = everything. */
export type Detail = 'far' | 'middle' | 'near';

const MIDDLE_FROM = 0.58;
const NEAR_FROM = 0.7;

export function detailOf(scale: number): Detail {
  return scale < MIDDLE_FROM ? 'far' : scale < NEAR_FROM ? 'middle' : 'near';
}

/** The whole drawing in the window; never larger than as drawn. */
export function fitView(drawing: Size, size: Size): View {
  const scale = clampScale(
    Math.min(1, (size.width - 2 * FIT_MARGIN) / drawing.width, (size.height - 2 * FIT_MARGIN) / drawing.height),
  );
  return {
    x: (drawing.width - size.width / scale) / 2,
    y: (drawing.height - size.height / scale) / 2,
    scale,
  };
}

/** Below it names are hard to read. */
const OPEN_SCALE = 0.8;

/** What a drawing is opened at: whole where that can be read, otherwise its beginning. */
export function openView(drawing: Size, size: Size): View {
  const whole = fitView(drawing, size);
  if (whole.scale >= OPEN_SCALE) return whole;
  const start = (length: number, room: number): number =>
    length * OPEN_SCALE <= room ? (length - room / OPEN_SCALE) / 2 : -FIT_MARGIN / OPEN_SCALE;
  return { x: start(drawing.width, size.width), y: start(drawing.height, size.height), scale: OPEN_SCALE };
}

/** Zooms by a factor; the point of the drawing under `at` (window pixels) stays where it is. */
export function zoomView(view: View, factor: number, at: { x: number; y: number }): View {
  const scale = clampScale(view.scale * factor);
  return {
    x: view.x + at.x / view.scale - at.x / scale,
    y: view.y + at.y / view.scale - at.y / scale,
    scale,
  };
}

/** Moves the window over the drawing by pixels. */
export function panView(view: View, dx: number, dy: number): View {
  return { ...view, x: view.x + dx / view.scale, y: view.y + dy / view.scale };
}

/** Keeps a corner of the drawing in the window, so that it cannot get lost. */
export function keepInSight(view: View, drawing: Size, size: Size): View {
  const edge = 48 / view.scale;
  const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
  return {
    ...view,
    x: clamp(view.x, edge - size.width / view.scale, drawing.width - edge),
    y: clamp(view.y, edge - size.height / view.scale, drawing.height - edge),
  };
}

/** Centres a box, zooming in as far as its names need. */
export function centreView(view: View, box: Box, size: Size): View {
  const scale = Math.max(view.scale, NEAR_FROM + 0.1);
  return {
    x: (box.x1 + box.x2) / 2 - size.width / scale / 2,
    y: (box.y1 + box.y2) / 2 - size.height / scale / 2,
    scale,
  };
}

/** Moves the window just far enough to show a box; unchanged where it is in sight. */
export function revealView(view: View, box: Box, size: Size): View {
  const margin = 24 / view.scale;
  const width = size.width / view.scale;
  const height = size.height / view.scale;
  const shift = (from: number, to: number, start: number, room: number): number => {
    if (to - from > room - 2 * margin) return (from + to) / 2 - room / 2;
    if (from < start + margin) return from - margin;
    if (to > start + room - margin) return to + margin - room;
    return start;
  };
  return { ...view, x: shift(box.x1, box.x2, view.x, width), y: shift(box.y1, box.y2, view.y, height) };
}

function clampScale(scale: number): number {
  return Math.max(MIN_SCALE, Math.min(MAX_SCALE, scale));
}
