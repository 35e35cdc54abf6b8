import childProcess, { type ChildProcess, type ForkOptions } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import type { HostReply, HostRequest } from '../../shared/api/shell';
import type { ParentPort, ShellMessage, ShellPort } from './utilityPort';

type Told = Extract<HostRequest, { type: 'childStarted' | 'childError' | 'childEnded' }>;

/**
 * A helper process started by the shell, with as much of ChildProcess as the backend uses. What is sent before it runs
 * waits for its port.
 */
class ShellChild extends EventEmitter {
  readonly stderr = new EventEmitter();
  pid: number | undefined;
  connected = true;
  private port: ShellPort | null = null;
  private hasEnded = false;
  private readonly waiting: unknown[] = [];

  constructor(private readonly end: () => void) {
    super();
  }

  take(message: Told, ports: ShellPort[]): void {
    if (message.type === 'childStarted') this.start(message.pid ?? undefined, ports[0] ?? null);
    else if (message.type === 'childError') this.stderr.emit('data', Buffer.from(message.text));
    else {
      this.hasEnded = true;
      this.connected = false;
      this.port?.close();
      this.emit('exit', message.code, null);
      this.emit('close', message.code, null);
    }
  }

  send(message: unknown, ...rest: unknown[]): boolean {
    if (this.port) this.port.postMessage(message);
    else this.waiting.push(message);
    const done = rest.at(-1);
    if (typeof done === 'function') setImmediate(() => done(null));
    return this.connected;
  }

  kill(): boolean {
    if (this.hasEnded) return false;
    this.connected = false;
    this.end();
    return true;
  }

  private start(pid: number | undefined, port: ShellPort | null): void {
    this.pid = pid;
    this.port = port;
    port?.on('message', ({ data }: ShellMessage<unknown>) => this.emit('message', data));
    port?.on('close', () => {
      this.connected = false;
    });
    for (const message of this.waiting.splice(0)) port?.postMessage(message);
    port?.start();
    this.emit('spawn');
  }
}

/**
 * Lets `child_process.fork` ask the shell for the process instead: the packaged program's runAsNode fuse is off, so it
 * cannot start itself as Node. Only entries of the build can be started; the shell keeps its own list of them.
 * @param shell the line to the shell
 */
export function forkThroughShell(shell: ParentPort): void {
  const children = new Map<number, ShellChild>();
  let nextId = 1;
  const ask = (message: HostReply) => shell.postMessage(message);
  shell.on('message', ({ data, ports }: ShellMessage<HostRequest>) => {
    if (data.type !== 'childStarted' && data.type !== 'childError' && data.type !== 'childEnded') return;
    children.get(data.id)?.take(data, ports);
    if (data.type === 'childEnded') children.delete(data.id);
  });
  const fork = (modulePath: string | URL, ...rest: unknown[]): ChildProcess => {
    const options = (rest.find((value) => typeof value === 'object' && !Array.isArray(value)) ?? {}) as ForkOptions;
    const id = nextId++;
    const child = new ShellChild(() => ask({ type: 'killChild', id }));
    children.set(id, child);
    ask({
      type: 'startChild',
      id,
      entry: basename(String(modulePath)).replace(/\.js$/, ''),
      execArgv: [...(options.execArgv ?? [])],
    });
    return child as unknown as ChildProcess;
  };
  childProcess.fork = fork as typeof childProcess.fork;
  syncBuiltinESMExports();
}
