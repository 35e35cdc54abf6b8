export interface Recorded {
  name: string;
  args: unknown[];
}

/** Everything the shell asked the stand-in for, in order. */
export const records: Recorded[] = [];

/** Notes a request; functions cannot travel to the test and are left out. */
export function record(name: string, ...args: unknown[]): void {
  records.push({ name, args: args.map(plain) });
}

function plain(value: unknown): unknown {
  if (typeof value === 'function') return '[function]';
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return `[${value.constructor.name}]`;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
