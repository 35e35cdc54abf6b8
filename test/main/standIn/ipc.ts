import { EventEmitter } from 'node:events';

type Invoke = (event: unknown, ...args: unknown[]) => unknown;

/** `ipcMain`, and what a page's `ipcRenderer` reaches of it. */
class StandInIpcMain extends EventEmitter {
  private readonly invokes = new Map<string, Invoke>();

  handle(channel: string, work: Invoke): void {
    this.invokes.set(channel, work);
  }

  async invoke(channel: string, event: unknown, args: unknown[]): Promise<unknown> {
    const work = this.invokes.get(channel);
    if (!work) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await work(event, ...structuredClone(args)));
  }

  get channels(): string[] {
    return [...this.eventNames().map(String), ...this.invokes.keys()].sort();
  }
}

export const ipcMain = new StandInIpcMain();
