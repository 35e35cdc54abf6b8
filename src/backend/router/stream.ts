/**
 * Turns work that reports through a callback into a stream: steps as they come (the newest where the reader is slow),
 * then the result. Ending the stream early aborts the work.
 * @param work is given the report function and the signal
 * @param signal the caller's own
 */
export async function* streamed<Step, Result>(
  work: (report: (step: Step) => void, signal: AbortSignal) => Promise<Result>,
  signal?: AbortSignal,
): AsyncGenerator<Step, Result> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal?.addEventListener('abort', abort);
  let latest: { step: Step } | null = null;
  let wake: () => void = () => {};
  let outcome: { value: Result } | { error: unknown } | null = null;
  work((step) => {
    latest = { step };
    wake();
  }, controller.signal)
    .then(
      (value) => {
        outcome = { value };
      },
      (error: unknown) => {
        outcome = { error };
      },
    )
    .finally(() => wake());
  try {
    for (;;) {
      if (latest) {
        const { step } = latest as { step: Step };
        latest = null;
        yield step;
        continue;
      }
      const ended = outcome as { value: Result } | { error: unknown } | null;
      if (ended) {
        if ('error' in ended) throw ended.error;
        return ended.value;
      }
      await new Promise<void>((done) => {
        wake = done;
        if (latest || outcome) done();
      });
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    controller.abort();
  }
}
