import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { app } from './app';
import { dialogs } from './dialogs';
import { ipcMain } from './ipc';
import { clickItem, shownMenu } from './menu';
import { protocolHandlers } from './protocol';
import { records } from './records';
import { session } from './session';
import { running } from './utilityProcess';
import { BrowserWindow } from './window';

/** What the test may ask of the running stand-in, over the IPC line of its process. */

/** One client for each load of a page: a page that is loaded again has another port. */
const clients = new WeakMap<object, Promise<unknown>>();
const commands: unknown[] = [];
const streams = new Map<string, AbortController>();

function mainWindow(): BrowserWindow {
  const window = BrowserWindow.getAllWindows().find((candidate) => candidate.options.webPreferences?.preload);
  if (!window) throw new Error('no window');
  return window;
}

/** The page's client of the backend, over the port its preload posted to it. */
function client(): Promise<unknown> {
  const page = mainWindow().webContents;
  const { world } = page;
  if (!world) throw new Error('no page is loaded');
  let made = clients.get(world);
  if (!made) {
    page.desktop.requestPort?.();
    made = world.port.then((port) => {
      const link = new RPCLink({ port: port as unknown as globalThis.MessagePort });
      port.start();
      return createORPCClient(link);
    });
    clients.set(world, made);
  }
  return made;
}

async function procedure(path: string): Promise<(input: unknown, options?: unknown) => Promise<unknown>> {
  let at = (await client()) as Record<string, unknown>;
  for (const name of path.split('.')) at = at[name] as Record<string, unknown>;
  return at as unknown as (input: unknown, options?: unknown) => Promise<unknown>;
}

/** A File cannot travel to the test: its name and bytes do. */
async function portable(value: unknown): Promise<unknown> {
  if (!(value instanceof File)) return value;
  return { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) };
}

function revived(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const { file, ...rest } = input as { file?: { name: string; bytes: Uint8Array } };
  return file?.bytes ? { ...rest, file: new File([new Uint8Array(file.bytes)], file.name) } : input;
}

async function call(path: string, input: unknown, key?: string): Promise<unknown> {
  const controller = new AbortController();
  if (key) streams.set(key, controller);
  const result = await (await procedure(path))(revived(input), { signal: controller.signal });
  if (typeof result !== 'object' || result === null || !(Symbol.asyncIterator in result)) return portable(result);
  const iterator = result as unknown as AsyncIterator<unknown, unknown>;
  const steps: unknown[] = [];
  for (;;) {
    const step = await iterator.next();
    if (step.done) return { steps, value: await portable(step.value) };
    steps.push(step.value);
  }
}

const remotePorts = new Map<number, MessagePort>();
let nextRemotePort = 1;

/** Lets pages in a browser of the test take the part of the window's page. */
function attachRemote(): void {
  const { webContents } = mainWindow();
  webContents.remote ??= {
    send: (channel, args) => process.send?.({ event: 'send', channel, args }),
    port: (remote, channel, port) => {
      const id = nextRemotePort++;
      remotePorts.set(id, port);
      process.send?.({ event: 'port', remote, channel, port: id });
      port.on('message', (data: unknown) => process.send?.({ event: 'portData', remote, port: id, data }));
      port.on('close', () => process.send?.({ event: 'portClosed', remote, port: id }));
    },
  };
}

const methods: Record<string, (...args: never[]) => unknown> = {
  records: () => records,
  menu: shownMenu,
  click: (path: string) => clickItem(path),
  answer: (value: unknown) => dialogs.answer(value),
  openDialogs: () => dialogs.open,
  commands: () => commands,
  channels: () => ipcMain.channels,
  windows: () =>
    BrowserWindow.getAllWindows().map((window) => ({
      id: window.id,
      title: window.title,
      isShown: window.isShown,
      isMaximised: window.isMaximized(),
      options: window.options,
      loaded: window.webContents.loaded,
      loads: window.webContents.loads,
    })),
  listen: () => {
    mainWindow().webContents.desktop.onCommand?.((command: unknown) => commands.push(command));
  },
  setLanguage: (language: string) => mainWindow().webContents.world?.setLanguage(language),
  desktop: (method: string, ...args: unknown[]) => mainWindow().webContents.desktop[method]?.(...args),
  rpc: (path: string, input: unknown, key?: string) => call(path, input, key),
  abort: (key: string) => streams.get(key)?.abort(),
  fetch: async (url: string, method: string) => {
    const handler = protocolHandlers.get('app')!;
    const response = await handler(new Request(url, { method }));
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), bytes };
  },
  permission: (permission: string, url: string, isMainFrame: boolean) => {
    const page = mainWindow().webContents;
    let requested: unknown;
    session.defaultSession.call('permissionRequest', page, permission, (granted: boolean) => (requested = granted), {
      requestingUrl: url,
      isMainFrame,
    });
    const { protocol, host } = new URL(url);
    const checked = session.defaultSession.call('permissionCheck', page, permission, `${protocol}//${host}/`, {
      requestingUrl: url,
      isMainFrame,
    });
    const device = session.defaultSession.call('devicePermission', { deviceType: 'usb', origin: url });
    return { requested, checked, device };
  },
  request: (url: string) => {
    let answer: unknown;
    session.defaultSession.call('onBeforeRequest', { url }, (value: unknown) => (answer = value));
    return answer;
  },
  download: (url: string) =>
    isPrevented((event) => session.defaultSession.emit('will-download', event, { getURL: () => url })),
  navigate: (name: string, url: string, isMainFrame: boolean) =>
    isPrevented((event) => mainWindow().webContents.emit(name, Object.assign(event, { url, isMainFrame }))),
  webview: () => isPrevented((event) => mainWindow().webContents.emit('will-attach-webview', event, {}, {})),
  openWindow: (url: string) => mainWindow().webContents.windowOpenHandler?.({ url }),
  /** A message as another sender would send it. */
  forge: async (channel: string, args: unknown[], sender: 'child' | 'foreign' | 'elsewhere' | 'gone') => {
    const page = mainWindow().webContents;
    const frames = {
      child: { url: 'app://countyframe/', parent: page.mainFrame },
      foreign: { url: 'app://countyframe/', parent: null },
      elsewhere: { url: 'https://example.org/', parent: null },
      gone: null,
    };
    const event = {
      sender: sender === 'foreign' ? { ...page, mainFrame: page.mainFrame, postMessage() {} } : page,
      senderFrame: frames[sender],
    };
    ipcMain.emit(channel, event, ...args);
    return ipcMain.invoke(channel, event, args).then(
      (value) => ({ value }),
      (error: Error) => ({ error: error.message }),
    );
  },
  attachRemote,
  remoteSend: (remote: number, channel: string, args: unknown[]) => {
    const page = mainWindow().webContents;
    page.asking = remote;
    ipcMain.emit(channel, { sender: page, senderFrame: page.mainFrame }, ...args);
    page.asking = null;
  },
  remoteInvoke: (channel: string, args: unknown[]) => {
    const page = mainWindow().webContents;
    return ipcMain.invoke(channel, { sender: page, senderFrame: page.mainFrame }, args);
  },
  remotePortData: (port: number, data: unknown) => remotePorts.get(port)?.postMessage(data),
  remotePortClose: (port: number) => remotePorts.get(port)?.close(),
  emit: (name: string, ...args: unknown[]) => app.emit(name, { preventDefault() {} }, ...args),
  move: (bounds: { x: number; y: number; width: number; height: number }) => mainWindow().moveTo(bounds),
  maximise: () => mainWindow().maximize(),
  crashPage: () => mainWindow().webContents.forcefullyCrashRenderer(),
  hang: () => mainWindow().emit('unresponsive'),
  closeWindow: () => mainWindow().close(),
  quit: () => app.quit(),
  processes: () => running.map((entry) => ({ serviceName: entry.serviceName, pid: entry.process.pid })),
  kill: (serviceName: string) =>
    running.find((entry) => entry.serviceName === serviceName)?.process.kill('SIGKILL') ?? false,
};

function isPrevented(emit: (event: { preventDefault(): void }) => void): boolean {
  let prevented = false;
  emit({
    preventDefault: () => {
      prevented = true;
    },
  });
  return prevented;
}

process.on('message', ({ id, method, args }: { id: number; method: string; args: never[] }) => {
  void (async () => methods[method]!(...args))().then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => {
      const { message, data } = error as { message: string; data?: unknown };
      process.send?.({ id, error: message, data });
    },
  );
});
// The test's end is the stand-in's end.
if (process.send) process.on('disconnect', () => process.exit(1));
