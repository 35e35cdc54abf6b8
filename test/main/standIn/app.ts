import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { record } from './records';

export interface Closable {
  isDestroyed(): boolean;
  close(): void;
}

/** All windows, for quit. */
export const windows: Closable[] = [];

class Event {
  isPrevented = false;

  preventDefault(): void {
    this.isPrevented = true;
  }
}

/** `app`, with the order of events Electron documents for quitting. */
class StandInApp extends EventEmitter {
  readonly isPackaged = process.env.STANDIN_PACKAGED === '1';
  readonly commandLine = {
    hasSwitch: (name: string) => process.argv.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
    appendSwitch: (name: string, value?: string) => record('commandLine.appendSwitch', name, value ?? ''),
  };
  private readonly paths = new Map<string, string>();
  private isQuitting = false;

  whenReady(): Promise<void> {
    return new Promise((done) => setTimeout(done, 10));
  }

  enableSandbox(): void {
    record('app.enableSandbox');
  }

  setAppUserModelId(id: string): void {
    record('app.setAppUserModelId', id);
  }

  getVersion(): string {
    return '0.0.0';
  }

  getPath(name: string): string {
    if (name === 'exe') return join(process.env.STANDIN_EXE_FOLDER ?? '/opt/countyframe', 'countyframe');
    return this.paths.get(name) ?? join(process.env.COUNTYFRAME_HOME ?? homedir(), name);
  }

  setPath(name: string, path: string): void {
    record('app.setPath', name, path);
    this.paths.set(name, path);
  }

  addRecentDocument(file: string): void {
    record('app.addRecentDocument', file);
  }

  /** As Electron: the first holds it for its profile; a later one hands over its data and gets false. */
  requestSingleInstanceLock(data: unknown): boolean {
    record('app.requestSingleInstanceLock', data);
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const socket = join(folder, 'instance');
    if (existsSync(socket) && handOver(socket, data)) return false;
    rmSync(socket, { force: true });
    const server = createServer((line) => {
      let text = '';
      line.on('data', (chunk) => {
        text += chunk.toString();
      });
      line.on('end', () => this.emit('second-instance', new Event(), [], folder, JSON.parse(text)));
    });
    server.listen(socket).unref();
    return true;
  }

  quit(): void {
    if (this.isQuitting) return;
    this.isQuitting = true;
    setImmediate(() => {
      if (!this.mayQuit()) this.isQuitting = false;
    });
  }

  exit(code = 0): void {
    record('app.exit', code);
    process.exit(code);
  }

  private mayQuit(): boolean {
    const before = new Event();
    this.emit('before-quit', before);
    if (before.isPrevented) return false;
    for (const window of [...windows]) {
      if (!window.isDestroyed()) window.close();
      if (!window.isDestroyed()) return false;
    }
    const will = new Event();
    this.emit('will-quit', will);
    if (will.isPrevented) return false;
    this.emit('quit', new Event(), 0);
    process.exit(0);
  }
}

/** Synchronous, as the real one is: a worker speaks to the socket while this thread waits. */
function handOver(socket: string, data: unknown): boolean {
  const state = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(
    `const { connect } = require('node:net'); const { workerData } = require('node:worker_threads');
     const say = (value) => { Atomics.store(workerData.state, 0, value); Atomics.notify(workerData.state, 0); };
     const line = connect(workerData.socket);
     line.on('connect', () => line.end(JSON.stringify(workerData.data), () => say(1)));
     line.on('error', () => say(2));`,
    { eval: true, workerData: { state, socket, data } },
  );
  worker.unref();
  Atomics.wait(state, 0, 0, 5000);
  return Atomics.load(state, 0) === 1;
}

export const app = new StandInApp();
