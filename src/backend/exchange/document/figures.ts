import { init } from 'echarts';
import { type ChartEngine, figureSvg } from '../../../shared/document/figureSvg';
import type { FigureBlock } from '../../../shared/document/model';
import type { Language } from '../../../shared/messages';

/** Draws a figure as an inline SVG element, without a browser. */
export function drawFigure(figure: FigureBlock, language: Language): string {
  return figureSvg({ init } as unknown as ChartEngine, figure, language);
}
