import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type Program, startProgram } from '../../e2e/support/program';

/** The loopback door of the built program on an empty store: who gets in, and who gets nothing. */
describe('loopback door', () => {
  let program: Program;
  let folder: string;
  let port: number;
  let token: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'countyframe-door-'));
    const store = join(folder, 'door.countyframe');
    const made = spawnSync(process.execPath, [
      'scripts/cli.mjs',
      'new',
      '--store',
      store,
      '--county',
      '甲县',
      '--base-year',
      '2025',
      '--years',
      '2026-2028',
    ]);
    expect(made.status).toBe(0);
    program = await startProgram(store);
    const url = new URL(program.url);
    port = Number(url.port);
    token = url.searchParams.get('token')!;
  }, 240_000);

  afterAll(async () => {
    await program?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function get(
    path: string,
    headers: Record<string, string> = {},
    method = 'GET',
  ): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
    return new Promise((done, fail) => {
      const request = httpRequest(
        { host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } },
        (response) => {
          let body = '';
          response.on('data', (chunk) => {
            body += chunk;
          });
          response.on('end', () => done({ status: response.statusCode!, body, headers: response.headers }));
        },
      );
      request.on('error', fail);
      request.end();
    });
  }

  function socket(headers: Record<string, string>, path = '/rpc'): Promise<number> {
    return new Promise((done) => {
      const ws = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
      ws.on('open', () => {
        ws.close();
        done(101);
      });
      ws.on('unexpected-response', (_, response) => done(response.statusCode!));
      ws.on('error', () => done(0));
    });
  }

  it('gives the page for the token and then for the cookie, with a policy that allows no inline script', async () => {
    const first = await get(`/?token=${token}`);
    expect(first.status).toBe(200);
    expect(first.body).toContain('<div id="root">');
    const policy = String(first.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const cookie = String(first.headers['set-cookie']).split(';')[0]!;
    expect((await get('/', { cookie })).status).toBe(200);
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/);
  });

  it('refuses page, assets and files outside its folder without the token, without a redirect', async () => {
    for (const path of ['/', '/index.html', '/favicon.svg', '/print/planbook', '/assets/x.js', `/?token=${token}x`]) {
      const refused = await get(path);
      expect([path, refused.status]).toEqual([path, 401]);
      expect(refused.body).not.toContain('root');
    }
    const cookie = `countyframe_${port}=${token}`;
    for (const path of [
      '/../main/serve.js',
      '/..%2fmain%2fserve.js',
      '/%2e%2e/main/serve.js',
      '/assets/../../main/cli.js',
    ]) {
      expect((await get(path, { cookie })).status).toBe(404);
    }
    expect((await get('/', { cookie }, 'POST')).status).toBe(405);
  });

  it('refuses a foreign host or origin even with the token (DNS rebinding, another page)', async () => {
    expect((await get(`/?token=${token}`, { host: `evil.example:${port}` })).status).toBe(421);
    expect((await get(`/?token=${token}`, { host: '127.0.0.1' })).status).toBe(421);
    expect((await get(`/?token=${token}`, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await get(`/?token=${token}`, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('opens its socket to its own page with the cookie and to nobody else', async () => {
    const origin = `http://127.0.0.1:${port}`;
    const cookie = `countyframe_${port}=${token}`;
    expect(await socket({ origin, cookie })).toBe(101);
    expect(await socket({ origin })).toBe(401);
    expect(await socket({ cookie })).toBe(403);
    expect(await socket({ origin: 'http://evil.example', cookie })).toBe(403);
    expect(await socket({ origin, cookie, host: 'evil.example' })).toBe(421);
    expect(await socket({ origin, cookie }, '/other')).toBe(404);
  });

  it('a second start on the same store says so, points to the first and exits with 4', () => {
    const second = spawnSync(
      process.execPath,
      ['scripts/start.mjs', '--no-open', '--store', join(folder, 'door.countyframe')],
      {
        env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', COUNTYFRAME_HOME: folder },
        encoding: 'utf8',
      },
    );
    expect(second.status).toBe(4);
    expect(second.stderr).toContain(program.url);
  });
});
