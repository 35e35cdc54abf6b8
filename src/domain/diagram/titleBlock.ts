import { type Language, wordMessage } from '../../shared/messages';
import type { Drawing, GroupItem, Item } from './drawing';
import { layoutLegend } from './legend';
import type { LegendEntry } from './paint';
import { textWidthEm } from './textMetrics';

/** What a title block (图签) states. `scale` absent = not to scale. */
export interface TitleBlock {
  county: string;
  plan: string;
  drawing: string;
  /** Frame and year. */
  frame: string;
  scale?: string;
  edition: string;
  date: string;
  page: string;
}

export type Paper = 'A4' | 'A4portrait' | 'A3' | 'A3portrait';

export interface SheetOptions {
  language: Language;
  legend: readonly LegendEntry[];
  /** A sheet of paper that the drawing is fitted to; absent: a sheet around the drawing at full size. */
  paper?: Paper;
}

/** Room of a sheet: what a drawing can take beside frame, legend and title block, drawing units. */
export interface SheetRoom {
  width: number;
  height: number;
}

const MM = 96 / 25.4;
const PAPERS: Readonly<Record<Paper, readonly [number, number]>> = {
  A4: [297, 210],
  A4portrait: [210, 297],
  A3: [420, 297],
  A3portrait: [297, 420],
};
/** The binding side is 25 mm, the others 10 mm. */
const BINDING = 25 * MM;
const EDGE = 10 * MM;
const PAD = 12;
const CELL = 22;
const BLOCK_WIDTH = 400;
const SIZE = 11;

/**
 * Sets a drawing into a frame with title block and legend.
 * @returns the sheet and the scale at which the drawing stands on it (1 = as drawn); below about 0.5 its text is hard to read
 * on paper
 */
export function sheetOf(drawing: Drawing, block: TitleBlock, options: SheetOptions): { sheet: Drawing; scale: number } {
  const { room, build } = layoutSheet(drawing, options);
  const scale = Math.min(1, room.width / drawing.width, room.height / drawing.height);
  return {
    scale,
    sheet: build(block, {
      kind: 'group',
      classes: ['drawing'],
      dx: (room.width - drawing.width * scale) / 2,
      dy: (room.height - drawing.height * scale) / 2,
      scale,
      items: drawing.items,
    }),
  };
}

/**
 * Frame, legend and title block of a sheet around a drawing.
 * @returns the room left for the drawing, and the sheet around what is put there (placed from the room's corner)
 */
export function layoutSheet(
  drawing: Drawing,
  options: SheetOptions,
): { room: SheetRoom; build: (block: TitleBlock, content: GroupItem) => Drawing } {
  const blockHeight = 4 * CELL;
  const paper = options.paper === undefined ? null : PAPERS[options.paper];
  const width = paper === null ? BINDING + EDGE + Math.max(drawing.width + 2 * PAD, BLOCK_WIDTH + 300) : paper[0] * MM;
  const innerWidth = width - BINDING - EDGE;
  const heading = wordMessage(options.language, 'DIAGRAM_LEGEND');
  const beside = layoutLegend(options.legend, innerWidth - BLOCK_WIDTH - 3 * PAD, heading);
  const footHeight = Math.max(blockHeight, beside.height + 2 * PAD);
  const height = paper === null ? 2 * EDGE + drawing.height + 2 * PAD + footHeight : paper[1] * MM;
  const innerHeight = height - 2 * EDGE - footHeight;
  const footTop = height - EDGE - footHeight;
  const blockLeft = width - EDGE - BLOCK_WIDTH;
  const room = { width: innerWidth - 2 * PAD, height: innerHeight - 2 * PAD };
  const itemsOf = (block: TitleBlock, content: GroupItem): Item[] => [
    {
      kind: 'rect',
      x: BINDING,
      y: EDGE,
      width: innerWidth,
      height: height - 2 * EDGE,
      stroke: { ink: 'ink', width: 1.6 },
    },
    { ...content, dx: BINDING + PAD + (content.dx ?? 0), dy: EDGE + PAD + (content.dy ?? 0) },
    { kind: 'group', classes: ['legend'], dx: BINDING + PAD, dy: footTop + PAD, items: beside.items },
    {
      kind: 'group',
      classes: ['titleBlock'],
      dx: blockLeft,
      dy: height - EDGE - blockHeight,
      items: blockItems(block, options.language),
    },
  ];
  return {
    room,
    build: (block, content) => ({
      width: Math.ceil(width),
      height: Math.ceil(height),
      title: drawing.title,
      items: itemsOf(block, content),
    }),
  };
}

function blockItems(block: TitleBlock, language: Language): Item[] {
  const scale = block.scale ?? wordMessage(language, 'DIAGRAM_NOT_TO_SCALE');
  const half = BLOCK_WIDTH / 2;
  /** Code of the caption, value, left edge, row, width. */
  const cells: readonly (readonly [string, string, number, number, number])[] = [
    ['DIAGRAM_BLOCK_DRAWING', block.drawing, 0, 0, BLOCK_WIDTH],
    ['DIAGRAM_BLOCK_COUNTY', block.county, 0, 1, half],
    ['DIAGRAM_BLOCK_PLAN', block.plan, half, 1, half],
    ['DIAGRAM_BLOCK_FRAME', block.frame, 0, 2, half],
    ['DIAGRAM_BLOCK_SCALE', scale, half, 2, half],
    ['DIAGRAM_BLOCK_EDITION', block.edition, 0, 3, half * 0.6],
    ['DIAGRAM_BLOCK_DATE', block.date, half * 0.6, 3, half * 0.8],
    ['DIAGRAM_BLOCK_PAGE', block.page, half * 1.4, 3, half * 0.6],
  ];
  const items: Item[] = [];
  for (const [code, value, x, row, width] of cells) {
    const caption = wordMessage(language, code);
    const captionWidth = textWidthEm(caption) * SIZE + 12;
    items.push({
      kind: 'rect',
      x,
      y: row * CELL,
      width,
      height: CELL,
      stroke: { ink: 'ink', width: 1 },
      fill: 'paper',
    });
    items.push({
      kind: 'text',
      x: x + 6,
      y: row * CELL + 15,
      text: caption,
      size: SIZE,
      anchor: 'start',
      ink: 'muted',
    });
    items.push({
      kind: 'text',
      x: x + captionWidth,
      y: row * CELL + 15,
      text: value,
      size: fitted(value, width - captionWidth - 6),
      anchor: 'start',
      ink: 'ink',
      bold: row === 0,
    });
  }
  return items;
}

/** Long entries are set smaller rather than cut. */
function fitted(text: string, room: number): number {
  const needed = textWidthEm(text) * 1.06;
  return needed === 0 ? SIZE : Math.min(SIZE, room / needed);
}
