import { requireNodeVersion } from '../backend/store/nodeVersion';
import { AppError } from '../shared/appError';
import { EXIT, exitOf } from './exit';
import { asAppError, FaultWithIssues } from './fault';
import { helpText } from './help';
import { Output } from './output';

/** A command of the third door. Returns the exit status. */
export type Command = (args: string[], output: Output) => Promise<number>;

/** Commands are loaded when they are asked for: most need only a part of the program. */
const commands: Record<string, () => Promise<Command>> = {
  new: async () => (await import('./commands/new')).newCommand,
  inspect: async () => (await import('./commands/inspect')).inspectCommand,
  import: async () => (await import('./commands/import')).importCommand,
  undo: async () => (await import('./commands/undo')).undoCommand,
  allocate: async () => (await import('./commands/allocate')).allocateCommand,
  evaluate: async () => (await import('./commands/evaluate')).evaluateCommand,
  forecast: async () => (await import('./commands/forecast')).forecastCommand,
  'frame-diff': async () => (await import('./commands/frameDiff')).frameDiffCommand,
  drawing: async () => (await import('./commands/drawing')).drawingCommand,
  diagnose: async () => (await import('./commands/diagnose')).diagnoseCommand,
  export: async () => (await import('./commands/export')).exportCommand,
  profiles: async () => (await import('./commands/profiles')).profilesCommand,
  template: async () => (await import('./commands/export')).templateCommand,
  document: async () => (await import('./commands/document')).documentCommand,
  'frequent-outages': async () => (await import('./commands/frequentOutages')).frequentOutagesCommand,
  policies: async () => (await import('./commands/policies')).policiesCommand,
  verify: async () => (await import('./commands/verify')).verifyCommand,
  serve: async () => (await import('./commands/serve')).serveCommand,
};

/**
 * Runs one command and sets the process's exit status: 0 done, 1 damage or an unplanned fault, 2 usage, 3 nothing could
 * be taken, 4 the store is open elsewhere.
 * @param argv arguments after the program's name
 */
export async function main(argv: string[]): Promise<void> {
  requireNodeVersion();
  const output = new Output(argv);
  const stop = (error: unknown): void => {
    fail(output, error);
    void output.flush().then(() => process.exit());
  };
  process.on('uncaughtException', stop);
  process.on('unhandledRejection', stop);
  try {
    process.exitCode = await run(argv, output);
  } catch (error) {
    fail(output, error);
  }
  await output.flush();
}

async function run(argv: string[], output: Output): Promise<number> {
  const [name, ...args] = argv;
  if (argv.includes('--help') || argv.includes('-h') || name === 'help') {
    output.text('countyframe.help/1', helpText(output.language));
    return EXIT.done;
  }
  if (name === undefined || name.startsWith('-')) throw new AppError('USAGE_COMMAND_MISSING');
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    throw new AppError('USAGE_COMMAND_UNKNOWN', { command: name, commands: Object.keys(commands).join(', ') });
  }
  const command = await load();
  return command(args, output);
}

function fail(output: Output, error: unknown): void {
  const known = asAppError(error);
  output.error(known, error instanceof FaultWithIssues ? error.issues : []);
  process.exitCode = exitOf(known);
}
