import { join } from 'node:path';
import { isMainThread, Worker } from 'node:worker_threads';
import { createServer } from 'vite';

/**
 * Loads one benchmark with vite, so that it runs from the sources as the tests do, and prints its lines. Engines
 * (`*.worker.bench.ts`) are measured in a worker thread, where the program runs them.
 */
const file = join(process.cwd(), process.argv[2]);
if (isMainThread && file.endsWith('.worker.bench.ts')) {
  const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) });
  worker.on('exit', (code) => process.exit(code));
  worker.on('error', (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
  await new Promise(() => {});
}
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
