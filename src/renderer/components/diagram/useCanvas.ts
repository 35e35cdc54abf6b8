import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { keepInSight, openView, panView, type Size, type View, ZOOM_STEP, zoomView } from './view';

/** Pixels a press may move and still be a click. */
const CLICK_SLACK = 4;

export interface Canvas {
  host: RefObject<HTMLDivElement | null>;
  size: Size;
  view: View;
  setView: (change: (was: View) => View) => void;
  pan: (dx: number, dy: number) => void;
  isDragging: boolean;
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  /** @returns whether the press was a drag */
  onPointerUp: (event: PointerEvent) => boolean;
}

/**
 * Size of the window, place and scale of the drawing in it, wheel and dragging.
 * @param scene a new value opens the drawing anew
 */
export function useCanvas(drawing: Size, scene: string): Canvas {
  const host = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [view, setPlainView] = useState<View>({ x: 0, y: 0, scale: 1 });
  const [isDragging, setDragging] = useState(false);
  const press = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const fitted = useRef<string | null>(null);
  const latest = useRef({ drawing, size });
  latest.current = { drawing, size };

  const setView = (change: (was: View) => View) =>
    setPlainView((was) => keepInSight(change(was), latest.current.drawing, latest.current.size));
  const pan = (dx: number, dy: number) => setView((was) => panView(was, dx, dy));

  useLayoutEffect(() => {
    const element = host.current!;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Once per scene, and once the window has a size.
  useLayoutEffect(() => {
    if (size.width === 0 || fitted.current === scene) return;
    fitted.current = scene;
    setPlainView(openView(drawing, size));
  }, [scene, size, drawing]);

  // React's wheel events are passive: they cannot keep the page from scrolling.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the listener reads through refs
  useEffect(() => {
    const element = host.current!;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const bounds = element.getBoundingClientRect();
      const steps = Math.max(-3, Math.min(3, -event.deltaY / (event.deltaMode === 0 ? 100 : 3)));
      setView((was) =>
        zoomView(was, ZOOM_STEP ** steps, { x: event.clientX - bounds.left, y: event.clientY - bounds.top }),
      );
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, []);

  return {
    host,
    size,
    view,
    setView,
    pan,
    isDragging,
    onPointerDown(event) {
      if (event.button > 1) return;
      press.current = { x: event.clientX, y: event.clientY, moved: false };
    },
    onPointerMove(event) {
      const at = press.current;
      if (!at) return;
      const dx = event.clientX - at.x;
      const dy = event.clientY - at.y;
      if (!at.moved && Math.hypot(dx, dy) < CLICK_SLACK) return;
      if (!at.moved) {
        host.current?.setPointerCapture(event.pointerId);
        setDragging(true);
      }
      press.current = { x: event.clientX, y: event.clientY, moved: true };
      pan(-dx, -dy);
    },
    onPointerUp(event) {
      const wasDrag = press.current?.moved ?? true;
      press.current = null;
      if (wasDrag && host.current?.hasPointerCapture(event.pointerId)) {
        host.current.releasePointerCapture(event.pointerId);
      }
      setDragging(false);
      return wasDrag;
    },
  };
}
