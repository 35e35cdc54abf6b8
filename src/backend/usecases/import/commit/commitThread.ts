import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../../shared/appError';
import { Store, type StoreEvent } from '../../../store/store';
import { storeFault } from '../../../store/storeFault';
import type { RowSink } from './rowSink';
import { StoreSink } from './storeSink';
import type { CommitMessage, CommitOrder, WriteOp } from './wire';

/**
 * Thread that writes an import beside the one that reads and compares its rows: its transaction runs on a connection of
 * its own, from the first order to `finish`. If it ends before that, SQLite takes everything back.
 */
parentPort?.once('message', (order: CommitOrder) => {
  if (order.kind === 'begin') void run(order);
});

class Abandoned extends Error {}

async function run({ path, scope }: Extract<CommitOrder, { kind: 'begin' }>): Promise<void> {
  const label = { code: 'CHANGE_IMPORT', params: {} as Record<string, string | number> };
  const change = { kind: 'import' as const, batchId: '' };
  let store: Store | null = null;
  let patches: StoreEvent['patches'] = {};
  try {
    const own = Store.openBeside(path);
    store = own;
    const { changeId, seq } = await own.writeLong(
      label,
      (writer, inside) => {
        const sink = new StoreSink(inside, writer, scope);
        send({ kind: 'begun' });
        return new Promise<void>((resolve, reject) => {
          const apply = new OpReader(sink);
          parentPort?.on('message', (order: CommitOrder) => {
            try {
              if (order.kind === 'write') {
                for (const op of order.ops) apply.take(op);
                send({ kind: 'taken' });
              } else if (order.kind === 'finish') {
                Object.assign(label, order.label);
                change.batchId = order.batchId ?? '';
                if (order.wantsPatches) own.onChange((event) => ({ patches } = event));
                send({ kind: 'settled', settled: sink.finish(order.end) });
                resolve();
              } else reject(new Abandoned());
            } catch (error) {
              reject(error);
            }
          });
        });
      },
      change,
    );
    send({ kind: 'done', change: changeId === null ? null : { changeId, seq, patches } });
  } catch (error) {
    if (!(error instanceof Abandoned)) send(failureOf(error, path));
  } finally {
    store?.close();
    parentPort?.close();
  }
}

/** Hands the writes on; rows of one kind have the names of their columns once. */
class OpReader {
  private readonly shapes = new Map<number, readonly string[]>();

  constructor(private readonly sink: RowSink) {}

  take(op: WriteOp): void {
    const { sink } = this;
    if (op.kind === 'rows') this.takeRows(op);
    else if (op.kind === 'insert') sink.insert(op.entity, op.row);
    else if (op.kind === 'update') sink.update(op.entity, op.id, op.patch);
    else if (op.kind === 'amounts') sink.setAmounts(op.projectId, op.amounts);
    else if (op.kind === 'fill') sink.fillBlanks(op.additions);
    else sink.keepFile(op.file);
  }

  private takeRows({ shape, entity, keys: given, values }: Extract<WriteOp, { kind: 'rows' }>): void {
    if (given) this.shapes.set(shape, given);
    const keys = this.shapes.get(shape)!;
    const width = keys.length;
    for (let at = 0; at < values.length; at += width) {
      this.sink.insertValues(entity, keys, values.slice(at, at + width));
    }
  }
}

function failureOf(error: unknown, path: string): CommitMessage {
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && code.startsWith('SQLITE_BUSY'))
    return { kind: 'failed', code: 'STORE_BUSY', params: {} };
  const fault = storeFault(error, path);
  if (fault instanceof AppError) {
    const { code, params, where } = fault;
    return { kind: 'failed', code, params, ...(where ? { where: { ...where } } : {}) };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', code: 'IMPORT_WRITER_DIED', params: { detail } };
}

function send(message: CommitMessage): void {
  parentPort?.postMessage(message);
}
