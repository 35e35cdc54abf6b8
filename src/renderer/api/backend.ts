import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/api/contract';

export type BackendClient = ContractRouterClient<Contract>;

let client: BackendClient | null = null;

/** The backend, whichever door it stands behind. Only after `connect`. */
export function backend(): BackendClient {
  if (!client) throw new Error('not connected');
  return client;
}

/**
 * Connects to the backend: over the port the Electron shell hands over, else over the loopback door's WebSocket.
 * @param onLost called once when the connection is gone
 */
export async function connect(onLost: () => void): Promise<BackendClient> {
  const port = await portFromShell();
  if (port) {
    client = createORPCClient<BackendClient>(new PortLink({ port }));
    port.start();
    return client;
  }
  const websocket = new WebSocket(`ws://${location.host}/rpc`);
  await new Promise<void>((done, fail) => {
    websocket.addEventListener('open', () => done());
    websocket.addEventListener('error', () => fail(new Error('no connection')));
  });
  websocket.addEventListener('close', onLost);
  client = createORPCClient<BackendClient>(new SocketLink({ websocket }));
  return client;
}

/** The shell's preload posts the port to the page once it has loaded. */
function portFromShell(): Promise<MessagePort | null> {
  if (!window.desktop) return Promise.resolve(null);
  return new Promise((done) => {
    window.addEventListener('message', (event) => {
      if (event.source === window && event.data === 'countyframe-port') done(event.ports[0] ?? null);
    });
    window.desktop?.requestPort();
  });
}
