import type { MergeIndex, SheetRow } from './grid';
import { describeHeader } from './headerLayout';
import { isGroupRow, isSubHeader } from './headerRows';
import { countClass, isLabelCell, type ProfiledCell, profileRow, type RowProfile } from './profile';
import type { FoundHeader } from './types';
import { isSubtotalWord, startsLikeNote } from './words';

/** Rows of labels a header may have; a row of units or column numbers may follow. */
const MOST_LABEL_ROWS = 4;

/** A stretch of the window: a row with cells, or blank rows. */
export interface WindowItem {
  row: SheetRow | null;
  /** 0-based, inclusive. */
  first: number;
  last: number;
}

export interface DetectOptions {
  /** Inside the body of a table: take only what is clearly the header of another one. */
  strict?: boolean;
  /** The header must begin in the first row of the window that has cells. */
  atStart?: boolean;
}

interface Candidate {
  index: number;
  score: number;
  sure: boolean;
}

function labelCells(profile: RowProfile): ProfiledCell[] {
  return profile.cells.filter(isLabelCell);
}

/** Share of the columns below a row whose cells are numbers or dates. */
function contrastBelow(candidate: RowProfile, below: RowProfile[]): number {
  const columns = labelCells(candidate).map((c) => c.column);
  const seen = new Map<number, { typed: number; all: number }>();
  for (const profile of below) {
    for (const cell of profile.cells) {
      const entry = seen.get(cell.column) ?? { typed: 0, all: 0 };
      if (cell.cls === 'number' || cell.cls === 'date' || cell.cls === 'period') entry.typed++;
      entry.all++;
      seen.set(cell.column, entry);
    }
  }
  let typed = 0;
  for (const column of columns) {
    const entry = seen.get(column);
    if (entry && entry.typed * 2 >= entry.all) typed++;
  }
  return columns.length === 0 ? 0 : typed / columns.length;
}

/**
 * Whether a row begins a form: labels with their values beside them, and more labels below in the same columns. A blank
 * form is nothing but labels.
 */
function beginsForm(candidate: RowProfile, below: RowProfile[]): boolean {
  const own = new Set(candidate.cells.map((c) => c.squeezed));
  const rows = below.filter((p) => p.cells.some((c) => !own.has(c.squeezed)));
  if (rows.length < 2) return false;
  const first = candidate.cells[0]!.column;
  const labelled = rows.filter((p) =>
    p.cells.some((c) => c.cls === 'known' && (c.column === first || p.cells.length > 1)),
  );
  const inFirst = rows.filter((p) => p.cells.some((c) => c.column === first && c.cls === 'known')).length;
  if (labelled.length < 2 || labelled.length < rows.length * 0.5) return false;
  const worded = countClass(candidate, 'known', 'headerWord') / candidate.cells.length;
  const knownShare =
    rows.reduce((sum, p) => sum + countClass(p, 'known') / Math.max(1, p.cells.length), 0) / rows.length;
  return (inFirst >= 2 && inFirst >= rows.length * 0.5 && worded < 0.7) || knownShare >= 0.75;
}

/** Rows below a candidate up to the first gap, its own sub-headers left out. */
function rowsBelow(profiles: (RowProfile | null)[], index: number, most: number): RowProfile[] {
  const below: RowProfile[] = [];
  for (let i = index + 1; i < profiles.length && below.length < most; i++) {
    const profile = profiles[i];
    if (!profile) {
      if (below.length > 0) break;
      continue;
    }
    below.push(profile);
  }
  return below;
}

function scoreRow(
  profiles: (RowProfile | null)[],
  index: number,
  widest: number,
  options: DetectOptions,
): Candidate | 'form' | null {
  const profile = profiles[index]!;
  const labels = labelCells(profile);
  const worded = countClass(profile, 'known', 'headerWord', 'word');
  const cells = profile.cells.length;
  if (cells === 0 || labels.length < cells * 0.75) return null;
  const known = countClass(profile, 'known');
  const headerWords = countClass(profile, 'headerWord');
  const below = rowsBelow(profiles, index, 12);
  if (worded < 2) {
    // A list of one column: only a label we know, and nothing beside it anywhere.
    const lonely = known === 1 && cells === 1 && widest === 1 && below.length >= 2 && !options.strict;
    return lonely && !beginsForm(profile, below) ? { index, score: 1, sure: true } : null;
  }
  const distinct = new Set(profile.cells.map((c) => c.squeezed)).size;
  if (distinct < cells * 0.5) return null;
  const first = profile.cells[0]!;
  if (first.cls === 'section' || isSubtotalWord(first.squeezed) || startsLikeNote(first.squeezed)) return null;
  if (below.length > 0 && beginsForm(profile, below)) return 'form';
  const quality = (known + headerWords * 0.7 + (labels.length - known - headerWords) * 0.2) / cells;
  const contrast = contrastBelow(profile, below);
  const width = Math.min(1, cells / Math.max(1, widest));
  const score = quality * 4 + contrast * 2 + width * 3;
  const clear = known >= 2 || known + headerWords >= 3;
  if (options.strict) {
    // Words that come again in the next row are data, whatever they say.
    const again = below[0] ? sharedCells(profile, below[0]) : 0;
    return clear && quality >= 0.55 && again < 2 ? { index, score, sure: true } : null;
  }
  const sure = clear || known + headerWords >= 2;
  const fuller = below.filter((p) => p.cells.length >= cells * 0.5).length;
  const plausible = (below.length > 0 && contrast >= 0.25) || fuller >= 2;
  return sure || plausible ? { index, score, sure } : null;
}

/** Cells that say the same in the same column. */
function sharedCells(a: RowProfile, b: RowProfile): number {
  const texts = new Map(b.cells.map((c) => [c.column, c.squeezed]));
  return a.cells.filter((c) => texts.get(c.column) === c.squeezed).length;
}

/** First row of the window that is the best header of its block of rows; -1 where there is none. */
function findAnchor(profiles: (RowProfile | null)[], options: DetectOptions): number {
  const widest = profiles.reduce(
    (most, p) => (p ? Math.max(most, p.cells.filter((c) => c.cls !== 'sentence').length) : most),
    0,
  );
  let block: Candidate[] = [];
  let isForm = false;
  const settle = (): number => {
    if (block.length === 0) return -1;
    const top = Math.max(...block.map((c, i) => c.score - Math.min(1, i * 0.05)));
    const pool = block.some((c) => c.sure) ? block.filter((c) => c.sure) : block;
    return (pool.find((c) => c.score >= top * 0.8) ?? pool[0]!).index;
  };
  for (let i = 0; i < profiles.length; i++) {
    if (profiles[i]) {
      const candidate = isForm ? null : scoreRow(profiles, i, widest, options);
      // Labels below a form's first row are its labels too.
      if (candidate === 'form') isForm = block.length === 0;
      else if (candidate) block.push(candidate);
      if (options.atStart && i > MOST_LABEL_ROWS) break;
    } else {
      const anchor = settle();
      if (anchor >= 0) return anchor;
      block = [];
      isForm = false;
    }
  }
  return settle();
}

/**
 * Finds the first header in a window of rows.
 * @param items rows in order, blank stretches as items without a row
 * @returns the header and the index of the item after it, or null where the window has none
 */
export function detectHeader(
  items: readonly WindowItem[],
  merges: MergeIndex,
  options: DetectOptions = {},
): { header: FoundHeader; firstIndex: number; nextIndex: number } | null {
  const profiles = items.map((item) => {
    const profile = item.row ? profileRow(item.row) : null;
    return profile && profile.cells.length > 0 ? profile : null;
  });
  const anchor = findAnchor(profiles, options);
  if (anchor < 0) return null;
  let top = anchor;
  const isNext = (i: number, j: number) => items[i]?.last === (items[j]?.first ?? Number.NaN) - 1;
  while (top > 0 && anchor - top < MOST_LABEL_ROWS - 1 && profiles[top - 1] && isNext(top - 1, top)) {
    if (!isGroupRow(profiles[top - 1]!, profiles[top]!, merges)) break;
    top--;
  }
  const span = spanOf(profiles.slice(top, anchor + 1), merges);
  widen(span, rowsBelow(profiles, anchor, 12));
  let bottom = anchor;
  const mergedTo = lastMergedRow(profiles, top, anchor, merges, span);
  const special: ('units' | 'numbers')[] = [];
  while (bottom + 1 < items.length && profiles[bottom + 1] && isNext(bottom, bottom + 1)) {
    const below = profiles[bottom + 1]!;
    const rows = profiles.slice(top, bottom + 1) as RowProfile[];
    const kind = isSubHeader(below, rows, merges, span);
    const byMerge = below.row <= mergedTo;
    if (!byMerge && kind === null) break;
    if (kind === 'units' || kind === 'numbers') {
      if (special.length === 2) break;
      special.push(kind);
    } else if (special.length > 0 || bottom + 1 - top >= MOST_LABEL_ROWS) break;
    bottom++;
  }
  if (options.atStart && items.slice(0, top).some((item) => item.row)) return null;
  const rows = profiles.slice(top, bottom + 1) as RowProfile[];
  const titles = profiles.slice(0, top).flatMap((p) => p?.cells.map((c) => c.text) ?? []);
  const labelRows = rows.length - special.length;
  return {
    header: describeHeader(rows, labelRows, special, merges, span, titles.slice(-40)),
    firstIndex: top,
    nextIndex: bottom + 1,
  };
}

/** First and last labelled column, merged labels with their whole width. */
function spanOf(rows: (RowProfile | null)[], merges: MergeIndex): [number, number] {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const profile of rows) {
    for (const cell of profile?.cells ?? []) {
      if (!isLabelCell(cell)) continue;
      first = Math.min(first, cell.column);
      last = Math.max(last, cell.column, merges.at(profile!.row, cell.column)?.lastColumn ?? 0);
    }
  }
  return [first === Number.POSITIVE_INFINITY ? 0 : first, last];
}

/** Takes in columns with cells right beside the labelled ones: a last group's, and columns without a label. */
function widen(span: [number, number], below: RowProfile[]): void {
  const filled = new Set<number>();
  for (const profile of below) {
    if (profile.cells.length > 1)
      for (const cell of profile.cells) if (cell.cls !== 'sentence') filled.add(cell.column);
  }
  while (filled.has(span[1] + 1)) span[1]++;
  while (filled.has(span[0] - 1)) span[0]--;
}

/** Last row that labels merged downwards from the header's rows reach; 0-based sheet row. */
function lastMergedRow(
  profiles: (RowProfile | null)[],
  top: number,
  anchor: number,
  merges: MergeIndex,
  span: [number, number],
): number {
  let reach = profiles[anchor]!.row;
  const topRow = profiles[top]!.row;
  for (let row = topRow; row <= reach && row < topRow + MOST_LABEL_ROWS; row++) {
    for (const merge of merges.startingAt(row)) {
      const inside = merge.firstColumn >= span[0] && merge.lastColumn <= span[1];
      if (inside && merge.lastRow < topRow + MOST_LABEL_ROWS) reach = Math.max(reach, merge.lastRow);
    }
  }
  return reach;
}
