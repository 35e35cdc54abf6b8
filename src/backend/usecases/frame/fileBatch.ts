import { createHash } from 'node:crypto';
import type { ImportCounts } from '../../../shared/api/imports';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import { keepFile } from '../import/keepFile';
import { localMinute } from '../localMinute';
import type { Scope } from '../sheet/scope';

/** Begins the record of an import of a file without sheets (network, boundaries), and keeps the file by its hash. */
export function beginFileBatch(
  store: Store,
  writer: ChangeWriter,
  scope: Scope,
  batchId: string,
  file: { name: string; bytes: Uint8Array },
): void {
  const fileHash = createHash('sha256').update(file.bytes).digest('hex');
  keepFile(store, fileHash, file);
  writer.insert('importBatch', {
    id: batchId,
    fileName: file.name,
    fileHash,
    time: localMinute(new Date()),
    plan: scope.planId,
    columnMap: '[]',
    issues: '[]',
  });
}

/** Ends the record with what came of its rows. */
export function endFileBatch(writer: ChangeWriter, batchId: string, counts: ImportCounts): void {
  writer.update('importBatch', batchId, {
    readRows: counts.read,
    insertedRows: counts.inserted,
    updatedRows: counts.updated,
    unchangedRows: counts.unchanged,
  });
}
