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

const DIGITS = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const [SEVEN, DASH] = [0x37, 0x2d];

/**
 * The id being made, as character codes. A text put together from pieces would keep all of its pieces: five times the
 * memory, where an import makes a hundred thousand.
 */
const codes: number[] = Array(36).fill(DASH);

/** Writes the lowest digits of a number. */
function putHex(value: number, at: number, digits: number): void {
  let rest = value;
  for (let i = at + digits - 1; i >= at; i--) {
    codes[i] = DIGITS[rest & 15]!;
    rest >>>= 4;
  }
}

/** The millisecond whose time stands in `codes`. */
let writtenMillis = -1;

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
  if (writtenMillis !== lastMillis) {
    // 48 bits: 32 above the first dash, 16 behind it.
    putHex(Math.floor(lastMillis / 0x1_0000), 0, 8);
    putHex(lastMillis % 0x1_0000, 9, 4);
    codes[14] = SEVEN;
    writtenMillis = lastMillis;
  }
  putHex(counter >>> 14, 15, 3);
  putHex(0x8000 | (counter & 0x3fff), 19, 4);
  const at = takeBytes(6);
  for (let i = 0; i < 6; i++) putHex(pool[at + i]!, 24 + 2 * i, 2);
  return String.fromCharCode.apply(null, codes);
}

/** Whether a text is an id as `newId` makes them. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}
