import { existsSync } from 'node:fs';
import { extname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Endings of a store, and of what can be imported (as the page's file picker has them). */
export const STORE_ENDING = '.countyframe';
export const SHEET_ENDINGS = [
  '.xls',
  '.xlsx',
  '.xlsm',
  '.xlsb',
  '.et',
  '.ods',
  '.fods',
  '.csv',
  '.tsv',
  '.txt',
  '.html',
  '.htm',
  '.xml',
];

/** What a start asks for: a store to open, and files to import. Absolute paths. */
export interface Wishes {
  store: string | null;
  files: string[];
}

/**
 * Reads the command line. Chromium puts switches of its own between the arguments, so that only `--store FILE` and the
 * paths of files that exist count.
 * @param argv all arguments, the program's own among them
 * @param folder folder that relative paths start from
 */
export function readWishes(argv: readonly string[], folder: string): Wishes {
  let store: string | null = null;
  const files: string[] = [];
  for (let i = 1; i < argv.length; i++) {
    const arg = pathOfArgument(argv[i] ?? '');
    if (arg === '--store') {
      const file = argv[++i];
      if (file && !file.startsWith('--')) store = resolve(folder, file);
    } else if (arg.startsWith('--store=')) store = resolve(folder, arg.slice('--store='.length));
    else if (!arg.startsWith('-') && kindOf(arg)) {
      const file = resolve(folder, arg);
      if (!existsSync(file)) continue;
      if (kindOf(file) === 'store') store = file;
      else files.push(file);
    }
  }
  return { store, files };
}

/** Desktops on Linux hand a file over as an address (`%U` of the menu entry): its path, or the argument as it is. */
function pathOfArgument(arg: string): string {
  if (!arg.startsWith('file://')) return arg;
  try {
    return fileURLToPath(arg);
  } catch {
    return arg;
  }
}

/** @returns whether a path names a store, something to import, or nothing of ours */
export function kindOf(file: string): 'store' | 'sheet' | null {
  const ending = extname(file).toLowerCase();
  if (ending === STORE_ENDING) return 'store';
  return SHEET_ENDINGS.includes(ending) ? 'sheet' : null;
}

/** Most files one start may ask for, and the longest path a system knows. */
const MOST_FILES = 200;
const LONGEST_PATH = 32_767;

/**
 * @returns wishes that came from another start of the program, or null for anything else: only absolute paths, and
 *   only files of the kinds this program opens
 */
export function asWishes(value: unknown): Wishes | null {
  if (typeof value !== 'object' || value === null) return null;
  const { store, files } = value as Partial<Wishes>;
  if (store !== null && !isPath(store)) return null;
  if (!Array.isArray(files) || files.length > MOST_FILES) return null;
  if (!files.every((file) => isPath(file) && kindOf(file) === 'sheet')) return null;
  return { store, files };
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_PATH && !value.includes('\0') && isAbsolute(value);
}
