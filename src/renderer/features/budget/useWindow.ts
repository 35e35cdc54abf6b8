import { type RefObject, useEffect, useState } from 'react';

/** Height of a row of the board. */
export const ROW_PX = 28;
/** Rows drawn beyond the edges. */
const SPARE = 6;

/**
 * Which rows of a long list are in sight.
 * @returns first row drawn, row after the last, and a way to bring one into sight
 */
export function useWindow(place: RefObject<HTMLElement | null>, count: number) {
  const [seen, setSeen] = useState({ top: 0, height: 400 });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const look = () => setSeen({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [place]);
  const from = Math.max(0, Math.floor(seen.top / ROW_PX) - SPARE);
  const to = Math.min(count, Math.ceil((seen.top + seen.height) / ROW_PX) + SPARE);
  const reveal = (row: number): void => {
    const element = place.current;
    if (!element) return;
    const top = row * ROW_PX;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_PX > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + ROW_PX - element.clientHeight;
    }
  };
  return { from: Math.min(from, count), to, reveal };
}
