/**
 * @returns {string | null} why the running Node cannot load the store, in both languages. npm scripts run on the Node that
 * `npm ci` brought; this speaks where that is missing (macOS, an install without optional packages) and an older one is found.
 */
export function nodeFault() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 14)) return null;
  return (
    `CountyFrame needs Node 22.14 or newer; this is ${process.versions.node}. Run it as \`npm start\` or \`npm run cli\` after \`npm ci\`.\n` +
    `县网架需要 Node 22.14 或更高版本，当前为 ${process.versions.node}。请在 npm ci 之后用 npm start 或 npm run cli 运行。`
  );
}

/** Ends the process where the running Node cannot load the store. */
export function checkNode() {
  const fault = nodeFault();
  if (fault === null) return;
  process.stderr.write(`${fault}\n`);
  process.exit(2);
}
