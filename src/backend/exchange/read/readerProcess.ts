import { AppError } from '../../../shared/appError';
import { CHUNKS_IN_FLIGHT, packChunk, type ReaderReply, type ReaderRequest } from './protocol';
import { readWorkbookInProcess } from './readInProcess';

/**
 * Entry of the reading process: reads one foreign file and ends. Its parent may kill it at any moment; it holds nothing
 * but the file it reads.
 */

let inFlight = 0;
let resume: (() => void) | null = null;

function reply(message: ReaderReply): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => resolve());
  });
}

async function read(request: Extract<ReaderRequest, { type: 'read' }>): Promise<void> {
  const { type: _type, input, ...wishes } = request;
  try {
    const info = await readWorkbookInProcess(input, {
      ...wishes,
      onSheets: (sheets) => void reply({ type: 'sheets', sheets }),
      onProgress: (share) => void reply({ type: 'progress', share }),
      onChunk: async (chunk) => {
        void reply({ type: 'chunk', chunk: packChunk(chunk) });
        inFlight += 1;
        if (inFlight >= CHUNKS_IN_FLIGHT)
          await new Promise<void>((resolve) => {
            resume = resolve;
          });
      },
    });
    await reply({ type: 'done', info });
  } catch (error) {
    if (error instanceof AppError) {
      const { code, params, where } = error;
      await reply({ type: 'refused', code, params, ...(where === undefined ? {} : { where }) });
    } else await reply({ type: 'fault', detail: error instanceof Error ? error.message : String(error) });
  }
  process.disconnect();
}

process.on('message', (message: ReaderRequest) => {
  if (message.type === 'read') void read(message);
  else {
    inFlight -= 1;
    const waiting = resume;
    resume = null;
    waiting?.();
  }
});
process.on('disconnect', () => process.exit());
void reply({ type: 'ready' });
