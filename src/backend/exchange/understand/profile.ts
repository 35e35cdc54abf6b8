import { CellType } from '../sheetCells';
import type { SheetRow } from './grid';
import { isKnownLabel, splitLabelUnit } from './lexicon';
import { isPlaceholder, looksDate, looksNumeric, looksPeriod, squeeze } from './text';
import {
  isExample,
  isSectionNumeral,
  isTitleCell,
  isUnitToken,
  looksLikeHeaderWord,
  looksLikeSentence,
  startsLikeSection,
} from './words';

/** What a cell looks like to somebody searching for a header. */
export type CellClass =
  /** A label some table description knows. */
  | 'known'
  /** Worded like a label. */
  | 'headerWord'
  | 'word'
  | 'unit'
  | 'period'
  | 'number'
  | 'date'
  | 'title'
  | 'section'
  | 'sentence'
  | 'placeholder'
  | 'other';

export interface ProfiledCell {
  column: number;
  cls: CellClass;
  text: string;
  squeezed: string;
}

export interface RowProfile {
  /** 0-based row in the sheet. */
  row: number;
  cells: ProfiledCell[];
}

const LABEL_CLASSES: ReadonlySet<CellClass> = new Set<CellClass>(['known', 'headerWord', 'word', 'unit', 'period']);

/** Whether a cell could stand in a header row. */
export function isLabelCell(cell: ProfiledCell): boolean {
  return LABEL_CLASSES.has(cell.cls);
}

function classOf(type: CellType, text: string, squeezed: string): CellClass {
  if (type === CellType.number || type === CellType.percent) {
    return /^(?:19|20)\d\d$/.test(text) ? 'period' : 'number';
  }
  if (type === CellType.date) return 'date';
  if (type !== CellType.text) return 'other';
  if (isUnitToken(squeezed)) return 'unit';
  if (isPlaceholder(text)) return 'placeholder';
  if (looksPeriod(text)) return 'period';
  if (looksNumeric(text)) return 'number';
  if (looksDate(text)) return 'date';
  if (isKnownLabel(splitLabelUnit(text).label)) return 'known';
  if (isTitleCell(squeezed)) return 'title';
  if (isSectionNumeral(squeezed) || startsLikeSection(squeezed) || isExample(squeezed)) return 'section';
  if (looksLikeSentence(text)) return 'sentence';
  return looksLikeHeaderWord(squeezed, text) ? 'headerWord' : 'word';
}

/** Classes of a row's cells, left to right. */
export function profileRow(row: SheetRow): RowProfile {
  const cells = row.filled().map((column) => {
    const text = row.text(column);
    const short = text.length > 200 ? text.slice(0, 200) : text;
    const squeezed = squeeze(short);
    return { column, text: short, squeezed, cls: classOf(row.type(column), short, squeezed) };
  });
  return { row: row.row, cells };
}

/** How many cells have one of the classes. */
export function countClass(profile: RowProfile, ...classes: CellClass[]): number {
  let count = 0;
  for (const cell of profile.cells) if (classes.includes(cell.cls)) count++;
  return count;
}
