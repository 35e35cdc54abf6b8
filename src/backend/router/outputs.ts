import type { MadeFile } from '../../shared/api/apiFile';
import type { Progress } from '../../shared/api/app';
import { exportWorkbook, templateWorkbook } from '../usecases/outputs';
import { makeDocument } from '../usecases/planBook/makeDocument';
import { findScope } from '../usecases/sheet/scope';
import { guarded, os } from './base';
import { streamed } from './stream';

export const outputs = {
  workbook: os.outputs.workbook.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<Progress, MadeFile>(
        async (onProgress, abort) =>
          backend.files.keep(
            await exportWorkbook(backend.store, findScope(backend.store, input.planId), input.language, {
              signal: abort,
              onProgress,
            }),
          ),
        signal,
      ),
    ),
  ),
  template: os.outputs.template.handler(({ input }) => templateWorkbook(input.language)),
  document: os.outputs.document.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<Progress, MadeFile>(
        async (onProgress, abort) =>
          backend.files.keep(
            await makeDocument(backend.store, findScope(backend.store, input.planId), input.language, input.kind, {
              signal: abort,
              onProgress,
            }),
          ),
        signal,
      ),
    ),
  ),
  file: os.outputs.file.handler(({ context, input }) => context.backend.files.take(input.fileId)),
};
