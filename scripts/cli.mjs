import { setFlagsFromString } from 'node:v8';
import { nodeFault } from './checkNode.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';

/** Words what keeps the program from starting at all; everything else it words itself. */
function refuse(code, message, next, status) {
  if (process.argv.includes('--json')) {
    const error = { code, message, where: null, next };
    process.stdout.write(`${JSON.stringify({ format: 'countyframe.error/1', error, issues: [] })}\n`);
  } else process.stderr.write(`${message}\n${next}\n`);
  process.exitCode = status;
}

// A split in bare form computes on one thread: helper threads of the engine would only add to the processor time.
if (process.argv.includes('--portfolio')) {
  for (const name of ['marking', 'sweeping', 'recompilation']) setFlagsFromString(`--no-concurrent-${name}`);
}

const NEXT = 'Run npm ci and try again / 请运行 npm ci 后重试';
const fault = nodeFault();
if (fault !== null) refuse('NODE_TOO_OLD', fault, NEXT, 2);
else {
  try {
    await ensureBuilt({ quiet: true });
    const { main } = await import('../out/main/cli.js');
    await main(process.argv.slice(2));
  } catch (error) {
    const message = `The program could not be built or loaded / 程序无法构建或加载: ${error.message}`;
    refuse('PROGRAM_NOT_LOADED', message, NEXT, 1);
  }
}
