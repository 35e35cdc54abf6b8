import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

interface PopupProps {
  /** Client rectangle it opens beside, or the point of a click as an empty rectangle. */
  anchor: { left: number; top: number; right: number; bottom: number };
  onClose: () => void;
  label: string;
  className?: string;
  children: ReactNode;
}

/** A small surface over the page: below its anchor, above where there is no room; closed by Esc or a click elsewhere. */
export function Popup({ anchor, onClose, label, className, children }: PopupProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const room = window.innerHeight - anchor.bottom;
    const above = room < height + 8 && anchor.top > room;
    const left = Math.max(4, Math.min(anchor.left, document.documentElement.clientWidth - width - 4));
    const top = above
      ? Math.max(4, anchor.top - height - 2)
      : Math.min(anchor.bottom + 2, window.innerHeight - height - 4);
    element.style.left = `${left}px`;
    element.style.top = `${Math.max(4, top)}px`;
  });

  useEffect(() => {
    const away = (event: MouseEvent) => {
      const target = event.target as HTMLElement;
      if (!box.current?.contains(target) && !target.closest('.ant-picker-dropdown, .ant-select-dropdown'))
        close.current();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      close.current();
    };
    window.addEventListener('mousedown', away, true);
    window.addEventListener('keydown', key, true);
    window.addEventListener('resize', onResize);
    function onResize() {
      close.current();
    }
    return () => {
      window.removeEventListener('mousedown', away, true);
      window.removeEventListener('keydown', key, true);
      window.removeEventListener('resize', onResize);
    };
  }, []);

  return createPortal(
    <div ref={box} className={`cf-popup ${className ?? ''}`} role="dialog" aria-label={label}>
      {children}
    </div>,
    document.body,
  );
}
