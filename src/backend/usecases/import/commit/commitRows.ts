import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gzip, type ZlibOptions } from 'node:zlib';
import { newId } from '../../../../shared/ids';
import type { Store } from '../../../store/store';
import type { SqlRow } from '../../../store/tableWriter';
import { localMinute } from '../../localMinute';
import type { LinkIndex } from '../../sheet/links';
import type { Scope } from '../../sheet/scope';
import type { PlannedRow } from '../plannedRow';
import type { TakenTable } from '../rowPass';
import type { Tally } from '../tally';
import { withWaitingCodes } from '../waitingCodes';
import type { WorkFile } from '../workFile';
import { InsertShape } from './insertShape';
import type { ImportEnd, RowSink } from './rowSink';

/** Issues of its rows that a batch keeps. */
const MOST_ISSUES = 1000;

/**
 * Turns the planned rows of one import into what is written. A file's batch is made when its first row changes something:
 * files that change nothing leave no trace.
 */
export class CommitWriter {
  /** Id of the import: that of its first file's batch. */
  readonly batchId = newId();
  /** Entities that have new records. */
  readonly gained = new Set<string>();
  private readonly batches = new Map<WorkFile, string>();
  private readonly shapes = new Map<string, InsertShape>();
  /** Files on their way into the store, by hash. */
  private readonly incoming = new Map<string, Promise<Buffer>>();

  /**
   * @param sink takes what is written
   * @param store the store as it was before the import
   * @param links what the names in the rows mean
   */
  constructor(
    private readonly sink: RowSink,
    private readonly store: Store,
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
    if (row.state === 'changed' && !row.fillsBlanks) {
      this.update(row, origin);
      return;
    }
    const kept = withWaitingCodes(source.entity, source.refs, this.links, source.extra);
    if (row.fillsBlanks) this.fill(row, kept);
    else this.insert(row, origin, kept && Object.keys(kept).length > 0 ? JSON.stringify(kept) : undefined);
  }

  /** What the batches came to, and the contents of their files: they are packed beside the rows. */
  async end(tally: Tally): Promise<Pick<ImportEnd, 'batches' | 'contents'>> {
    const batches = [...this.batches].map(([file, batchId]) => ({
      batchId,
      columnMap: JSON.stringify(file.mappings.filter((mapping) => mapping.take)),
      counts: tally.sum((line) => line.file === file),
      issues: tally.rowIssues
        .list()
        .filter((issue) => issue.where?.file === file.name)
        .slice(0, MOST_ISSUES),
    }));
    const contents: ImportEnd['contents'] = [];
    for (const [hash, content] of this.incoming) contents.push({ hash, content: await content });
    return { batches, contents };
  }

  private begin(file: WorkFile): string {
    const isFirst = this.batches.size === 0;
    const batchId = isFirst ? this.batchId : newId();
    this.batches.set(file, batchId);
    this.keepFile(file);
    this.sink.insert('importBatch', {
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
      columnMap: '[]',
      issues: '[]',
      batchId: isFirst ? null : this.batchId,
    });
    return batchId;
  }

  private insert(row: PlannedRow, origin: SqlRow, extra: string | undefined): void {
    const { source } = row;
    this.shapeOf(source.entity).insert(this.sink, row.recordId!, source, this.links, origin, extra);
    this.gained.add(source.entity);
    if (!row.amounts) return;
    const { planId } = this.scope;
    const { batchId = null, sourceSheet = null, sourceRow = null } = origin;
    for (const { year, source: from, amountFen } of row.amounts) {
      this.sink.insertValues('projectAmount', AMOUNT_KEYS, [
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

  private update(row: PlannedRow, origin: SqlRow): void {
    const id = row.recordId!;
    this.sink.update(row.source.entity, id, { ...row.columns, ...origin });
    if (row.amounts) this.sink.setAmounts(id, row.amounts);
  }

  /** Adds to a record what the row that speaks of it first left empty; where it comes from stays that row's. */
  private fill({ source, recordId, columns, amounts }: PlannedRow, extra: Record<string, string> | null): void {
    this.sink.fillBlanks({ entity: source.entity, id: recordId!, columns, extra, amounts });
  }

  /** Incoming files are evidence: kept once per content, compressed. Packing goes on beside the rows. */
  private keepFile({ name, content, inspection }: WorkFile): void {
    const { sha256 } = inspection.file;
    if (this.incoming.has(sha256) || this.store.get('SELECT 1 FROM importFile WHERE hash = ?', sha256)) return;
    this.sink.keepFile({ hash: sha256, name: basename(name), bytes: content.byteLength });
    // A workbook that is a zip already is only wrapped; of text the quickest level saves nearly as much as the slow ones.
    const isZip = content[0] === 0x50 && content[1] === 0x4b;
    const packed = compress(content, { level: isZip ? 0 : 1, chunkSize: PACKING_BYTES });
    packed.catch(() => {});
    this.incoming.set(sha256, packed);
  }
}

/** Packed in pieces of the usual 16 KiB, a large file would interrupt the rows a thousand times. */
const PACKING_BYTES = 1 << 20;

const compress = promisify<Uint8Array, ZlibOptions, Buffer>(gzip);

const AMOUNT_KEYS = [
  ...['id', 'planId', 'projectId', 'year', 'source', 'amountFen'],
  ...['batchId', 'sourceSheet', 'sourceRow'],
];
