import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import type { RunningShell, ShellEvent } from './shell';

/** Where the page is served inside the browser; nothing of it reaches a network. Its policy's 'self' means this. */
const ORIGIN = 'https://countyframe.invalid';

/** Bytes cannot travel to a page as they are. */
type Packed = { bytes: string } | unknown;

function pack(value: unknown): Packed {
  if (value instanceof ArrayBuffer) return { bytes: Buffer.from(value).toString('base64') };
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)]));
}

function unpack(value: Packed): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  const { bytes } = value as { bytes?: string };
  if (typeof bytes === 'string') {
    const found = Buffer.from(bytes, 'base64');
    return found.buffer.slice(found.byteOffset, found.byteOffset + found.byteLength);
  }
  return value;
}

let nextRemote = 1;

/**
 * Opens the real page in a browser over the running shell: every file comes through the shell's protocol handler with
 * the headers it sends, the built preload runs before the page, and the page's port is relayed to the backend.
 * @param options downloads: files the page hands over become downloads of the browser, as over the loopback door
 */
export async function openShellPage(
  browser: Browser,
  shell: RunningShell,
  options: { language?: 'zh' | 'en'; downloads?: boolean } = {},
): Promise<Page> {
  const remote = nextRemote++;
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN) return route.abort();
    const answer = await shell.ask<{ status: number; headers: Record<string, string>; bytes: Uint8Array }>(
      'fetch',
      `app://countyframe${url.pathname}${url.search}`,
      route.request().method(),
    );
    return route.fulfill({ status: answer.status, headers: answer.headers, body: Buffer.from(answer.bytes) });
  });
  const page = await context.newPage();
  await page.exposeFunction('shellSend', (channel: string, args: Packed[]) =>
    shell.ask('remoteSend', remote, channel, args.map(unpack)),
  );
  await page.exposeFunction('shellInvoke', async (channel: string, args: Packed[]) =>
    pack(await shell.ask('remoteInvoke', channel, args.map(unpack))),
  );
  await page.exposeFunction('shellPortData', (port: number, data: Packed) =>
    shell.ask('remotePortData', port, unpack(data)),
  );
  shell.onEvent((event) => {
    if (event.event === 'send' || event.remote === remote) void tell(page, event);
  });
  await page.addInitScript(playShell, {
    preload: readFileSync(join(process.env.COUNTYFRAME_BUILD ?? 'out', 'preload', 'index.cjs'), 'utf8'),
    language: options.language ?? 'zh',
    downloads: options.downloads ?? false,
  });
  await shell.ask('attachRemote');
  await page.goto(`${ORIGIN}/`);
  return page;
}

/** Messages to a page keep their order: each waits for the one before. */
const lines = new WeakMap<Page, Promise<unknown>>();

function tell(page: Page, event: ShellEvent): Promise<unknown> {
  const next = (lines.get(page) ?? Promise.resolve())
    .then(() =>
      page.evaluate(
        (packed) => (window as unknown as { shellEvent?(event: unknown): void }).shellEvent?.(packed),
        pack(event),
      ),
    )
    // A page that is closed or loaded anew does not hear what was meant for it.
    .catch(() => {});
  lines.set(page, next);
  return next;
}

interface Played {
  preload: string;
  language: string;
  downloads: boolean;
}

/** Runs in the page, before its scripts: gives the built preload an `electron` whose other end is the stand-in. */
function playShell({ preload, language, downloads }: Played): void {
  if (window !== window.top) return;
  if (!localStorage.getItem('countyframe.language')) localStorage.setItem('countyframe.language', language);
  // The offer of a tour is a test of its own.
  localStorage.setItem('countyframe.tour', 'done');
  const outside = window as unknown as {
    shellSend(channel: string, args: unknown[]): Promise<void>;
    shellInvoke(channel: string, args: unknown[]): Promise<unknown>;
    shellPortData(port: number, data: unknown): Promise<void>;
    shellEvent(event: unknown): void;
  };
  const toBase64 = (bytes: Uint8Array) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  };
  const pack = (value: unknown): unknown => {
    if (value instanceof ArrayBuffer) return { bytes: toBase64(new Uint8Array(value)) };
    return value instanceof Uint8Array ? { bytes: toBase64(value) } : value;
  };
  const unpack = (value: unknown): unknown => {
    const { bytes } = (typeof value === 'object' && value !== null ? value : {}) as { bytes?: string };
    if (typeof bytes === 'string') return Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0)).buffer;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]));
  };
  const listeners = new Map<string, (event: unknown, ...args: unknown[]) => void>();
  const ports = new Map<number, MessagePort>();
  outside.shellEvent = (told) => {
    const event = told as { event: string; channel: string; args: unknown[]; port: number; data: unknown };
    if (event.event === 'send') listeners.get(event.channel)?.({ ports: [] }, ...event.args.map(unpack));
    if (event.event === 'portData') ports.get(event.port)?.postMessage(unpack(event.data));
    if (event.event === 'portClosed') ports.get(event.port)?.close();
    if (event.event !== 'port') return;
    const { port1, port2 } = new MessageChannel();
    ports.set(event.port, port1);
    port1.onmessage = ({ data }) => void outside.shellPortData(event.port, pack(data));
    listeners.get(event.channel)?.({ ports: [port2] });
  };
  const download = async (name: string, bytes: ArrayBuffer) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes]));
    link.download = name;
    link.click();
    return true;
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: Record<string, unknown>) => {
        Object.assign(window, { [name]: downloads ? { ...api, saveFile: download } : api });
      },
    },
    ipcRenderer: {
      on: (channel: string, work: () => void) => void listeners.set(channel, work),
      send: (channel: string, ...args: unknown[]) => void outside.shellSend(channel, args.map(pack)),
      invoke: async (channel: string, ...args: unknown[]) => unpack(await outside.shellInvoke(channel, args.map(pack))),
    },
    webUtils: { getPathForFile: () => '' },
  };
  // The policy of the page forbids eval, not what the test runs before it.
  new Function('require', 'exports', 'module', preload)(() => electron, {}, { exports: {} });
}
