import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { serveFile } from '../../src/backend/host/staticFiles';

const root = resolve('src/renderer/components/sheet/harness');

/** The harness page, served under the product's own content security policy. */
export interface Harness {
  url: string;
  close(): Promise<void>;
}

export async function startHarness(): Promise<Harness> {
  const folder = await builtHarness();
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    void serveFile(response, folder, path, '').then((found) => {
      if (!found) response.writeHead(404).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** Builds the page once per state of its sources; the folder's name tells the state. */
async function builtHarness(): Promise<string> {
  const stamp = createHash('sha256');
  for (const folder of ['src/renderer/components/sheet', 'src/renderer/theme', 'src/renderer/i18n', 'src/shared']) {
    for (const line of await stamps(resolve(folder))) stamp.update(line);
  }
  const folder = resolve('out', 'sheet-harness', stamp.digest('hex').slice(0, 16));
  if (existsSync(join(folder, 'index.html'))) return folder;
  const fresh = `${folder}.${process.pid}`;
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [react()],
    html: { cspNonce: 'CSP_NONCE_PLACEHOLDER' },
    build: {
      outDir: fresh,
      emptyOutDir: true,
      minify: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 8000,
      rolldownOptions: { input: { index: join(root, 'index.html'), bare: join(root, 'bare.html') } },
    },
  });
  for (const old of await readdir(resolve('out/sheet-harness'))) {
    if (!old.includes('.')) await rm(resolve('out/sheet-harness', old), { recursive: true, force: true });
  }
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
  return folder;
}

async function stamps(folder: string): Promise<string[]> {
  const lines: string[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true, recursive: true })).filter((e) => e.isFile())) {
    const path = join(entry.parentPath, entry.name);
    lines.push(`${path} ${(await stat(path)).mtimeMs}`);
  }
  return lines.sort();
}
