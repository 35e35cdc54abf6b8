import { app, utilityProcess } from 'electron';
import type { HostReply } from '../shared/api/shell';
import { ChildProcesses } from './childProcesses';
import { backendFile, helperEnvironment } from './folders';

/**
 * `countyframe --cli ARGS`: the command line of the packaged program, without a window. The program cannot run as Node
 * (fuse), so the commands run in the backend's process, with its output passed on.
 * @param args arguments of the command line
 */
export function runCommandLine(args: string[]): void {
  const environment = helperEnvironment();
  const child = utilityProcess.fork(backendFile, ['--cli', ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    serviceName: 'CountyFrame command line',
  });
  const helpers = new ChildProcesses(child, environment);
  child.stdout?.pipe(process.stdout);
  child.stderr?.pipe(process.stderr);
  child.on('message', (message: HostReply) => {
    if (message.type === 'startChild') helpers.start(message);
    if (message.type === 'killChild') helpers.kill(message.id);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill());
  child.once('exit', (code) => {
    helpers.killAll();
    // What was piped last is still on its way.
    setImmediate(() => app.exit(code));
  });
}
