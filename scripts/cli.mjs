import { checkNode } from './checkNode.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';

checkNode();
await ensureBuilt({ quiet: true });
const { main } = await import('../out/main/cli.js');
await main(process.argv.slice(2));
