import type { ApiFile } from '../../shared/api/apiFile';
import type { ShellCommand, ShellDesktop } from '../../shared/api/shell';

/**
 * What differs by host: in Electron native dialogs and printing, in the browser its own means. The shell's preload puts
 * `desktop` on the window.
 */
export type Desktop = ShellDesktop;

declare global {
  interface Window {
    desktop?: Desktop;
  }
}

/** What menus, a second start and files opened from the desktop ask the page to do. */
export interface ShellActions {
  openStore(file: string): void;
  saveCopy(file: string): void;
  importFile(file: File): void;
  go(screen: string, tab?: string): void;
  undo(): void;
  redo(): void;
  print(): void;
  setLanguage(language: 'zh' | 'en'): void;
  help(): void;
}

/**
 * Follows the shell's commands; does nothing in a browser. Undo and redo of a text field stay the field's own.
 * @returns a function that stops following
 */
export function followShell(actions: ShellActions): () => void {
  return window.desktop?.onCommand((command) => act(command, actions)) ?? (() => {});
}

function act(command: ShellCommand, actions: ShellActions): void {
  switch (command.name) {
    case 'openStore':
      actions.openStore(command.file);
      return;
    case 'saveCopy':
      actions.saveCopy(command.file);
      return;
    case 'importFile':
      actions.importFile(new File([new Uint8Array(command.bytes)], command.fileName));
      return;
    case 'go':
      actions.go(command.screen, command.tab);
      return;
    case 'language':
      actions.setLanguage(command.language);
      return;
    case 'help':
      actions.help();
      return;
    case 'print':
      actions.print();
      return;
    case 'undo':
    case 'redo':
      if (document.activeElement?.matches('input, textarea, [contenteditable="true"]'))
        document.execCommand(command.name);
      else actions[command.name]();
  }
}

/** @returns path of a store the user dropped on the window; null for any other file, and in a browser */
export function pathOfStore(file: File): string | null {
  if (!file.name.toLowerCase().endsWith('.countyframe')) return null;
  return window.desktop?.pathOf(file) || null;
}

/** Prints the window as it stands, by the system's dialog. */
export async function printWindow(): Promise<void> {
  if (window.desktop) await window.desktop.print();
  else window.print();
}

/** Hands a made file to the user: a save dialog in Electron, a download in the browser. */
export async function saveFile(file: ApiFile): Promise<void> {
  const bytes = await file.arrayBuffer();
  if (window.desktop) {
    await window.desktop.saveFile(file.name, bytes);
    return;
  }
  const url = URL.createObjectURL(new Blob([bytes], { type: file.type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Asks for files with the given endings. */
export function pickFiles(accept: string, multiple = false): Promise<File[]> {
  return new Promise((done) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    input.addEventListener('change', () => done([...(input.files ?? [])]));
    input.addEventListener('cancel', () => done([]));
    input.click();
  });
}
