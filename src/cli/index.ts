import { requireNodeVersion } from '../backend/store/nodeVersion';
import { AppError } from '../shared/appError';
import { EXIT, exitOf, helpText } from './exit';
import { Output } from './output';

/** A command of the third door. Returns the exit status. */
export type Command = (args: string[], output: Output) => Promise<number>;

/** Each command brings its own libraries and is loaded when it is called: starting is quick. */
const commands: Record<string, () => Promise<Command>> = {
  new: async () => (await import('./commands/store')).newCommand,
  inspect: async () => (await import('./commands/inspect')).inspectCommand,
  import: async () => (await import('./commands/import')).importCommand,
  undo: async () => (await import('./commands/store')).undoCommand,
  allocate: async () => (await import('./commands/allocate')).allocateCommand,
  evaluate: async () => (await import('./commands/evaluate')).evaluateCommand,
  export: async () => (await import('./commands/export')).exportCommand,
  template: async () => (await import('./commands/export')).templateCommand,
  document: async () => (await import('./commands/document')).documentCommand,
  verify: async () => (await import('./commands/store')).verifyCommand,
  serve: async () => (await import('./commands/serve')).serveCommand,
};

/**
 * Runs one command and sets the process's exit status: 0 done, 1 damage or an unplanned fault, 2 usage, 3 nothing could
 * be taken, 4 the store is open elsewhere.
 * @param argv arguments after the program's name
 */
export async function main(argv: string[]): Promise<void> {
  requireNodeVersion();
  const [name = '', ...args] = argv;
  const output = new Output(argv);
  if (name === '' || name === 'help' || name === '--help') {
    process.stdout.write(`${helpText(output.language)}\n`);
    process.exitCode = name === '' ? EXIT.usage : EXIT.done;
    return;
  }
  try {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) throw new AppError('USAGE', { detail: name });
    const command = await load();
    process.exitCode = await command(args, output);
  } catch (error) {
    const known = asAppError(error);
    output.error(known);
    process.exitCode = exitOf(known);
  }
  await output.flush();
}

/** parseArgs throws TypeErrors with a code of their own; anything else unplanned is told without its stack. */
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { code = '', message } = error as { code?: string; message: string };
  if (code.startsWith('ERR_PARSE_ARGS')) return new AppError('USAGE', { detail: message });
  return new AppError('UNEXPECTED', { detail: message }, undefined, { cause: error });
}
