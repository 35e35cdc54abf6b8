import { parseArgs } from 'node:util';
import { AppError } from '../../shared/appError';
import { wordMessage } from '../../shared/messages';
import { requireNodeVersion } from '../store/nodeVersion';
import { defaultStore } from './dataFolder';
import { endWithParent } from './endWithParent';
import { openLoopback } from './loopback';
import { openBackend } from './openBackend';
import { openBrowser } from './openBrowser';

/** Exit status where the store is open elsewhere. */
const EXIT_LOCKED = 4;

/**
 * The loopback door as a program: opens the store, says the address, and ends on Ctrl+C, SIGTERM or with its parent.
 * @param args command line: --store FILE, --port N, --no-open
 */
export async function serve(args: string[]): Promise<void> {
  requireNodeVersion();
  const { values } = parseArgs({
    args,
    options: {
      store: { type: 'string', default: defaultStore() },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
    },
  });
  const backend = await openBackend(values.store, (line) => process.stdout.write(`${line}\n`)).catch((error) => {
    if (!(error instanceof AppError)) throw error;
    for (const language of ['zh', 'en'] as const) {
      process.stderr.write(`${wordMessage(language, error.code, error.params)}\n`);
    }
    process.exit(error.code === 'STORE_LOCKED' ? EXIT_LOCKED : 3);
  });
  const door = await openLoopback(backend, Number(values.port));
  backend.store.announce(door.url);
  process.stdout.write(`${door.url}\n`);
  if (!values['no-open']) openBrowser(door.url);

  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    // Closing is quick; a hung connection must not keep the store from being given back.
    setTimeout(() => process.exit(0), 5000).unref();
    backend.close();
    void door.close().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  endWithParent(end);
}
