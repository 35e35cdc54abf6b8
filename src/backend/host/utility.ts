import { entryUrl } from './entryUrl';
import { parentPortOf } from './utilityPort';

/**
 * Entry of the processes the Electron shell starts. Without arguments of its own it is the backend; `--child NAME` makes
 * it one of the backend's helper processes; `--cli ARGS` makes it the command line.
 */
const args = process.argv.slice(2);
const [mode, ...rest] = args;

if (mode === '--child') {
  const { actAsChild } = await import('./utilityChild');
  actAsChild(parentPortOf(process));
  // Which helpers there are is the shell's to say: it starts this process.
  await import(/* @vite-ignore */ entryUrl('reader').href);
} else if (mode === '--cli') {
  const { forkThroughShell } = await import('./utilityFork');
  forkThroughShell(parentPortOf(process));
  const cli = (await import(/* @vite-ignore */ entryUrl('cli').href)) as { main(args: string[]): Promise<void> };
  await cli.main(rest);
  process.exit();
} else {
  const { runBackend } = await import('./utilityBackend');
  await runBackend(parentPortOf(process), args);
}
