import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import WebSocket from 'ws';
import type { Contract } from '../../src/shared/api/contract';

/** A client of the loopback door, as the page is one. */
export interface DoorClient {
  api: ContractRouterClient<Contract>;
  close(): void;
}

/** @param url address with the token, as the program printed it */
export async function connectTo(url: string): Promise<DoorClient> {
  const { host, searchParams } = new URL(url);
  const socket = new WebSocket(`ws://${host}/rpc?token=${searchParams.get('token')}`, {
    headers: { origin: `http://${host}` },
  });
  await new Promise<void>((done, fail) => {
    socket.on('open', () => done());
    socket.on('error', fail);
  });
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket });
  return { api: createORPCClient<ContractRouterClient<Contract>>(link), close: () => socket.terminate() };
}
