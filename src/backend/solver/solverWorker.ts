import { parentPort } from 'node:worker_threads';
import type { StopReason } from '../../domain/budget/allocation';
import { solveCompact } from './solveCompact';
import { type SolveMessage, type SolveOrder, unpackProblem } from './wire';

/** Thread that solves portfolios one after the other; it stays warm between orders. */
parentPort?.on('message', (order: SolveOrder) => {
  void answer(order);
});

function send(message: SolveMessage): void {
  parentPort?.postMessage(message);
}

async function answer(order: SolveOrder): Promise<void> {
  const { deadline } = order;
  const flag = new Int32Array(order.stop);
  const stopReason = (): StopReason | null => {
    if (Atomics.load(flag, 0) !== 0) return 'cancel';
    return deadline !== null && Date.now() >= deadline ? 'timeLimit' : null;
  };
  try {
    const result = await solveCompact(unpackProblem(order.problem), {
      gap: order.gap,
      start: order.start,
      stopReason,
      ...(deadline === null ? {} : { secondsLeft: () => (deadline - Date.now()) / 1000 }),
      onProgress: throttled(order.id),
    });
    send({ id: order.id, kind: 'done', result });
  } catch (error) {
    send({ id: order.id, kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Sends news of better splits at once, the rest at most every 100 ms. */
function throttled(id: number): (news: Extract<SolveMessage, { kind: 'news' }>['news']) => void {
  let last = 0;
  return (news) => {
    const now = Date.now();
    if (!news.chosen && now - last < 100) return;
    last = now;
    send({ id, kind: 'news', news });
  };
}
