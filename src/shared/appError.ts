import type { Place } from './issue';

/**
 * A fault the user is told about: a code, where it happened, and what to do next. The text comes from
 * src/shared/messages by `code` and `params`; `<CODE>_NEXT` there words the next step.
 * Infeasible, empty and cancelled are results, not errors.
 */
export class AppError extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, string | number> = {},
    readonly where?: Place,
    options?: { cause?: unknown },
  ) {
    super(code, options);
    this.name = 'AppError';
  }
}
