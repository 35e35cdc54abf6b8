import type { CellRange } from '../../sheetCells';

/** Letters of a 0-based column: 0 = A, 26 = AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;

/** A range such as `B4:N16`, 0-based, or null. */
export function parseRange(text: string): CellRange | null {
  const match = RANGE.exec(text);
  if (match === null) return null;
  const first = columnNumber(match[1]!);
  const last = columnNumber(match[3] ?? match[1]!);
  const top = Number(match[2]) - 1;
  const bottom = Number(match[4] ?? match[2]) - 1;
  return {
    firstRow: Math.min(top, bottom),
    lastRow: Math.max(top, bottom),
    firstColumn: Math.min(first, last),
    lastColumn: Math.max(first, last),
  };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
