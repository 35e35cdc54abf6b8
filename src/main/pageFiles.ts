import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { contentTypeOf, NONCE_PLACEHOLDER, pagePolicy } from '../shared/page/pageFile';

/** Headers of every answer, as the loopback door sends them. */
export const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

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
      'Content-Security-Policy': pagePolicy(nonce, null),
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
  const headers = { ...COMMON_HEADERS, 'Content-Type': contentTypeOf(extname(file)) };
  return new Response(new Uint8Array(await readFile(file)), { headers });
}
