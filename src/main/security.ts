import { app, type Session, type WebContents, type WebPreferences } from 'electron';
import { SHELL_ORIGIN } from '../shared/api/shell';
import { preloadFile } from './folders';
import { isAppPage, isOwnUrl } from './pageProtocol';

/** What a page of ours may ask the system for; everything else is denied. */
const GRANTED = new Set(['clipboard-read', 'clipboard-sanitized-write']);

/** Switches by which a debugger gets into a running program; a packaged one does not start with them. */
const DEBUG_SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk', 'js-flags'];

/** Preferences of every page: no Node, a sandbox, a world of its own for the preload, no dictionaries from the network. */
export function pagePreferences(options: { preload: boolean }): WebPreferences {
  return {
    ...(options.preload ? { preload: preloadFile } : {}),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    devTools: !app.isPackaged,
  };
}

/**
 * Rules that hold for the whole program; must run before it is ready. Names are not resolved at all, so that nothing of
 * Chromium can reach a network either.
 * @returns whether the program may start
 */
export function hardenProgram(): boolean {
  if (app.isPackaged && DEBUG_SWITCHES.some((name) => app.commandLine.hasSwitch(name))) return false;
  app.enableSandbox();
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('no-pings');
  app.on('web-contents-created', (_event, contents) => lockPage(contents));
  return true;
}

/** A page stays where it is: the window the application page, frames our own pages; no windows, no webviews. */
function lockPage(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; url: string; isMainFrame: boolean }) => {
    const isFine = event.isMainFrame ? isAppPage(event.url) : isOwnUrl(event.url);
    if (!isFine) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Rules of the session: permissions, requests, downloads, devices. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(GRANTED.has(permission) && details.isMainFrame && isOwnUrl(details.requestingUrl || contents.getURL()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    return GRANTED.has(permission) && details.isMainFrame && isOwnUrl(origin);
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }));
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${SHELL_ORIGIN}/`)) event.preventDefault();
  });
}

/** Only what the program serves or makes itself; the developer tools where they exist. */
function mayLoad(url: string): boolean {
  if (isOwnUrl(url) || url.startsWith('data:') || url.startsWith(`blob:${SHELL_ORIGIN}/`)) return true;
  return !app.isPackaged && url.startsWith('devtools://');
}
