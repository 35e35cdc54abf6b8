import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode } from './checkNode.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';

/**
 * `npm run dev`: vite's own server with hot reload beside the loopback backend; no Electron needed. Backend code is
 * built once at the start; run the command again after changing it.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const DEV_PORT = 5173;

checkNode();
await ensureBuilt();
const backend = spawn(
  process.execPath,
  [join(root, 'scripts/start.mjs'), '--no-open', '--port', '0', ...process.argv.slice(2)],
  {
    cwd: root,
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
// What went wrong was already said by the backend.
backend.on('exit', (code) => process.exit(code || 1));
const url = await new Promise((done) => {
  let text = '';
  backend.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    text += chunk;
    const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(text);
    if (found) done(new URL(found[0]));
  });
});

// Our imports carry no extension, by convention; vite's notice about it is for authors of plain Node configurations.
process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';
const { createServer } = await import('vite');
const { rendererConfig } = await import('vite').then(({ loadConfigFromFile }) =>
  loadConfigFromFile({ command: 'serve', mode: 'development' }, join(root, 'vite.dev.config.ts')).then((found) => ({
    rendererConfig: found.config,
  })),
);
const ownOrigin = `http://127.0.0.1:${DEV_PORT}`;
/** The page comes from vite, its data from the backend: the proxy speaks to it as its own page would, for that page alone. */
const toBackend = {
  target: url.origin,
  ws: true,
  changeOrigin: true,
  configure: (proxy) => {
    proxy.on('proxyReq', (_request, incoming, answer) => {
      if ((incoming.headers.origin ?? ownOrigin) !== ownOrigin) answer.writeHead(403).end();
    });
    proxy.on('proxyReqWs', (_request, incoming, socket) => {
      if (incoming.headers.origin !== ownOrigin) socket.destroy();
    });
  },
  headers: { origin: url.origin, cookie: `countyframe_${url.port}=${url.searchParams.get('token')}` },
};
const server = await createServer({
  ...rendererConfig,
  configFile: false,
  html: {},
  server: { host: '127.0.0.1', port: DEV_PORT, strictPort: true, proxy: { '/rpc': toBackend, '/print': toBackend } },
});
await server.listen();
process.stdout.write(`\n${server.resolvedUrls.local[0]}\n`);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    backend.kill('SIGINT');
    void server.close().then(() => process.exit(0));
  });
}
