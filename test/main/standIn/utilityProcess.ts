import { type ChildProcess, fork as forkNode } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { PortRelay, type StandInPort, type Wire } from './ports';
import { record } from './records';

interface Options {
  env?: NodeJS.ProcessEnv;
  execArgv?: string[];
  stdio?: string | string[];
  serviceName?: string;
}

/** Processes that run now, by the name the shell gave them. */
export const running: { serviceName: string; process: ChildProcess }[] = [];

const shim = fileURLToPath(new URL('./utilityShim.ts', import.meta.url));

/** UtilityProcess on a child process of Node: its `parentPort` and its ports are made by utilityShim.ts. */
class StandInUtility extends EventEmitter {
  pid: number | undefined;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  private readonly child: ChildProcess;
  private readonly relay: PortRelay;

  constructor(modulePath: string, args: string[], options: Options) {
    super();
    const [, out = 'inherit', err = 'inherit'] = Array.isArray(options.stdio)
      ? options.stdio
      : [null, options.stdio, options.stdio];
    this.child = forkNode(shim, [modulePath, ...args], {
      env: options.env ?? process.env,
      execArgv: options.execArgv ?? [],
      serialization: 'advanced',
      stdio: ['ignore', out as 'inherit', err as 'inherit', 'ipc'],
    });
    this.stdout = this.child.stdout;
    this.stderr = this.child.stderr;
    this.relay = new PortRelay(this.child);
    const entry = { serviceName: options.serviceName ?? '', process: this.child };
    running.push(entry);
    this.child.on('spawn', () => {
      this.pid = this.child.pid;
      this.emit('spawn');
    });
    this.child.on('message', (message: Wire) => {
      if (message.kind === 'message') this.emit('message', message.data);
      else this.relay.take(message);
    });
    // Standard output ends before the exit is told, as it does in Electron's own.
    this.child.on('close', (code) => {
      running.splice(running.indexOf(entry), 1);
      this.relay.closeAll();
      this.pid = undefined;
      this.emit('exit', code ?? 1);
    });
  }

  postMessage(data: unknown, transfer: StandInPort[] = []): void {
    if (!this.child.connected) return;
    const ports = transfer.map((port) => this.relay.hand(port));
    this.child.send({ kind: 'message', data, ports } satisfies Wire, () => {});
  }

  kill(): boolean {
    return this.child.kill();
  }
}

export const utilityProcess = {
  fork(modulePath: string, args: string[] = [], options: Options = {}): StandInUtility {
    const { env: _environment, ...shown } = options;
    record('utilityProcess.fork', modulePath, args, shown);
    return new StandInUtility(modulePath, args, options);
  },
};
