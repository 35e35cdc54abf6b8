import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import type { Backend } from '../backend';
import { createRouter } from '../router';
import type { RouterContext } from '../router/base';
import { LoopbackGuard } from './loopbackGuard';
import { serveFile } from './staticFiles';

/** Largest message a page may send: an incoming workbook travels as one. */
const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

export interface LoopbackDoor {
  /** Address with the token. */
  url: string;
  close(): Promise<void>;
}

/**
 * Opens the loopback door: the built renderer and the backend's WebSocket on 127.0.0.1 and nowhere else.
 * @param backend the one backend
 * @param port 0 for a free one
 */
export async function openLoopback(backend: Backend, port: number): Promise<LoopbackDoor> {
  const guard = new LoopbackGuard();
  const handler = new RPCHandler<RouterContext>(createRouter());
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => {
    respond(request, response).catch(() => refuse(response, 500));
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    const verdict = guard.judge(request);
    if (verdict !== 200) return refuse(response, verdict);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.searchParams.has('token')) response.setHeader('Set-Cookie', guard.cookie);
    const page = await backend.servePage(decodeURIComponent(url.pathname), url.searchParams);
    if (page) {
      response.setHeader('Content-Type', page.type);
      response.setHeader('Content-Security-Policy', page.policy);
      response.setHeader('Cache-Control', 'no-store');
      response.end(page.body);
      return;
    }
    const folder = fileURLToPath(new URL('../renderer', import.meta.url));
    const sent = await serveFile(response, folder, decodeURIComponent(url.pathname), `ws://${request.headers.host}`);
    if (!sent) refuse(response, 404);
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isOurs = new URL(request.url ?? '/', 'http://127.0.0.1').pathname === '/rpc';
    const verdict = isOurs ? guard.judge(request) : 404;
    if (verdict !== 200) {
      socket.end(`HTTP/1.1 ${verdict} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      void handler.upgrade(webSocket, { context: { backend } });
    });
  });

  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen({ host: '127.0.0.1', port }, done);
  });
  guard.listenOn((server.address() as AddressInfo).port);
  return {
    url: guard.url,
    async close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(status === 401 ? 'Open the address that npm start printed. / 请打开启动时显示的网址。' : 'Refused');
}
