import { app, type Session, type WebContents, type WebPreferences } from 'electron';
import { SHELL_ORIGIN } from '../shared/api/shell';
import { preloadFile } from './folders';
import { isAppPage, isOwnUrl } from './pageProtocol';

/** What a page of ours may ask the system for; everything else is denied. */
const GRANTED = new Set(['clipboard-read', 'clipboard-sanitized-write']);

/**
 * Switches that let a debugger in, take a wall away, or start a program of somebody else's in the place of one of ours; a
 * packaged program does not run with them. An AppImage adds `--no-sandbox` by itself where the system allows no user
 * namespaces.
 */
const UNSAFE_SWITCHES = [
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-gpu-sandbox',
  'single-process',
  'in-process-gpu',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'browser-subprocess-path',
  'disable-web-security',
  'allow-file-access-from-files',
  'disable-site-isolation-trials',
  'load-extension',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'js-flags',
];

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

/** @returns a switch of this start that a packaged program does not run with, or null */
export function unsafeSwitch(): string | null {
  if (!app.isPackaged) return null;
  return UNSAFE_SWITCHES.find((name) => app.commandLine.hasSwitch(name)) ?? null;
}

/**
 * Rules that hold for the whole program; must run before it is ready. Names are not resolved at all, so that nothing of
 * Chromium can reach a network either.
 */
export function hardenProgram(): void {
  app.enableSandbox();
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('no-pings');
  app.on('web-contents-created', (_event, contents) => lockPage(contents));
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
  // Packets of WebRTC pass neither the policy of the page nor the session's filter of requests.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
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
