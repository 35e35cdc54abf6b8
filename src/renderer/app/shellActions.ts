import { backend } from '../api/backend';
import type { ShellActions } from '../api/desktop';
import { attempt, redo, setLanguage, undo } from './actions';
import { openStore, takeFile } from './appCommands';
import { runKeys } from './commands';
import { openOverlay } from './overlay';
import { findScreen } from './screens';
import { useApp } from './useApp';

/** What menus, a second start and files opened from the desktop do here. */
export const shellActions: ShellActions = {
  openStore: (file) => void openStore(file),
  saveCopy: (file) => void attempt(() => backend().app.saveCopy({ file })),
  importFile: takeFile,
  go: (screen, tab) => {
    const found = findScreen(screen);
    if (found) useApp.getState().go(found.name, tab ? { tab } : {});
  },
  undo: () => void undo(),
  redo: () => void redo(),
  print: () => runKeys('Ctrl+P'),
  setLanguage: (language) => void setLanguage(language),
  help: () => openOverlay('manual'),
};
