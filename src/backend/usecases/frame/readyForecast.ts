import { setImmediate } from 'node:timers/promises';
import type { Progress } from '../../../shared/api/app';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { frameModel } from './frameModel';

/** As long as this the window may wait for an answer to something else. */
const SLICE_MS = 30;

/**
 * Computes a plan's forecast in slices, so that the backend goes on answering: the first one of a county takes a second or
 * two. A change of the store in between begins anew with what it leaves valid.
 */
export async function readyForecast(
  store: Store,
  scope: Scope,
  { signal, onProgress }: { signal?: AbortSignal | undefined; onProgress?: (progress: Progress) => void } = {},
): Promise<void> {
  for (;;) {
    const model = frameModel(store, scope);
    const steps = model.forecastSteps();
    let since = performance.now();
    for (let step = steps.next(); !step.done; step = steps.next()) {
      if (performance.now() - since < SLICE_MS) continue;
      onProgress?.({ step: 'FORECAST_STEPS', ...step.value });
      await setImmediate();
      signal?.throwIfAborted();
      if (frameModel(store, scope) !== model) break;
      since = performance.now();
    }
    if (frameModel(store, scope) === model) return;
  }
}
