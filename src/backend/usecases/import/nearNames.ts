import { normaliseName } from './names';

/** A record that resembles a name. */
export interface NearRecord {
  id: string;
  name: string;
  /** 0..1 */
  score: number;
}

/** Candidates shown for one name. */
const MOST_CANDIDATES = 5;
const LEAST_SCORE = 0.7;

/** What names of the same thing add or leave out: voltage, kind of thing, owner. */
const WRAPPING =
  /(?:10|20|35|66|110|220|6)(?:\.\d)?(?:kv|千伏)|\(.*?\)|供电所|变电站|变电所|配电变压器|变压器|公用变|专用变|公变|专变|配变|台区|馈线|线路|自然村|行政村|街道|电站|站|线|村|镇|乡|#|号|[-_./\s]/gi;

const NUMERALS: Record<string, string> = {
  ...{ 〇: '0', 零: '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9', 十: '10' },
  ...{ ⅰ: '1', ⅱ: '2', ⅲ: '3', ⅳ: '4', ⅴ: '5', ⅵ: '6', 甲: '1', 乙: '2', 丙: '3', 丁: '4' },
};

/** Characters that tell apart what is otherwise written alike: 城东线 is not 城西线, 1号 is not 2号. */
const TELLING = /[0-9a-z东西南北上下左右前后大小新老旧内外]/g;

/** A name reduced to what makes it one: numerals as digits, wrapping off. */
export function coreOf(name: string): string {
  const plain = normaliseName(name)
    .normalize('NFKC')
    .replace(/[〇零一二三四五六七八九十ⅰⅱⅲⅳⅴⅵ甲乙丙丁]/g, (letter) => NUMERALS[letter] ?? letter)
    .replace(/i{1,3}(?=线|回|段|$)/g, (roman) => String(roman.length));
  return plain.replace(WRAPPING, '') || plain;
}

/** Finds the records of one entity that a name may mean although it is written otherwise. */
export class NearNames {
  private readonly records: { id: string; name: string; core: string; telling: string }[] = [];
  private readonly byPiece = new Map<string, number[]>();

  /** @param names id and name of every record */
  constructor(names: Iterable<readonly [string, string]>) {
    for (const [id, name] of names) {
      const core = coreOf(name);
      const number = this.records.push({ id, name, core, telling: tellingOf(core) }) - 1;
      for (const piece of piecesOf(core)) {
        const list = this.byPiece.get(piece);
        if (list) list.push(number);
        else this.byPiece.set(piece, [number]);
      }
    }
  }

  /** Records there are. */
  get size(): number {
    return this.records.length;
  }

  /** @returns records that resemble the name, best first */
  find(name: string, passes: (id: string) => boolean = () => true): NearRecord[] {
    const core = coreOf(name);
    const telling = tellingOf(core);
    const numbers = new Set<number>();
    for (const piece of piecesOf(core)) for (const number of this.byPiece.get(piece) ?? []) numbers.add(number);
    const found: NearRecord[] = [];
    for (const number of numbers) {
      const record = this.records[number]!;
      const score = record.telling === telling ? likeness(core, record.core) : 0;
      if (score >= LEAST_SCORE && passes(record.id)) found.push({ id: record.id, name: record.name, score });
    }
    return found.sort((a, b) => b.score - a.score || a.name.localeCompare(b.name)).slice(0, MOST_CANDIDATES);
  }
}

function tellingOf(core: string): string {
  return (core.match(TELLING) ?? []).sort().join('');
}

function piecesOf(core: string): string[] {
  if (core.length < 3) return [core, ...core].filter((piece) => piece !== '');
  return Array.from({ length: core.length - 1 }, (_, at) => core.slice(at, at + 2));
}

function likeness(a: string, b: string): number {
  if (a === b) return 0.95;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 2) return 0;
  if (long.includes(short)) return 0.6 + 0.3 * (short.length / long.length);
  const steps = distance(a, b);
  return steps === 1 && short.length >= 3 ? 0.78 : steps === 2 && short.length >= 6 ? 0.72 : 0;
}

/** Letters to change, add or leave out; 3 stands for more. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(changed, before[j]! + 1, row[j - 1]! + 1));
    }
    before = row;
  }
  return before[b.length]!;
}
