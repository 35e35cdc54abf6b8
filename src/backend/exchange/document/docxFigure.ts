import { ChartRun } from 'docx/charts';
import { dropControls } from '../../../shared/document/escape';
import type { BarChart, DocText, FigureBlock } from '../../../shared/document/model';
import { seriesColour } from '../../../shared/document/palette';
import { wordText } from '../../../shared/document/text';
import type { Language } from '../../../shared/messages';

const BAR_PX = 21;
const GROUP_PX = 8;
const FRAME_PX = 60;

interface Bar {
  name: string;
  value: number;
  label: string;
  colour: string;
}

/**
 * A figure as a chart of the office program's own, so that it can be edited there. Each bar is named at the axis and
 * carries its figure; with several series the bars of a category form a group.
 */
export function docxFigure(figure: FigureBlock, language: Language): ChartRun {
  const { chart } = figure;
  const word = (text: DocText) => dropControls(wordText(language, text));
  const several = chart.series.length > 1;
  const groups = chart.categories.map((category, i) => ({
    name: word(category.label),
    bars: barsOf(chart, i, word, several ? null : word(category.label)),
  }));
  const shown = groups.filter((group) => group.bars.length > 0);
  const bars = shown.flatMap((group) => group.bars);
  const largest = Math.max(0, ...bars.map((bar) => bar.value));
  return new ChartRun({
    type: 'bar',
    categories: several
      ? shown.map((group) => ({ name: group.name, categories: group.bars.map((bar) => bar.name) }))
      : bars.map((bar) => bar.name),
    legend: false,
    gapWidth: 40,
    chartArea: { fill: 'none', border: 'none' },
    font: { name: '宋体' },
    categoryAxis: { reverseOrder: true, font: { size: 9 } },
    valueAxis: {
      title: { text: word(chart.unit), font: { size: 9 } },
      minimum: 0,
      numberFormat: '#,##0',
      crossesAt: 'maximum',
      font: { size: 9 },
      // Room behind the longest bar for its figure.
      ...(largest > 0 ? { maximum: roundUp(largest * 1.15) } : {}),
    },
    series: [
      {
        name: word(figure.title),
        values: bars.map((bar) => bar.value),
        colors: bars.map((bar) => bar.colour),
        pointLabels: bars.map((bar) => ({ text: bar.label, position: 'outsideEnd' as const, font: { size: 9 } })),
      },
    ],
    transformation: { width: 620, height: FRAME_PX + bars.length * BAR_PX + shown.length * (several ? GROUP_PX : 0) },
    altText: { name: figure.id, title: word(figure.title), description: word(figure.title) },
  });
}

/** Bars of one category; a value that is not there draws none. */
function barsOf(chart: BarChart, i: number, word: (text: DocText) => string, name: string | null): Bar[] {
  return chart.series.flatMap((series): Bar[] => {
    const value = series.values[i] ?? null;
    if (value === null) return [];
    return [
      {
        name: name ?? word(series.name),
        value,
        label: word(series.labels[i] ?? ''),
        colour: seriesColour(series.colour).slice(1),
      },
    ];
  });
}

/** The next half of a power of ten. */
function roundUp(value: number): number {
  const step = 10 ** Math.floor(Math.log10(value)) / 2;
  return Math.ceil(value / step) * step;
}
