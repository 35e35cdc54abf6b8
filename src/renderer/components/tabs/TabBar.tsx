import type { KeyboardEvent, ReactNode } from 'react';
import './tabs.css';

interface Props<Name extends string> {
  /** Name of the whole for screen readers. */
  label: string;
  tabs: readonly Name[];
  active: Name;
  onPick: (name: Name) => void;
  /** What stands on a tab. */
  text: (name: Name) => ReactNode;
}

/**
 * The tabs of a screen. One of them takes the focus; the arrow keys, Home and End go to the others, as the tabs
 * pattern of ARIA wants.
 */
export function TabBar<Name extends string>({ label, tabs, active, onPick, text }: Props<Name>) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const target = targetOf(event.key, tabs.indexOf(active), tabs.length);
    if (target === null) return;
    event.preventDefault();
    onPick(tabs[target]!);
    (event.currentTarget.children[target] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className="sheet-tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={name === active}
          tabIndex={name === active ? 0 : -1}
          data-tab={name}
          onClick={() => onPick(name)}
        >
          {text(name)}
        </button>
      ))}
    </div>
  );
}

/** Place the key leads to; null for any other key. */
function targetOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
