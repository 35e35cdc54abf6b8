import type { Drawing } from '../../../domain/diagram/drawing';
import { sheetsOf } from '../../../domain/diagram/sheets';
import { layoutSheet, sheetOf } from '../../../domain/diagram/titleBlock';
import { wordMessage } from '../../../shared/messages';
import type { Store } from '../../store/store';
import { localMinute } from '../localMinute';
import { yearOfFrame } from './frameAt';
import { drawFrame, type FrameDrawingOptions, titleOf } from './frameDrawing';
import type { FrameModel } from './frameModel';

/** A drawing on sheets with frame and title block. */
export interface FrameSheets {
  sheets: Drawing[];
  /** County and frame, for file names. */
  title: string;
}

/** Paper of the sheets; `fit` is one sheet as large as the drawing. */
export type SheetPaper = 'A3' | 'A4' | 'fit';

/** Sets a frame's drawing into frame and title block, on as many sheets as its text needs. */
export function frameSheets(
  store: Store,
  model: FrameModel,
  options: FrameDrawingOptions,
  paper: SheetPaper,
): FrameSheets {
  const { language } = options;
  let { drawing, legend } = drawFrame(model, options);
  if (paper !== 'fit' && drawing.metresPerUnit !== undefined) {
    // A map is drawn as large as the sheet, its names as they are: nothing has to be cut.
    const { room } = layoutSheet(drawing, { language, legend, paper });
    // Sizes of drawings are whole units.
    const whole = { width: Math.floor(room.width) - 1, height: Math.floor(room.height) - 1 };
    ({ drawing, legend } = drawFrame(model, { ...options, room: whole }));
  }
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
  const block = {
    county: names?.county ?? '',
    plan: names?.plan ?? '',
    drawing: wordMessage(language, kind),
    frame,
    edition: names?.edition ?? '',
    date: localMinute(new Date()).slice(0, 10),
    ...(drawing.metresPerUnit === undefined ? {} : { scale: scaleOf(drawing.metresPerUnit) }),
  };
  const title = `${names?.county ?? ''}${frame}`;
  if (paper === 'fit') {
    return { sheets: [sheetOf(drawing, { ...block, page: '1 / 1' }, { language, legend }).sheet], title };
  }
  return { sheets: sheetsOf(drawing, block, { language, legend, paper }), title };
}

/** Metres of a drawing unit on paper. */
const UNIT_M = 0.0254 / 96;

/** 1:52000, to two digits: what a ruler on the sheet shows. */
function scaleOf(metresPerUnit: number): string {
  return `1:${Number((metresPerUnit / UNIT_M).toPrecision(2))}`;
}

function isCounty(drawing: Drawing): boolean {
  return drawing.items.some((item) => item.kind === 'group' && item.classes?.includes('substation'));
}

/** Name of a drawing's file. */
export function frameFileName(
  model: FrameModel,
  { title }: FrameSheets,
  ending: string,
  options: FrameDrawingOptions,
): string {
  return `${title}_${yearOfFrame(model, options.frame)}.${ending}`;
}
