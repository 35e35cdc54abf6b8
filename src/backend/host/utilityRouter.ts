import type { Progress } from '../../shared/api/app';
import { createRouter } from '../router';
import { guarded, os } from '../router/base';
import { outputs } from '../router/outputs';
import { streamed } from '../router/stream';
import { makeDocument } from '../usecases/planBook/makeDocument';
import { findScope } from '../usecases/sheet/scope';
import type { ShellPrinter } from './shellPrinter';

/**
 * The contract as the shell's door answers it: as everywhere, but PDFs are printed by the shell's own window instead of
 * a headless browser that would have to be installed.
 */
export function createShellRouter(printer: ShellPrinter) {
  const document = os.outputs.document.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<Progress, File>((onProgress, abort) => {
        const options = { signal: abort, onProgress };
        return input.kind === 'pdf'
          ? printer.document(backend, input.planId, input.language, options)
          : makeDocument(backend.store, findScope(backend.store, input.planId), input.language, input.kind, options);
      }, signal),
    ),
  );
  return { ...createRouter(), outputs: os.outputs.router({ ...outputs, document }) };
}
