// Present in Node and in browsers alike; this folder has the types of neither.
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

/**
 * Record ids: UUIDv7 (RFC 9562), text, lower case. Ids made later sort later, also within one millisecond: the 12 bits
 * behind the time and the 14 bits behind the variant count up from a random start, the rest is random.
 */
const counterBits = 26;
const maxCounter = 2 ** counterBits - 1;

let lastMillis = 0;
let counter = 0;

/** Twelve bits as three hexadecimal digits: an id is put together from a few of them. */
const hex3 = Array.from({ length: 4096 }, (_none, bits) => bits.toString(16).padStart(3, '0'));

/** `xxxxxxxx-xxxx-7` of the millisecond ids were made in last. */
let prefix = '';
let prefixMillis = -1;

/** Random bytes are fetched in blocks: one call per id is most of the cost of a large import's ids. */
const pool = new Uint8Array(4096);
let poolAt = pool.length;

/** @returns position in the pool of so many fresh random bytes */
function takeBytes(count: number): number {
  if (poolAt + count > pool.length) {
    crypto.getRandomValues(pool);
    poolAt = 0;
  }
  poolAt += count;
  return poolAt - count;
}

/** Upper half free, so that a millisecond has room to count. */
function freshCounter(): number {
  const at = takeBytes(4);
  return ((pool[at]! << 24) | (pool[at + 1]! << 16) | (pool[at + 2]! << 8) | pool[at + 3]!) & (maxCounter >> 1);
}

/**
 * Makes a new id.
 * @param nowMillis the clock in milliseconds since 1970, for tests
 */
export function newId(nowMillis: number = Date.now()): string {
  if (nowMillis > lastMillis) {
    lastMillis = nowMillis;
    counter = freshCounter();
  } else if (counter < maxCounter) {
    counter += 1;
  } else {
    // The millisecond is full, or the clock stands back: borrow the next one.
    lastMillis += 1;
    counter = freshCounter();
  }
  if (prefixMillis !== lastMillis) {
    const time = lastMillis.toString(16).padStart(12, '0');
    prefix = `${time.slice(0, 8)}-${time.slice(8)}-7`;
    prefixMillis = lastMillis;
  }
  const low = 0x8000 | (counter & 0x3fff);
  const at = takeBytes(6);
  return `${prefix}${hex3[counter >>> 14]}-${hex3[low >> 4]}${(low & 15).toString(16)}-${threeBytes(at)}${threeBytes(at + 3)}`;
}

function threeBytes(at: number): string {
  const [a, b, c] = [pool[at]!, pool[at + 1]!, pool[at + 2]!];
  return hex3[(a << 4) | (b >> 4)]! + hex3[((b & 15) << 8) | c]!;
}

/** Whether a text is an id as `newId` makes them. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}
