import type { Language } from '../messages';
import type { BarChart } from './model';
import type { SeriesPattern } from './palette';
import { seriesColour, seriesPattern } from './palette';
import { wordText } from './text';

/** Width of a figure on a text page at 96 pixels per inch: 165 mm. */
export const FIGURE_WIDTH_PX = 624;
const BAR_PX = 17;
const GROUP_GAP_PX = 16;
const FRAME_PX = 44;
const FACE = "'Noto Sans SC', 'Microsoft YaHei', SimHei, sans-serif";

/** Plain option object of Apache ECharts for a bar chart, with its size in pixels. No animation: it is paper. */
export function chartOption(
  chart: BarChart,
  language: Language,
): { width: number; height: number; option: Record<string, unknown> } {
  const several = chart.series.length > 1;
  const height = FRAME_PX + chart.categories.length * (chart.series.length * BAR_PX + GROUP_GAP_PX);
  const labelOf = (name: string, label: string) => `{name|${several ? `${name}  ` : ''}${label}}`;
  const categories = chart.categories.map((category) => {
    const sublabels = category.sublabels.map((text) => `{sub|${wordText(language, text)}}`);
    return [`{main|${wordText(language, category.label)}}`, ...sublabels].join('\n');
  });
  const largest = Math.max(0, ...chart.series.flatMap((series) => series.values.map((value) => value ?? 0)));
  return {
    width: FIGURE_WIDTH_PX,
    height,
    option: {
      animation: false,
      textStyle: { fontFamily: FACE, fontSize: 12, color: '#1a1a1a' },
      aria: { enabled: true, decal: { show: true }, label: { enabled: false } },
      // The longest label stands behind the longest bar.
      grid: { left: 4, right: several ? 190 : 80, top: 8, bottom: 30, containLabel: true },
      xAxis: {
        type: 'value',
        min: 0,
        max: largest > 0 ? undefined : 1,
        name: wordText(language, chart.unit),
        nameLocation: 'end',
        nameGap: 8,
        nameTextStyle: { fontSize: 11, color: '#444', align: 'left', verticalAlign: 'middle' },
        splitNumber: 4,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { fontSize: 11, color: '#444', hideOverlap: true },
        splitLine: { lineStyle: { color: '#d9d9d9', width: 0.75 } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: categories,
        axisLine: { lineStyle: { color: '#1a1a1a', width: 1 } },
        axisTick: { show: false },
        axisLabel: {
          interval: 0,
          color: '#1a1a1a',
          rich: {
            main: { fontSize: 12, fontWeight: several ? 'bold' : 'normal', align: 'right' },
            sub: { fontSize: 11, color: '#444', lineHeight: 16, align: 'right' },
          },
        },
      },
      series: chart.series.map((series) => {
        const name = wordText(language, series.name);
        return {
          type: 'bar',
          name,
          barCategoryGap: GROUP_GAP_PX,
          barGap: '12%',
          barMaxWidth: BAR_PX,
          itemStyle: {
            color: seriesColour(series.colour),
            borderColor: '#1a1a1a',
            borderWidth: 0.5,
            decal: decalOf(seriesPattern(series.colour)),
          },
          data: series.values.map((value, i) => {
            const label = series.labels[i] ?? null;
            return {
              value,
              label: {
                show: label !== null,
                position: 'right',
                distance: 4,
                fontSize: 11,
                color: '#1a1a1a',
                formatter: label === null ? '' : labelOf(name, wordText(language, label)),
                rich: { name: { fontSize: 11, color: '#1a1a1a' } },
              },
            };
          }),
        };
      }),
    },
  };
}

/** Hatching in the terms of ECharts, drawn in white over the colour. */
function decalOf(pattern: SeriesPattern): Record<string, unknown> {
  const line = { symbol: 'rect', color: 'rgba(255,255,255,0.75)' };
  const full: [number, number] = [1, 0];
  switch (pattern) {
    case 'solid':
      return { symbol: 'none' };
    case 'diagonal':
      return { ...line, dashArrayX: full, dashArrayY: [2, 5], rotation: -Math.PI / 4 };
    case 'antidiagonal':
      return { ...line, dashArrayX: full, dashArrayY: [2, 5], rotation: Math.PI / 4 };
    case 'dots':
      return { ...line, symbol: 'circle', dashArrayX: [[6, 6]], dashArrayY: [6, 0], symbolSize: 0.7 };
    case 'cross':
      return { ...line, dashArrayX: [2, 4], dashArrayY: [4, 2], rotation: Math.PI / 4 };
    case 'horizontal':
      return { ...line, dashArrayX: full, dashArrayY: [2, 4], rotation: 0 };
    case 'vertical':
      return { ...line, dashArrayX: full, dashArrayY: [2, 5], rotation: Math.PI / 2 };
    case 'checks':
      return {
        ...line,
        dashArrayX: [
          [4, 4],
          [0, 4, 4, 0],
        ],
        dashArrayY: [4, 0],
      };
  }
}
