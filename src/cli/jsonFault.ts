/** Where a text stops being JSON. */
export interface JsonFault {
  /** 1-based. */
  line: number;
  column: number;
  /** Way to the value that was being read, such as `nodes[3].id`; `$` for the whole. */
  path: string;
}

const BLANK = /[ \t\n\r]*/y;
const STRING = /"[^"\\]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\]*)*"/y;
const SIMPLE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may stand next. */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd';

/** An open list or object: its place, and the last key or index. */
interface Level {
  isList: boolean;
  key: string | number;
}

/**
 * Finds the place in a text that JSON.parse refused, which its message often leaves out.
 * @param text what JSON.parse refused
 */
export function findJsonFault(text: string): JsonFault {
  const levels: Level[] = [];
  const at = scan(text, levels);
  const before = text.slice(0, at);
  const lines = before.split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1, path: pathOf(levels) };
}

/** @returns offset of the first character that does not fit */
function scan(text: string, levels: Level[]): number {
  let expected: Expected = 'value';
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    return pattern === STRING && found !== undefined && hasControl(found) ? undefined : found;
  };
  for (;;) {
    at += match(BLANK)!.length;
    const level = levels.at(-1);
    const next = text[at];
    if (next === undefined) return at;
    const isEnd = level !== undefined && next === (level.isList ? ']' : '}');
    if (isEnd && (expected === 'valueOrEnd' || expected === 'keyOrEnd' || expected === 'commaOrEnd')) {
      levels.pop();
      expected = 'commaOrEnd';
      at += 1;
    } else if (expected === 'commaOrEnd') {
      if (next !== ',' || level === undefined) return at;
      if (level.isList) level.key = (level.key as number) + 1;
      expected = level.isList ? 'value' : 'key';
      at += 1;
    } else if (expected === 'colon') {
      if (next !== ':') return at;
      expected = 'value';
      at += 1;
    } else if (expected === 'key' || expected === 'keyOrEnd') {
      const key = match(STRING);
      if (key === undefined) return at;
      level!.key = JSON.parse(key) as string;
      expected = 'colon';
      at += key.length;
    } else if (next === '[' || next === '{') {
      levels.push({ isList: next === '[', key: next === '[' ? 0 : '' });
      expected = next === '[' ? 'valueOrEnd' : 'keyOrEnd';
      at += 1;
    } else {
      const value = match(STRING) ?? match(SIMPLE);
      if (value === undefined) return at;
      expected = 'commaOrEnd';
      at += value.length;
    }
  }
}

/** A text in JSON writes line ends and tabs as escapes. */
function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x20) return true;
  return false;
}

/** Deeper than this nobody looks. */
const DEEPEST = 40;

function pathOf(levels: Level[]): string {
  const path = levels.slice(0, DEEPEST).reduce((way, { key }) => {
    if (typeof key === 'number') return `${way}[${key}]`;
    return key === '' ? way : way === '' ? key : `${way}.${key}`;
  }, '');
  return path === '' ? '$' : path;
}
