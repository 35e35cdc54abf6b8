import { MessageChannelMain, type UtilityProcess, utilityProcess } from 'electron';
import type { HostReply, HostRequest } from '../shared/api/shell';
import { backendFile } from './folders';

/** Helpers the backend may ask for; anything else is refused. */
const ENTRIES = new Set(['reader']);

/** The only option they take: a limit of their heap. */
const HEAP_LIMIT = /^--max-old-space-size=\d{1,6}$/;

type StartChild = Extract<HostReply, { type: 'startChild' }>;

/**
 * The backend's helper processes. The packaged program cannot start itself as Node (the runAsNode fuse is off), so the
 * backend asks here, and speaks with its helper over a port between the two.
 */
export class ChildProcesses {
  private readonly running = new Map<number, UtilityProcess>();

  /** @param backend the process that asks; @param environment variables of the helpers */
  constructor(
    private readonly backend: UtilityProcess,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  start({ id, entry, execArgv }: StartChild): void {
    if (!ENTRIES.has(entry)) {
      this.tell({ type: 'childEnded', id, code: 1 });
      return;
    }
    const child = utilityProcess.fork(backendFile, ['--child', entry], {
      execArgv: execArgv.filter((arg) => HEAP_LIMIT.test(arg)),
      env: this.environment,
      stdio: ['ignore', 'ignore', 'pipe'],
      serviceName: `CountyFrame ${entry}`,
    });
    this.running.set(id, child);
    child.stderr?.on('data', (text: Buffer) => this.tell({ type: 'childError', id, text: text.toString() }));
    child.once('spawn', () => {
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage(null, [port1]);
      this.tell({ type: 'childStarted', id, pid: child.pid ?? null }, [port2]);
    });
    child.once('exit', (code) => {
      this.running.delete(id);
      this.tell({ type: 'childEnded', id, code });
    });
  }

  kill(id: number): void {
    this.running.get(id)?.kill();
  }

  /** The backend is gone, and with it whoever the helpers worked for. */
  killAll(): void {
    for (const child of this.running.values()) child.kill();
  }

  private tell(message: HostRequest, ports: Electron.MessagePortMain[] = []): void {
    if (this.backend.pid !== undefined) this.backend.postMessage(message, ports);
  }
}
