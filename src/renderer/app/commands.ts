import { useEffect } from 'react';

export const COMMAND_GROUPS = ['go', 'sheet', 'edit', 'file', 'view', 'help'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Something the user can ask for: offered by the palette, listed with its keys, and run by them. */
export interface Command {
  id: string;
  group: CommandGroup;
  /** Text key with its namespace: `frame:undo`. */
  title: string;
  params?: Record<string, string | number>;
  /** `Ctrl+Shift+H`, `Alt+1`, `F1`, `?`. A bare character works only outside of text fields and sheets. */
  keys?: string;
  /** The keys are shown; whoever has the focus handles them. */
  isKeyElsewhere?: boolean;
  run(): void;
  /** Whether it makes sense now; always where absent. */
  isOffered?(): boolean;
}

const registry = new Map<string, Command>();

/**
 * Offers commands until the returned function is called. A command of the same id replaces the one before.
 * @returns takes the commands back, where they are still these
 */
export function addCommands(commands: readonly Command[]): () => void {
  for (const command of commands) registry.set(command.id, command);
  return () => {
    for (const command of commands) if (registry.get(command.id) === command) registry.delete(command.id);
  };
}

/** Offers a screen's commands while it is shown. The list must be stable (useMemo). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => addCommands(commands), [commands]);
}

/**
 * @returns commands that make sense now, by group; a command of the program whose keys the screen's own one has (print)
 *   is not among them
 */
export function offeredCommands(): Command[] {
  const taken = new Set<string>();
  return [...registry.values()]
    .filter((command) => command.isOffered?.() ?? true)
    .sort((a, b) => COMMAND_GROUPS.indexOf(a.group) - COMMAND_GROUPS.indexOf(b.group))
    .filter(({ keys }) => {
      if (!keys) return true;
      const isFree = !taken.has(keys);
      taken.add(keys);
      return isFree;
    });
}

/** @returns the keys pressed, as commands name them */
export function keysOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const isLetter = /^[A-Z0-9]$/.test(key) || key.length > 1;
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && isLetter ? 'Shift' : '',
    key,
  ]
    .filter(Boolean)
    .join('+');
}

/**
 * Runs the command of these keys that makes sense now; of several, the screen's own one.
 * @returns whether there was one
 */
export function runKeys(keys: string): boolean {
  const command = offeredCommands().find((candidate) => candidate.keys === keys && !candidate.isKeyElsewhere);
  command?.run();
  return command !== undefined;
}

/** Runs the command whose keys were pressed. @returns a function that stops listening */
export function listenForKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    const keys = keysOf(event);
    const isBare = !/^(Ctrl|Alt)\+/.test(keys) && !/^(Shift\+)?F\d+$/.test(keys);
    const target = event.target as HTMLElement;
    if (isBare && target.closest('input, textarea, select, [contenteditable="true"], dialog')) return;
    if (runKeys(keys)) event.preventDefault();
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
