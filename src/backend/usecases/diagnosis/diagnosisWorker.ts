import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../shared/appError';
import { Store } from '../../store/store';
import { diagnoseCounty, effectOfChange, effectOfEdition } from './diagnoseCounty';
import type { DiagnosisMessage, DiagnosisOrder } from './wire';

/** Thread that judges a county: it looks at the store read-only, on a connection of its own. */
parentPort?.once('message', (order: DiagnosisOrder) => {
  try {
    const store = Store.openReadonly(order.file);
    try {
      send({ kind: 'done', result: work(store, order) });
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof AppError) send({ kind: 'failed', code: error.code, params: error.params });
    else
      send({ kind: 'failed', code: 'DIAGNOSIS_DIED', params: { detail: String((error as Error)?.message ?? error) } });
  }
  parentPort?.close();
});

function work(store: Store, order: DiagnosisOrder) {
  const { countyId, asOf } = order;
  if (order.kind === 'rule') return effectOfChange(store, countyId, asOf, order.change);
  if (order.kind === 'edition') return effectOfEdition(store, countyId, asOf, order.family, order.edition);
  const flag = new Int32Array(order.stop);
  return diagnoseCounty(store, countyId, asOf, {
    onRule: (done, total) => send({ kind: 'progress', done, total }),
    isStopped: () => Atomics.load(flag, 0) !== 0,
  });
}

function send(message: DiagnosisMessage): void {
  parentPort?.postMessage(message);
}
