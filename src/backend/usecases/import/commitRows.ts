import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gzip, type ZlibOptions } from 'node:zlib';
import { newId } from '../../../shared/ids';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import { type LinkIndex, linkWaiting } from '../sheet/links';
import type { Scope } from '../sheet/scope';
import { readDrafts, writeDrafts } from '../sheet/writeAmounts';
import { blanksOf } from './compare';
import { InsertShape } from './insertShape';
import type { PlannedRow } from './planRows';
import type { TakenTable } from './rowPass';
import type { Tally } from './tally';
import { withWaitingCodes } from './waitingCodes';
import type { WorkFile } from './workFile';

/**
 * Writes the rows of one import inside its transaction. A file's batch is made when its first row changes something: files
 * that change nothing leave no trace.
 */
export class CommitWriter {
  /** Id of the import: that of its first file's batch. */
  readonly batchId = newId();
  private readonly batches = new Map<WorkFile, string>();
  private readonly gained = new Set<string>();
  private readonly shapes = new Map<string, InsertShape>();
  /** Files on their way into the store, by hash. */
  private readonly incoming = new Map<string, Promise<Buffer>>();

  /**
   * @param inside the store as the transaction sees it
   * @param links what the names in the rows mean
   */
  constructor(
    private readonly inside: Store,
    private readonly writer: ChangeWriter,
    private readonly scope: Scope,
    private readonly links: LinkIndex,
  ) {}

  /** Files that changed something. */
  get files(): WorkFile[] {
    return [...this.batches.keys()];
  }

  write({ file }: TakenTable, row: PlannedRow): void {
    if (row.state !== 'new' && row.state !== 'changed') return;
    const { source } = row;
    const batchId = this.batches.get(file) ?? this.begin(file);
    const origin: SqlRow = { batchId, sourceSheet: source.sheetIndex, sourceRow: source.row };
    const kept = withWaitingCodes(source.entity, source.refs, this.links, source.extra);
    const extra = kept && Object.keys(kept).length > 0 ? JSON.stringify(kept) : undefined;
    if (row.state === 'new') this.insert(row, origin, extra);
    else if (row.fillsBlanks) this.fill(row, kept);
    else this.update(row, origin, extra);
  }

  /** Ends the import: counts into the batches, files into the store, names that waited linked to what came. */
  async finish(tally: Tally): Promise<void> {
    for (const [file, batchId] of this.batches) {
      const counts = tally.sum((line) => line.file === file);
      const issues = tally.rowIssues.list().filter((issue) => issue.where?.file === file.name);
      // The row was inserted by this very change, which stores nothing of it but the id.
      this.inside.writeUnjournaled((run) =>
        run(
          `UPDATE importBatch SET readRows = ?, insertedRows = ?, updatedRows = ?, unchangedRows = ?, rejectedRows = ?,
             skippedRows = ?, issues = ? WHERE id = ?`,
          counts.read,
          counts.inserted,
          counts.updated,
          counts.unchanged,
          counts.rejected,
          counts.skipped,
          JSON.stringify(issues.slice(0, 1000)),
          batchId,
        ),
      );
    }
    for (const [hash, content] of this.incoming) {
      const packed = await content;
      this.inside.writeUnjournaled((run) => run('UPDATE importFile SET content = ? WHERE hash = ?', packed, hash));
    }
    linkWaiting(this.inside, this.scope, this.writer, this.gained);
  }

  private begin(file: WorkFile): string {
    const isFirst = this.batches.size === 0;
    const batchId = isFirst ? this.batchId : newId();
    this.batches.set(file, batchId);
    this.keepFile(file);
    this.writer.insert('importBatch', {
      id: batchId,
      fileName: basename(file.name),
      fileHash: file.inspection.file.sha256,
      time: localMinute(new Date()),
      plan: this.scope.planId,
      readRows: 0,
      insertedRows: 0,
      updatedRows: 0,
      unchangedRows: 0,
      rejectedRows: 0,
      skippedRows: 0,
      columnMap: JSON.stringify(file.mappings.filter((mapping) => mapping.take)),
      issues: '[]',
      batchId: isFirst ? null : this.batchId,
    });
    return batchId;
  }

  private insert(row: PlannedRow, origin: SqlRow, extra: string | undefined): void {
    const { source } = row;
    this.shapeOf(source.entity).insert(this.writer, row.recordId!, source, this.links, origin, extra);
    this.gained.add(source.entity);
    if (!row.amounts) return;
    const { planId } = this.scope;
    const { batchId = null, sourceSheet = null, sourceRow = null } = origin;
    for (const { year, source: from, amountFen } of row.amounts) {
      this.writer.insertValues('projectAmount', AMOUNT_KEYS, [
        ...[newId(), planId, row.recordId, year, from, amountFen],
        ...[batchId, sourceSheet, sourceRow],
      ]);
    }
  }

  private shapeOf(entity: string): InsertShape {
    let shape = this.shapes.get(entity);
    if (!shape) {
      shape = new InsertShape(entity, this.scope);
      this.shapes.set(entity, shape);
    }
    return shape;
  }

  private update(row: PlannedRow, origin: SqlRow, extra: string | undefined): void {
    const id = row.recordId!;
    const patch = { ...row.columns, ...origin, ...(extra === undefined ? {} : { extra }) };
    this.writer.update(row.source.entity, id, patch);
    if (!row.amounts) return;
    const before = readDrafts(this.inside, id);
    const after = row.amounts.map((amount) => {
      const kept = before.find((draft) => draft.year === amount.year && draft.source === amount.source);
      return { id: kept?.id ?? null, ...amount };
    });
    writeDrafts(this.writer, { planId: this.scope.planId }, id, before, after);
  }

  /** Adds to a record what the row that speaks of it first left empty; where it comes from stays that row's. */
  private fill({ source, recordId, columns, amounts }: PlannedRow, kept: Record<string, string> | null): void {
    const id = recordId!;
    const record = this.inside.get<SqlRow>(`SELECT * FROM "${source.entity}" WHERE id = ?`, id);
    if (!record) return;
    const patch = blanksOf(source.entity, record, columns);
    if (kept && Object.keys(kept).length > 0) {
      const before = JSON.parse(String(record.extra ?? '{}')) as Record<string, string>;
      patch.extra = JSON.stringify({ ...kept, ...before });
    }
    if (Object.keys(patch).length > 0) this.writer.update(source.entity, id, patch);
    if (!amounts || readDrafts(this.inside, id).length > 0) return;
    const after = amounts.map((amount) => ({ id: null, ...amount }));
    writeDrafts(this.writer, { planId: this.scope.planId }, id, [], after);
  }

  /** Incoming files are evidence: kept once per content, compressed. Packing goes on beside the rows. */
  private keepFile({ name, content, inspection }: WorkFile): void {
    const { sha256 } = inspection.file;
    if (this.inside.get('SELECT 1 FROM importFile WHERE hash = ?', sha256)) return;
    this.inside.writeUnjournaled((run) =>
      run(
        "INSERT INTO importFile (hash, name, bytes, content) VALUES (?, ?, ?, x'')",
        sha256,
        basename(name),
        content.byteLength,
      ),
    );
    // A workbook that is a zip already is only wrapped; of text the quick levels save nearly as much as the slow ones.
    const isZip = content[0] === 0x50 && content[1] === 0x4b;
    const packed = compress(content, { level: isZip ? 0 : 3 });
    packed.catch(() => {});
    this.incoming.set(sha256, packed);
  }
}

const compress = promisify<Uint8Array, ZlibOptions, Buffer>(gzip);

const AMOUNT_KEYS = [
  ...['id', 'planId', 'projectId', 'year', 'source', 'amountFen'],
  ...['batchId', 'sourceSheet', 'sourceRow'],
];

/** @returns local civil time to the minute, `YYYY-MM-DD HH:MM` */
export function localMinute(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
