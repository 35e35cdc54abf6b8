import { protocol } from 'electron';
import { type HostPage, SHELL_HOST, SHELL_ORIGIN, SHELL_SCHEME } from '../shared/api/shell';
import { COMMON_HEADERS, fileResponse, ownPage, refuse } from './pageFiles';

/** Page shown until the backend is there; its text comes in the query. */
export const WAITING_PATH = '/shell/waiting';

const PRINT_FOLDER = '/print/';

/** Must run before the program is ready: the scheme gets an origin, storage and fetch as https has. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SHELL_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * Serves the page under the program's own scheme instead of file://: the built renderer, the pages the backend makes,
 * and nothing else of the disk.
 * @param folder folder of the built renderer
 * @param backendPage asks the backend for a page below /print/
 */
export function servePages(
  folder: string,
  backendPage: (path: string, query: string) => Promise<HostPage | null>,
): void {
  protocol.handle(SHELL_SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== SHELL_HOST) return refuse(421);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const path = decoded(url.pathname);
    if (path === null) return refuse(400);
    if (path === WAITING_PATH) return ownPage((nonce) => waitingPage(url.searchParams.get('text') ?? '', nonce));
    if (!path.startsWith(PRINT_FOLDER)) return fileResponse(folder, path);
    const page = await backendPage(path, url.search);
    if (!page) return refuse(404);
    const body = typeof page.body === 'string' ? page.body : new Uint8Array(page.body);
    const headers = {
      ...COMMON_HEADERS,
      'Content-Type': page.type,
      'Content-Security-Policy': page.policy,
      'Cache-Control': 'no-store',
    };
    return new Response(body, { headers });
  });
}

/** @returns whether an address is the program's own */
export function isOwnUrl(url: string): boolean {
  try {
    const { protocol: scheme, host } = new URL(url);
    return scheme === `${SHELL_SCHEME}:` && host === SHELL_HOST;
  } catch {
    return false;
  }
}

/** @returns whether an address is the application page, which alone may speak to the shell */
export function isAppPage(url: string): boolean {
  return isOwnUrl(url) && new URL(url).pathname === '/';
}

export function waitingUrl(text: string): string {
  return `${SHELL_ORIGIN}${WAITING_PATH}?text=${encodeURIComponent(text)}`;
}

function decoded(path: string): string | null {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function waitingPage(text: string, nonce: string): string {
  const shown = text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>CountyFrame</title>
<style nonce="${nonce}">body{margin:0;height:100vh;display:grid;place-items:center;color-scheme:light dark;
font:14px "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif}</style></head>
<body><p role="status">${shown}</p></body></html>`;
}
