import { requireNodeVersion } from '../backend/store/nodeVersion';
import { AppError } from '../shared/appError';
import { allocateCommand } from './commands/allocate';
import { documentCommand } from './commands/document';
import { evaluateCommand } from './commands/evaluate';
import { exportCommand, templateCommand } from './commands/export';
import { importCommand } from './commands/import';
import { inspectCommand } from './commands/inspect';
import { serveCommand } from './commands/serve';
import { newCommand, undoCommand, verifyCommand } from './commands/store';
import { EXIT, exitOf, helpText } from './exit';
import { Output } from './output';

/** A command of the third door. Returns the exit status. */
export type Command = (args: string[], output: Output) => Promise<number>;

const commands: Record<string, Command> = {
  new: newCommand,
  inspect: inspectCommand,
  import: importCommand,
  undo: undoCommand,
  allocate: allocateCommand,
  evaluate: evaluateCommand,
  export: exportCommand,
  template: templateCommand,
  document: documentCommand,
  verify: verifyCommand,
  serve: serveCommand,
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
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new AppError('USAGE', { detail: name });
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
