import { defaultStore } from '../../backend/host/dataFolder';
import { serveStore } from '../../backend/host/serve';
import { storeFault } from '../../backend/store/storeFault';
import { EXIT } from '../exit';
import { readOptions, wrongValue } from '../options';
import type { Output } from '../output';

const LAST_PORT = 65_535;

/** `serve`: the loopback door; runs until it is told to end. */
export async function serveCommand(args: string[], output: Output): Promise<number> {
  const { options } = readOptions('serve', args, { store: 'text', port: 'text', 'no-open': 'flag' });
  const store = options.store ?? defaultStore();
  const port = portNumber(options.port ?? '0');
  try {
    const url = await serveStore({ store, port, opensBrowser: !options['no-open'] }, (line) => output.log(line));
    if (url === null) process.exit(EXIT.done);
    output.result({ format: 'countyframe.service/1', ...{ url, store } }, [url]);
  } catch (error) {
    throw storeFault(error, store);
  }
  return EXIT.done;
}

function portNumber(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (port <= LAST_PORT) return port;
  throw wrongValue('--port', text, `0–${LAST_PORT}`);
}
