import childProcess from 'node:child_process';
import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * Makes a child process of Node look like a utilityProcess of a packaged program: a `parentPort`, ports, no IPC of
 * Node's own, and no way to fork (the runAsNode fuse is off).
 */
type Wire =
  | { kind: 'message'; data: unknown; ports: number[] }
  | { kind: 'port'; port: number; data: unknown }
  | { kind: 'closePort'; port: number };

const send = process.send!.bind(process) as (message: Wire, done?: () => void) => boolean;

class ShimPort extends EventEmitter {
  private readonly id: number;
  private waiting: unknown[] | null = [];

  constructor(id: number) {
    super();
    this.id = id;
  }

  postMessage(data: unknown): void {
    send({ kind: 'port', port: this.id, data });
  }

  start(): void {
    const queued = this.waiting ?? [];
    this.waiting = null;
    for (const data of queued) this.take(data);
  }

  close(): void {
    send({ kind: 'closePort', port: this.id });
  }

  take(data: unknown): void {
    if (this.waiting) this.waiting.push(data);
    else this.emit('message', { data, ports: [] });
  }
}

class ShimParent extends EventEmitter {
  private waiting: unknown[] | null = [];

  constructor() {
    super();
    this.on('newListener', (name) => {
      if (name === 'message') setImmediate(() => this.flush());
    });
  }

  postMessage(data: unknown): void {
    send({ kind: 'message', data, ports: [] });
  }

  take(event: unknown): void {
    if (this.waiting) this.waiting.push(event);
    else this.emit('message', event);
  }

  private flush(): void {
    const queued = this.waiting ?? [];
    this.waiting = null;
    for (const event of queued) this.emit('message', event);
  }
}

const ports = new Map<number, ShimPort>();
const parent = new ShimParent();
process.on('message', (message: Wire) => {
  if (message.kind === 'port') ports.get(message.port)?.take(message.data);
  else if (message.kind === 'closePort') ports.get(message.port)?.emit('close');
  else {
    const handed = message.ports.map((id) => {
      const port = new ShimPort(id);
      ports.set(id, port);
      return port;
    });
    parent.take({ data: message.data, ports: handed });
  }
});
// Chromium ends its children when the program is gone.
process.on('disconnect', () => process.exit(1));

/** The line above is the stand-in's own: the program's code hears only what it tells itself on `process`. */
const heard = new EventEmitter();
const { on, emit } = process;
const isOurs = (name: unknown, value: unknown) =>
  name === 'message'
    ? typeof value === 'object' && value !== null && 'kind' in value && ('port' in value || 'ports' in value)
    : name !== 'disconnect' || !process.connected;
Object.assign(process, {
  on(name: string, work: (...args: unknown[]) => void) {
    if (name === 'message' || name === 'disconnect') heard.on(name, work);
    else on.call(process, name, work);
    return process;
  },
  emit(name: string, ...args: unknown[]) {
    return isOurs(name, args[0]) ? Reflect.apply(emit, process, [name, ...args]) : heard.emit(name, ...args);
  },
});

const refuse = () => {
  throw new Error('the program cannot run as Node');
};
childProcess.fork = refuse as unknown as typeof childProcess.fork;
syncBuiltinESMExports();
Object.assign(process, { parentPort: parent, send: undefined, disconnect: undefined });

const [modulePath = '', ...args] = process.argv.slice(2);
process.argv = [process.argv[0]!, modulePath, ...args];
await import(pathToFileURL(modulePath).href);
