import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { serveFile } from '../../src/backend/host/staticFiles';

/** The harness page, served under the product's own content security policy. */
export interface Harness {
  url: string;
  close(): Promise<void>;
}

/** @param component folder of src/renderer/components whose harness page is served */
export async function startHarness(component: 'sheet' | 'diagram' = 'sheet'): Promise<Harness> {
  const folder = await builtHarness(component);
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
async function builtHarness(component: string): Promise<string> {
  const own = `src/renderer/components/${component}`;
  const root = resolve(own, 'harness');
  const domain = component === 'diagram' ? ['src/domain/diagram', 'src/domain/network'] : [];
  const stamp = createHash('sha256');
  for (const folder of [own, ...domain, 'src/renderer/theme', 'src/renderer/i18n', 'src/shared']) {
    for (const line of await stamps(resolve(folder))) stamp.update(line);
  }
  const all = resolve('out', `${component}-harness`);
  const folder = resolve(all, stamp.digest('hex').slice(0, 16));
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
      rolldownOptions: { input: await pagesOf(root) },
    },
  });
  for (const old of await readdir(all)) {
    if (!old.includes('.')) await rm(resolve(all, old), { recursive: true, force: true });
  }
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
  return folder;
}

async function pagesOf(root: string): Promise<Record<string, string>> {
  const pages = (await readdir(root)).filter((name) => name.endsWith('.html'));
  return Object.fromEntries(pages.map((name) => [name.slice(0, -'.html'.length), join(root, name)]));
}

async function stamps(folder: string): Promise<string[]> {
  const lines: string[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true, recursive: true })).filter((e) => e.isFile())) {
    const path = join(entry.parentPath, entry.name);
    lines.push(`${path} ${(await stat(path)).mtimeMs}`);
  }
  return lines.sort();
}
