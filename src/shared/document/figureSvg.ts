import type { Language } from '../messages';
import { chartOption } from './chartOption';
import { escapeHtml } from './escape';
import type { FigureBlock } from './model';
import { wordText } from './text';

/** What of ECharts is needed; the caller brings it (Node or browser), shared code stays without it. */
export interface ChartEngine {
  init(
    element: null,
    theme: null,
    options: { renderer: 'svg'; ssr: true; width: number; height: number },
  ): {
    setOption(option: never): void;
    renderToSVGString(): string;
    dispose(): void;
  };
}

/**
 * Draws a figure as an SVG element that may stand inline in any page: no style attributes (content security policies
 * forbid them), no script, ids of its own.
 */
export function figureSvg(engine: ChartEngine, figure: FigureBlock, language: Language): string {
  const { width, height, option } = chartOption(figure.chart, language);
  const chart = engine.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option as never);
    return inlineSvg(chart.renderToSVGString(), figure.id, wordText(language, figure.title));
  } finally {
    chart.dispose();
  }
}

function inlineSvg(svg: string, id: string, title: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => presentationAttributes(style))
    .replace(/ class="[^"]*"/g, '')
    .replace(/ ecmeta_[a-z_]+="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, `${id}-`)
    .replace(/<svg /, `<svg role="img" aria-label="${escapeHtml(title)}" `);
}

/** Style declarations of drawn text are all valid as SVG presentation attributes; interaction hints are dropped. */
function presentationAttributes(style: string): string {
  return style
    .split(';')
    .map((declaration) => {
      const colon = declaration.indexOf(':');
      const name = declaration.slice(0, colon).trim();
      const value = declaration.slice(colon + 1).trim();
      const kept = /^(font-|fill|stroke|opacity|text-anchor|dominant-baseline|paint-order)/.test(name);
      return kept && value !== '' ? ` ${name}="${value}"` : '';
    })
    .join('');
}
