import type { Progress } from '../../shared/api/app';
import type { DryRun, ImportResult, ImportSession } from '../../shared/api/imports';
import { AppError } from '../../shared/appError';
import { listBatches, undoBatch } from '../usecases/import/batches';
import { cellRows } from '../usecases/provenance';
import { findScope } from '../usecases/sheet/scope';
import { guarded, os } from './base';
import { streamed } from './stream';

export const imports = {
  open: os.imports.open.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<Progress, ImportSession>(async (report, abort) => {
        const scope = findScope(backend.store, input.planId);
        const files: { name: string; bytes: Uint8Array }[] = [];
        for (const file of [input.file, ...(input.more ?? [])]) {
          files.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
        }
        return backend.imports.open(backend.store, scope, files, {
          signal: abort,
          onProgress: report,
          ...(input.encoding ? { encoding: input.encoding } : {}),
        });
      }, signal),
    ),
  ),
  cells: os.imports.cells.handler(({ context: { backend }, input }) => {
    const last = Math.min(input.lastRow, input.firstRow + 999);
    const { work } = backend.imports.get(input.sessionId);
    const sheet = work.stretch(input.sheet, input.firstRow - 1, last - 1, input.file);
    if (!sheet) throw new AppError('IMPORT_SESSION_GONE');
    const skipped = input.mapping === undefined ? [] : work.skippedRows(input.mapping, input.firstRow, last);
    return { rows: cellRows(sheet, input.firstRow, last), skipped };
  }),
  openSheet: os.imports.openSheet.handler(({ context: { backend }, input }) =>
    backend.imports.openSheet(input.sessionId, input.file, input.sheet),
  ),
  dryRun: os.imports.dryRun.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<Progress, DryRun>(async (report, abort) => {
        const { work, scope } = backend.imports.get(input.sessionId);
        work.setMappings(input.mappings, input.fileOf);
        if (input.decisions) work.decide(input.decisions);
        return work.plan(backend.store, scope, input.fixes, { signal: abort, onProgress: report });
      }, signal),
    ),
  ),
  fixAlike: os.imports.fixAlike.handler(({ context: { backend }, input }) => {
    const { work } = backend.imports.get(input.sessionId);
    return { rows: work.fixAlike(input.entity, input.field, input.from, input.to) };
  }),
  rows: os.imports.rows.handler(({ context: { backend }, input }) =>
    backend.imports.rows(backend.store, input.sessionId, input.state, input.offset, input.limit, input.onlyIssues),
  ),
  commit: os.imports.commit.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<Progress, ImportResult>(async (report, abort) => {
        const { work, scope } = backend.imports.get(input.sessionId);
        report({ step: 'IMPORT_COMMITTING', done: 0, total: null });
        return work.commit(backend.store, scope, { signal: abort, onProgress: report });
      }, signal),
    ),
  ),
  close: os.imports.close.handler(({ context: { backend }, input }) => {
    backend.imports.close(input.sessionId);
    return null;
  }),
  batches: os.imports.batches.handler(({ context }) => listBatches(context.backend.store)),
  undoBatch: os.imports.undoBatch.handler(({ context, input }) => undoBatch(context.backend.store, input.batchId)),
  rejectedWorkbook: os.imports.rejectedWorkbook.handler(async ({ context: { backend }, input }) => {
    const { rejectedWorkbook } = await import('../usecases/outputs');
    return rejectedWorkbook(backend.imports.get(input.sessionId).work, input.language);
  }),
};
