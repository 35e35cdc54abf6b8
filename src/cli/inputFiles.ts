import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Endings of files that can hold a table. */
const SPREADSHEETS = /\.(xlsx?|xls[mb]|xlt[xm]?|et|ett|f?ods|ots|csv|tsv|txt|xml|html?|mht)$/i;

/**
 * Files a command is given: of a folder the spreadsheets in it, in the order of their names. Locks of open workbooks and
 * hidden files are left out; a folder without any stays as it is and is refused where it is read.
 */
export function inputFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
    const found = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SPREADSHEETS.test(entry.name) && !/^(?:~\$|\.)/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort((a, b) => a.localeCompare(b, 'zh', { numeric: true }));
    return found.length > 0 ? found : [path];
  });
}
