import { backend } from '../api/backend';
import { pathOfStore, pickFiles, printWindow, saveFile } from '../api/desktop';
import { attempt, redo, setLanguage, undo } from './actions';
import { FONT_SCALES, type FontChoice, setFont, setTheme, stepFont, THEME_CHOICES } from './appearance';
import { addCommands, type Command } from './commands';
import { openOverlay } from './overlay';
import { screens } from './screens';
import { useApp } from './useApp';

const hasPlan = () => Boolean(useApp.getState().state?.planId);
const go = (...place: Parameters<ReturnType<typeof useApp.getState>['go']>) => useApp.getState().go(...place);

/** What can be asked for on every screen. */
function appCommands(): Command[] {
  return [
    ...screens.map(
      (screen, index): Command => ({
        id: `go.${screen.name}`,
        group: 'go',
        title: `frame:${screen.name}`,
        ...(index < 9 ? { keys: `Alt+${index + 1}` } : {}),
        isOffered: () => Boolean(screen.isPlanless) || hasPlan(),
        run: () => go(screen.name),
      }),
    ),
    { id: 'palette', group: 'go', title: 'home:palette', keys: 'Ctrl+K', run: () => openOverlay('palette') },
    { id: 'go.import', group: 'file', title: 'home:importFile', isOffered: hasPlan, run: () => void chooseImport() },
    ...(['export', 'history'] as const).map(
      (tab): Command => ({
        id: `go.${tab}`,
        group: 'file',
        title: `home:${tab}`,
        isOffered: hasPlan,
        run: () => go('data', { tab }),
      }),
    ),
    { id: 'newPlan', group: 'file', title: 'frame:newPlan', run: () => go('plans', { make: '1' }) },
    { id: 'print', group: 'file', title: 'home:printWindow', keys: 'Ctrl+P', run: () => void printWindow() },
    { id: 'saveCopy', group: 'file', title: 'home:saveCopy', run: () => void downloadCopy() },
    {
      id: 'undo',
      group: 'edit',
      title: 'frame:undo',
      keys: 'Ctrl+Z',
      isKeyElsewhere: true,
      isOffered: () => Boolean(useApp.getState().state?.undo),
      run: () => void undo(),
    },
    {
      id: 'redo',
      group: 'edit',
      title: 'frame:redo',
      keys: 'Ctrl+Y',
      isKeyElsewhere: true,
      isOffered: () => Boolean(useApp.getState().state?.redo),
      run: () => void redo(),
    },
    {
      id: 'language',
      group: 'view',
      title: 'frame:switchLanguage',
      run: () => void setLanguage(useApp.getState().language === 'zh' ? 'en' : 'zh'),
    },
    ...THEME_CHOICES.map(
      (theme): Command => ({
        id: `theme.${theme}`,
        group: 'view',
        title: `home:theme_${theme}`,
        run: () => setTheme(theme),
      }),
    ),
    ...(Object.keys(FONT_SCALES) as FontChoice[]).map(
      (font): Command => ({
        id: `font.${font}`,
        group: 'view',
        title: `home:fontCommand_${font}`,
        run: () => setFont(font),
      }),
    ),
    { id: 'font.up', group: 'view', title: 'home:fontUp', keys: 'Ctrl+Alt+=', run: () => stepFont(1) },
    { id: 'font.down', group: 'view', title: 'home:fontDown', keys: 'Ctrl+Alt+-', run: () => stepFont(-1) },
    { id: 'keys', group: 'help', title: 'home:keys', keys: '?', run: () => openOverlay('keys') },
    { id: 'manual', group: 'help', title: 'home:manual', keys: 'F1', run: () => openOverlay('manual') },
  ];
}

/** Offers them for as long as the window is open. @returns takes them back */
export function addAppCommands(): () => void {
  return addCommands(appCommands());
}

/** Asks for a file to import; the import screen takes it up. */
export async function chooseImport(): Promise<void> {
  const files = await pickFiles('.xls,.xlsx,.xlsm,.xlsb,.csv,.tsv,.ods,.xml,.htm,.html', true);
  takeFiles(files);
}

/** A file from the desktop: a store is opened, anything else is imported. */
export function takeFile(file: File): void {
  takeFiles([file]);
}

/** Files from the desktop: a store is opened, anything else is imported in one go. */
export function takeFiles(files: File[]): void {
  const [file] = files;
  if (!file) return;
  const store = pathOfStore(file);
  if (store) void openStore(store);
  else if (hasPlan()) {
    useApp.getState().set({ droppedFiles: files });
    go('data', { tab: 'import' });
  } else go('plans');
}

export async function openStore(file: string): Promise<void> {
  const opened = await attempt(() => backend().app.openStore({ file }));
  if (opened) useApp.getState().set({ state: opened, lastNews: null });
}

async function downloadCopy(): Promise<void> {
  const copy = await attempt(() => backend().app.downloadCopy());
  if (copy) await attempt(() => saveFile(copy));
}
