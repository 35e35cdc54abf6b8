import type { DryRunRow, ImportSession, OpenedSheet, RowState } from '../../../shared/api/imports';
import { AppError } from '../../../shared/appError';
import { newId } from '../../../shared/ids';
import type { Issue } from '../../../shared/issue';
import { findTable } from '../../../shared/model';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { ImportWork } from './importWork';
import type { PlannedRow } from './plannedRow';
import { recordDetail, recordName } from './recordName';
import type { VanishedRecord } from './vanished';
import type { WorkOptions } from './workFile';

interface Session {
  work: ImportWork;
  scope: Scope;
}

/** Sessions kept at once; opening another ends the oldest. */
const SESSIONS_KEPT = 4;

/** Sheets without a table that are offered. */
const BARE_SHEETS_TOLD = 1_000;

/** Imports under way in the window: a file is read once, then its mapping is worked on until commit or close. */
export class ImportSessions {
  private readonly sessions = new Map<string, Session>();

  async open(
    store: Store,
    scope: Scope,
    files: { name: string; bytes: Uint8Array }[],
    options: WorkOptions & { encoding?: string },
  ): Promise<ImportSession> {
    const work = new ImportWork();
    const unread = await addFiles(work, store, files, options);
    const inspection = work.inspections[0]!;
    const sessionId = newId();
    this.sessions.set(sessionId, { work, scope });
    while (this.sessions.size > SESSIONS_KEPT) this.sessions.delete(this.sessions.keys().next().value!);
    const before = store.get<{ id: string; time: string }>(
      'SELECT id, time FROM importBatch WHERE fileHash = ? ORDER BY time DESC LIMIT 1',
      inspection.file.sha256,
    );
    return {
      sessionId,
      inspection,
      mappings: work.mappings,
      files: work.inspections,
      fileOf: work.fileOf,
      bareSheets: work.bareSheets.slice(0, BARE_SHEETS_TOLD),
      unread,
      importedBefore: before ? { batchId: before.id, time: before.time } : null,
    };
  }

  /** @throws AppError IMPORT_SESSION_GONE */
  get(sessionId: string): Session {
    const session = this.sessions.get(sessionId);
    if (!session) throw new AppError('IMPORT_SESSION_GONE');
    return session;
  }

  /**
   * Makes a table of a sheet on which none was found.
   * @throws AppError IMPORT_SESSION_GONE, SHEET_NOT_OPENED
   */
  openSheet(sessionId: string, file: number, sheet: number): OpenedSheet {
    const { work } = this.get(sessionId);
    const mapping = work.openSheet(file, sheet);
    if (mapping === null) {
      const name = work.inspections[file]?.sheets[sheet]?.name ?? '';
      throw new AppError('SHEET_NOT_OPENED', { sheet: name }, { sheet: name });
    }
    return { mapping, mappings: work.mappings, fileOf: work.fileOf };
  }

  /** One page of the last dry run's rows in a state. */
  async rows(
    store: Store,
    sessionId: string,
    state: RowState,
    offset: number,
    limit: number,
    onlyIssues = false,
  ): Promise<{ total: number; withIssues: number; rows: DryRunRow[] }> {
    const { work, scope } = this.get(sessionId);
    if (state === 'vanished') {
      const { count, records } = work.vanished;
      const rows = records.slice(offset, offset + limit);
      return {
        total: count,
        withIssues: 0,
        rows: rows.map((record, i) => describeVanished(store, record, -1 - offset - i)),
      };
    }
    const { total, withIssues, rows } = await work.page(store, scope, state, offset, limit, onlyIssues);
    return {
      total,
      withIssues,
      rows: rows.map(({ row, index }) => describeRow(store, row, index, work.fileAt(index))),
    };
  }

  close(sessionId: string): void {
    this.sessions.delete(sessionId);
  }

  clear(): void {
    this.sessions.clear();
  }
}

/**
 * Reads the files one after the other; of several, one that cannot be read is left out and told.
 * @throws AppError where none can be read
 */
async function addFiles(
  work: ImportWork,
  store: Store,
  files: { name: string; bytes: Uint8Array }[],
  options: WorkOptions & { encoding?: string },
): Promise<Issue[]> {
  const faults: AppError[] = [];
  for (const file of files) {
    try {
      await work.addFile(file, { ...options, store });
    } catch (error) {
      if (!(error instanceof AppError) || files.length === 1) throw error;
      faults.push(error);
    }
  }
  if (work.inspections.length === 0 && faults[0]) throw faults[0];
  return faults.map(({ code, params, where }) => ({ severity: 'warning', code, params, where }));
}

function describeRow(store: Store, row: PlannedRow, index: number, file: string | null): DryRunRow {
  const { source } = row;
  const { nameColumn } = findTable(source.entity);
  return {
    index,
    entity: source.entity,
    sheet: source.sheet,
    ...(file === null ? {} : { file }),
    row: source.row,
    state: row.state,
    name: String(source.values[nameColumn] ?? source.texts[nameColumn] ?? ''),
    matchedBy: row.matchedBy,
    recordId: row.recordId,
    candidates: candidates(store, source.entity, row.candidates.slice(0, 20)),
    changes: row.changes,
    issues: row.issues,
    texts: source.texts,
  };
}

/** Candidates are often named alike: what tells them apart is said as well. */
function candidates(store: Store, entity: string, ids: string[]): DryRunRow['candidates'] {
  return ids.map((id) => ({ id, name: recordName(store, entity, id), detail: recordDetail(store, entity, id) }));
}

function describeVanished(store: Store, { entity, id, sheet, row }: VanishedRecord, index: number): DryRunRow {
  return {
    ...{ index, entity, sheet, row, recordId: id },
    state: 'vanished',
    name: recordName(store, entity, id),
    matchedBy: null,
    candidates: [],
    changes: [],
    issues: [],
    texts: {},
  };
}
