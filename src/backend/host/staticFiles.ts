import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Placeholder the renderer's build writes for the nonce of a page load (vite `html.cspNonce`). */
const NONCE_PLACEHOLDER = 'CSP_NONCE_PLACEHOLDER';

/**
 * The content security policy of the application page: nothing but our own files, styles by nonce, our own socket.
 * @param nonce value of this page load
 * @param connect origin of the WebSocket, or null where there is none
 */
export function pagePolicy(nonce: string, connect: string | null): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${connect ? ` ${connect}` : ''}`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

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
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
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
