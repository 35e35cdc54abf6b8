import { parseArgs } from 'node:util';
import { AppError } from '../../shared/appError';
import { hasMessage, wordMessage } from '../../shared/messages';
import { requireNodeVersion } from '../store/nodeVersion';
import { defaultStore } from './dataFolder';
import { endWithParent } from './endWithParent';
import { openLoopback } from './loopback';
import { openBackend } from './openBackend';
import { openBrowser } from './openBrowser';

/** Exit statuses, as those of the command line. */
const EXIT = { usage: 2, nothingTaken: 3, locked: 4 } as const;

export interface ServeOptions {
  /** Path of the store; a new one gets the sample county. */
  store: string;
  /** 0 for a free one. */
  port: number;
  opensBrowser: boolean;
}

/**
 * The loopback door as a program of its own (`npm start`), told in both languages.
 * @param args command line: --store FILE, --port N, --no-open
 */
export async function serve(args: string[]): Promise<void> {
  requireNodeVersion();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  try {
    const url = await serveStore(readOptions(args), say);
    if (url === null) process.exit(0);
    say(url);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;

    for (const language of ['zh', 'en'] as const) {
      const next = `${error.code}_NEXT`;
      const steps = hasMessage(next) ? `\n${wordMessage(language, next, error.params)}` : '';
      process.stderr.write(`${wordMessage(language, error.code, error.params)}${steps}\n`);
    }
    process.exit(
      error.code === 'STORE_LOCKED' ? EXIT.locked : error.code.startsWith('USAGE_') ? EXIT.usage : EXIT.nothingTaken,
    );
  }
}

function readOptions(args: string[]): ServeOptions {
  try {
    const { values } = parseArgs({
      args,
      options: {
        store: { type: 'string', default: defaultStore() },
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
      },
    });
    return { store: values.store, port: Number(values.port), opensBrowser: !values['no-open'] };
  } catch (error) {
    throw new AppError('USAGE_START', { detail: (error as Error).message.split('\n')[0]! }, undefined, {
      cause: error,
    });
  }
}

/**
 * Opens a store and its loopback door; both end on Ctrl+C, SIGTERM or with the parent of this process.
 * @param say prints one line of progress
 * @returns address of the door, with its token; null where it was told to end before it was open
 * @throws AppError as openBackend; PORT_NOT_AVAILABLE, then the store is given back
 */
export async function serveStore(
  { store, port, opensBrowser }: ServeOptions,
  say: (line: string) => void,
): Promise<string | null> {
  const opening = new AbortController();
  let close = () => opening.abort();
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    // Closing is quick; a hung connection must not keep the store from being given back.
    setTimeout(() => process.exit(0), 5000).unref();
    close();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  endWithParent(end);

  const backend = await openBackend(store, say, opening.signal);
  if (!backend) return null;
  close = () => backend.close();
  const door = await openLoopback(backend, port).catch((error) => {
    backend.close();
    const detail = (error as { code?: string }).code ?? '';
    throw new AppError('PORT_NOT_AVAILABLE', { port, detail }, undefined, { cause: error });
  });
  backend.store.announce(door.url);
  if (opensBrowser) openBrowser(door.url);
  close = () => {
    backend.close();
    void door.close().then(() => process.exit(0));
  };
  return door.url;
}
