import type { WorkOptions } from './workFile';

/** Milliseconds of work after which others get a turn. */
const TURN_MS = 15;

/** Lets other work of the process go on during a long one, tells how far it is, and hears when it is cancelled. */
export class Turns {
  private since = performance.now();

  constructor(
    private readonly options: WorkOptions,
    private readonly step: string,
    private readonly total: number | null,
  ) {}

  /** Whether it is somebody else's turn. */
  isOver(): boolean {
    return performance.now() - this.since > TURN_MS;
  }

  /**
   * Gives the others their turn.
   * @throws the signal's reason where the work was cancelled
   */
  async pass(done: number): Promise<void> {
    this.options.onProgress?.({ step: this.step, done, total: this.total });
    await new Promise((next) => setImmediate(next));
    this.options.signal?.throwIfAborted();
    this.since = performance.now();
  }
}
