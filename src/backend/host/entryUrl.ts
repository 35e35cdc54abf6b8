/** Files of the build that run as a thread or process of their own; each is an input in electron.vite.config.ts. */
export type EntryName =
  | 'backend'
  | 'serve'
  | 'cli'
  | 'reader'
  | 'solverWorker'
  | 'outagesWorker'
  | 'diagnosisWorker'
  | 'engineWorker'
  | 'commitThread';

/**
 * Where a built entry lies. Built code sits in one flat folder (out/main), so the neighbour is found beside this very
 * file; tests run from the sources and take the entry of the last build.
 * @param name entry of the build
 * @returns file URL of its .js
 */
export function entryUrl(name: EntryName): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? `../../../out/main/${name}.js` : `./${name}.js`, import.meta.url);
}
