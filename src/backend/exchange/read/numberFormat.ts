/** What a number format makes of a number. */
export const FormatKind = { number: 0, date: 1, percent: 2, elapsed: 3 } as const;
export type FormatKind = (typeof FormatKind)[keyof typeof FormatKind];

/** Built-in format ids that carry no code in the file (ECMA-376 part 1, 18.8.30, with the East Asian ones). */
export function builtInKind(id: number): FormatKind {
  if (id === 9 || id === 10) return FormatKind.percent;
  if (id === 46) return FormatKind.elapsed;
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58);
  return isDate ? FormatKind.date : FormatKind.number;
}

const cache = new Map<string, FormatKind>();

/**
 * Kind of a format code such as `yyyy"年"m"月"`, `0.0%`, `[h]:mm`. Its first section counts; where that has a condition
 * (`[=0]?;[hh]:mm`), any section that shows a date.
 */
export function formatKind(code: string): FormatKind {
  let kind = cache.get(code);
  if (kind === undefined) {
    kind = /^\[[<>=]/.test(code) ? conditional(code) : examine(code);
    if (cache.size < 10_000) cache.set(code, kind);
  }
  return kind;
}

/** Whether a format shows a date or a time for some values alone: `[=0]?;[hh]:mm`. */
export function isDateInPart(code: string): boolean {
  if (!/^\[[<>=]/.test(code)) return false;
  const dates = code.split(';').filter((section) => isDateKind(examine(section))).length;
  return dates > 0 && dates < code.split(';').length;
}

function isDateKind(kind: FormatKind): boolean {
  return kind === FormatKind.date || kind === FormatKind.elapsed;
}

function conditional(code: string): FormatKind {
  const kinds = code.split(';').map(examine);
  return kinds.find(isDateKind) ?? kinds[0]!;
}

function examine(code: string): FormatKind {
  let isDate = false;
  let isPercent = false;
  for (let i = 0; i < code.length; i += 1) {
    const ch = code[i]!.toLowerCase();
    if (ch === ';') break;
    if (ch === '"') {
      const end = code.indexOf('"', i + 1);
      i = end < 0 ? code.length : end;
    } else if (ch === '\\' || ch === '_' || ch === '*') i += 1;
    else if (ch === '[') {
      const end = code.indexOf(']', i);
      if (end < 0) break;
      if (/^(h+|m+|s+)$/i.test(code.slice(i + 1, end))) return FormatKind.elapsed;
      i = end;
    } else if (ch === 'g' && code.slice(i, i + 7).toLowerCase() === 'general') i += 6;
    else if (ch === 'e') {
      const next = code[i + 1];
      if (next === '+' || next === '-') i += 1;
      else isDate = true;
    } else if (ch === 'a' && /^(a{3,4}|a\/p|am\/pm)/i.test(code.slice(i))) {
      isDate = true;
      i += 2;
    } else if (ch === 'y' || ch === 'm' || ch === 'd' || ch === 'h' || ch === 's') isDate = true;
    else if (ch === 'b' && /^b(b|bbb)/i.test(code.slice(i))) isDate = true;
    else if (ch === '%') isPercent = true;
  }
  if (isDate) return FormatKind.date;
  return isPercent ? FormatKind.percent : FormatKind.number;
}

const LAST_DAY = 2_958_465;
const DAYS_1904 = 1462;
/** Serial of 1970-01-01 in the 1900 system. */
const UNIX_EPOCH = 25_569;

const dayTexts = new Map<number, string>();

/**
 * Text of a date serial: `YYYY-MM-DD`, `YYYY-MM-DD HH:MM[:SS]`, or `HH:MM[:SS]` for serials below 1 and elapsed times.
 * The 1900 system's 29 February 1900, which never was, becomes the 28th.
 * @returns null where the serial is no date (negative, beyond year 9999): the cell stays a number
 */
export function serialText(serial: number, date1904: boolean, kind: FormatKind): string | null {
  if (!(serial >= 0) || serial > LAST_DAY + 1) return null;
  const seconds = Math.round(serial * 86_400);
  if (kind === FormatKind.elapsed) return timeText(seconds);
  let day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  if (serial < 1 && day === 0) return timeText(rest);
  if (date1904) day += DAYS_1904;
  if (day > LAST_DAY) return null;
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = dayText(day);
    if (dayTexts.size < 20_000) dayTexts.set(day, text);
  }
  return rest === 0 ? text : `${text} ${timeText(rest)}`;
}

function dayText(day: number): string {
  const sinceEpoch = (day < 60 ? day + 1 : day) - UNIX_EPOCH;
  return new Date(sinceEpoch * 86_400_000).toISOString().slice(0, 10);
}

function timeText(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = seconds % 60;
  return rest === 0 ? `${pad(hours)}:${pad(minutes)}` : `${pad(hours)}:${pad(minutes)}:${pad(rest)}`;
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Text of an ISO 8601 date, time or duration as files store it (`2013-04-01T08:05:00.000`), or null where it is none. */
export function isoText(iso: string): string | null {
  if (iso.startsWith('P')) return durationText(iso);
  const match = /^(?:(\d{4,5}-\d\d-\d\d))?(?:[T ]?(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?Z?$/.exec(iso.trim());
  if (match === null || (match[1] === undefined && match[2] === undefined)) return null;
  const seconds = match[4] === undefined || match[4] === '00' ? '' : `:${match[4]}`;
  const time = match[2] === undefined ? '' : `${match[2]}:${match[3]}${seconds}`;
  if (match[1] === undefined) return time;
  return time === '' || time === '00:00' ? match[1] : `${match[1]} ${time}`;
}

/** `PT08H05M00S` as `08:05`, hours possibly above 23; null where the text is no duration. */
export function durationText(duration: string): string | null {
  const match = /^-?P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/.exec(duration.trim());
  if (match === null) return null;
  const [, days, hours, minutes, seconds] = match.map((part) => Number(part ?? 0));
  return timeText(((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!);
}

/**
 * Text of a number as it should be shown: the file's own digits. Spreadsheet programs write doubles with 17 digits
 * (67.900000000000006 for 67.9); where the shortest text of the same double has at most 15 digits, that is what
 * was typed, and it is taken. Codes of many digits stay as they are.
 * @returns null where the text is no decimal number
 */
export function numberText(raw: string): string | null {
  for (let i = 0; i < raw.length; i += 1) {
    const c = raw.charCodeAt(i);
    if (c < 48 || c > 57) return checkedNumber(raw);
  }
  return raw.length > 0 ? raw : null;
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function checkedNumber(raw: string): string | null {
  const text = raw.trim();
  if (!DECIMAL.test(text)) return null;
  if (text.length < 17) return text;
  if (!/[.eE]/.test(text)) return text;
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  const shortest = String(value);
  const digits = shortest.replace(/e.*$/, '').replace(/[-.]/g, '').replace(/^0+/, '').length;
  return digits <= 15 ? shortest : text;
}
