import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/appError';
import { entryUrl } from '../host/entryUrl';
import type { SolveNews, SolveResult } from './solveCompact';
import type { SolveMessage, SolveOrder } from './wire';

/** How long a worker may take to answer a stop before it is ended. */
const GRACE_MS = 1000;

/** An order of the pool without what the pool adds. */
export type PoolOrder = Omit<SolveOrder, 'id' | 'stop'>;

/** How the pool's work ended: with the worker's result, or cut off because it did not stop in time. */
export type PoolResult = { kind: 'done'; result: SolveResult } | { kind: 'cutOff' };

const idle: Worker[] = [];
let nextId = 1;

function takeWorker(): Worker {
  const warm = idle.pop();
  if (warm) {
    warm.ref();
    return warm;
  }
  return startWorker();
}

/** A new thread; whenever it ends, it is no longer lent out. */
function startWorker(): Worker {
  const worker = new Worker(entryUrl('solverWorker'), { name: 'solver' });
  worker.on('exit', () => {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
  });
  worker.on('error', () => {});
  return worker;
}

/** Starts a worker ahead of the first split, so that it is warm. */
export function warmSolver(): void {
  if (idle.length > 0) return;
  keep(startWorker());
}

function keep(worker: Worker): void {
  worker.unref();
  if (idle.length >= 2) void worker.terminate();
  else idle.push(worker);
}

/** Ends all idle workers. */
export async function closeSolvers(): Promise<void> {
  await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
}

/**
 * Runs an order in a worker thread. On abort or after the deadline the worker is asked to stop; if it does not answer
 * within a second it is ended.
 * @throws AppError SOLVER_DIED when the thread ends or fails on its own
 */
export function runInWorker(
  order: PoolOrder,
  signal: AbortSignal | undefined,
  onNews: (news: SolveNews) => void,
): Promise<PoolResult> {
  const worker = takeWorker();
  const stop = new SharedArrayBuffer(4);
  const id = nextId++;
  return new Promise((resolve, reject) => {
    let grace: NodeJS.Timeout | undefined;
    let deadline: NodeJS.Timeout | undefined;
    const finish = (isReusable: boolean): void => {
      clearTimeout(grace);
      clearTimeout(deadline);
      signal?.removeEventListener('abort', halt);
      // One by one: removing all listeners would also remove Node's own, and the thread would never be heard again.
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      if (isReusable) keep(worker);
      else void worker.terminate();
    };
    const giveUp = (): void => {
      finish(false);
      resolve({ kind: 'cutOff' });
    };
    const halt = (): void => {
      Atomics.store(new Int32Array(stop), 0, 1);
      grace ??= setTimeout(giveUp, GRACE_MS);
    };
    const onMessage = (message: SolveMessage): void => {
      if (message.id !== id) return;
      if (message.kind === 'news') onNews(message.news);
      else if (message.kind === 'done') {
        finish(true);
        resolve({ kind: 'done', result: message.result });
      } else {
        finish(false);
        reject(new AppError('SOLVER_DIED', { detail: message.detail }));
      }
    };
    const onError = (error: Error): void => {
      finish(false);
      reject(new AppError('SOLVER_DIED', { detail: error.message }, undefined, { cause: error }));
    };
    const onExit = (code: number): void => {
      finish(false);
      reject(new AppError('SOLVER_DIED', { detail: `exit ${code}` }));
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    signal?.addEventListener('abort', halt);
    if (signal?.aborted) halt();
    if (order.deadline !== null) {
      deadline = setTimeout(giveUp, Math.max(0, order.deadline - Date.now()) + GRACE_MS);
    }
    const message: SolveOrder = { ...order, id, stop };
    worker.postMessage(message);
  });
}
