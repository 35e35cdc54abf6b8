import { extraKey } from '../../../shared/model/extraKey';
import type { ReadRow } from '../../exchange/understand/readTypes';

/** Name of a project's amounts among its cells. */
export const AMOUNTS = 'amounts ';

/** Different sets of cells kept: rows of one table mostly fill the same ones. */
const MOST_SHAPES = 20_000;

/**
 * Which cells of the records that an import makes are filled, by the records' numbers. The records are not in the store
 * yet, so this is what tells whether a further row adds anything to one.
 */
export class FilledCells {
  private readonly shapes: ReadonlySet<string>[] = [];
  private readonly known = new Map<string, number>();
  /** Shape of each record; -1: not known. */
  private readonly shapeOf: number[] = [];

  /** Takes note of the row that makes a record, or adds to it. */
  note(number: number, source: ReadRow): void {
    const before = this.shapes[this.shapeOf[number] ?? -1];
    if (!before && this.shapeOf[number] !== undefined) return;
    const keys = cellsOf(source);
    this.shapeOf[number] = this.numberOf(before ? [...new Set([...before, ...keys])].sort() : keys.sort());
  }

  /** Whether a row fills a cell that is empty in a record; true too where that is not known. */
  isMore(number: number, source: ReadRow): boolean {
    const filled = this.shapes[this.shapeOf[number] ?? -1];
    return !filled || cellsOf(source).some((key) => !filled.has(key));
  }

  /** Whether a cell of a record is filled; false where that is not known. */
  isFilled(number: number, key: string): boolean {
    return this.shapes[this.shapeOf[number] ?? -1]?.has(key) ?? false;
  }

  private numberOf(keys: string[]): number {
    const name = keys.join('\u0000');
    const known = this.known.get(name);
    if (known !== undefined) return known;
    if (this.shapes.length >= MOST_SHAPES) return -1;
    const number = this.shapes.push(new Set(keys)) - 1;
    this.known.set(name, number);
    return number;
  }
}

/** Names of the cells that say something; amounts together are one, and columns without a field are apart from fields. */
function cellsOf({ values, refs, amounts, extra }: ReadRow): string[] {
  const keys: string[] = [];
  for (const key in values) {
    const value = values[key];
    if (value !== null && value !== undefined && value !== '') keys.push(key);
  }
  for (const key in refs) {
    const { name, code } = refs[key]!;
    if (name !== null || code !== null) keys.push(key);
    // A code beside the name may be kept with the columns that have no field.
    if (name !== null && code !== null) keys.push(`code ${key}`);
  }
  if (amounts && amounts.length > 0) keys.push(AMOUNTS);
  for (const label in extra) keys.push(extraKey(label));
  return keys;
}
