import type { ParentPort, ShellMessage, ShellPort } from './utilityPort';

/**
 * Makes a process that the shell started look to its own code as if `child_process.fork` had: `process.send`, `message`
 * and `disconnect` over a port to the backend. The packaged program cannot fork (its runAsNode fuse is off), and its
 * helpers stay the same program everywhere.
 * @param parent the line to the shell, on which the port arrives first
 */
export function actAsChild(parent: ParentPort): void {
  const waiting: unknown[] = [];
  let port: ShellPort | null = null;
  parent.on('message', ({ ports }: ShellMessage<unknown>) => {
    const [first] = ports;
    if (port || !first) return;
    port = first;
    port.on('message', ({ data }: ShellMessage<unknown>) => void process.emit('message', data, undefined));
    port.on('close', () => void process.emit('disconnect'));
    for (const message of waiting.splice(0)) port.postMessage(message);
    port.start();
  });
  process.send = (message: unknown, ...rest: unknown[]): boolean => {
    if (port) port.postMessage(message);
    else waiting.push(message);
    const done = rest.at(-1);
    if (typeof done === 'function') setImmediate(() => done(null));
    return true;
  };
  process.disconnect = () => {
    // Ports deliver in order, but a process that exits at once may take what is still on its way with it.
    setTimeout(() => {
      port?.close();
      process.emit('disconnect');
    }, 50);
  };
}
