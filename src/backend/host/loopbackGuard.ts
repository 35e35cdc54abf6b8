import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may speak to the loopback door: requests to our own name (no DNS rebinding), from our own page (no foreign origin),
 * with the token of this start, first in the URL and then as a cookie.
 */
export class LoopbackGuard {
  readonly token = randomBytes(24).toString('base64url');
  private port = 0;

  /** @param port the port the server listens on; before that everything is refused */
  listenOn(port: number): void {
    this.port = port;
  }

  /** Address to open, with the token. */
  get url(): string {
    return `http://127.0.0.1:${this.port}/?token=${this.token}`;
  }

  /** `Set-Cookie` value that keeps the token for the page's later requests; cookies are shared by ports, so it names its own. */
  get cookie(): string {
    return `${this.cookieName}=${this.token}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /**
   * Judges a request.
   * @returns 200 where it may go on, else the status to refuse it with: 421 foreign host, 403 foreign origin, 401 no token
   */
  judge(request: IncomingMessage): 200 | 401 | 403 | 421 {
    const hosts = [`127.0.0.1:${this.port}`, `localhost:${this.port}`];
    const host = request.headers.host ?? '';
    if (this.port === 0 || !hosts.includes(host)) return 421;
    const origin = request.headers.origin;
    if (origin !== undefined && origin !== `http://${host}`) return 403;
    const isUpgrade = request.headers.upgrade !== undefined;
    // A browser always names the origin of a WebSocket; one that does not is no page of ours.
    if (isUpgrade && origin === undefined) return 403;
    const site = request.headers['sec-fetch-site'];
    if (site === 'cross-site' || site === 'same-site') return 403;
    return this.hasToken(request) ? 200 : 401;
  }

  private get cookieName(): string {
    return `countyframe_${this.port}`;
  }

  private hasToken(request: IncomingMessage): boolean {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const offered = [url.searchParams.get('token')];
    for (const part of (request.headers.cookie ?? '').split(';')) {
      const [name, value] = part.trim().split('=');
      if (name === this.cookieName) offered.push(value ?? null);
    }
    return offered.some((token) => token !== null && isSame(token, this.token));
  }
}

function isSame(offered: string, wanted: string): boolean {
  const a = Buffer.from(offered);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}
