import { type Language, wordMessage } from '../../shared/messages';
import type { Drawing, GroupItem, Item } from './drawing';
import { itemBox } from './itemBox';
import type { LegendEntry } from './paint';
import { type SheetBreaks, sheetBreaks } from './sheetBreaks';
import { textWidthEm } from './textMetrics';
import { layoutSheet, type Paper, sheetOf, type TitleBlock } from './titleBlock';

/** Names of about 2 mm: read at arm's length. Drawings that would be smaller on one sheet take several. */
const READABLE = 0.7;
/** More sheets than this nobody lays side by side: the drawing is made smaller instead. */
const MOST_SHEETS = 24;
const NOTE_SIZE = 9;

export interface SheetsOptions {
  language: Language;
  legend: readonly LegendEntry[];
  paper: Paper;
}

/**
 * Sets a drawing on as many sheets as it takes to be read, row by row from the left. Each has frame, legend and title
 * block with its number, and says at its edges which sheet goes on there.
 */
export function sheetsOf(drawing: Drawing, block: Omit<TitleBlock, 'page'>, options: SheetsOptions): Drawing[] {
  const whole = sheetOf(drawing, { ...block, page: '1 / 1' }, options);
  if (whole.scale >= READABLE) return [whole.sheet];
  const { room, build } = layoutSheet(drawing, options);
  const { breaks, scale } = gridOf(drawing, room);
  const [columns, rows] = [breaks.columns.length - 1, breaks.rows.length - 1];
  if (columns * rows === 1) return [whole.sheet];
  const boxes = drawing.items.map(itemBox);
  const sheets: Drawing[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = breaks.columns[column]!;
      const y = breaks.rows[row]!;
      const width = breaks.columns[column + 1]! - x;
      const height = breaks.rows[row + 1]! - y;
      const items = drawing.items.filter((_, i) => {
        const box = boxes[i]!;
        return box.x2 >= x && box.x1 <= x + width && box.y2 >= y && box.y1 <= y + height;
      });
      const content: GroupItem = { kind: 'group', classes: ['drawing'], scale, window: { x, y, width, height }, items };
      const sheet = build({ ...block, page: `${row * columns + column + 1} / ${rows * columns}` }, content);
      const placed = sheet.items[1] as GroupItem;
      const place = {
        ...{ row, column, rows, columns, left: placed.dx ?? 0, top: placed.dy ?? 0 },
        width: width * scale,
        height: height * scale,
      };
      sheets.push({ ...sheet, items: [...sheet.items, ...joins(place, options.language)] });
    }
  }
  return sheets;
}

/** Where the drawing is cut, and the scale it is put at: as large as it goes on as few sheets as it takes to be read. */
function gridOf(drawing: Drawing, room: { width: number; height: number }): { breaks: SheetBreaks; scale: number } {
  for (let least = READABLE; ; least *= 0.9) {
    const columns = Math.max(1, Math.ceil((drawing.width * least) / room.width));
    const rows = Math.max(1, Math.ceil((drawing.height * least) / room.height));
    if (columns * rows > MOST_SHEETS) continue;
    const fills = Math.min((columns * room.width) / drawing.width, (rows * room.height) / drawing.height);
    // Cutting where nothing is cut takes some of each sheet: where that makes more of them, they may be fuller instead.
    for (const scale of [Math.min(1, fills), Math.max(least, Math.min(1, fills) * 0.9), least]) {
      const breaks = sheetBreaks(drawing, room.width / scale, room.height / scale);
      const count = (breaks.columns.length - 1) * (breaks.rows.length - 1);
      if (count <= columns * rows || (scale === least && count <= MOST_SHEETS)) return { breaks, scale };
    }
  }
}

interface Place {
  row: number;
  column: number;
  rows: number;
  columns: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** At each inner edge, the number of the sheet that goes on there. */
function joins({ row, column, rows, columns, left, top, width, height }: Place, language: Language): Item[] {
  const number = (r: number, c: number) => r * columns + c + 1;
  const note = (sheet: number, x: number, y: number, anchor: 'start' | 'middle' | 'end'): Item[] => {
    const text = wordMessage(language, 'DIAGRAM_JOINS', { sheet });
    const w = textWidthEm(text) * NOTE_SIZE + 8;
    const x1 = anchor === 'start' ? x : anchor === 'end' ? x - w : x - w / 2;
    return [
      { kind: 'rect', x: x1, y: y - NOTE_SIZE - 1, width: w, height: NOTE_SIZE + 6, fill: 'paper' },
      { kind: 'text', x: x1 + 4, y: y + 1, text, size: NOTE_SIZE, anchor: 'start', ink: 'muted' },
    ];
  };
  const middle = top + height / 2;
  const centre = left + width / 2;
  return [
    ...(column > 0 ? note(number(row, column - 1), left, middle, 'start') : []),
    ...(column < columns - 1 ? note(number(row, column + 1), left + width, middle, 'end') : []),
    // Above and below there is room between the drawing and the sheet's frame.
    ...(row > 0 ? note(number(row - 1, column), centre, top - 1, 'middle') : []),
    ...(row < rows - 1 ? note(number(row + 1, column), centre, top + height + NOTE_SIZE, 'middle') : []),
  ];
}
