import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const EVERY_MS = 1_000;

/**
 * Ends the program where the process that started it is gone. npm starts a script through a shell of its own, which
 * outlives npm: where our parent is such a shell, the one that started it is watched too.
 * @param end what closes the program
 */
export function endWithParent(end: () => void): void {
  const parent = process.ppid;
  const starter = starterOfShell(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (starter === null || isAlive(starter))) return;
    clearInterval(timer);
    end();
  }, EVERY_MS);
  timer.unref();
}

/** @returns who started the shell that runs one command (`sh -c ...`), or null where the process is no such shell */
function starterOfShell(pid: number): number | null {
  try {
    if (process.platform === 'linux') {
      const [program = '', option] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (!/(^|\/)(sh|dash|bash|ash|zsh)$/.test(program) || option !== '-c') return null;
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return orNull(Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    }
    if (process.platform === 'darwin') {
      const [, starter, rest = ''] =
        /^\s*(\d+)\s+(.*)/.exec(execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' })) ??
        [];
      return /^\S*sh -c /.test(rest) ? orNull(Number(starter)) : null;
    }
  } catch {
    // Gone already, or not ours to look at: the parent alone is watched.
  }
  return null;
}

/** The first process of the system starts nobody on purpose: a shell below it has lost its starter before we looked. */
function orNull(pid: number): number | null {
  return pid > 1 ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
