import { toSvg } from '../../../domain/diagram/toSvg';
import type { Progress } from '../../../shared/api/app';
import { DRAWING_STEPS, printDrawings } from '../../exchange/document/drawingPdf';
import type { Store } from '../../store/store';
import type { FrameDrawingOptions } from './frameDrawing';
import type { FrameModel } from './frameModel';
import { frameFileName, frameSheets, type SheetPaper } from './frameSheets';

export interface DrawingFileOptions extends FrameDrawingOptions {
  paper: SheetPaper;
  format: 'svg' | 'pdf';
}

export interface DrawingFileHost {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** What makes a PDF of sheets; default: a headless browser. */
  print?: typeof printDrawings;
}

/**
 * A drawing with frame and title block as a file to hand to the user.
 * @throws AppError NO_BROWSER for a PDF where no Chromium is found
 */
export async function makeDrawingFile(
  store: Store,
  model: FrameModel,
  options: DrawingFileOptions,
  { signal, onProgress, print = printDrawings }: DrawingFileHost,
): Promise<File> {
  const sheets = frameSheets(store, model, options, options.paper);
  const name = frameFileName(model, sheets, options.format, options);
  if (options.format === 'svg')
    return new File([toSvg(sheets.sheets[0]!, { theme: 'print' })], name, { type: 'image/svg+xml' });
  const bytes = await print(sheets.sheets, {
    language: options.language,
    ...(signal ? { signal } : {}),
    onProgress: (done) => onProgress?.({ step: 'DRAWING_SHEETS', done, total: DRAWING_STEPS }),
  });
  return new File([new Uint8Array(bytes)], name, { type: 'application/pdf' });
}
