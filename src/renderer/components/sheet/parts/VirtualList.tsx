import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

interface Props<T> {
  items: T[];
  /** Pixels; all rows are of one height. */
  rowHeight: number;
  height: number;
  keyOf: (item: T) => string;
  render: (item: T) => ReactNode;
}

/** A list of which only the rows in sight are drawn. */
export function VirtualList<T>({ items, rowHeight, height, keyOf, render }: Props<T>): ReactNode {
  const [top, setTop] = useState(0);
  const outer = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const first = Math.max(0, Math.floor(top / rowHeight) - 4);
  const last = Math.min(items.length, Math.ceil((top + height) / rowHeight) + 4);
  useLayoutEffect(() => {
    outer.current!.style.height = `${height}px`;
    inner.current!.style.height = `${items.length * rowHeight}px`;
    inner.current!.style.paddingTop = `${first * rowHeight}px`;
  });
  return (
    <div className="cf-virtual" ref={outer} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <div className="cf-virtual-inner" ref={inner}>
        {items.slice(first, last).map((item) => (
          <div className="cf-virtual-row" key={keyOf(item)}>
            {render(item)}
          </div>
        ))}
      </div>
    </div>
  );
}
