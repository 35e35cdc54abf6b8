import type { PrintColumn } from '../components/sheet';

export type PaperName = 'A4' | 'A3';

export interface PaperChoice {
  paper: PaperName;
  isLandscape: boolean;
  /** All columns on one sheet of paper, the type made smaller as needed. */
  isFitted: boolean;
}

/** Sizes upright, in millimetres. */
const PAPERS: Record<PaperName, { widthMm: number; heightMm: number }> = {
  A4: { widthMm: 210, heightMm: 297 },
  A3: { widthMm: 297, heightMm: 420 },
};

/** Margins in millimetres; the binding side is the left one upright and the upper one lying. */
const BINDING_MM = 25;
const MARGIN_MM = 15;

export const PX_PER_MM = 96 / 25.4;
const USUAL_PT = 9;
/** Smaller type is not read on paper. */
export const LEAST_PT = 5.5;
const SCREEN_PX = 12;
const NUMBER_PX = 40;

/** One sheet of paper: its size, margins and the room between them, in millimetres. */
export interface PaperSize {
  widthMm: number;
  heightMm: number;
  topMm: number;
  leftMm: number;
  rightMm: number;
  bottomMm: number;
  roomWidthMm: number;
  roomHeightMm: number;
}

export function paperSize({ paper, isLandscape }: PaperChoice): PaperSize {
  const upright = PAPERS[paper];
  const widthMm = isLandscape ? upright.heightMm : upright.widthMm;
  const heightMm = isLandscape ? upright.widthMm : upright.heightMm;
  const topMm = isLandscape ? BINDING_MM : MARGIN_MM;
  const leftMm = isLandscape ? MARGIN_MM : BINDING_MM;
  return {
    widthMm,
    heightMm,
    topMm,
    leftMm,
    rightMm: MARGIN_MM,
    bottomMm: MARGIN_MM,
    roomWidthMm: widthMm - leftMm - MARGIN_MM,
    roomHeightMm: heightMm - topMm - MARGIN_MM,
  };
}

/** Columns that stand on one sheet of paper, with their widths in millimetres at the type size. */
export interface Strip {
  /** Indices into the chosen columns. */
  columns: number[];
  widthsMm: number[];
  numberMm: number;
}

export interface StripPlan {
  sizePt: number;
  strips: Strip[];
}

/**
 * Lays columns side by side on paper. Fitted: one strip, the type smaller as needed down to LEAST_PT. Otherwise as many
 * strips as it takes, the frozen columns repeated on each.
 */
export function planStrips(columns: readonly PrintColumn[], room: PaperSize, isFitted: boolean): StripPlan {
  const naturalMm = (px: number, sizePt: number) => (px * sizePt) / (SCREEN_PX * 0.75) / PX_PER_MM;
  const all = columns.map((_, index) => index);
  const totalPx = NUMBER_PX + columns.reduce((sum, column) => sum + column.width, 0);
  const wantedMm = naturalMm(totalPx, USUAL_PT);
  if (isFitted || wantedMm <= room.roomWidthMm) {
    const sizePt = Math.max(LEAST_PT, Math.min(USUAL_PT, (USUAL_PT * room.roomWidthMm) / wantedMm));
    // The columns share the room in proportion to what they have on screen.
    const perPx = room.roomWidthMm / totalPx;
    const stretch = Math.min(perPx, naturalMm(1, sizePt) * 1.25);
    return {
      sizePt,
      strips: [
        {
          columns: all,
          widthsMm: columns.map((column) => column.width * stretch),
          numberMm: NUMBER_PX * stretch,
        },
      ],
    };
  }
  const mm = (px: number) => naturalMm(px, USUAL_PT);
  const frozen = all.filter((index) => columns[index]!.isFrozen);
  const strips: Strip[] = [];
  let open: number[] = [...frozen];
  const widthOf = (list: number[]) => mm(NUMBER_PX + list.reduce((sum, index) => sum + columns[index]!.width, 0));
  for (const index of all) {
    if (columns[index]!.isFrozen) continue;
    if (open.length > frozen.length && widthOf([...open, index]) > room.roomWidthMm) {
      strips.push(strip(open));
      open = [...frozen];
    }
    open.push(index);
  }
  strips.push(strip(open));
  return { sizePt: USUAL_PT, strips };

  function strip(list: number[]): Strip {
    // One column wider than the paper takes what there is.
    const shrink = Math.min(1, room.roomWidthMm / widthOf(list));
    return {
      columns: list,
      widthsMm: list.map((index) => mm(columns[index]!.width) * shrink),
      numberMm: mm(NUMBER_PX) * shrink,
    };
  }
}

/**
 * Shares rows out over pages.
 * @param heights of the rows
 * @param room for rows on each page
 * @param lastRoom room that must be left on the last page, for totals and signatures
 * @returns for each page the first row and the row after its last
 */
export function planPages(heights: readonly number[], room: number, lastRoom: number): [number, number][] {
  const pages: [number, number][] = [];
  let start = 0;
  let used = 0;
  heights.forEach((height, index) => {
    if (index > start && used + height > room) {
      pages.push([start, index]);
      start = index;
      used = 0;
    }
    used += height;
  });
  pages.push([start, heights.length]);
  // Totals that do not fit below the last rows go to a page with a row of their own.
  if (used + lastRoom > room && heights.length - start > 1) {
    let moved = heights.length - 1;
    let tail = heights[moved] ?? 0;
    while (moved - 1 > start && used - tail + lastRoom > room && tail + lastRoom < room) tail += heights[--moved] ?? 0;
    pages[pages.length - 1] = [start, moved];
    pages.push([moved, heights.length]);
  }
  return pages;
}
