import { EventEmitter } from 'node:events';
import { record } from './records';

type Handler = (...args: never[]) => unknown;

/** The default session: keeps the handlers the shell sets, for the test to call. */
export class StandInSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly webRequest = { onBeforeRequest: (handler: Handler) => this.keep('onBeforeRequest', handler) };

  setPermissionRequestHandler(handler: Handler): void {
    this.keep('permissionRequest', handler);
  }

  setPermissionCheckHandler(handler: Handler): void {
    this.keep('permissionCheck', handler);
  }

  setDevicePermissionHandler(handler: Handler): void {
    this.keep('devicePermission', handler);
  }

  setDisplayMediaRequestHandler(handler: Handler): void {
    this.keep('displayMedia', handler);
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    record('session.setSpellCheckerEnabled', enabled);
  }

  /** Calls a handler as Chromium would. */
  call(name: string, ...args: unknown[]): unknown {
    const handler = this.handlers.get(name) as ((...values: unknown[]) => unknown) | undefined;
    if (!handler) throw new Error(`no handler for ${name}`);
    return handler(...args);
  }

  private keep(name: string, handler: Handler): void {
    record(`session.${name}`);
    this.handlers.set(name, handler);
  }
}

export const session = { defaultSession: new StandInSession() };
