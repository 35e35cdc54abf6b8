import { pinyin } from 'pinyin-pro';

const cache = new Map<string, string[]>();

/** What a character may be typed as: itself, and for a Chinese one all its readings without tones. */
export function readings(char: string): string[] {
  let known = cache.get(char);
  if (!known) {
    const own = char.toLowerCase();
    known = /[\u3400-\u9fff]/.test(char)
      ? [own, ...new Set(pinyin(char, { multiple: true, toneType: 'none', type: 'array', v: true }))]
      : [own];
    cache.set(char, known);
  }
  return known;
}

/**
 * Whether what was typed spells the text from a place on, each character by a whole reading or by its first letter or
 * letters (zh, ch, sh): danlianluo, dll, dlianluo. A bit of `reached` says that so many letters are used up.
 */
function spells(chars: string[], from: number, typed: string): boolean {
  let reached = 1;
  const all = 1 << typed.length;
  for (let i = from; i < chars.length && reached !== 0; i++) {
    let next = 0;
    for (let used = 0; used < typed.length; used++) {
      if ((reached & (1 << used)) === 0) continue;
      for (const reading of readings(chars[i]!)) {
        if (typed[used] !== reading[0]) continue;
        next |= 1 << (used + 1);
        if (reading[1] === 'h' && typed[used + 1] === 'h') next |= 1 << (used + 2);
        if (typed.startsWith(reading, used)) next |= 1 << (used + reading.length);
        // The last syllable may be unfinished.
        else if (reading.startsWith(typed.slice(used))) return true;
      }
    }
    if ((next & all) !== 0) return true;
    reached = next;
  }
  return false;
}

/**
 * How well a text answers what was typed: characters, pinyin, initials or a mixture.
 * @returns 0 the same, 1 begins with it, 2 its spelling begins with it, 3 contains it, 4 its spelling contains it;
 * null: no match
 */
export function matchRank(text: string, typed: string): number | null {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return 1;
  const own = text.toLowerCase();
  if (own === wanted) return 0;
  if (own.startsWith(wanted)) return 1;
  const letters = wanted.replace(/[ ']/g, '').slice(0, 30);
  const chars = /[a-z]/.test(letters) && /[\u3400-\u9fff]/.test(text) ? [...text] : [];
  if (chars.length > 0 && spells(chars, 0, letters)) return 2;
  if (own.includes(wanted)) return 3;
  return chars.some((_, i) => i > 0 && spells(chars, i, letters)) ? 4 : null;
}

/** The items whose text answers what was typed, best first, otherwise in their own order. */
export function matching<T>(items: T[], typed: string, textOf: (item: T) => string, limit = 200): T[] {
  const ranked: { item: T; rank: number }[] = [];
  for (const item of items) {
    const rank = matchRank(textOf(item), typed);
    if (rank !== null) ranked.push({ item, rank });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map((r) => r.item);
}
