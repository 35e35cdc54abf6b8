import type { Highs } from 'highs';

let loading: Promise<Highs> | null = null;

/**
 * Loads HiGHS (WebAssembly) once per thread; most splits are proven without it, so it is loaded on first use.
 * @throws what the loader throws when the WebAssembly file cannot be read
 */
export function highsRuntime(): Promise<Highs> {
  loading ??= import('highs').then((module) => module.default());
  return loading;
}

/** Forgets the runtime: an aborted WebAssembly instance (out of memory) cannot be used again. */
export function dropHighsRuntime(): void {
  loading = null;
}
