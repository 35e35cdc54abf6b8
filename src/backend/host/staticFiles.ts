import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { contentTypeOf, NONCE_PLACEHOLDER, pagePolicy } from '../../shared/page/pageFile';

/**
 * Serves a built file, or the application page for `/`.
 * @param folder folder of the built renderer
 * @param path decoded path of the request
 * @param connect WebSocket origin for the page's policy
 * @returns false where there is no such file (nothing was sent)
 */
export async function serveFile(
  response: ServerResponse,
  folder: string,
  path: string,
  connect: string,
): Promise<boolean> {
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  if (!file.startsWith(folder + sep)) return false;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return false;
  const type = contentTypeOf(extname(file));
  response.setHeader('Content-Type', type);
  if (extname(file) === '.html') {
    const nonce = randomBytes(16).toString('base64');
    const page = (await readFile(file, 'utf8')).replaceAll(NONCE_PLACEHOLDER, nonce);
    response.setHeader('Content-Security-Policy', pagePolicy(nonce, connect));
    response.setHeader('Cache-Control', 'no-store');
    response.end(page);
    return true;
  }
  response.setHeader(
    'Cache-Control',
    path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
  );
  response.setHeader('Content-Length', found.size);
  createReadStream(file).pipe(response);
  return true;
}
