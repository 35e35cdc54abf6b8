import type { ImportCounts, NameDecision, VanishedAction } from '../../../../shared/api/imports';
import type { ImportMapping } from '../../../../shared/api/inspection';
import type { Issue } from '../../../../shared/issue';
import type { ReadAmount } from '../../../exchange/understand/readTypes';
import type { SqlRow, SqlValue } from '../../../store/tableWriter';
import type { KnownHeader } from '../mappingMemory';
import type { VanishedRecord } from '../vanished';

/** A file that came in, without its content. */
export interface IncomingFile {
  /** SHA-256. */
  hash: string;
  name: string;
  bytes: number;
}

/** What a second row says of a record, for the cells that the first left empty. */
export interface Additions {
  entity: string;
  id: string;
  columns: SqlRow;
  /** Texts of columns without a field, by label. */
  extra: Record<string, string> | null;
  /** Amounts of a project, for one that has none. */
  amounts: readonly ReadAmount[] | null;
}

/** Takes what an import writes, row by row: the store itself, or a thread that writes to it. */
export interface RowSink {
  /** @param keys names of the columns, `id` first; the same array for all rows of a kind */
  insertValues(entity: string, keys: readonly string[], values: readonly SqlValue[]): void;
  insert(entity: string, row: SqlRow): void;
  update(entity: string, id: string, patch: SqlRow): void;
  /** Brings the amounts of a project of the store to these. */
  setAmounts(projectId: string, amounts: readonly ReadAmount[]): void;
  /** Adds to a record what is still empty in it. */
  fillBlanks(additions: Additions): void;
  /** Keeps a file that is not kept yet; its content comes with the end. */
  keepFile(file: IncomingFile): void;
}

/** What an import writes once all its rows went by. Plain data: it may go to another thread. */
export interface ImportEnd {
  /** Of each batch how its columns were read (JSON), and what its rows came to. */
  batches: { batchId: string; columnMap: string; counts: ImportCounts; issues: Issue[] }[];
  /** Packed contents of the files kept, by hash. */
  contents: { hash: string; content: Uint8Array }[];
  /** Entities that have new records: names that waited for one are linked. */
  gained: string[];
  vanished: { records: VanishedRecord[]; actions: Readonly<Record<string, VanishedAction>>; today: string };
  /** What the user said about names. */
  names: readonly NameDecision[];
  /** What is remembered of each file, for the next one with the same headers. */
  memory: {
    headers: Map<string, KnownHeader>;
    name: string;
    sha256: string;
    mappings: readonly ImportMapping[];
  }[];
}

/** Records that were no longer in the files. */
export interface Settled {
  retired: number;
  deleted: number;
}
