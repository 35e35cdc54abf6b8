import { matchRank, readings } from '../../components/sheet/edit/pinyin';

/** Names of one kind of thing, aligned arrays. */
export interface NamedThings {
  kind: string;
  ids: string[];
  names: string[];
  codes: (string | null)[];
}

export interface NameHit {
  kind: string;
  id: string;
  name: string;
  code: string | null;
}

/** Hits looked at before further words and the ranking are applied. */
const CANDIDATES = 400;
/** Names a search looks at once more where the letters found may be those of two halves of syllables. */
const LOOKS = 4_000;
/** Spellings kept of a name with characters of several readings, beside the usual one. */
const VARIANTS = 4;
const CHINESE = /[\u3400-\u9fff]/;

/** Texts one after the other, each opened by a line break, with the place at which each begins. */
class Haystack {
  private readonly parts: string[] = [];
  private text = '';
  private readonly starts: number[] = [];
  private length = 0;

  add(part: string): void {
    this.starts.push(this.length);
    const line = `\n${part}`;
    this.parts.push(line);
    this.length += line.length;
  }

  seal(): void {
    this.text = this.parts.join('');
    this.parts.length = 0;
  }

  /** Tells each entry in which the wanted text occurs, once, in order, until told to stop. */
  each(wanted: string, found: (entry: number) => boolean): void {
    let at = this.text.indexOf(wanted);
    while (at >= 0) {
      const entry = this.entryAt(at);
      if (found(entry)) return;
      const next = this.starts[entry + 1];
      if (next === undefined) return;
      at = this.text.indexOf(wanted, next);
    }
  }

  private entryAt(place: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/**
 * Finds records by what is typed of their name or code: characters, whole pinyin, initials, or a mixture. Everything is
 * kept as three long texts (as written, initials, spellings), so that a search is a few scans of plain text: no tree to
 * build, a few milliseconds at 100,000 names.
 */
export class NameIndex {
  private readonly written = new Haystack();
  private readonly initials = new Haystack();
  private readonly spellings = new Haystack();
  private readonly things: NamedThings[];
  private readonly firstOf: number[] = [];
  readonly count: number;

  constructor(things: NamedThings[]) {
    this.things = things;
    let count = 0;
    for (const { names, codes } of things) {
      this.firstOf.push(count);
      count += names.length;
      names.forEach((name, index) => {
        const code = codes[index];
        this.written.add(code ? `${name.toLowerCase()}\t${code.toLowerCase()}` : name.toLowerCase());
        const { initials, spelling } = spelled(name);
        this.initials.add(initials);
        this.spellings.add(spelling);
      });
    }
    this.count = count;
    for (const haystack of [this.written, this.initials, this.spellings]) haystack.seal();
  }

  /**
   * @param typed one or more words; each must be answered by name or code
   * @param kind only things of this kind
   * @returns the best answers: what begins so before what contains it, characters before pinyin
   */
  search(typed: string, limit = 40, kind?: string): NameHit[] {
    const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const lead = words.reduce((longest, word) => (word.length > longest.length ? word : longest));
    const rest = words.filter((word) => word !== lead);
    const found = new Set<number>();
    const hits: number[] = [];
    const [first, end] = this.stretchOf(kind);
    const isWanted = (entry: number) => entry >= first && entry < end;
    let others = 0;
    const enough = rest.length > 0 ? CANDIDATES : limit;
    const take = (entry: number) => {
      if (!found.has(entry)) {
        found.add(entry);
        if (!isWanted(entry)) others++;
        else if (rest.every((word) => this.answers(entry, word))) hits.push(entry);
      }
      return hits.length >= limit || found.size - others >= enough * 4;
    };
    let looks = LOOKS;
    for (const [haystack, wanted, isVerified] of this.plan(lead)) {
      if (hits.length >= limit) break;
      haystack.each(wanted, (entry) => {
        if (!isVerified || found.has(entry) || !isWanted(entry)) return take(entry);
        if (this.answers(entry, lead)) return take(entry);
        return --looks < 0;
      });
    }
    return hits.slice(0, limit).map((entry) => this.hit(entry));
  }

  /** Where to look, best answers first; `true`: what is found must be looked at once more. */
  private plan(word: string): [Haystack, string, boolean][] {
    const steps: [Haystack, string, boolean][] = [
      [this.written, `\n${word}`, false],
      [this.written, `\t${word}`, false],
    ];
    const letters = word.replace(/'/g, '');
    const isSpelling = /^[a-z0-9]*[a-z][a-z0-9]*$/.test(letters);
    if (isSpelling) {
      steps.push([this.initials, `\n${letters}`, false], [this.initials, `\t${letters}`, false]);
      steps.push([this.spellings, `\n${letters}`, false], [this.spellings, `\t${letters}`, false]);
    }
    steps.push([this.written, word, false]);
    if (isSpelling) {
      steps.push([this.initials, letters, false], [this.spellings, letters, true]);
      for (const initials of mixtures(letters)) steps.push([this.initials, initials, true]);
    }
    return steps;
  }

  private answers(entry: number, word: string): boolean {
    const { name, code } = this.hit(entry);
    return matchRank(name, word) !== null || Boolean(code?.toLowerCase().includes(word));
  }

  /** Entries of a kind, from the first to before the last; all of them where no kind is asked for. */
  private stretchOf(kind: string | undefined): [number, number] {
    if (kind === undefined) return [0, this.count];
    const at = this.things.findIndex((things) => things.kind === kind);
    return at < 0 ? [0, 0] : [this.firstOf[at]!, this.firstOf[at + 1] ?? this.count];
  }

  private hit(entry: number): NameHit {
    let at = this.firstOf.length - 1;
    while (this.firstOf[at]! > entry) at--;
    const { kind, ids, names, codes } = this.things[at]!;
    const index = entry - this.firstOf[at]!;
    return { kind, id: ids[index]!, name: names[index]!, code: codes[index] ?? null };
  }
}

/** A name's initials and spellings; characters with several readings make further variants, one change each. */
function spelled(name: string): { initials: string; spelling: string } {
  if (!CHINESE.test(name)) return { initials: '', spelling: '' };
  const sounds = [...name].map((char) => {
    const [own, ...read] = readings(char);
    return read.length > 0 ? read : [own!];
  });
  const variants: string[][] = [sounds.map(([usual]) => usual!)];
  sounds.forEach((choices, at) => {
    for (const other of choices.slice(1, 3)) {
      if (variants.length > VARIANTS) return;
      variants.push(variants[0]!.map((sound, index) => (index === at ? other : sound)));
    }
  });
  const initials = variants.map((variant) => variant.map((sound) => sound[0]).join(''));
  const spelling = variants.map((variant) => variant.join(''));
  return { initials: [...new Set(initials)].join('\t'), spelling: [...new Set(spelling)].join('\t') };
}

const VOWEL = /[aeiouv]/;

/**
 * Initials that a mixture of syllables and initials may stand for: `dlianluo` -> `dll`. A syllable begins at a consonant
 * that a vowel follows, or is an initial alone; `n`, `g` and `r` may also close one.
 */
function mixtures(letters: string): string[] {
  const found = new Set<string>();
  const walk = (at: number, initials: string): void => {
    if (found.size >= 24) return;
    if (at >= letters.length) {
      if (initials.length < letters.length && initials.length > 0) found.add(initials);
      return;
    }
    const char = letters[at]!;
    const next = initials + char;
    let after = at + 1;
    if (letters[after] === 'h' && /[zcs]/.test(char)) after++;
    let end = after;
    while (end < letters.length && VOWEL.test(letters[end]!)) end++;
    if (end > after || VOWEL.test(char)) {
      // A syllable with its vowels; n, ng and r may belong to it.
      if (letters.startsWith('ng', end)) walk(end + 2, next);
      if (/[nr]/.test(letters[end] ?? '')) walk(end + 1, next);
      walk(end, next);
    } else walk(after, next);
  };
  walk(0, '');
  return [...found];
}
