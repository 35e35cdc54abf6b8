import { formatNumber } from '../../../shared/format';
import type { ChartOption } from '../../components/chart/echarts';
import { tokens } from '../../theme/tokens';

const { light } = tokens;
const label = { fontSize: 11, fontFamily: "'Noto Sans SC', sans-serif" };
const text = { color: light.text, fontSize: 12, fontFamily: "'Noto Sans SC', sans-serif" };

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
export function yearBars(years: YearBar[], names: { all: string; chosen: string; envelope: string }): ChartOption {
  return {
    textStyle: text,
    grid: { left: 8, right: 12, top: 22, bottom: 4, outerBoundsMode: 'same' },
    xAxis: { type: 'category', data: years.map((year) => year.name), axisTick: { show: false } },
    yAxis: { type: 'value', min: 0, splitNumber: 3, axisLabel: { ...label, color: light.textMuted } },
    series: [
      {
        name: names.all,
        type: 'bar',
        barGap: '-100%',
        barMaxWidth: 40,
        itemStyle: { color: light.surface, borderColor: light.textMuted, borderWidth: 1, borderType: 'solid' },
        label: {
          show: true,
          position: 'top',
          ...label,
          formatter: ({ value }) => (Number(value) > 0 ? short(Number(value)) : ''),
        },
        data: years.map((year) => year.all),
      },
      {
        name: names.chosen,
        type: 'bar',
        barMaxWidth: 40,
        itemStyle: { color: light.accent },
        label: {
          // Narrow bars have no room for a figure; the table has it.
          show: years.length <= 5,
          position: 'insideBottom',
          color: '#fff',
          ...label,
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
        itemStyle: { color: light.changed },
        label: {
          show: true,
          position: 'bottom',
          color: light.changed,
          backgroundColor: light.surface,
          ...label,
          formatter: ({ value }) => short(Number(value)),
        },
        data: years.map((year) => year.envelope ?? '-'),
      },
    ],
  };
}

/** Bars lying down, longest first, each with its figure. */
export function barsAcross(bars: { name: string; value: number }[]): ChartOption {
  const upside = [...bars].reverse();
  return {
    textStyle: text,
    grid: { left: 4, right: 64, top: 4, bottom: 4, outerBoundsMode: 'same' },
    xAxis: { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      data: upside.map((bar) => bar.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: light.lineStrong } },
      axisLabel: { width: 110, overflow: 'truncate', color: light.text, ...label },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 16,
        itemStyle: { color: light.accent },
        label: { show: true, position: 'right', ...label, formatter: ({ value }) => short(Number(value)) },
        data: upside.map((bar) => bar.value),
      },
    ],
  };
}
