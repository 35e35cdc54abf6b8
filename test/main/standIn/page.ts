import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import type { MessagePort } from 'node:worker_threads';
import { PDFDocument, PDFName } from 'pdf-lib';
import { ipcMain } from './ipc';
import type { StandInPort } from './ports';
import { protocolHandlers } from './protocol';
import { record } from './records';
import { session } from './session';

interface Loaded {
  url: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A page's own world: what the preload put there, and the port that came through its window. */
interface PageWorld {
  exposed: Record<string, unknown>;
  port: Promise<MessagePort>;
  setLanguage(language: string): void;
}

/** A real page in a browser of the test, reached over the control line. */
export interface RemotePages {
  send(channel: string, args: unknown[]): void;
  port(remote: number, channel: string, port: MessagePort): void;
}

type Desktop = Record<string, (...args: unknown[]) => unknown>;

let nextId = 1;

/** WebContents of one window. Loading goes through the shell's protocol handler, then runs the built preload. */
export class StandInPage extends EventEmitter {
  readonly id = nextId++;
  readonly session = session.defaultSession;
  readonly mainFrame: { url: string; parent: null } = { url: 'about:blank', parent: null };
  loaded: Loaded | null = null;
  world: PageWorld | null = null;
  loads: string[] = [];
  scripts: string[] = [];
  windowOpenHandler: ((details: { url: string }) => unknown) | null = null;
  private renderer = new EventEmitter();
  private readonly preload: string | undefined;

  constructor(preload: string | undefined) {
    super();
    this.preload = preload;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.windowOpenHandler = handler;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    record('webContents.setWebRTCIPHandlingPolicy', policy);
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  async load(url: string): Promise<void> {
    this.emit('did-start-navigation', { url, isMainFrame: true, isSameDocument: false });
    const handler = protocolHandlers.get(new URL(url).protocol.slice(0, -1));
    if (!handler) throw new Error(`ERR_UNKNOWN_URL_SCHEME ${url}`);
    const response = await handler(new Request(url));
    this.mainFrame.url = url;
    this.loaded = {
      url,
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
    this.loads.push(url);
    this.renderer = new EventEmitter();
    this.world = this.preload ? this.makeWorld(this.preload, url) : null;
    this.emit('did-finish-load');
  }

  reload(): void {
    void this.load(this.mainFrame.url);
  }

  get desktop(): Desktop {
    const desktop = this.world?.exposed.desktop;
    if (!desktop) throw new Error('the page has no desktop');
    return desktop as Desktop;
  }

  /** Browser pages that stand in for this one's renderer, and the one whose message is being answered. */
  remote: RemotePages | null = null;
  asking: number | null = null;

  send(channel: string, ...args: unknown[]): void {
    this.remote?.send(channel, args);
    this.renderer.emit(channel, { sender: null, ports: [] }, ...structuredClone(args));
  }

  postMessage(channel: string, message: unknown, transfer: StandInPort[] = []): void {
    if (this.asking !== null && transfer[0]) {
      this.remote?.port(this.asking, channel, transfer[0].inner);
      return;
    }
    this.renderer.emit(channel, { sender: null, ports: transfer.map((port) => port.inner) }, structuredClone(message));
  }

  print(options: unknown, done: (isDone: boolean, failure: string) => void): void {
    record('webContents.print', options);
    done(true, '');
  }

  async printToPDF(options: unknown): Promise<Buffer> {
    record('webContents.printToPDF', options);
    return printedPage(this.loaded?.body ?? '');
  }

  async executeJavaScript(script: string): Promise<unknown> {
    this.scripts.push(script);
    return true;
  }

  forcefullyCrashRenderer(): void {
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  }

  private makeWorld(preload: string, url: string): PageWorld {
    const window = new EventTarget() as EventTarget & Record<string, unknown>;
    const exposed: Record<string, unknown> = {};
    const observers: (() => void)[] = [];
    let language = 'zh-CN';
    const root = {
      get lang() {
        return language;
      },
      set lang(value: string) {
        language = value;
        for (const observer of observers) observer();
      },
    };
    window.postMessage = (data: unknown, _origin: string, ports: MessagePort[] = []) => {
      const event = Object.assign(new Event('message'), { data, ports, source: window });
      setImmediate(() => window.dispatchEvent(event));
    };
    const setLanguage = (value: string) => {
      root.lang = value;
    };
    const { renderer } = this;
    const event = () => ({ sender: this, senderFrame: this.mainFrame });
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: unknown) => {
          exposed[name] = api;
        },
      },
      ipcRenderer: {
        on: (channel: string, work: (...args: unknown[]) => void) => void renderer.on(channel, work),
        send: (channel: string, ...args: unknown[]) => void ipcMain.emit(channel, event(), ...structuredClone(args)),
        invoke: (channel: string, ...args: unknown[]) => ipcMain.invoke(channel, event(), args),
      },
      webUtils: { getPathForFile: (file: { path?: string }) => file.path ?? '' },
    };
    class Observer {
      private readonly work: () => void;

      constructor(work: () => void) {
        this.work = work;
      }

      observe(): void {
        observers.push(this.work);
      }
    }
    // A sandboxed preload may require a few modules only.
    const require = (name: string) => {
      if (name !== 'electron') throw new Error(`module not found: ${name}`);
      return electron;
    };
    const { pathname } = new URL(url);
    vm.runInNewContext(readFileSync(preload, 'utf8'), {
      window,
      require,
      module: { exports: {} },
      exports: {},
      location: { pathname, href: url },
      document: { documentElement: root },
      MutationObserver: Observer,
      console,
    });
    window.dispatchEvent(new Event('DOMContentLoaded'));
    return { exposed, port: firstPort(window), setLanguage };
  }
}

/** The page's own listener, as src/renderer/api/backend.ts has it. */
function firstPort(window: EventTarget): Promise<MessagePort> {
  return new Promise((done) => {
    window.addEventListener('message', (event) => {
      const { source, data, ports } = event as MessageEvent & { ports: MessagePort[] };
      if (source === window && data === 'countyframe-port' && ports[0]) done(ports[0]);
    });
  });
}

const POINTS_PER_MM = 72 / 25.4;

/** Size of the paper a page's style asks for, in points; A4 where it names none in millimetres. */
function paperOf(html: string): [number, number] {
  const [, width = '210', height = '297'] = /size:\s*([\d.]+)mm\s+([\d.]+)mm/.exec(html) ?? [];
  return [Number(width) * POINTS_PER_MM, Number(height) * POINTS_PER_MM];
}

/** A PDF that knows the anchors the page links to, each on a page of its own, as Chromium writes them. */
async function printedPage(html: string): Promise<Buffer> {
  const document = await PDFDocument.create();
  const paper = paperOf(html);
  const anchors = [...new Set([...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!))];
  const dests = document.context.obj({});
  for (const anchor of anchors) {
    const page = document.addPage(paper);
    dests.set(PDFName.of(anchor), document.context.obj([page.ref, PDFName.of('XYZ'), 0, 0, 0]));
  }
  if (anchors.length === 0) document.addPage(paper);
  document.catalog.set(PDFName.of('Dests'), dests);
  return Buffer.from(await document.save());
}
