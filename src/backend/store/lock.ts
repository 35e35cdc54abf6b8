import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { AppError } from '../../shared/appError';

/** Who holds a store: written beside it as `<store>.lock`. */
export interface LockOwner {
  pid: number;
  host: string;
  /** Start of the process in clock ticks since boot (Linux), so that a recycled pid is not taken for the owner. */
  startedAt: string | null;
  /** Address of the loopback door of the owner, with its token; null where it has none. */
  url: string | null;
}

function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the command in parentheses and may hold spaces: count from its end. Field 22 is the start time.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive(owner: LockOwner): boolean {
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return owner.startedAt === null || processStart(owner.pid) === owner.startedAt;
}

/**
 * @param storeFile path of a store
 * @returns who holds it now, or null where nobody does (no lock, or one left by a process that is gone)
 */
export function readLockOwner(storeFile: string): LockOwner | null {
  try {
    const owner = JSON.parse(readFileSync(lockFile(storeFile), 'utf8')) as LockOwner;
    return isAlive(owner) ? owner : null;
  } catch {
    return null;
  }
}

function lockFile(storeFile: string): string {
  return `${storeFile}.lock`;
}

/** The one-process rule of a store. */
export class StoreLock {
  private constructor(
    private readonly file: string,
    private owner: LockOwner,
    /** The lock was left by a process that is gone: the program before this one did not end properly. */
    readonly wasLeft: boolean,
  ) {}

  /**
   * Takes the lock of a store.
   * @throws AppError STORE_LOCKED naming pid, host and URL of the owner
   */
  static take(storeFile: string): StoreLock {
    const file = lockFile(storeFile);
    const owner: LockOwner = {
      pid: process.pid,
      host: hostname(),
      startedAt: processStart(process.pid),
      url: null,
    };
    let wasLeft = false;
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        const handle = openSync(file, 'wx', 0o600);
        writeSync(handle, JSON.stringify(owner));
        closeSync(handle);
        return new StoreLock(file, owner, wasLeft);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
          throw new AppError('STORE_NOT_WRITABLE', { file: storeFile }, { file: storeFile }, { cause: error });
        }
      }
      const holder = readLockOwner(storeFile);
      if (holder) {
        throw new AppError(
          'STORE_LOCKED',
          { file: storeFile, pid: holder.pid, host: holder.host, url: holder.url ?? '-' },
          { file: storeFile },
        );
      }
      wasLeft = true;
      rmSync(file, { force: true });
    }
    throw new AppError('STORE_LOCKED', { file: storeFile, pid: 0, host: '?', url: '-' }, { file: storeFile });
  }

  /** Tells others where the running program can be reached. */
  announce(url: string): void {
    this.owner = { ...this.owner, url };
    writeFileSync(this.file, JSON.stringify(this.owner), { mode: 0o600 });
  }

  release(): void {
    rmSync(this.file, { force: true });
  }
}
