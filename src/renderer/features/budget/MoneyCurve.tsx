import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurveRow } from '../../../shared/api/budget';
import type { BudgetSettings } from '../../../shared/budget/settings';
import { formatNumber } from '../../../shared/format';
import { modeOf, useAppearance } from '../../app/appearance';
import { Chart } from '../../components/chart/Chart';
import type { ChartOption } from '../../components/chart/echarts';
import { inWanYuan, wanYuan } from '../../format/money';
import { tokens } from '../../theme/tokens';

/** Effect against money: the best split for each ceiling, the present one marked, a target as a thin line. */
export function MoneyCurve({ rows, settings }: { rows: CurveRow[]; settings: BudgetSettings }) {
  const { t, i18n } = useTranslation('budget');
  const mode = useAppearance(modeOf);
  const found = rows.filter((row) => row.objective !== null);
  const weighed = Object.keys(settings.weights);
  const target = weighed.length === 1 ? settings.targets[weighed[0] as keyof typeof settings.targets] : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const option = useMemo<ChartOption>(() => {
    const colours = tokens[mode];
    const words = { fontSize: 11, fontFamily: "'Noto Sans SC', sans-serif", color: colours.textMuted };
    const present = found.find((row) => row.isPresent);
    const point = (row: CurveRow): [number, number] => [inWanYuan(row.maxFen), row.objective!];
    return {
      textStyle: words,
      grid: { left: 8, right: 40, top: 24, bottom: 4, outerBoundsMode: 'same' },
      xAxis: {
        type: 'value',
        min: 'dataMin',
        name: '万元',
        axisLabel: words,
        splitLine: { show: false },
        axisLine: { lineStyle: { color: colours.lineStrong } },
      },
      yAxis: {
        type: 'value',
        scale: true,
        axisLabel: words,
        splitNumber: 4,
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          type: 'line',
          data: found.map(point),
          symbol: 'circle',
          symbolSize: 5,
          lineStyle: { color: colours.accent, width: 2 },
          itemStyle: { color: colours.accent },
        },
        {
          type: 'scatter',
          symbol: 'diamond',
          symbolSize: 13,
          itemStyle: { color: colours.changed },
          label: {
            show: true,
            position: 'bottom',
            distance: 8,
            ...words,
            color: colours.text,
            formatter: () => t('presentPoint'),
          },
          data: present ? [point(present)] : [],
        },
        ...(target === undefined || found.length === 0
          ? []
          : [
              {
                type: 'line' as const,
                symbol: 'none',
                lineStyle: { color: colours.added, width: 1, type: 'dashed' as const },
                endLabel: { show: true, ...words, color: colours.added, formatter: t('target') },
                data: [
                  [inWanYuan(found[0]!.maxFen), target],
                  [inWanYuan(found.at(-1)!.maxFen), target],
                ],
              },
            ]),
      ],
    };
  }, [rows, mode, target, i18n.language]);
  return (
    <Chart
      title={t('curve')}
      unit={t('curveUnit')}
      height={250}
      option={option}
      table={{
        head: [t('ceilingColumn'), t('used', { money: '' }).trim(), t('benefitColumn'), t('bound'), t('chosenColumn')],
        rows: rows.map((row) => [
          wanYuan(row.maxFen),
          wanYuan(row.usedFen),
          row.objective === null ? null : formatNumber(row.objective, 2),
          row.bound === null ? null : formatNumber(row.bound, 2),
          String(row.chosen),
        ]),
      }}
    />
  );
}
