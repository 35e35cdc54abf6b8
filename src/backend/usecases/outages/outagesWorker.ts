import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../shared/appError';
import { Store } from '../../store/store';
import { answer, type OutageMessage, type OutageOrder } from './questions';

/** Thread that judges the outages of a large county: read-only, on a connection of its own. */
parentPort?.once('message', ({ file, question }: OutageOrder) => {
  try {
    const store = Store.openReadonly(file);
    try {
      send({ kind: 'done', result: answer(store, question) });
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof AppError) send({ kind: 'failed', code: error.code, params: error.params });
    else send({ kind: 'failed', code: 'OUTAGES_DIED', params: { detail: String((error as Error)?.message ?? error) } });
  }
  parentPort?.close();
});

function send(message: OutageMessage): void {
  parentPort?.postMessage(message);
}
