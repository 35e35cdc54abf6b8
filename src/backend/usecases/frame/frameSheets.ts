import type { Drawing } from '../../../domain/diagram/drawing';
import { sheetOf, type TitleBlock } from '../../../domain/diagram/titleBlock';
import { toSvg } from '../../../domain/diagram/toSvg';
import { wordMessage } from '../../../shared/messages';
import type { Store } from '../../store/store';
import { yearOfFrame } from './frameAt';
import { drawFrame, type FrameDrawingOptions, titleOf } from './frameDrawing';
import type { FrameModel } from './frameModel';

/** Below this scale the text of a drawing cannot be read at arm's length: it goes on several sheets. */
const SMALLEST_SCALE = 0.6;
/** What neighbouring sheets share, drawing units. */
const OVERLAP = 60;

/** A drawing on sheets, each a whole SVG; size in mm of all of them, null = as large as the drawing. */
export interface FrameSheets {
  svgs: string[];
  title: string;
  paper: 'A3' | 'A4' | 'fit';
}

/** Sets a frame's drawing into frame and title block, on as many sheets as its text needs. */
export function frameSheets(
  store: Store,
  model: FrameModel,
  options: FrameDrawingOptions,
  paper: FrameSheets['paper'],
): FrameSheets {
  const { drawing, legend } = drawFrame(model, options);
  const { language } = options;
  const names = store.get<{ county: string; plan: string; edition: string | null }>(
    'SELECT c.name AS county, p.name AS plan, p.edition FROM plan p JOIN county c ON c.id = p.countyId WHERE p.id = ?',
    model.scope.planId,
  );
  const frame = titleOf(model, options.frame, language);
  const kind = isCounty(drawing)
    ? 'DRAWING_COUNTY'
    : options.layout === 'geographic'
      ? 'DRAWING_PLACE'
      : 'DRAWING_FEEDER';
  const block = (page: string): TitleBlock => ({
    county: names?.county ?? '',
    plan: names?.plan ?? '',
    drawing: wordMessage(language, kind),
    frame,
    edition: names?.edition ?? '',
    date: new Date().toISOString().slice(0, 10),
    page,
  });
  const sheet = { language, legend, ...(paper === 'fit' ? {} : { paper }) };
  const one = sheetOf(drawing, block('1/1'), sheet);
  const title = `${names?.county ?? ''}${frame}`;
  if (paper === 'fit' || one.scale >= SMALLEST_SCALE) {
    return { svgs: [toSvg(one.sheet, { theme: 'print' })], title, paper };
  }
  const room = roomOf(one.sheet);
  const [width, height] = [room.width / SMALLEST_SCALE, room.height / SMALLEST_SCALE];
  const columns = Math.max(1, Math.ceil((drawing.width - OVERLAP) / (width - OVERLAP)));
  const rows = Math.max(1, Math.ceil((drawing.height - OVERLAP) / (height - OVERLAP)));
  const svgs: string[] = [];
  const inner = toSvg(drawing, { theme: 'print' });
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const page = `${svgs.length + 1}/${rows * columns}`;
      const empty: Drawing = { ...drawing, width, height, items: [] };
      const { sheet: outer } = sheetOf(empty, block(page), sheet);
      const x = column * (width - OVERLAP);
      const y = row * (height - OVERLAP);
      svgs.push(withWindow(toSvg(outer, { theme: 'print' }), inner, roomOf(outer), { x, y, width, height }));
    }
  }
  return { svgs, title, paper };
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a sheet has room for its drawing: inside the frame, above legend and title block. */
function roomOf(sheet: Drawing): Box {
  const frame = sheet.items.find((item) => item.kind === 'rect') as Box;
  const legend = sheet.items.find((item) => item.kind === 'group' && item.classes?.includes('legend')) as {
    dy?: number;
  };
  const pad = 12;
  return {
    x: frame.x + pad,
    y: frame.y + pad,
    width: frame.width - 2 * pad,
    height: Math.max(100, (legend.dy ?? frame.height) - frame.y - 3 * pad),
  };
}

/** Shows a part of a drawing in a sheet: a nested picture cuts off what lies outside. */
function withWindow(sheet: string, drawing: string, room: Box, part: Box): string {
  const opening = /^[\s\S]*?<svg\b[^>]*>/;
  const body = drawing.replace(opening, '');
  const head =
    `<svg x="${room.x}" y="${room.y}" width="${room.width}" height="${room.height}" ` +
    `viewBox="${part.x} ${part.y} ${part.width} ${part.height}" preserveAspectRatio="xMinYMin meet">`;
  return sheet.replace(/<\/svg>\s*$/, `${head}${body.trimEnd()}</svg>`);
}

function isCounty(drawing: Drawing): boolean {
  return drawing.items.some((item) => item.kind === 'group' && item.classes?.includes('substation'));
}

/** Year of a frame, for file names. */
export function frameFileName(
  model: FrameModel,
  sheets: FrameSheets,
  ending: string,
  options: FrameDrawingOptions,
): string {
  return `${sheets.title}_${yearOfFrame(model, options.frame)}.${ending}`;
}
