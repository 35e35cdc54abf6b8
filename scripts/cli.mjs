import { checkNode } from './checkNode.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';

checkNode();
try {
  await ensureBuilt({ quiet: true });
  const { main } = await import('../out/main/cli.js');
  await main(process.argv.slice(2));
} catch (error) {
  // Only what keeps the program from being built or loaded comes here: it words everything else itself.
  const code = 'PROGRAM_NOT_LOADED';
  const message = `The program could not be built or loaded / 程序无法构建或加载: ${error.message}`;
  const next = 'Run npm ci and try again / 请运行 npm ci 后重试';
  if (process.argv.includes('--json')) {
    const words = { code, message, where: null, next };
    process.stdout.write(`${JSON.stringify({ format: 'countyframe.error/1', error: words, issues: [] })}\n`);
  } else process.stderr.write(`${message}\n${next}\n`);
  process.exitCode = 1;
}
