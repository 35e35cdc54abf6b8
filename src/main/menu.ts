import { basename } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import type { ShellCommand } from '../shared/api/shell';
import type { Language } from '../shared/messages';
import type { Say } from './words';

export interface MenuActions {
  command(command: ShellCommand): void;
  openStore(): void;
  openRecent(file: string): void;
  saveCopy(): void;
  importFile(): void;
  about(): void;
}

export interface MenuFacts {
  language: Language;
  recent: readonly string[];
  /** Offer the developer tools: only where the program is not packaged. */
  isDevelopment: boolean;
}

/**
 * The window's menu. Keys that the page handles itself (undo, redo, print) are shown and not registered, so that they go
 * to the sheet or the text field that has the focus: a sheet prints by its own preview.
 */
export function menuTemplate(say: Say, facts: MenuFacts, actions: MenuActions): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    {
      id: 'file',
      label: say('SHELL_FILE'),
      submenu: [
        { id: 'open', label: say('SHELL_OPEN'), accelerator: 'CmdOrCtrl+O', click: actions.openStore },
        { id: 'recent', label: say('SHELL_RECENT'), submenu: recentItems(say, facts.recent, actions) },
        { id: 'saveCopy', label: say('SHELL_SAVE_COPY'), accelerator: 'CmdOrCtrl+Shift+S', click: actions.saveCopy },
        separator,
        { id: 'import', label: say('SHELL_IMPORT'), accelerator: 'CmdOrCtrl+I', click: actions.importFile },
        {
          id: 'export',
          label: say('SHELL_EXPORT'),
          accelerator: 'CmdOrCtrl+E',
          click: () => actions.command({ name: 'go', screen: 'data', tab: 'export' }),
        },
        separator,
        {
          id: 'print',
          label: say('SHELL_PRINT'),
          accelerator: 'CmdOrCtrl+P',
          registerAccelerator: false,
          click: () => actions.command({ name: 'print' }),
        },
        separator,
        { id: 'quit', role: 'quit', label: say('SHELL_QUIT'), accelerator: 'CmdOrCtrl+Q' },
      ],
    },
    {
      id: 'edit',
      label: say('SHELL_EDIT'),
      submenu: [
        {
          id: 'undo',
          label: say('SHELL_UNDO'),
          accelerator: 'CmdOrCtrl+Z',
          registerAccelerator: false,
          click: () => actions.command({ name: 'undo' }),
        },
        {
          id: 'redo',
          label: say('SHELL_REDO'),
          accelerator: 'CmdOrCtrl+Y',
          registerAccelerator: false,
          click: () => actions.command({ name: 'redo' }),
        },
        separator,
        { role: 'cut', label: say('SHELL_CUT') },
        { role: 'copy', label: say('SHELL_COPY') },
        { role: 'paste', label: say('SHELL_PASTE') },
        { role: 'selectAll', label: say('SHELL_SELECT_ALL') },
      ],
    },
    {
      id: 'view',
      label: say('SHELL_VIEW'),
      submenu: [
        { role: 'zoomIn', label: say('SHELL_ZOOM_IN'), accelerator: 'CmdOrCtrl+Plus' },
        { role: 'zoomOut', label: say('SHELL_ZOOM_OUT'), accelerator: 'CmdOrCtrl+-' },
        { role: 'resetZoom', label: say('SHELL_ZOOM_RESET'), accelerator: 'CmdOrCtrl+0' },
        { role: 'togglefullscreen', label: say('SHELL_FULL_SCREEN'), accelerator: 'F11' },
        separator,
        { id: 'language', label: say('SHELL_LANGUAGE'), submenu: languageItems(facts.language, actions) },
        ...(facts.isDevelopment
          ? [separator, { role: 'toggleDevTools' as const, label: say('SHELL_DEVELOPER_TOOLS') }]
          : []),
      ],
    },
    {
      id: 'help',
      label: say('SHELL_HELP'),
      submenu: [
        {
          id: 'manual',
          label: say('SHELL_MANUAL'),
          accelerator: 'F1',
          click: () => actions.command({ name: 'help' }),
        },
        { id: 'about', label: say('SHELL_ABOUT'), click: actions.about },
      ],
    },
  ];
}

function recentItems(say: Say, recent: readonly string[], actions: MenuActions): MenuItemConstructorOptions[] {
  if (recent.length === 0) return [{ label: say('SHELL_NO_RECENT'), enabled: false }];
  return recent.map((file, index) => ({
    // `&` in a file name would mark a key; the number is the key.
    label: `&${(index + 1) % 10} ${basename(file).replaceAll('&', '&&')} — ${file.replaceAll('&', '&&')}`,
    click: () => actions.openRecent(file),
  }));
}

function languageItems(language: Language, actions: MenuActions): MenuItemConstructorOptions[] {
  return (['zh', 'en'] as const).map((choice) => ({
    id: `language-${choice}`,
    label: choice === 'zh' ? '中文' : 'English',
    type: 'radio' as const,
    checked: choice === language,
    click: () => actions.command({ name: 'language', language: choice }),
  }));
}
