import type { MadeFile } from '../../shared/api/apiFile';
import type { Progress } from '../../shared/api/app';
import { findScope } from '../usecases/sheet/scope';
import { guarded, os } from './base';
import { streamed } from './stream';

/** The libraries that write workbooks and documents are heavy; they are loaded when first needed. */
const workbooks = () => import('../usecases/outputs');
const documents = () => import('../usecases/planBook/makeDocument');

export const outputs = {
  workbook: os.outputs.workbook.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<Progress, MadeFile>(
        async (onProgress, abort) =>
          backend.files.keep(
            await (await workbooks()).exportWorkbook(
              backend.store,
              findScope(backend.store, input.planId),
              input.language,
              {
                signal: abort,
                onProgress,
              },
            ),
          ),
        signal,
      ),
    ),
  ),
  template: os.outputs.template.handler(async ({ input }) => (await workbooks()).templateWorkbook(input.language)),
  document: os.outputs.document.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<Progress, MadeFile>(
        async (onProgress, abort) =>
          backend.files.keep(
            await (await documents()).makeDocument(
              backend.store,
              findScope(backend.store, input.planId),
              input.language,
              input.kind,
              {
                signal: abort,
                onProgress,
              },
            ),
          ),
        signal,
      ),
    ),
  ),
  file: os.outputs.file.handler(({ context, input }) => context.backend.files.take(input.fileId)),
};
