import { serve } from '../../backend/host/serve';
import { EXIT } from '../exit';

/** `serve`: the loopback door; ends with its signal handlers. */
export async function serveCommand(args: string[]): Promise<number> {
  await serve(args);
  return EXIT.done;
}
