import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForecastView } from '../../../shared/api/frame';
import { formatNumber } from '../../../shared/format';
import { modeOf, useAppearance } from '../../app/appearance';
import { useApp } from '../../app/useApp';
import { Chart } from '../../components/chart/Chart';
import type { ChartOption } from '../../components/chart/echarts';
import { tokens } from '../../theme/tokens';
import { INDICES, printed } from './useForecast';

const type = { fontSize: 11, fontFamily: "'Noto Sans SC', sans-serif" };

/** One index by frame: bars from zero, the target as a thin line with its figure. */
export function IndexChart({ forecast, name }: { forecast: ForecastView; name: 'saidiHours' | 'saifi' }) {
  const { t } = useTranslation('targets');
  const { language, state } = useApp();
  const colours = tokens[useAppearance(modeOf)];
  const plan = state!.plans.find(({ id }) => id === state!.planId)!;
  const { label, unit, decimals } = INDICES.find((index) => index.name === name)!;
  const bars = useMemo(
    () => [
      { name: `${plan.baseYear}`, value: forecast.base[name], goal: null },
      ...forecast.years.map((year) => ({ name: `${year.year}`, value: year[name], goal: year.target?.[name] ?? null })),
      ...(forecast.targetFrame
        ? [{ name: `${forecast.targetFrame.year}`, value: forecast.targetFrame[name], goal: null }]
        : []),
    ],
    [forecast, name, plan.baseYear],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language alone
  const option = useMemo<ChartOption>(
    () => ({
      textStyle: { color: colours.text, fontSize: 12, fontFamily: type.fontFamily },
      grid: { left: 8, right: 12, top: 22, bottom: 4, outerBoundsMode: 'same' },
      xAxis: { type: 'category', data: bars.map((bar) => bar.name), axisTick: { show: false } },
      yAxis: { type: 'value', min: 0, splitNumber: 3, axisLabel: { ...type, color: colours.textMuted } },
      series: [
        {
          name: t('forecast'),
          type: 'bar',
          barMaxWidth: 40,
          itemStyle: { color: colours.accent },
          label: {
            show: true,
            position: 'insideBottom',
            color: colours.accentText,
            ...type,
            formatter: ({ value }) => (typeof value === 'number' ? formatNumber(value, decimals) : ''),
          },
          data: bars.map((bar) => bar.value ?? '-'),
        },
        {
          name: t('goal'),
          type: 'scatter',
          symbol: 'rect',
          symbolSize: [52, 2],
          z: 5,
          itemStyle: { color: colours.changed },
          label: {
            show: true,
            position: 'right',
            color: colours.changed,
            backgroundColor: colours.surface,
            ...type,
            formatter: ({ value }) => formatNumber(Number(value), decimals),
          },
          data: bars.map((bar) => bar.goal ?? '-'),
        },
      ],
    }),
    [bars, language, decimals, colours],
  );
  return (
    <Chart
      title={t('chartTitle', { index: label })}
      unit={t(unit)}
      note={t('chartNote')}
      height={180}
      option={option}
      table={{
        head: [t('year'), t('forecast'), t('goal')],
        rows: bars.map((bar) => [bar.name, printed(bar.value, decimals), printed(bar.goal, decimals)]),
      }}
    />
  );
}
