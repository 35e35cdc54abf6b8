import type { Drawing } from '../../../domain/diagram/drawing';
import { sheetsOf } from '../../../domain/diagram/sheets';
import { sheetOf } from '../../../domain/diagram/titleBlock';
import { wordMessage } from '../../../shared/messages';
import type { Store } from '../../store/store';
import { localMinute } from '../import/commitRows';
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
  const block = {
    county: names?.county ?? '',
    plan: names?.plan ?? '',
    drawing: wordMessage(language, kind),
    frame,
    edition: names?.edition ?? '',
    date: localMinute(new Date()).slice(0, 10),
  };
  const title = `${names?.county ?? ''}${frame}`;
  if (paper === 'fit') {
    return { sheets: [sheetOf(drawing, { ...block, page: '1 / 1' }, { language, legend }).sheet], title };
  }
  return { sheets: sheetsOf(drawing, block, { language, legend, paper }), title };
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
