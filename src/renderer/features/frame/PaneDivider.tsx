import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from 'react';

const KEY = 'countyframe.frameSide';
const STEP = 24;
const LEAST = 320;
/** Of the room, where no width is remembered. */
const SHARE = 0.38;
/** Room the drawing keeps. */
const KEPT = 360;

/** Divides drawing and ledger; dragged, or moved by the arrow keys. The width is remembered. */
export function PaneDivider({ label }: { label: string }) {
  const divider = useRef<HTMLDivElement>(null);
  const width = useRef(0);
  const set = (wanted: number) => {
    const host = divider.current?.parentElement;
    if (!host) return;
    width.current = Math.max(LEAST, Math.min(host.clientWidth - KEPT, wanted));
    host.style.setProperty('--side-width', `${width.current}px`);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, before the first paint
  useLayoutEffect(() => {
    const kept = Number(localStorage.getItem(KEY));
    set(kept > 0 ? kept : (divider.current?.parentElement?.clientWidth ?? 0) * SHARE);
  }, []);
  const keep = () => localStorage.setItem(KEY, String(Math.round(width.current)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs is not a divider that moves
    <div
      ref={divider}
      className="pane-divider"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={0}
      tabIndex={0}
      onPointerDown={(event: PointerEvent<HTMLDivElement>) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event: PointerEvent<HTMLDivElement>) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const right = divider.current?.parentElement?.getBoundingClientRect().right ?? 0;
        set(right - event.clientX);
      }}
      onPointerUp={keep}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        set(width.current + (event.key === 'ArrowLeft' ? STEP : -STEP));
        keep();
        event.preventDefault();
      }}
    />
  );
}
