import type { EventEmitter } from 'node:events';

/** A port as Electron hands it to a process without a page: `message` events carry `data` and `ports`. */
export interface ShellPort extends Pick<EventEmitter, 'on' | 'once'> {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

export interface ShellMessage<Data> {
  data: Data;
  ports: ShellPort[];
}

/** The line to the shell; messages wait until somebody listens. It cannot carry ports towards the shell. */
export interface ParentPort extends Pick<EventEmitter, 'on'> {
  postMessage(message: unknown): void;
}

/**
 * @returns the line to the Electron shell
 * @throws Error where the process was not started by the shell
 */
export function parentPortOf(own: NodeJS.Process): ParentPort {
  const { parentPort } = own as NodeJS.Process & { parentPort?: ParentPort };
  if (!parentPort) throw new Error('this process belongs to the Electron shell');
  return parentPort;
}
