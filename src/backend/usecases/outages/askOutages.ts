import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/appError';
import { entryUrl } from '../../host/entryUrl';
import type { Store } from '../../store/store';
import { ledgerVersion } from '../diagnosis/ledgerVersion';
import { findScope } from '../sheet/scope';
import { answer, type OutageAnswers, type OutageMessage, type OutageOrder, type OutageQuestion } from './questions';

/** Records that are judged at once, in less time than a thread takes to start. */
const FEW_RECORDS = 5_000;
/** Answers remembered: the views of one workbench, and some timelines. */
const REMEMBERED = 24;

interface Kept {
  version: number;
  answers: Map<string, Promise<unknown>>;
}
const kept = new WeakMap<Store, Kept>();

/**
 * Answers a question about outages: of a large county in a thread, so that nothing else waits, and remembered until
 * something is changed that it may have read.
 * @throws AppError OUTAGES_DIED; as the question itself
 */
export function askOutages<Question extends OutageQuestion>(
  store: Store,
  question: Question,
): Promise<OutageAnswers[Question['kind']]> {
  const version = ledgerVersion(store);
  let own = kept.get(store);
  if (own?.version !== version) {
    own = { version, answers: new Map() };
    kept.set(store, own);
  }
  const { answers } = own;
  const key = JSON.stringify(question);
  let known = answers.get(key);
  if (!known) {
    known = work(store, question);
    if (answers.size >= REMEMBERED) answers.delete(answers.keys().next().value!);
    answers.set(key, known);
    known.catch(() => answers.delete(key));
  }
  return known as Promise<OutageAnswers[Question['kind']]>;
}

async function work(store: Store, question: OutageQuestion): Promise<unknown> {
  const { countyId } = findScope(store, question.planId);
  const { n } = store.get<{ n: number }>(
    'SELECT count(*) AS n FROM (SELECT 1 FROM outage WHERE countyId = ? LIMIT ?)',
    countyId,
    FEW_RECORDS + 1,
  )!;
  return n > FEW_RECORDS ? inThread({ file: store.path, question }) : answer(store, question);
}

function inThread(order: OutageOrder): Promise<unknown> {
  const worker = new Worker(entryUrl('outagesWorker'), { name: 'outages' });
  return new Promise<unknown>((resolve, reject) => {
    worker.on('message', (message: OutageMessage) => {
      if (message.kind === 'done') resolve(message.result);
      else reject(new AppError(message.code, message.params));
    });
    worker.on('error', (error: Error) =>
      reject(new AppError('OUTAGES_DIED', { detail: error.message }, undefined, { cause: error })),
    );
    // After an answer this says nothing new.
    worker.on('exit', (code) => reject(new AppError('OUTAGES_DIED', { detail: `exit ${code}` })));
    worker.postMessage(order);
  }).finally(() => void worker.terminate());
}
