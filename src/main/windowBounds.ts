import type { Bounds } from './settings';

type Size = Pick<Bounds, 'width' | 'height'>;

export const SMALLEST = { width: 1024, height: 640 };
const USUAL = { width: 1366, height: 768 };

/** Least part of the window, in pixels, that must lie on one display for the user to get hold of it. */
const GRIP = { width: 160, height: 40 };

/**
 * Where the window opens: as it was left, where enough of its upper edge still lies on a display (a second screen may be
 * gone, a resolution lower); else in the middle of the first display.
 * @param kept bounds as the window was left, null at the first start
 * @param displays work areas (without task bars), the primary one first
 */
export function fitBounds(kept: Bounds | null, displays: readonly Bounds[]): Bounds {
  const [primary = { x: 0, y: 0, ...USUAL }] = displays;
  for (const display of kept ? displays : []) {
    const sized = { ...kept!, ...sizeOn(kept!, display) };
    if (hasGrip(sized, display)) return sized;
  }
  const { width, height } = sizeOn(kept ?? USUAL, primary);
  return {
    x: primary.x + Math.max(0, Math.round((primary.width - width) / 2)),
    y: primary.y + Math.max(0, Math.round((primary.height - height) / 2)),
    width,
    height,
  };
}

/** The upper edge counts: a window whose title bar is above the display cannot be moved. */
function hasGrip(window: Bounds, display: Bounds): boolean {
  const left = Math.max(window.x, display.x);
  const right = Math.min(window.x + window.width, display.x + display.width);
  const isOnItsHeight = window.y >= display.y && window.y + GRIP.height <= display.y + display.height;
  return isOnItsHeight && right - left >= GRIP.width;
}

function sizeOn(wanted: Size, display: Size): Size {
  return {
    width: clamp(wanted.width, SMALLEST.width, display.width),
    height: clamp(wanted.height, SMALLEST.height, display.height),
  };
}

/** A display smaller than the smallest window gets a window of its own size. */
function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
