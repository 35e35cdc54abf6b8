import { join } from 'node:path';
import { createServer } from 'vite';

/** Loads one benchmark with vite, so that it runs from the sources as the tests do, and prints its lines. */
const file = join(process.cwd(), process.argv[2]);
const server = await createServer({
  configFile: false,
  root: process.cwd(),
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  appType: 'custom',
});
try {
  const { default: bench } = await server.ssrLoadModule(file);
  process.stdout.write(`\n== ${bench.name}\n`);
  for (const line of await bench.run()) process.stdout.write(`${line}\n`);
} finally {
  await server.close();
}
process.exit(0);
