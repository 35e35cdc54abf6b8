import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
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

/** Headers of every answer, as the loopback door sends them. */
export const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/**
 * The content security policy of the application page: the loopback door's (src/backend/host/staticFiles.ts) without a
 * socket. A test holds the two together.
 * @param nonce value of this page load
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export function refuse(status: number): Response {
  return new Response('Refused', {
    status,
    headers: { ...COMMON_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

/** A page of the shell's own, with the application page's policy. @param page is given the nonce */
export function ownPage(page: (nonce: string) => string): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(page(nonce), {
    headers: {
      ...COMMON_HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': pagePolicy(nonce),
      'Cache-Control': 'no-store',
    },
  });
}

/**
 * Answers with a built file, or with the application page for `/`.
 * @param folder folder of the built renderer
 * @param path decoded path of the request
 */
export async function fileResponse(folder: string, path: string): Promise<Response> {
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  if (!file.startsWith(folder + sep)) return refuse(404);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return refuse(404);
  if (extname(file) === '.html') {
    const html = await readFile(file, 'utf8');
    return ownPage((nonce) => html.replaceAll(NONCE_PLACEHOLDER, nonce));
  }
  const headers = { ...COMMON_HEADERS, 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' };
  return new Response(new Uint8Array(await readFile(file)), { headers });
}
