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

const hex = Array.from({ length: 256 }, (_none, byte) => byte.toString(16).padStart(2, '0'));

/** Random bytes are fetched in blocks: one call per id is most of the cost of a large import's ids. */
const pool = new Uint8Array(4096);
let poolAt = pool.length;

function randomBytes(count: number): Uint8Array {
  if (poolAt + count > pool.length) {
    crypto.getRandomValues(pool);
    poolAt = 0;
  }
  poolAt += count;
  return pool.subarray(poolAt - count, poolAt);
}

/** Upper half free, so that a millisecond has room to count. */
function freshCounter(): number {
  const [a, b, c, d] = randomBytes(4) as unknown as [number, number, number, number];
  return ((a << 24) | (b << 16) | (c << 8) | d) & (maxCounter >> 1);
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
  const time = lastMillis.toString(16).padStart(12, '0');
  const high = (counter >>> 14).toString(16).padStart(3, '0');
  const low = (0x8000 | (counter & 0x3fff)).toString(16);
  let tail = '';
  for (const byte of randomBytes(6)) tail += hex[byte];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low}-${tail}`;
}

/** Whether a text is an id as `newId` makes them. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}
