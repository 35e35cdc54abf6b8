import type { Direction } from '../model/selection';

/** What a key asks of the sheet. */
export type Command =
  | { do: 'move' | 'stretch' | 'jump' | 'jumpStretch'; direction: Direction }
  | { do: 'page'; down: boolean; stretch: boolean }
  | { do: 'rowEnd'; end: 'first' | 'last'; stretch: boolean }
  | { do: 'corner'; end: 'first' | 'last'; stretch: boolean }
  | { do: 'walk'; along: 'rows' | 'columns'; backwards: boolean }
  | { do: 'edit' }
  | { do: 'editEmpty' }
  | { do: 'pick' }
  | { do: 'clear' }
  | { do: 'escape' }
  | { do: 'selectAll' }
  | { do: 'selectColumns' }
  | { do: 'selectRows' }
  | { do: 'fillDown' }
  | { do: 'fillRight' }
  | { do: 'insertRows' }
  | { do: 'deleteRows' }
  | { do: 'today' }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'search' }
  | { do: 'menu' }
  | { do: 'leave' }
  | { do: 'openRow' };

export interface Key {
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
}

const arrows: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/**
 * Excel's keys while no cell is being edited.
 * @returns null for keys that are left to the browser: copying and pasting come as their own events, and printing
 * characters start editing
 */
export function commandOf(key: Key): Command | null {
  const direction = arrows[key.key];
  if (direction) {
    if (key.alt) return direction === 'down' ? { do: 'pick' } : null;
    if (key.ctrl) return { do: key.shift ? 'jumpStretch' : 'jump', direction };
    return { do: key.shift ? 'stretch' : 'move', direction };
  }
  if (key.ctrl) return key.alt ? null : withCtrl(key);
  if (key.alt) return null;
  switch (key.key) {
    case 'PageUp':
    case 'PageDown':
      return { do: 'page', down: key.key === 'PageDown', stretch: key.shift };
    case 'Home':
    case 'End':
      return { do: 'rowEnd', end: key.key === 'Home' ? 'first' : 'last', stretch: key.shift };
    case 'Enter':
      return { do: 'walk', along: 'rows', backwards: key.shift };
    case 'Tab':
      return { do: 'walk', along: 'columns', backwards: key.shift };
    case 'F2':
      return { do: 'edit' };
    case 'F6':
      return { do: 'leave' };
    case 'F10':
      return key.shift ? { do: 'menu' } : null;
    case 'ContextMenu':
      return { do: 'menu' };
    case 'Delete':
      return { do: 'clear' };
    case 'Backspace':
      return { do: 'editEmpty' };
    case 'Escape':
      return { do: 'escape' };
    case ' ':
      return key.shift ? { do: 'selectRows' } : null;
    default:
      return null;
  }
}

function withCtrl(key: Key): Command | null {
  switch (key.key.toLowerCase()) {
    case ' ':
      return key.shift ? { do: 'selectAll' } : { do: 'selectColumns' };
    case 'enter':
      return { do: 'openRow' };
    case 'a':
      return { do: 'selectAll' };
    case 'd':
      return { do: 'fillDown' };
    case 'r':
      return { do: 'fillRight' };
    case 'z':
      return key.shift ? { do: 'redo' } : { do: 'undo' };
    case 'y':
      return { do: 'redo' };
    case 'f':
      return { do: 'search' };
    case 'home':
    case 'end':
      return { do: 'corner', end: key.key === 'Home' ? 'first' : 'last', stretch: key.shift };
    case '+':
      return { do: 'insertRows' };
    case '-':
      return { do: 'deleteRows' };
    case ';':
      return { do: 'today' };
    default:
      return null;
  }
}

/** What a key asks while a cell is being edited. */
export type EditorCommand =
  | { do: 'commit'; go: 'down' | 'up' | 'right' | 'left' | 'stay' }
  | { do: 'commitAll' }
  | { do: 'cancel' }
  | { do: 'newline' }
  | { do: 'toggleMode' };

/**
 * @param quick editing was started by typing: arrows then finish it, as in Excel; after F2 they move the caret
 */
export function editorCommandOf(key: Key, quick: boolean): EditorCommand | null {
  switch (key.key) {
    case 'Enter':
      if (key.alt) return { do: 'newline' };
      if (key.ctrl) return { do: 'commitAll' };
      return { do: 'commit', go: key.shift ? 'up' : 'down' };
    case 'Tab':
      return { do: 'commit', go: key.shift ? 'left' : 'right' };
    case 'Escape':
      return { do: 'cancel' };
    case 'F2':
      return { do: 'toggleMode' };
    default: {
      const direction = arrows[key.key];
      return direction && quick && !key.shift && !key.ctrl ? { do: 'commit', go: direction } : null;
    }
  }
}
