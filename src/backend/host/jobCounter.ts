/** Streams of this part of the contract follow the store (news, its drive) for as long as a page is open: they do no work. */
const FOLLOWING = 'app';

/**
 * Counts the work under way: calls of the contract that stream progress. A host that may close asks here first.
 */
export class JobCounter {
  private running = 0;

  /** @param tell is given the number each time it changes */
  constructor(private readonly tell: (count: number) => void) {}

  /**
   * Follows a call's answer.
   * @param path procedure, e.g. `['imports', 'commit']`
   * @param output what the procedure returned; a stream comes back wrapped, anything else as it is
   */
  follow<Output>(path: readonly string[], output: Output): Output {
    if (path[0] === FOLLOWING || !isStream(output)) return output;
    this.change(1);
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      this.change(-1);
    };
    const inner = output;
    const wrapped: AsyncGenerator<unknown, unknown, unknown> = {
      next: async (...values) => {
        try {
          const step = await inner.next(...values);
          if (step.done) over();
          return step;
        } catch (error) {
          over();
          throw error;
        }
      },
      return: async (value) => {
        over();
        return inner.return(value);
      },
      throw: async (error) => {
        over();
        return inner.throw(error);
      },
      [Symbol.asyncIterator]: () => wrapped,
      [Symbol.asyncDispose]: async () => {
        over();
        await inner.return(undefined);
      },
    };
    return wrapped as Output;
  }

  private change(by: number): void {
    this.running += by;
    this.tell(this.running);
  }
}

function isStream(value: unknown): value is AsyncGenerator<unknown, unknown, unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
}
