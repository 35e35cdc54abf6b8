import { record } from './records';

type Kind = 'open' | 'save' | 'message';

/** Native dialogs: each waits for the answer the test gives, before or after it is shown. */
class Dialogs {
  private readonly answers: unknown[] = [];
  private readonly waiting: ((answer: unknown) => void)[] = [];

  show(kind: Kind, options: unknown): Promise<unknown> {
    record(`dialog.${kind}`, options);
    if (this.answers.length > 0) return Promise.resolve(this.answers.shift());
    return new Promise((done) => {
      this.waiting.push(done);
    });
  }

  answer(value: unknown): void {
    const next = this.waiting.shift();
    if (next) next(value);
    else this.answers.push(value);
  }

  get open(): number {
    return this.waiting.length;
  }
}

export const dialogs = new Dialogs();
