import { formatNumber } from '../../../shared/format';
import type { ChartOption } from '../../components/chart/echarts';
import type { ThemeTokens } from '../../theme/tokens';

const figure = { fontSize: 11, fontFamily: "'Noto Sans SC', sans-serif" };
const textIn = (colours: ThemeTokens) => ({
  color: colours.text,
  fontSize: 12,
  fontFamily: "'Noto Sans SC', sans-serif",
});

export interface YearBar {
  name: string;
  all: number;
  chosen: number;
  /** Null where the year has no envelope. */
  envelope: number | null;
}

function short(value: number): string {
  return formatNumber(value, value >= 100 ? 0 : 2);
}

/** Money by year: all projects as an outline, the chosen ones filled in it, the envelope as a line with its figure. */
export function yearBars(
  years: YearBar[],
  names: { all: string; chosen: string; envelope: string },
  colours: ThemeTokens,
): ChartOption {
  return {
    textStyle: textIn(colours),
    grid: { left: 8, right: 12, top: 22, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: years.map((year) => year.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.lineStrong } },
      axisLabel: { ...figure, color: colours.textMuted },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 3,
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { ...figure, color: colours.textMuted },
    },
    series: [
      {
        name: names.all,
        type: 'bar',
        barGap: '-100%',
        barMaxWidth: 40,
        itemStyle: { color: colours.surface, borderColor: colours.textMuted, borderWidth: 1, borderType: 'solid' },
        label: {
          show: true,
          position: 'top',
          ...figure,
          color: colours.text,
          formatter: ({ value }) => (Number(value) > 0 ? short(Number(value)) : ''),
        },
        data: years.map((year) => year.all),
      },
      {
        name: names.chosen,
        type: 'bar',
        barMaxWidth: 40,
        itemStyle: { color: colours.accent },
        label: {
          // Narrow bars have no room for a figure; the table has it.
          show: years.length <= 5,
          position: 'insideBottom',
          ...figure,
          color: colours.accentText,

          formatter: ({ value }) => (Number(value) > 0 ? short(Number(value)) : ''),
        },
        data: years.map((year) => year.chosen),
      },
      {
        name: names.envelope,
        type: 'scatter',
        symbol: 'rect',
        symbolSize: [34, 3],
        z: 5,
        itemStyle: { color: colours.changed },
        label: {
          show: true,
          position: 'bottom',
          ...figure,
          color: colours.changed,
          backgroundColor: colours.surface,

          formatter: ({ value }) => short(Number(value)),
        },
        data: years.map((year) => year.envelope ?? '-'),
      },
    ],
  };
}

/** Bars lying down, longest first, each with its figure. */
export function barsAcross(bars: { name: string; value: number }[], colours: ThemeTokens): ChartOption {
  const upside = [...bars].reverse();
  return {
    textStyle: textIn(colours),
    grid: { left: 4, right: 64, top: 4, bottom: 4, outerBoundsMode: 'same' },
    xAxis: { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      data: upside.map((bar) => bar.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.lineStrong } },
      axisLabel: { width: 110, overflow: 'truncate', color: colours.text, ...figure },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 16,
        itemStyle: { color: colours.accent },
        label: {
          show: true,
          position: 'right',
          ...figure,
          color: colours.text,
          formatter: ({ value }) => short(Number(value)),
        },
        data: upside.map((bar) => bar.value),
      },
    ],
  };
}
