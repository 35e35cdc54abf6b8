import type { ReadAmount } from '../../../exchange/understand/readTypes';
import type { ChangeLabel, WrittenChange } from '../../../store/store';
import type { SqlRow, SqlValue } from '../../../store/tableWriter';
import type { Scope } from '../../sheet/scope';
import type { Additions, ImportEnd, IncomingFile, Settled } from './rowSink';

/** One write on its way to the thread, in the order in which they are made. */
export type WriteOp =
  /** Rows of one kind, their values one after the other. `keys` come with the first of a kind. */
  | { kind: 'rows'; shape: number; entity: string; keys?: readonly string[]; values: SqlValue[] }
  | { kind: 'insert'; entity: string; row: SqlRow }
  | { kind: 'update'; entity: string; id: string; patch: SqlRow }
  | { kind: 'amounts'; projectId: string; amounts: readonly ReadAmount[] }
  | { kind: 'fill'; additions: Additions }
  | { kind: 'file'; file: IncomingFile };

/** From the importer to the thread that writes. */
export type CommitOrder =
  | { kind: 'begin'; path: string; scope: Scope }
  | { kind: 'write'; ops: WriteOp[] }
  /** Ends the import and commits it. */
  | { kind: 'finish'; end: ImportEnd; label: ChangeLabel; batchId: string | null; wantsPatches: boolean }
  /** Takes everything back. */
  | { kind: 'abandon' };

/** From the thread. */
export type CommitMessage =
  | { kind: 'begun' }
  | { kind: 'taken' }
  /** Everything is written; the commit comes next. */
  | { kind: 'settled'; settled: Settled }
  | { kind: 'done'; change: WrittenChange | null }
  | { kind: 'failed'; code: string; params: Record<string, string | number>; where?: Record<string, unknown> };
