import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ImportCounts } from '../../../shared/api/imports';
import { newId } from '../../../shared/ids';
import type { Issue } from '../../../shared/issue';
import { findTable } from '../../../shared/model';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import { linkWaiting } from '../sheet/links';
import { ownerValues, type Scope } from '../sheet/scope';
import { readDrafts, writeDrafts } from '../sheet/writeAmounts';
import type { PlannedRow } from './planRows';

/** One file's part of an import. */
export interface FileBatch {
  name: string;
  sha256: string;
  content: Uint8Array;
  rows: PlannedRow[];
  counts: ImportCounts;
  /** Which column went where: JSON of the mappings, kept for provenance. */
  columnMap: unknown;
  issues: Issue[];
}

/**
 * Commits an import: all files in one transaction, one change, one undo. Records that waited for names that exist now
 * are linked in the same change.
 * @returns id of the batch (of the first file), and of the change; null where no row changed anything
 */
export function commitBatches(
  store: Store,
  scope: Scope,
  files: FileBatch[],
): { batchId: string | null; changeId: string | null } {
  const working = files.filter((file) => file.rows.some((row) => row.state === 'new' || row.state === 'changed'));
  if (working.length === 0) return { batchId: null, changeId: null };
  keepFiles(store, working);
  const firstId = newId();
  const label = { code: 'CHANGE_IMPORT', params: { file: working.map((file) => basename(file.name)).join('、') } };
  const { changeId } = store.write(
    label,
    (writer) => {
      const gained = new Set<string>();
      for (const [index, file] of working.entries()) {
        const batchId = index === 0 ? firstId : newId();
        writeBatch(writer, scope, file, batchId, index === 0 ? null : firstId);
        for (const row of file.rows) {
          if (row.state !== 'new' && row.state !== 'changed') continue;
          writeRow(store, writer, scope, row, batchId);
          if (row.state === 'new') gained.add(row.source.entity);
        }
      }
      linkWaiting(store, scope, writer, gained);
    },
    { kind: 'import', batchId: firstId },
  );
  return { batchId: firstId, changeId };
}

/** Incoming files are evidence: kept once per content, compressed. */
function keepFiles(store: Store, files: FileBatch[]): void {
  const missing = files.filter((file) => !store.get('SELECT 1 FROM importFile WHERE hash = ?', file.sha256));
  if (missing.length === 0) return;
  store.writeUnjournaled((run) => {
    for (const file of missing) {
      run(
        'INSERT OR IGNORE INTO importFile (hash, name, bytes, content) VALUES (?, ?, ?, ?)',
        file.sha256,
        basename(file.name),
        file.content.byteLength,
        gzipSync(file.content),
      );
    }
  });
}

function writeBatch(writer: ChangeWriter, scope: Scope, file: FileBatch, batchId: string, partOf: string | null): void {
  writer.insert('importBatch', {
    id: batchId,
    fileName: basename(file.name),
    fileHash: file.sha256,
    time: localMinute(new Date()),
    plan: scope.planId,
    readRows: file.counts.read,
    insertedRows: file.counts.inserted,
    updatedRows: file.counts.updated,
    unchangedRows: file.counts.unchanged,
    rejectedRows: file.counts.rejected,
    skippedRows: file.counts.skipped,
    columnMap: JSON.stringify(file.columnMap),
    issues: JSON.stringify(file.issues.slice(0, 1000)),
    batchId: partOf,
  });
}

function writeRow(store: Store, writer: ChangeWriter, scope: Scope, row: PlannedRow, batchId: string): void {
  const { source } = row;
  const table = findTable(source.entity);
  const origin: SqlRow = { batchId, sourceSheet: source.sheetIndex, sourceRow: source.row };
  if (source.extra && Object.keys(source.extra).length > 0) origin.extra = JSON.stringify(source.extra);
  if (row.state === 'new') {
    writer.insert(source.entity, {
      id: row.recordId,
      ...ownerValues(table, scope),
      ...row.columns,
      ...origin,
    });
    for (const amount of row.amounts ?? []) {
      writer.insert('projectAmount', { planId: scope.planId, projectId: row.recordId, ...amount, batchId });
    }
    return;
  }
  writer.update(source.entity, row.recordId!, { ...row.columns, ...origin });
  if (row.amounts) {
    const before = readDrafts(store, row.recordId!);
    const after = row.amounts.map((amount) => {
      const kept = before.find((draft) => draft.year === amount.year && draft.source === amount.source);
      return { id: kept?.id ?? null, ...amount };
    });
    writeDrafts(writer, { planId: scope.planId }, row.recordId!, before, after);
  }
}

/** @returns local civil time to the minute, `YYYY-MM-DD HH:MM` */
export function localMinute(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
