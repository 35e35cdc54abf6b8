import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Place } from '../../src/shared/issue';

const script = resolve('scripts/cli.mjs');

/** A document of the command line. */
export interface CliDocument {
  format: string;
  issues: { severity: string; code: string; message: string; where: Place | null }[];
  [key: string]: unknown;
}

export interface CliRun {
  code: number;
  stdout: string;
  stderr: string;
  /** The one document on stdout; reading it fails where there is anything else. */
  readonly json: CliDocument;
}

/** Chinese and without a user's own folder, whatever machine the tests run on. */
const environment = {
  ...process.env,
  LC_ALL: 'C',
  LANG: 'C',
  COUNTYFRAME_HOME: join(tmpdir(), 'countyframe-cli-home'),
};

/** Starts the built command line as a process of its own. */
export function startCli(args: string[]): ChildProcess {
  return spawn(process.execPath, [script, ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs a command to its end. */
export async function runCli(...args: string[]): Promise<CliRun> {
  const child = startCli(args);
  const read = async (stream: NodeJS.ReadableStream): Promise<string> => {
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces).toString('utf8');
  };
  const [stdout, stderr, code] = await Promise.all([
    read(child.stdout!),
    read(child.stderr!),
    new Promise<number>((done, fail) => {
      child.on('error', fail);
      child.on('close', (status) => done(status ?? -1));
    }),
  ]);
  return {
    code,
    stdout,
    stderr,
    get json() {
      if (!/^\{.*\}\n$/s.test(stdout))
        throw new Error(`not one document: ${stdout.slice(0, 300)} ${stderr.slice(0, 300)}`);
      return JSON.parse(stdout) as CliDocument;
    },
  };
}

/** Has the program built, where it is not: the first command does that by itself, and takes its time. */
export async function buildCli(): Promise<void> {
  const { code, stderr } = await runCli('help');
  if (code !== 0) throw new Error(stderr);
}

/** Runs many commands, a few at a time: not for commands on the same store. @returns their ends in the order given */
export async function runAll(commands: string[][]): Promise<CliRun[]> {
  const runs: CliRun[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < commands.length; at = next++) runs[at] = await runCli(...commands[at]!);
  };
  await Promise.all([lane(), lane(), lane()]);
  return runs;
}

interface Fault {
  exit: number;
  code: string;
  path?: string;
}

/** Runs commands one after the other. */
export async function runInTurn(commands: string[][]): Promise<CliRun[]> {
  const runs: CliRun[] = [];
  for (const command of commands) runs.push(await runCli(...command));
  return runs;
}

/** What a failed command told with --json; fails where that is not a worded fault in the form all of them have. */
export function faultOf({ code, json }: CliRun): Fault {
  const { format, issues } = json;
  const error = json.error as { code: string; message: string; where: Place | null; next: string } | undefined;
  const isWhole =
    format === 'countyframe.error/1' &&
    Array.isArray(issues) &&
    error !== undefined &&
    Object.keys(error).sort().join() === 'code,message,next,where' &&
    error.message !== error.code &&
    typeof error.next === 'string' &&
    !/\{\w+\}|\n\s+at /.test(`${error.message} ${error.next}`);
  if (!isWhole) throw new Error(`not a worded fault: ${JSON.stringify(json).slice(0, 500)}`);
  return { exit: code, code: error.code, ...(error.where?.path ? { path: error.where.path } : {}) };
}
