/**
 * better-sqlite3 13 needs Node-API of Node 22.14 and ends the process with a segmentation fault on older ones, so every
 * entry point asks here first, before anything opens a store.
 */

const NEEDED = { major: 22, minor: 14 };

/**
 * @param version a Node version such as `20.20.2`
 * @returns whether the store can be opened under it
 */
export function isNodeVersionFit(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor);
}

/** Ends the process with exit code 2 and one clear sentence where the running Node is too old for the store. */
export function requireNodeVersion(): void {
  if (isNodeVersionFit(process.versions.node)) return;
  process.stderr.write(
    `Node ${process.versions.node} is too old for CountyFrame's store (needs ${NEEDED.major}.${NEEDED.minor} or newer). ` +
      'Start it with `npm start`, which brings its own Node. / ' +
      `Node 版本过低（需要 ${NEEDED.major}.${NEEDED.minor} 以上），请用 npm start 启动。\n`,
  );
  process.exit(2);
}
