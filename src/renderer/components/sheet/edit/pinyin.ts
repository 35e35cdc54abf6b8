import { pinyin } from 'pinyin-pro';

const cache = new Map<string, { full: string; initials: string }>();

/** Pinyin of a text without tones: run together, and initials only. Letters and digits stay as they are. */
function spell(text: string): { full: string; initials: string } {
  let spelling = cache.get(text);
  if (!spelling) {
    const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
    spelling = {
      full: syllables.join('').toLowerCase(),
      initials: syllables
        .map((s) => (/^[a-zü]+$/i.test(s) ? s[0] : s))
        .join('')
        .toLowerCase(),
    };
    cache.set(text, spelling);
  }
  return spelling;
}

/**
 * How well a text answers what was typed: characters, pinyin or initials.
 * @returns 0 the same, 1 begins with it, 2 initials begin with it, 3 pinyin begins with it, 4 contains it, 5 initials
 * or pinyin contain it; null: no match
 */
export function matchRank(text: string, typed: string): number | null {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return 1;
  const own = text.toLowerCase();
  if (own === wanted) return 0;
  if (own.startsWith(wanted)) return 1;
  const spelling = /^[a-z0-9+ ']+$/.test(wanted) && /[\u3400-\u9fff]/.test(text) ? spell(text) : null;
  const letters = wanted.replace(/[ ']/g, '');
  if (spelling?.initials.startsWith(letters)) return 2;
  if (spelling?.full.startsWith(letters)) return 3;
  if (own.includes(wanted)) return 4;
  if (spelling && (spelling.initials.includes(letters) || spelling.full.includes(letters))) return 5;
  return null;
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
