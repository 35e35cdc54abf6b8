import type { Progress } from '../../../shared/api/app';
import { printSvgs } from '../../exchange/document/svgPdf';
import type { Store } from '../../store/store';
import type { FrameDrawingOptions } from './frameDrawing';
import type { FrameModel } from './frameModel';
import { type FrameSheets, frameFileName, frameSheets } from './frameSheets';

export interface DrawingFileOptions extends FrameDrawingOptions {
  paper: FrameSheets['paper'];
  format: 'svg' | 'pdf';
}

/** Steps told while a drawing is made: drawn, printed. */
const STEPS = 2;

/**
 * A drawing with frame and title block as a file to hand to the user.
 * @throws AppError NO_BROWSER for a PDF where no Chromium is found
 */
export async function makeDrawingFile(
  store: Store,
  model: FrameModel,
  options: DrawingFileOptions,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (progress: Progress) => void },
): Promise<File> {
  const sheets = frameSheets(store, model, options, options.paper);
  onProgress?.({ step: 'DRAWING_SHEETS', done: 1, total: STEPS });
  const name = frameFileName(model, sheets, options.format, options);
  if (options.format === 'svg') return new File([sheets.svgs[0]!], name, { type: 'image/svg+xml' });
  const bytes = await printSvgs(sheets.svgs, sheets.paper, sheets.title, signal);
  onProgress?.({ step: 'DRAWING_SHEETS', done: STEPS, total: STEPS });
  return new File([new Uint8Array(bytes)], name, { type: 'application/pdf' });
}
