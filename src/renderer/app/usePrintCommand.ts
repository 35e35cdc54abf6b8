import { useMemo, useRef } from 'react';
import { type Command, useCommands } from './commands';

/**
 * Makes Ctrl+P, the menu's print and the palette print what this screen prints, instead of the window as it stands.
 * @param title text key with its namespace
 */
export function usePrintCommand(title: string, print: () => void): void {
  const latest = useRef(print);
  latest.current = print;
  useCommands(
    useMemo<Command[]>(
      () => [{ id: 'screen.print', group: 'sheet', title, keys: 'Ctrl+P', run: () => latest.current() }],
      [title],
    ),
  );
}
