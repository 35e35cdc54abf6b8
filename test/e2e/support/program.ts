import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** The program as a user starts it, over the loopback door. */
export interface Program {
  url: string;
  process: ChildProcess;
  /** Lines printed so far. */
  output(): string;
  /** Ends it as Ctrl+C does, and waits until it is gone. */
  stop(): Promise<number | null>;
}

/**
 * Starts the program on a store.
 * @param store path of the store; a new one gets the sample county
 */
export async function startProgram(store: string, args: string[] = []): Promise<Program> {
  const child = spawn(
    process.execPath,
    [join(root, 'scripts/start.mjs'), '--no-open', '--port', '0', '--store', store, ...args],
    {
      cwd: root,
      env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', COUNTYFRAME_HOME: dirname(store) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let text = '';
  const url = await new Promise<string>((done, fail) => {
    const look = (chunk: Buffer) => {
      text += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(text);
      if (found) done(found[0]);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.on('exit', (code) => fail(new Error(`ended with ${code}:\n${text}`)));
  });
  child.removeAllListeners('exit');
  child.once('exit', (code, signal) => {
    if (code !== 0) process.stderr.write(`the program ended with ${code ?? signal}:\n${text}\n`);
  });
  return {
    url,
    process: child,
    output: () => text,
    stop() {
      if (child.exitCode !== null) return Promise.resolve(child.exitCode);
      const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
      child.kill('SIGINT');
      return ended;
    },
  };
}
