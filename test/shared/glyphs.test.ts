import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  BUNDLED_WEIGHTS,
  fontFilesOf,
  fontsCss,
  SUPPLEMENT_RANGE,
  supplementFile,
} from '../../src/shared/document/fontsCss';
import { books } from '../../src/shared/messages';
import { type FontFacts, readWoff2 } from './woff2Cmap';

const packageFolder = resolve('node_modules/@fontsource/noto-sans-sc');
const fontFolder = resolve('resources/fonts');

/** A face of the style sheet as a browser sees it: it is asked only for characters of its range. */
interface Face {
  file: string;
  weight: number;
  ranges: [number, number][];
  facts: FontFacts;
}

function readFaces(): Face[] {
  const css = fontsCss(BUNDLED_WEIGHTS.map((weight) => readFileSync(join(packageFolder, `${weight}.css`), 'utf8')));
  return [...css.matchAll(/@font-face \{[^}]*\}/g)].map(([rule]) => {
    const file = fontFilesOf(rule)[0] as string;
    const folder = file.startsWith('countyframe') ? fontFolder : join(packageFolder, 'files');
    return {
      file,
      weight: Number(/font-weight: (\d+)/.exec(rule)?.[1]),
      ranges: parseRanges(/unicode-range: ([^;]*);/.exec(rule)?.[1] ?? ''),
      facts: readWoff2(readFileSync(join(folder, file))),
    };
  });
}

function parseRanges(text: string): [number, number][] {
  return text.split(',').map((part) => {
    const [first, last] = part.trim().slice(2).split('-');
    return [Number.parseInt(first as string, 16), Number.parseInt(last ?? (first as string), 16)];
  });
}

const faces = readFaces();
const drawn = new Map(BUNDLED_WEIGHTS.map((weight) => [weight as number, new Set<number>()]));
for (const face of faces) {
  for (const [first, last] of face.ranges) {
    for (let code = first; code <= last; code++) {
      if (face.facts.codes.has(code)) drawn.get(face.weight)?.add(code);
    }
  }
}

/** Characters of a text that no bundled face draws, in either weight. */
function missing(text: string): string {
  const lacking = new Set<string>();
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const invisible = code <= 0x20 || code === 0xa0 || code === 0x3000 || code === 0xfeff || code === 0xfffd;
    if (invisible) continue;
    if (BUNDLED_WEIGHTS.some((weight) => !drawn.get(weight)?.has(code))) lacking.add(character);
  }
  return [...lacking].join('');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** Text of a file in UTF-8, or else in GB 18030. */
function readText(path: string): string {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

const textKinds = new Set(['.json', '.csv', '.txt', '.md', '.tsv', '.sql']);

describe('every character that may be shown has a glyph in both weights', () => {
  test('everyday words of the trade', () => {
    expect(
      missing('Ⅰ段母线 Ⅱ Ⅲ Ⅳ Ⅴ ⅰ ℃ ≤ ≥ → ↑ ↓ 石垴镇 青坶 白塥镇 Ω μ α Δ φ SF₆ CO₂ m² ㎡ ① ⑳ ± × ‰ № “ ” — … 〇'),
    ).toBe('');
  });

  test('all of GB 2312', () => {
    const decoder = new TextDecoder('gb18030');
    let all = '';
    for (let row = 0xa1; row <= 0xf7; row++) {
      if (row > 0xa9 && row < 0xb0) continue;
      for (let cell = 0xa1; cell <= 0xfe; cell++) {
        const text = decoder.decode(Uint8Array.of(row, cell));
        // Cells GB 2312 leaves empty decode to private use, or to later additions: vertical forms.
        const code = text.codePointAt(0) as number;
        if ((code >= 0xe000 && code <= 0xf8ff) || (code >= 0xfe10 && code <= 0xfe19)) continue;
        all += text;
      }
    }
    expect(all.length).toBeGreaterThan(7_400);
    expect(missing(all)).toBe('');
  });

  test('messages in both languages', () => {
    const words = books.flatMap((book) => [...Object.values(book.zh), ...Object.values(book.en)]).join('');
    expect(missing(words)).toBe('');
  });

  test('column labels, legacy spellings and the texts of the screens', () => {
    const sources = [...filesBelow(resolve('src/shared/model')), ...filesBelow(resolve('src/renderer/i18n'))];
    expect(missing(sources.map((path) => readFileSync(path, 'utf8')).join(''))).toBe('');
  });

  test('resources and the sample county', () => {
    const texts = filesBelow(resolve('resources')).filter((path) => textKinds.has(extname(path)));
    expect(missing(texts.map(readText).join(''))).toBe('');
  });
});

describe('the bundled faces', () => {
  test('the range of the supplement is what its files hold', () => {
    const ranged = new Set(
      parseRanges(SUPPLEMENT_RANGE).flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, i) => a + i)),
    );
    for (const weight of BUNDLED_WEIGHTS) {
      const { codes } = readWoff2(readFileSync(join(fontFolder, supplementFile(weight))));
      expect([...codes].sort((a, b) => a - b)).toEqual([...ranged].sort((a, b) => a - b));
    }
  });

  test('outlines are TrueType and static: others become Type 3 in a PDF', () => {
    for (const face of faces) {
      expect(face.facts.tables, face.file).toContain('glyf');
      expect(face.facts.tables, face.file).not.toContain('fvar');
    }
  });

  test('no woff copy and no other weight is shipped', () => {
    expect(faces.every((face) => face.file.endsWith('.woff2'))).toBe(true);
    expect(new Set(faces.map((face) => face.weight))).toEqual(new Set(BUNDLED_WEIGHTS));
  });
});
