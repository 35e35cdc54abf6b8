import type { MadeFile } from '../../shared/api/apiFile';
import type { Progress } from '../../shared/api/app';
import { createRouter } from '../router';
import { guarded, os } from '../router/base';
import { frame } from '../router/frame';
import { outputs } from '../router/outputs';
import { streamed } from '../router/stream';
import { makeDrawingFile } from '../usecases/frame/drawingFile';
import { checkFrameKey } from '../usecases/frame/frameAt';
import { frameModel } from '../usecases/frame/frameModel';
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
      streamed<Progress, MadeFile>(async (onProgress, abort) => {
        const options = { signal: abort, onProgress };
        const file =
          input.kind === 'pdf'
            ? await printer.document(backend, input.planId, input.language, options)
            : await makeDocument(
                backend.store,
                findScope(backend.store, input.planId),
                input.language,
                input.kind,
                options,
              );
        return backend.files.keep(file);
      }, signal),
    ),
  );
  const drawingFile = os.frame.drawingFile.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<Progress, MadeFile>(async (onProgress, abort) => {
        const model = frameModel(backend.store, findScope(backend.store, input.planId));
        const options = { ...input, frame: checkFrameKey(model, input.frame) };
        const host = { signal: abort, onProgress, print: printer.drawings.bind(printer) };
        return backend.files.keep(await makeDrawingFile(backend.store, model, options, host));
      }, signal),
    ),
  );
  return {
    ...createRouter(),
    outputs: os.outputs.router({ ...outputs, document }),
    frame: os.frame.router({ ...frame, drawingFile }),
  };
}
