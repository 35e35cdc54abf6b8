import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { AppError } from '../shared/appError';

type Kinds = Record<string, 'text' | 'flag'>;

/** Values of a command's options: texts where they were given, flags always. */
export type Options<Of extends Kinds> = { [Name in keyof Of]: Of[Name] extends 'flag' ? boolean : string | undefined };

/** Options every command takes. */
const COMMON = { json: 'flag', lang: 'text' } as const;

/**
 * Reads the arguments of a command. Node's own strict reading words its faults in English only, so its tokens are
 * judged here.
 * @param command name of the command, for the faults
 * @param args arguments after it
 * @param kinds its options besides --json and --lang
 * @param takesFiles whether arguments that are no option are allowed
 * @throws AppError with a code that begins with USAGE_
 */
export function readOptions<Of extends Kinds>(
  command: string,
  args: string[],
  kinds: Of,
  takesFiles = false,
): { options: Options<Of>; files: string[] } {
  const all: Kinds = { ...kinds, ...COMMON };
  const config: ParseArgsOptionsConfig = {};
  for (const [name, kind] of Object.entries(all)) config[name] = { type: kind === 'flag' ? 'boolean' : 'string' };
  const { tokens, positionals } = parseArgs({
    args,
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const found = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind === 'positional' && !takesFiles) {
      throw new AppError('USAGE_ARGUMENT_UNEXPECTED', { value: token.value });
    }
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(all, token.name) ? all[token.name] : undefined;
    if (!kind || token.rawName !== `--${token.name}`) throw unknownOption(command, token.rawName, Object.keys(all));
    if (kind === 'flag') {
      if (token.value !== undefined) throw new AppError('USAGE_VALUE_UNEXPECTED', { option: token.rawName });
      found.set(token.name, true);
    } else found.set(token.name, givenValue(token.rawName, token.value, token.inlineValue === true));
  }
  const lang = found.get('lang');
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') throw wrongValue('--lang', String(lang), 'zh | en');
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, kind === 'flag' ? found.has(name) : found.get(name)]),
  );
  return { options: options as Options<Of>, files: positionals };
}

/** `--store --json` forgot a value; `--gap -1` gave one. */
function givenValue(option: string, value: string | undefined, isInline: boolean): string {
  const isMissing = value === undefined || value.trim() === '' || (!isInline && /^-[^\d.]/.test(value));
  if (isMissing) throw new AppError('USAGE_VALUE_MISSING', { option });
  return value;
}

function unknownOption(command: string, option: string, known: string[]): AppError {
  const options = known.map((name) => `--${name}`).join(', ');
  return new AppError('USAGE_OPTION_UNKNOWN', { command, option, options });
}

/** @param expected in notation that reads the same in every language */
export function wrongValue(option: string, value: string, expected: string): AppError {
  return new AppError('USAGE_VALUE_WRONG', { option, value, expected });
}

/** @throws AppError USAGE_OPTION_MISSING where an option that must be there is not */
export function required(value: string | undefined, option: string): string {
  if (value === undefined) throw new AppError('USAGE_OPTION_MISSING', { option });
  return value;
}

const FIRST_YEAR = 1949;
const LAST_YEAR = 2100;

/** @throws AppError USAGE_VALUE_WRONG for what is no year */
export function yearNumber(text: string, option: string): number {
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return year;
  throw wrongValue(option, text, `${FIRST_YEAR}–${LAST_YEAR}`);
}

/** @returns first and last year of `A-B`, or of `A` alone. @throws AppError USAGE_VALUE_WRONG */
export function yearRange(text: string, option: string): { first: number; last: number } {
  const parts = /^(\d{4})(?:\s*[-–—~至]\s*(\d{4}))?$/.exec(text.trim());
  if (!parts) throw wrongValue(option, text, '2026-2028');
  const first = yearNumber(parts[1]!, option);
  return { first, last: parts[2] === undefined ? first : yearNumber(parts[2], option) };
}

/** @throws AppError USAGE_VALUE_WRONG for what is not a number of 0 or more */
export function amountNumber(text: string, option: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw wrongValue(option, text, '≥ 0');
}
