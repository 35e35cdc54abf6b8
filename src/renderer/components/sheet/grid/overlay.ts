import { type CellPosition, type CellRange, rangeBetween } from '../model/selection';
import type { Geometry, Piece } from './geometry';

export interface OverlayState {
  ranges: CellRange[];
  active: CellPosition;
  /** Range on the clipboard. */
  copied: CellRange | null;
  /** Range the fill handle is being dragged over. */
  filling: CellRange | null;
  /** The sheet has the keyboard. */
  focused: boolean;
  showHandle: boolean;
}

/**
 * Draws selection, clipboard range and fill handle over the rows: a few rectangles instead of classes on hundreds of
 * cells. The layers live inside the element that scrolls, so that they move with it.
 */
export class Overlay {
  private readonly frozenLayer = layer('cf-layer cf-layer-frozen');
  private readonly scrollLayer = layer('cf-layer cf-layer-scroll');
  readonly handle = layer('cf-fill-handle');
  private clippedAt = -1;

  constructor(private readonly geometry: Geometry) {}

  draw(state: OverlayState): void {
    const canvas = this.geometry.canvas;
    if (this.frozenLayer.parentElement !== canvas) canvas.prepend(this.frozenLayer, this.scrollLayer);
    this.frozenLayer.replaceChildren();
    this.scrollLayer.replaceChildren();
    this.scrollLayer.style.left = `${this.geometry.frozenWidth}px`;
    const last = state.ranges.length - 1;
    state.ranges.forEach((range, i) => {
      this.box(range, `cf-range${i === last ? ' cf-range-last' : ''}${state.focused ? '' : ' cf-away'}`);
    });
    this.box(rangeBetween(state.active, state.active), `cf-active${state.focused ? '' : ' cf-away'}`);
    if (state.copied) this.box(state.copied, 'cf-copied');
    if (state.filling) this.box(state.filling, 'cf-filling');
    if (state.showHandle && last >= 0) this.placeHandle(state.ranges[last]!);
    this.clip(this.geometry.scroller.scrollLeft);
  }

  /** Keeps the scrolling part from showing under the frozen columns. Vertical scrolling costs nothing here. */
  clip(scrollLeft: number): void {
    if (scrollLeft === this.clippedAt) return;
    this.clippedAt = scrollLeft;
    this.scrollLayer.style.clipPath = `inset(-2px -100000px -100000000px ${scrollLeft}px)`;
  }

  private box(range: CellRange, className: string): void {
    for (const piece of this.geometry.pieces(range)) {
      const box = layer(
        `${className}${piece.openLeft ? ' cf-open-left' : ''}${piece.openRight ? ' cf-open-right' : ''}`,
      );
      place(box, piece);
      (piece.frozen ? this.frozenLayer : this.scrollLayer).append(box);
    }
  }

  private placeHandle(range: CellRange): void {
    const piece = this.geometry.pieces(range).at(-1);
    if (!piece) return;
    this.handle.style.left = `${piece.left + piece.width - 5}px`;
    this.handle.style.top = `${piece.top + piece.height - 5}px`;
    (piece.frozen ? this.frozenLayer : this.scrollLayer).append(this.handle);
  }
}

function layer(className: string): HTMLDivElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}

function place(box: HTMLElement, piece: Piece): void {
  box.style.left = `${piece.left - (piece.left > 0 ? 1 : 0)}px`;
  box.style.top = `${piece.top - (piece.top > 0 ? 1 : 0)}px`;
  box.style.width = `${piece.width + (piece.left > 0 ? 1 : 0)}px`;
  box.style.height = `${piece.height + (piece.top > 0 ? 1 : 0)}px`;
}
