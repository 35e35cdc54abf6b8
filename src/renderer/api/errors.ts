import { ORPCError } from '@orpc/client';

/** A failure as the user is told about it. */
export interface ShownError {
  code: string;
  params: Record<string, string | number>;
}

/** @returns code and values of whatever a call threw; the router sends AppErrors as data of code APP_ERROR */
export function shownError(error: unknown): ShownError {
  if (error instanceof ORPCError) {
    const data = error.data as Partial<ShownError> | undefined;
    if (data?.code) return { code: data.code, params: data.params ?? {} };
    return { code: 'UNEXPECTED', params: { detail: error.message } };
  }
  return { code: 'UNEXPECTED', params: { detail: error instanceof Error ? error.message : String(error) } };
}
