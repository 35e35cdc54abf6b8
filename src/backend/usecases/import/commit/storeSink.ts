import type { ReadAmount } from '../../../exchange/understand/readTypes';
import type { ChangeWriter } from '../../../store/changeWriter';
import type { Store } from '../../../store/store';
import type { SqlRow, SqlValue } from '../../../store/tableWriter';
import { keepProfile } from '../../forms/profiles';
import { linkWaiting } from '../../sheet/links';
import type { Scope } from '../../sheet/scope';
import { readDrafts, writeDrafts } from '../../sheet/writeAmounts';
import { blanksOf, storedExtra } from '../compare';
import { keepNames } from '../judgeNames';
import { keepHeaders } from '../mappingMemory';
import { settleVanished } from '../vanishedActions';
import type { Additions, ImportEnd, IncomingFile, RowSink, Settled } from './rowSink';

/** Writes an import inside its transaction, in whatever thread that is. */
export class StoreSink implements RowSink {
  /**
   * @param inside the store as the transaction sees it
   * @param writer the import's change
   */
  constructor(
    private readonly inside: Store,
    private readonly writer: ChangeWriter,
    private readonly scope: Scope,
  ) {}

  insertValues(entity: string, keys: readonly string[], values: readonly SqlValue[]): void {
    this.writer.insertValues(entity, keys, values);
  }

  insert(entity: string, row: SqlRow): void {
    this.writer.insert(entity, row);
  }

  update(entity: string, id: string, patch: SqlRow): void {
    this.writer.update(entity, id, patch);
  }

  setAmounts(projectId: string, amounts: readonly ReadAmount[]): void {
    this.writer.restoreIndexes();
    const before = readDrafts(this.inside, projectId);
    const after = amounts.map((amount) => {
      const kept = before.find((draft) => draft.year === amount.year && draft.source === amount.source);
      return { id: kept?.id ?? null, ...amount };
    });
    writeDrafts(this.writer, { planId: this.scope.planId }, projectId, before, after);
  }

  fillBlanks({ entity, id, columns, extra, amounts }: Additions): void {
    const record = this.inside.get<SqlRow>(`SELECT * FROM "${entity}" WHERE id = ?`, id);
    if (!record) return;
    const patch = blanksOf(entity, record, columns);
    if (extra && Object.keys(extra).length > 0) {
      const before = storedExtra(record);
      const more = Object.entries(extra).filter(([label]) => !Object.hasOwn(before, label));
      // Assigning would take a label such as __proto__ for something else.
      if (more.length > 0) patch.extra = JSON.stringify({ ...before, ...Object.fromEntries(more) });
    }
    if (Object.keys(patch).length > 0) this.writer.update(entity, id, patch);
    if (!amounts) return;
    this.writer.restoreIndexes();
    if (readDrafts(this.inside, id).length > 0) return;
    const after = amounts.map((amount) => ({ id: null, ...amount }));
    writeDrafts(this.writer, { planId: this.scope.planId }, id, [], after);
  }

  keepFile({ hash, name, bytes }: IncomingFile): void {
    this.inside.writeUnjournaled((run) =>
      run("INSERT INTO importFile (hash, name, bytes, content) VALUES (?, ?, ?, x'')", hash, name, bytes),
    );
  }

  /** Ends the import: what is gone, what the user said, counts and contents, links to what came, what is remembered. */
  finish({ batches, contents, gained, vanished, names, memory }: ImportEnd): Settled {
    const { inside, writer } = this;
    writer.restoreIndexes();
    const settled = settleVanished(inside, writer, vanished.records, vanished.actions, vanished.today);
    keepNames(inside, writer, names);
    for (const batch of batches) this.countBatch(batch);
    for (const { hash, content } of contents) {
      inside.writeUnjournaled((run) => run('UPDATE importFile SET content = ? WHERE hash = ?', content, hash));
    }
    if (batches.length > 0) linkWaiting(inside, this.scope, writer, new Set(gained));
    for (const { headers, name, sha256, mappings } of memory) {
      keepHeaders(inside, headers, name);
      keepProfile(inside, name, sha256, mappings);
    }
    return settled;
  }

  /** The batch was inserted by this very change, which stores nothing of it but the id. */
  private countBatch({ batchId, columnMap, counts, issues }: ImportEnd['batches'][number]): void {
    this.inside.writeUnjournaled((run) =>
      run(
        `UPDATE importBatch SET readRows = ?, insertedRows = ?, updatedRows = ?, unchangedRows = ?, rejectedRows = ?,
           skippedRows = ?, issues = ?, columnMap = ? WHERE id = ?`,
        ...[counts.read, counts.inserted, counts.updated, counts.unchanged, counts.rejected, counts.skipped],
        JSON.stringify(issues),
        columnMap,
        batchId,
      ),
    );
  }
}
