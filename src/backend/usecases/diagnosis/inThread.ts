import { Worker } from 'node:worker_threads';
import type { RuleChange, RuleChangeEffect } from '../../../shared/api/diagnosis';
import { AppError } from '../../../shared/appError';
import type { Diagnosis } from '../../../shared/diagnosis/finding';
import { entryUrl } from '../../host/entryUrl';
import type { DiagnosisMessage, DiagnosisOrder } from './wire';

/** How long the thread may take to notice a stop before it is ended. */
const GRACE_MS = 500;

interface ThreadOptions {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

interface Where {
  file: string;
  countyId: string;
  asOf: string;
}

/** @returns the judgement; rejects with the signal's reason where it was cancelled. @throws AppError DIAGNOSIS_DIED */
export function diagnoseInThread(where: Where, options: ThreadOptions = {}): Promise<Diagnosis> {
  return run({ ...where, kind: 'diagnose', stop: new SharedArrayBuffer(4) }, options) as Promise<Diagnosis>;
}

/** What a changed threshold would do, see effectOfChange. */
export function effectInThread(
  where: Where,
  change: RuleChange,
  options: ThreadOptions = {},
): Promise<RuleChangeEffect> {
  const order: DiagnosisOrder = { ...where, kind: 'rule', change, stop: new SharedArrayBuffer(4) };
  return run(order, options) as Promise<RuleChangeEffect>;
}

/** What another edition would do, see effectOfEdition. */
export function editionEffectInThread(
  where: Where,
  family: string,
  edition: string,
  options: ThreadOptions = {},
): Promise<RuleChangeEffect> {
  const order: DiagnosisOrder = { ...where, kind: 'edition', family, edition, stop: new SharedArrayBuffer(4) };
  return run(order, options) as Promise<RuleChangeEffect>;
}

async function run(
  order: DiagnosisOrder,
  { signal, onProgress }: ThreadOptions,
): Promise<Diagnosis | RuleChangeEffect> {
  signal?.throwIfAborted();
  const worker = new Worker(entryUrl('diagnosisWorker'), { name: 'diagnosis' });
  let grace: NodeJS.Timeout | undefined;
  const halt = (): void => {
    Atomics.store(new Int32Array(order.stop), 0, 1);
    grace = setTimeout(() => void worker.terminate(), GRACE_MS);
  };
  return new Promise<Diagnosis | RuleChangeEffect>((resolve, reject) => {
    const cancelled = () => reject(signal?.reason ?? new DOMException('cancelled', 'AbortError'));
    worker.on('message', (message: DiagnosisMessage) => {
      if (message.kind === 'progress') onProgress?.(message.done, message.total);
      else if (message.kind === 'failed') reject(new AppError(message.code, message.params));
      else if (message.result === null || signal?.aborted) cancelled();
      else resolve(message.result);
    });
    worker.on('error', (error: Error) =>
      reject(new AppError('DIAGNOSIS_DIED', { detail: error.message }, undefined, { cause: error })),
    );
    // After an answer this says nothing new.
    worker.on('exit', (code) => {
      if (signal?.aborted) cancelled();
      else reject(new AppError('DIAGNOSIS_DIED', { detail: `exit ${code}` }));
    });
    signal?.addEventListener('abort', halt);
    worker.postMessage(order);
  }).finally(() => {
    clearTimeout(grace);
    signal?.removeEventListener('abort', halt);
    void worker.terminate();
  });
}
