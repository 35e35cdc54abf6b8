import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const hooks = new URL('../standIn/hooks.mjs', import.meta.url);
/** The build that is tested: out/, or a copy of it where another build may run meanwhile. */
const built = join(process.env.COUNTYFRAME_BUILD ?? 'out', 'main', 'index.js');

export type ShellEvent =
  | { event: 'send'; channel: string; args: unknown[] }
  | { event: 'port'; remote: number; channel: string; port: number }
  | { event: 'portData'; remote: number; port: number; data: unknown }
  | { event: 'portClosed'; remote: number; port: number };

/** The built shell, running on the stand-in in a process of its own. */
export interface RunningShell {
  process: ChildProcess;
  /** Asks the stand-in; the methods are in standIn/control.ts. */
  ask<Value = unknown>(method: string, ...args: unknown[]): Promise<Value>;
  /** Everything the shell asked for under a name, in order. */
  recorded(name: string): Promise<unknown[][]>;
  /** Waits until an answer satisfies; fails after the time. */
  until<Value>(ask: () => Promise<Value>, isRight: (value: Value) => boolean, ms?: number): Promise<Value>;
  /** Resolves with the exit status. */
  ended: Promise<number | null>;
  /** Follows what the stand-in tells by itself (pages in a browser of the test). */
  onEvent(listener: (event: ShellEvent) => void): void;
  output(): string;
  stdout(): string;
}

interface Answer {
  id: number;
  value?: unknown;
  error?: string;
  data?: unknown;
}

const running = new Set<ChildProcess>();

/** Ends whatever a test left running; for afterEach. */
export async function endShells(): Promise<void> {
  const ends = [...running].map(
    (child) => new Promise((done) => (child.exitCode === null ? child.once('exit', done) : done(null))),
  );
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(ends);
  running.clear();
}

/**
 * Starts the built shell.
 * @param home folder of its stores and settings
 * @param args its command line
 */
export function startShell(home: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): RunningShell {
  if (!existsSync(built)) throw new Error(`${built} is missing: build first`);
  const child = spawn(process.execPath, ['--import', hooks.href, built, ...args], {
    env: { ...process.env, COUNTYFRAME_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  running.add(child);
  let text = '';
  const note = (chunk: Buffer) => {
    text += chunk.toString();
  };
  let out = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    note(chunk);
  });
  child.stderr?.on('data', note);
  const waiting = new Map<number, { done(value: unknown): void; fail(error: Error): void }>();
  let nextId = 1;
  const listeners = new Set<(event: ShellEvent) => void>();
  child.on('message', (message: Answer | ShellEvent) => {
    if ('event' in message) {
      for (const listener of listeners) listener(message);
      return;
    }
    const { id, value, error, data } = message;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.done(value);
    else asked?.fail(Object.assign(new Error(error), { data }));
  });
  const ended = new Promise<number | null>((done) => {
    child.once('close', (code) => {
      running.delete(child);
      for (const asked of waiting.values()) asked.fail(new Error(`the shell ended with ${code}:\n${text}`));
      done(code);
    });
  });
  const ask = <Value>(method: string, ...rest: unknown[]): Promise<Value> =>
    new Promise<Value>((done, fail) => {
      const id = nextId++;
      waiting.set(id, { done: (value) => done(value as Value), fail });
      child.send({ id, method, args: rest }, (error) => error && fail(error));
    });
  const until = async <Value>(
    look: () => Promise<Value>,
    isRight: (value: Value) => boolean,
    ms = 120_000,
  ): Promise<Value> => {
    const startedAt = Date.now();
    for (;;) {
      const value = await look();
      if (isRight(value)) return value;
      if (Date.now() - startedAt > ms) throw new Error(`never came: ${JSON.stringify(value)}\n${text}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  return {
    process: child,
    ask,
    until,
    recorded: async (name) =>
      (await ask<{ name: string; args: unknown[] }[]>('records'))
        .filter((entry) => entry.name === name)
        .map((entry) => entry.args),
    ended,
    onEvent: (listener) => void listeners.add(listener),
    output: () => text,
    stdout: () => out,
  };
}

/** A window as the stand-in tells of it. */
export interface ShownWindow {
  id: number;
  title: string;
  isShown: boolean;
  isMaximised: boolean;
  options: Record<string, unknown> & { webPreferences: Record<string, unknown> };
  loaded: { url: string; status: number; headers: Record<string, string>; body: string } | null;
  loads: string[];
}

/** Waits until the application page is loaded. */
export async function appPage(shell: RunningShell, times = 1): Promise<ShownWindow> {
  const isApp = (url: string) => url === 'app://countyframe/';
  const [window] = await shell.until(
    () => shell.ask<ShownWindow[]>('windows'),
    (windows) => (windows[0]?.loads.filter(isApp).length ?? 0) >= times,
  );
  return window!;
}
