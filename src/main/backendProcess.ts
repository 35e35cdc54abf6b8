import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { HostPage, HostReply, HostRequest } from '../shared/api/shell';
import { ChildProcesses } from './childProcesses';
import { backendFile } from './folders';
import type { PrintJobs } from './printJobs';

/** Unexpected ends within this time, in ms, are counted together. */
const COUNTED_MS = 5 * 60_000;
const RESTARTS = 3;

/** A clean close folds the write-ahead log into the store; a large one takes its time. */
const CLOSE_LIMIT_MS = 20_000;

export interface BackendEvents {
  /** A new store is being filled; it takes a moment. */
  onPreparing(): void;
  /** A store is open: at the start, after a restart, or because the page chose another one. */
  onOpened(opened: { file: string; recent: string[]; isRestart: boolean }): void;
  /** The store could not be opened; the process is gone. */
  onRefused(reason: { code: string; params: Record<string, string | number> }): void;
  /** The process died and will not be started again by itself. */
  onDown(code: number): void;
}

/**
 * The backend in a process of its own: it owns the store, so that windows, menus and printing live through whatever it
 * does, and its end is a message, never a lost window. An unexpected end starts it again on the same store.
 */
export class BackendProcess {
  /** Work under way; closing asks where there is some. */
  jobs = 0;
  /** The store that is open, or that was asked for. */
  file: string | null = null;
  private process: UtilityProcess | null = null;
  private children: ChildProcesses | null = null;
  private isOpen = false;
  private isStopping = false;
  /** The page has lost a backend: it is loaded again once another is there. */
  private isRestart = false;
  private wasRefused = false;
  private deaths: number[] = [];
  private nextId = 1;
  private readonly pages = new Map<number, (page: HostPage | null) => void>();
  private readonly waiting: MessagePortMain[] = [];

  constructor(
    private readonly environment: NodeJS.ProcessEnv,
    private readonly printJobs: PrintJobs,
    private readonly events: BackendEvents,
  ) {}

  /** @param file store to open, or null for the user's default one */
  start(file: string | null): void {
    this.file = file;
    this.wasRefused = false;
    const child = utilityProcess.fork(backendFile, file === null ? [] : ['--store', file], {
      env: this.environment,
      stdio: 'inherit',
      serviceName: 'CountyFrame backend',
    });
    this.process = child;
    this.children = new ChildProcesses(child, this.environment);
    child.on('message', (message: HostReply) => this.take(message));
    child.once('exit', (code) => this.onExit(child, code));
  }

  /** Starts again after it was given up or refused. */
  retry(file: string | null = this.file): void {
    this.deaths = [];
    this.start(file);
  }

  /** Hands a page's port to the backend; it waits while there is none. */
  connect(port: MessagePortMain): void {
    if (this.isOpen) this.tell({ type: 'connect' }, [port]);
    else this.waiting.push(port);
  }

  /** @returns a page the backend makes, or null where there is none */
  page(path: string, query: string): Promise<HostPage | null> {
    if (!this.isOpen) return Promise.resolve(null);
    const id = this.nextId++;
    return new Promise((done) => {
      this.pages.set(id, done);
      this.tell({ type: 'page', id, path, query });
    });
  }

  /** Closes the store and ends the process; resolves when it is gone. */
  async stop(): Promise<void> {
    this.isStopping = true;
    const child = this.process;
    if (!child) return;
    await new Promise<void>((done) => {
      const timer = setTimeout(() => child.kill(), CLOSE_LIMIT_MS);
      child.once('exit', () => {
        clearTimeout(timer);
        done();
      });
      this.tell({ type: 'close' });
    });
  }

  private take(message: HostReply): void {
    switch (message.type) {
      case 'preparing':
        this.events.onPreparing();
        return;
      case 'opened': {
        this.file = message.file;
        this.isOpen = true;
        const { file, recent } = message;
        for (const port of this.waiting.splice(0)) this.tell({ type: 'connect' }, [port]);
        this.events.onOpened({ file, recent, isRestart: this.isRestart });
        this.isRestart = false;
        return;
      }
      case 'refused':
        this.wasRefused = true;
        this.events.onRefused({ code: message.code, params: message.params });
        return;
      case 'jobs':
        this.jobs = message.count;
        return;
      case 'page':
        this.pages.get(message.id)?.(message.page);
        this.pages.delete(message.id);
        return;
      case 'print':
        void this.print(message);
        return;
      case 'startChild':
        this.children?.start(message);
        return;
      case 'killChild':
        this.children?.kill(message.id);
        return;
      case 'closed':
        this.isOpen = false;
    }
  }

  private async print({ id, job, step }: Extract<HostReply, { type: 'print' }>): Promise<void> {
    try {
      this.tell({ type: 'printed', id, value: await this.printJobs.run(job, step) });
    } catch (error) {
      this.tell({ type: 'printFailed', id, detail: error instanceof Error ? error.message : String(error) });
    }
  }

  private onExit(child: UtilityProcess, code: number): void {
    if (this.process !== child) return;
    this.process = null;
    this.isOpen = false;
    this.jobs = 0;
    this.children?.killAll();
    this.printJobs.closeAll();
    for (const done of this.pages.values()) done(null);
    this.pages.clear();
    if (this.isStopping || this.wasRefused) return;
    this.isRestart = true;
    const now = Date.now();
    this.deaths = [...this.deaths.filter((time) => now - time < COUNTED_MS), now];
    if (this.deaths.length > RESTARTS) this.events.onDown(code);
    else this.start(this.file);
  }

  private tell(message: HostRequest, ports: MessagePortMain[] = []): void {
    this.process?.postMessage(message, ports);
  }
}
