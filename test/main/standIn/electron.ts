import { dialogs } from './dialogs';
import { record } from './records';

/**
 * Stands in for `electron` in the built main bundle: as much of it as the shell uses, with the behaviour Electron
 * documents. What the shell asks for is recorded; the test drives it through control.ts.
 */
export { app } from './app';
export { ipcMain } from './ipc';
export { Menu } from './menu';
export { StandInChannel as MessageChannelMain } from './ports';
export { protocol } from './protocol';
export { session } from './session';
export { utilityProcess } from './utilityProcess';
export { BrowserWindow } from './window';

export const dialog = {
  showOpenDialog: (...args: unknown[]) => dialogs.show('open', args.at(-1)),
  showSaveDialog: (...args: unknown[]) => dialogs.show('save', args.at(-1)),
  showErrorBox: (title: string, text: string) => record('dialog.error', title, text),
  showMessageBox: (...args: unknown[]) => dialogs.show('message', args.at(-1)),
};

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const displays = (JSON.parse(process.env.STANDIN_DISPLAYS ?? '[[0,0,1920,1040]]') as number[][]).map(
  ([x = 0, y = 0, width = 0, height = 0], index): { id: number; workArea: Area } => ({
    id: index + 1,
    workArea: { x, y, width, height },
  }),
);

export const screen = {
  getPrimaryDisplay: () => displays[0]!,
  getAllDisplays: () => displays,
};

export const nativeTheme = { shouldUseDarkColors: false };

export const shell = new Proxy(
  {},
  {
    get: (_target, name) => () => {
      record(`shell.${String(name)}`);
      throw new Error('the shell opens nothing outside');
    },
  },
);

await import('./control');
