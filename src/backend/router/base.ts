import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../shared/api/contract';
import { AppError } from '../../shared/appError';
import type { Backend } from '../backend';

/** Every handler gets the backend; a door passes it with each connection. */
export interface RouterContext {
  backend: Backend;
}

/** AppErrors travel as data, so that the window can word them; anything else is an unplanned fault without its stack. */
export function toWireError(error: unknown): unknown {
  if (error instanceof AppError) {
    return new ORPCError('APP_ERROR', {
      status: 422,
      message: error.code,
      data: { code: error.code, params: error.params, where: error.where ?? null },
    });
  }
  if (error instanceof ORPCError) return error;
  // Who cancelled or left knows; there is nothing to look into.
  if (!(error instanceof Error && error.name === 'AbortError'))
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: 'UNEXPECTED',
    data: { code: 'UNEXPECTED', params: { detail: error instanceof Error ? error.message : String(error) } },
  });
}

export const os = implement(contract)
  .$context<RouterContext>()
  .use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw toWireError(error);
    }
  });

/** Gives the same treatment to what is thrown while a stream runs. */
export async function* guarded<Step, Result>(work: AsyncGenerator<Step, Result>): AsyncGenerator<Step, Result> {
  try {
    return yield* work;
  } catch (error) {
    throw toWireError(error);
  }
}
