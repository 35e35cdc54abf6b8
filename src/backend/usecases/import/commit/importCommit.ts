import { basename } from 'node:path';
import type { ImportDecisions } from '../../../../shared/api/imports';
import { namesOf } from '../../../../shared/messages';
import type { Store } from '../../../store/store';
import { storeFault } from '../../../store/storeFault';
import { localMinute } from '../../localMinute';
import type { Scope } from '../../sheet/scope';
import type { PlannedRow } from '../plannedRow';
import type { RowPlanner } from '../planRows';
import { recordCount, type TakenTable } from '../rowPass';
import type { Tally } from '../tally';
import { VanishedFinder, type VanishedRecord } from '../vanished';
import type { WorkFile } from '../workFile';
import { CommitWriter } from './commitRows';
import type { ImportEnd, RowSink, Settled } from './rowSink';
import { StoreSink } from './storeSink';
import { ThreadSink } from './threadSink';

/** Records from which on a thread of its own writes: starting one takes as long as writing a few thousand. */
const THREAD_FROM = 5_000;

/** What is committed: the rows as they go by, and what they come to. */
export interface CommitSource {
  /**
   * Lets all rows go by.
   * @param room what the rows have to wait for, if anything
   */
  pass: (room: () => Promise<void> | null, onRow: (table: TakenTable, row: PlannedRow) => void) => Promise<void>;
  tally: Tally;
  tables: readonly TakenTable[];
  files: readonly WorkFile[];
}

interface Committed {
  /** Null where no row changed anything. */
  batchId: string | null;
  settled: Settled;
}

/** Commits an import as one transaction, one change, one undo: in this thread, or a large one beside it. */
export class ImportCommit {
  private readonly label = { code: 'CHANGE_IMPORT', params: { file: '' } };
  private readonly change = { kind: 'import' as const, batchId: '' };

  constructor(
    private readonly store: Store,
    private readonly scope: Scope,
    private readonly planner: RowPlanner,
    private readonly decisions: ImportDecisions,
    private readonly source: CommitSource,
  ) {}

  /** @throws AppError STORE_BUSY, STORE_NOT_WRITABLE, IMPORT_WRITER_DIED, and what letting the rows go by throws: then nothing was written */
  run(): Promise<Committed> {
    return recordCount(this.source.tables) < THREAD_FROM ? this.here() : this.beside();
  }

  private async here(): Promise<Committed> {
    const written = this.store.writeLong(
      this.label,
      async (writer, inside) => {
        const sink = new StoreSink(inside, writer, this.scope);
        const { end, batchId } = await this.write(sink, () => null);
        return { batchId, settled: sink.finish(end) };
      },
      this.change,
    );
    try {
      return (await written).result;
    } catch (error) {
      throw storeFault(error, this.store.file);
    }
  }

  private async beside(): Promise<Committed> {
    let committed: { batchId: string | null; thread: ThreadSink } | null = null;
    await this.store.writeBeside(
      this.label,
      (path) => ThreadSink.begin(path, this.scope),
      async (thread, isFollowed) => {
        const { end, batchId } = await this.write(thread, () => thread.room());
        // Should the thread die between its commit and its answer, the store knows that the import is in.
        committed = { batchId, thread };
        return thread.finish(end, this.label, batchId, isFollowed);
      },
      this.change,
    );
    const { batchId, thread } = committed as unknown as { batchId: string | null; thread: ThreadSink };
    return { batchId, settled: thread.settled };
  }

  /** Writes the rows, and puts together what comes after them. */
  private async write(
    sink: RowSink,
    room: () => Promise<void> | null,
  ): Promise<{ end: ImportEnd; batchId: string | null }> {
    const { store, scope, source, planner } = this;
    const commit = new CommitWriter(sink, store, scope, planner.links);
    const finder = new VanishedFinder(store, scope);
    await source.pass(room, (table, row) => {
      commit.write(table, row);
      finder.note(table, row.source);
    });
    const end: ImportEnd = {
      vanished: {
        records: this.vanished(finder),
        actions: this.decisions.vanished ?? {},
        today: localMinute(new Date()).slice(0, 10),
      },
      names: planner.keptNames(this.decisions.names ?? []),
      ...(await commit.end(source.tally)),
      gained: [...commit.gained],
      memory: commit.files.map((file) => ({
        headers: file.headers(),
        name: file.name,
        sha256: file.inspection.file.sha256,
        mappings: file.mappings,
      })),
    };
    const isEmpty = commit.files.length === 0;
    this.label.params.file = namesOf((isEmpty ? source.files : commit.files).map(({ name }) => basename(name)));
    if (!isEmpty) this.change.batchId = commit.batchId;
    return { end, batchId: isEmpty ? null : commit.batchId };
  }

  private vanished(finder: VanishedFinder): VanishedRecord[] {
    const { tables, tally } = this.source;
    return tables.flatMap((table) => {
      const { records, count } = finder.find(table, (id) => this.planner.wasSeen(id), Number.POSITIVE_INFINITY);
      tally.addVanished(table, count);
      return records;
    });
  }
}
