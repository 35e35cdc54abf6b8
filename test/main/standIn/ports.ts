import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** MessagePortMain as Electron has it, on a port of worker_threads. */
export class StandInPort extends EventEmitter {
  readonly inner: MessagePort;

  constructor(inner: MessagePort) {
    super();
    this.inner = inner;
  }

  postMessage(message: unknown): void {
    this.inner.postMessage(message);
  }

  start(): void {
    this.inner.on('message', (data) => this.emit('message', { data, ports: [] }));
    this.inner.on('close', () => this.emit('close'));
  }

  close(): void {
    this.inner.close();
  }
}

/** MessageChannelMain. */
export class StandInChannel {
  readonly port1: StandInPort;
  readonly port2: StandInPort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new StandInPort(port1);
    this.port2 = new StandInPort(port2);
  }
}

/** What passes between this process and a process that stands in for a utilityProcess. */
export type Wire =
  | { kind: 'message'; data: unknown; ports: number[] }
  | { kind: 'port'; port: number; data: unknown }
  | { kind: 'closePort'; port: number };

let nextPort = 1;

/** Ports handed to one child process: each is a relay over its IPC line. */
export class PortRelay {
  private readonly ports = new Map<number, MessagePort>();
  private readonly child: ChildProcess;

  constructor(child: ChildProcess) {
    this.child = child;
  }

  /** @returns number of the port on the wire */
  hand(port: StandInPort): number {
    const id = nextPort++;
    this.ports.set(id, port.inner);
    port.inner.on('message', (data) => this.send({ kind: 'port', port: id, data }));
    port.inner.on('close', () => this.send({ kind: 'closePort', port: id }));
    return id;
  }

  take(message: Wire): void {
    if (message.kind === 'port') this.ports.get(message.port)?.postMessage(message.data);
    if (message.kind === 'closePort') this.ports.get(message.port)?.close();
  }

  /** The process is gone: the other ends of its ports see them close. */
  closeAll(): void {
    for (const port of this.ports.values()) port.close();
    this.ports.clear();
  }

  private send(message: Wire): void {
    if (this.child.connected) this.child.send(message, () => {});
  }
}
