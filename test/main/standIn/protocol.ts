import { record } from './records';

type Handler = (request: Request) => Response | Promise<Response>;

export const protocolHandlers = new Map<string, Handler>();

export const protocol = {
  registerSchemesAsPrivileged(schemes: unknown): void {
    record('protocol.registerSchemesAsPrivileged', schemes);
  },
  handle(scheme: string, handler: Handler): void {
    protocolHandlers.set(scheme, handler);
  },
};
