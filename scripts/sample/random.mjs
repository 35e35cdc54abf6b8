/** Random numbers with a fixed seed: the same county every time. */

const SEED = 20251231;

function hash(text) {
  let h = 2166136261 ^ SEED;
  for (const char of text) h = Math.imul(h ^ char.codePointAt(0), 16777619);
  return h >>> 0;
}

/**
 * A stream of its own for each topic, so that a change in one leaves the others as they are.
 * @param {string} topic
 */
export function stream(topic) {
  let state = hash(topic);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from, to) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    /** Whole number, both ends included. */
    int,
    /** Number with so many digits after the point. */
    num: (from, to, digits = 2) => round(from + next() * (to - from), digits),
    pick: (list) => list[int(0, list.length - 1)],
    chance: (share) => next() < share,
    shuffle: (list) => {
      const out = [...list];
      for (let i = out.length - 1; i > 0; i--) {
        const j = int(0, i);
        [out[i], out[j]] = [out[j], out[i]];
      }
      return out;
    },
  };
}

export function round(value, digits = 2) {
  return Number(value.toFixed(digits));
}

export function sum(list, of = (item) => item) {
  return list.reduce((total, item) => total + of(item), 0);
}
