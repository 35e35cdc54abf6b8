import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoneySlice, OverviewState } from '../../../shared/api/overview';
import { findColumn, findTable } from '../../../shared/model';
import { modeOf, useAppearance } from '../../app/appearance';
import { useApp } from '../../app/useApp';
import { Chart } from '../../components/chart/Chart';
import type { ChartOption } from '../../components/chart/echarts';
import { inWanYuan, wanYuan } from '../../format/money';
import { tokens } from '../../theme/tokens';
import { barsAcross, yearBars } from './chartOptions';

/** Bars shown of a list; the rest is one bar of its own. */
const MOST_BARS = 8;

/** Money by year against the envelope, by programme, category and township. */
export function MoneyCharts({ overview }: { overview: OverviewState }) {
  const { t } = useTranslation('overview');
  const language = useApp((app) => app.language);
  const mode = useAppearance(modeOf);
  const none = t('notAssigned');
  const categoryLabel = (value: string | null) =>
    value === null
      ? none
      : (findColumn(findTable('project'), 'category').options?.find((option) => option.value === value)?.label[
          language
        ] ?? value);
  const yearLabel = (year: number | null) => (year === null ? t('noYear') : String(year));
  // biome-ignore lint/correctness/useExhaustiveDependencies: labels change with the language alone
  const years = useMemo<ChartOption>(
    () =>
      yearBars(
        overview.byYear.map((row) => ({
          name: yearLabel(row.year),
          all: inWanYuan(row.amountFen),
          chosen: inWanYuan(row.chosenFen),
          envelope: row.envelopeFen === null ? null : inWanYuan(row.envelopeFen),
        })),
        { all: t('allProjects'), chosen: t('chosenProjects'), envelope: t('envelope') },
        tokens[mode],
      ),
    [overview.byYear, language, mode],
  );
  if (overview.projects === 0) return null;
  const slices: [string, MoneySlice[], (value: string | null) => string][] = [
    ['byProgramme', overview.byProgramme, (value) => value ?? none],
    ['byCategory', overview.byCategory, categoryLabel],
    ['byTownship', overview.byTownship, (value) => value ?? none],
  ];
  return (
    <div className="overview-charts">
      <Chart
        title={t('byYear')}
        unit="万元"
        note={t('yearKey')}
        height={170}
        option={years}
        table={{
          head: [t('year'), t('allProjects'), t('chosenProjects'), t('envelope'), t('projects')],
          rows: overview.byYear.map((row) => [
            yearLabel(row.year),
            wanYuan(row.amountFen),
            wanYuan(row.chosenFen),
            row.envelopeFen === null ? null : wanYuan(row.envelopeFen),
            String(row.projects),
          ]),
        }}
      />
      {slices.map(([key, list, label]) => (
        <SliceChart key={key} title={t(key)} slices={list} label={label} />
      ))}
    </div>
  );
}

function SliceChart({
  title,
  slices,
  label,
}: {
  title: string;
  slices: MoneySlice[];
  label: (value: string | null) => string;
}) {
  const { t } = useTranslation('overview');
  const mode = useAppearance(modeOf);
  const shown = slices.slice(0, slices.length > MOST_BARS ? MOST_BARS - 1 : MOST_BARS);
  const rest = slices.slice(shown.length);
  const bars = shown.map((slice) => ({ name: label(slice.id), value: inWanYuan(slice.totalFen) }));
  if (rest.length > 0) {
    bars.push({
      name: t('others', { count: rest.length }),
      value: inWanYuan(rest.reduce((sum, slice) => sum + slice.totalFen, 0)),
    });
  }
  const key = JSON.stringify(bars);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bars are what the key says
  const option = useMemo(() => barsAcross(bars, tokens[mode]), [key, mode]);
  return (
    <Chart
      title={title}
      unit="万元"
      height={188}
      option={option}
      table={{
        head: [title, '万元', t('projects')],
        rows: slices.map((slice) => [label(slice.id), wanYuan(slice.totalFen), String(slice.projects)]),
      }}
    />
  );
}
