import { parseArgs } from 'node:util';
import { RPCHandler } from '@orpc/server/message-port';
import type { HostReply, HostRequest } from '../../shared/api/shell';
import { AppError } from '../../shared/appError';
import type { Backend } from '../backend';
import type { RouterContext } from '../router/base';
import { defaultStore } from './dataFolder';
import { endWithParent } from './endWithParent';
import { JobCounter } from './jobCounter';
import { openBackend } from './openBackend';
import { ShellPrinter } from './shellPrinter';
import { forkThroughShell } from './utilityFork';
import type { ParentPort, ShellMessage, ShellPort } from './utilityPort';
import { createShellRouter } from './utilityRouter';

/** Exit status where the store could not be opened; the reason was told before. */
const EXIT_REFUSED = 3;

/** Time in ms that messages get to leave the process before it ends. */
const LAST_WORDS_MS = 50;

/**
 * The backend behind the Electron shell: opens the store, answers each page over a port of its own, and closes the store
 * when the shell asks or is gone.
 * @param shell the line to the shell
 * @param args `--store FILE`
 */
export async function runBackend(shell: ParentPort, args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { store: { type: 'string', default: defaultStore() } } });
  const tell = (message: HostReply) => shell.postMessage(message);
  const leave = (code: number) => setTimeout(() => process.exit(code), LAST_WORDS_MS);
  forkThroughShell(shell);
  const printer = new ShellPrinter(tell);
  let door: ShellDoor | null = null;
  let isClosing = false;
  const opening = new AbortController();
  const close = () => {
    if (isClosing) return;
    isClosing = true;
    opening.abort();
    door?.close();
    tell({ type: 'closed' });
    leave(0);
  };
  shell.on('message', ({ data, ports }: ShellMessage<HostRequest>) => {
    if (data.type === 'close') close();
    else if (data.type === 'connect' && ports[0]) door?.connect(ports[0]);
    else if (data.type === 'page') void door?.page(data.id, data.path, data.query);
    else printer.take(data);
  });
  // Ctrl+C reaches every process of the terminal: the shell decides, and asks.
  process.on('SIGINT', () => {});
  process.on('SIGHUP', () => {});
  process.on('SIGTERM', close);
  endWithParent(close);
  try {
    const backend = await openBackend(values.store, () => tell({ type: 'preparing' }), opening.signal);
    if (!backend) return;
    if (isClosing) return backend.close();
    door = new ShellDoor(backend, printer, tell);
  } catch (error) {
    const known = error instanceof AppError ? error : new AppError('UNEXPECTED', { detail: String(error) });
    tell({ type: 'refused', code: known.code, params: known.params });
    leave(EXIT_REFUSED);
  }
}

/** The open backend, and what the shell wants to know of it. */
class ShellDoor {
  private readonly handler: RPCHandler<RouterContext>;
  private file = '';

  constructor(
    private readonly backend: Backend,
    private readonly printer: ShellPrinter,
    private readonly tell: (message: HostReply) => void,
  ) {
    const jobs = new JobCounter((count) => tell({ type: 'jobs', count }));
    this.handler = new RPCHandler<RouterContext>(createShellRouter(printer), {
      clientInterceptors: [
        async ({ path, next }) => {
          const output = jobs.follow(path, await next());
          this.tellStore();
          return output;
        },
      ],
    });
    this.tellStore();
  }

  connect(port: ShellPort): void {
    this.handler.upgrade(port, { context: { backend: this.backend } });
    port.start();
  }

  async page(id: number, path: string, query: string): Promise<void> {
    const found = await this.findPage(path, query).catch(() => null);
    this.tell({ type: 'page', id, page: found });
  }

  close(): void {
    this.backend.close();
  }

  private async findPage(path: string, query: string) {
    return this.printer.page(path) ?? (await this.backend.servePage(path, new URLSearchParams(query)));
  }

  /** The shell shows the store's name and the recent files: told when another store is open. */
  private tellStore(): void {
    const { file } = this.backend.store;
    if (file === this.file) return;
    this.file = file;
    const recent = this.backend.recentStores.filter((entry) => entry.exists).map((entry) => entry.file);
    this.tell({ type: 'opened', file, recent });
  }
}
