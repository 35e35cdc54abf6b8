import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { AppError } from '../../../shared/appError';
import type { Browser } from './findBrowser';

type Params = Record<string, unknown>;
type Listener = (params: Params) => void;

interface Message {
  id?: number;
  method?: string;
  params?: Params;
  result?: Params;
  error?: { message: string };
  sessionId?: string;
}

/** A browser that has said nothing for this long after its start will not say anything. */
const START_LIMIT_MS = 60_000;

/** What a browser of this kind is started with; it shows nothing, keeps nothing and talks to nobody but this process. */
const baseArgs = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--mute-audio',
];

/**
 * One page in a headless browser, driven over the DevTools protocol through a pipe: no port is opened. The browser ends
 * with `close`, when the signal aborts, or with this process (the pipe breaks).
 */
export class BrowserSession {
  private nextId = 1;
  private readonly waiting = new Map<number, { resolve(result: Params): void; reject(error: Error): void }>();
  private readonly listeners = new Map<string, Listener[]>();
  private buffer = '';
  private sessionId: string | undefined;
  private ended: Error | null = null;

  private constructor(
    private readonly child: ChildProcess,
    private readonly profile: string,
    private readonly signal: AbortSignal | undefined,
  ) {
    const output = child.stdio[4] as Readable;
    output.setEncoding('utf8');
    output.on('data', (chunk: string) => this.receive(chunk));
    output.on('error', () => this.fail(new Error('the browser closed its pipe')));
    (child.stdio[3] as Writable).on('error', () => this.fail(new Error('the browser closed its pipe')));
    child.on('error', (error) => this.fail(error));
    child.on('exit', (code, name) => this.fail(new Error(`the browser ended (${name ?? code})`)));
    signal?.addEventListener('abort', this.abort, { once: true });
  }

  /**
   * Starts the browser and opens an empty page.
   * @throws AppError BROWSER_FAILED when it ends or does not answer; the reason of the signal when aborted
   */
  static async open(browser: Browser, signal?: AbortSignal): Promise<BrowserSession> {
    signal?.throwIfAborted();
    const profile = await mkdtemp(join(tmpdir(), 'countyframe-print-'));
    const asRoot = process.getuid?.() === 0 && !browser.args.includes('--no-sandbox');
    const ownHeadless = browser.args.some((arg) => arg.startsWith('--headless'));
    const args = [
      ...baseArgs.filter((arg) => !(ownHeadless && arg.startsWith('--headless'))),
      ...browser.args,
      ...(asRoot ? ['--no-sandbox'] : []),
      `--user-data-dir=${profile}`,
      'about:blank',
    ];
    const child = spawn(browser.executable, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    const session = new BrowserSession(child, profile, signal);
    const patience = setTimeout(() => session.fail(new Error('no answer')), START_LIMIT_MS);
    try {
      const { targetId } = await session.send('Target.createTarget', { url: 'about:blank' });
      const attached = await session.send('Target.attachToTarget', { targetId, flatten: true });
      session.sessionId = attached.sessionId as string;
      return session;
    } catch (error) {
      await session.close();
      signal?.throwIfAborted();
      throw new AppError('BROWSER_FAILED', { detail: (error as Error).message }, { file: browser.executable });
    } finally {
      clearTimeout(patience);
    }
  }

  /** Sends one command and waits for its answer. */
  send(method: string, params: Params = {}): Promise<Params> {
    if (this.ended) return Promise.reject(this.ended);
    const id = this.nextId++;
    const message: Message = { id, method, params };
    if (this.sessionId) message.sessionId = this.sessionId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      (this.child.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`);
    });
  }

  on(event: string, listener: Listener): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  /** Runs an expression in the page and returns its (awaited) value. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(`script failed: ${JSON.stringify(exceptionDetails)}`);
    return (result as { value?: unknown }).value;
  }

  /** Ends the browser and removes its profile. */
  async close(): Promise<void> {
    this.signal?.removeEventListener('abort', this.abort);
    const gone = this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined;
    if (!gone) {
      const exited = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill('SIGKILL');
      await exited;
    }
    this.fail(new Error('the browser was closed'));
    // Helper processes may still be writing their last files.
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => {});
  }

  private readonly abort = () => {
    this.fail(this.signal?.reason instanceof Error ? this.signal.reason : new Error('aborted'));
    this.child.kill('SIGKILL');
  };

  private fail(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }

  private receive(chunk: string): void {
    const parts = (this.buffer + chunk).split('\0');
    this.buffer = parts.pop() ?? '';
    for (const part of parts) this.handle(JSON.parse(part) as Message);
  }

  private handle(message: Message): void {
    if (message.id !== undefined) {
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) waiting?.reject(new Error(message.error.message));
      else waiting?.resolve(message.result ?? {});
      return;
    }
    for (const listener of this.listeners.get(message.method ?? '') ?? []) listener(message.params ?? {});
  }
}
