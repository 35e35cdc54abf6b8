import { BrowserWindow, nativeTheme, screen } from 'electron';
import { SHELL_ORIGIN } from '../shared/api/shell';
import { pagePreferences } from './security';
import type { SettingsFile } from './settings';
import { fitBounds, SMALLEST } from './windowBounds';

/** Colours of the empty window, so that nothing flashes before the page paints. */
const PAPER = { light: '#ffffff', dark: '#1f1f1f' };

/** Pause after the last move before the place is written, in ms. */
const SETTLED_MS = 500;

export interface WindowEvents {
  /** The user closes the window. @returns whether it may close at once; else the shell closes it later */
  mayClose(): boolean;
  onGone(reason: string): void;
  onHanging(): void;
}

/** Opens the window where it was left; it shows itself once it has something to show. */
export function openWindow(settings: SettingsFile, events: WindowEvents): BrowserWindow {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const areas = [primary, ...others].map((display) => display.workArea);
  const window = new BrowserWindow({
    ...fitBounds(settings.values.bounds, areas),
    minWidth: Math.min(SMALLEST.width, primary.workArea.width),
    minHeight: Math.min(SMALLEST.height, primary.workArea.height),
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    webPreferences: pagePreferences({ preload: true }),
  });
  if (settings.values.isMaximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberPlace(window, settings);
  window.on('close', (event) => {
    if (!events.mayClose()) event.preventDefault();
  });
  // The title names the store; the page's own title is for browsers.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') events.onGone(reason);
  });
  window.on('unresponsive', () => events.onHanging());
  return window;
}

export function loadAppPage(window: BrowserWindow): Promise<void> {
  // A load that another one replaces is no fault.
  return window.loadURL(`${SHELL_ORIGIN}/`).catch(() => {});
}

function rememberPlace(window: BrowserWindow, settings: SettingsFile): void {
  let timer: NodeJS.Timeout | null = null;
  const keep = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (window.isDestroyed() || window.isFullScreen()) return;
    settings.change({ bounds: window.getNormalBounds(), isMaximised: window.isMaximized() });
  };
  const settle = () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(keep, SETTLED_MS);
  };
  window.on('resize', settle);
  window.on('move', settle);
  window.on('maximize', settle);
  window.on('unmaximize', settle);
  window.on('close', keep);
}
