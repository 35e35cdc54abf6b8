import type { Block, DocText, TableRow } from '../../shared/document/model';
import type { ChapterNumbers } from './numbering';
import type { ForecastFacts, IndexFacts } from './planBookInput';
import { numberText } from './printedFigures';
import { say } from './words';

/** The four indices as they are printed. */
const INDICES = [
  { name: 'saifi', label: 'DOC_SAIFI', unit: 'DOC_PER_CUSTOMER_YEAR', decimals: 3, scale: 1 },
  { name: 'saidiHours', label: 'DOC_SAIDI', unit: 'DOC_HOURS_PER_CUSTOMER', decimals: 2, scale: 1 },
  { name: 'caidiHours', label: 'DOC_CAIDI', unit: 'DOC_HOURS_PER_OUTAGE', decimals: 2, scale: 1 },
  { name: 'asai', label: 'DOC_ASAI', unit: 'DOC_PERCENT', decimals: 4, scale: 100 },
] as const;

/** More years than this do not fit across a portrait page. */
const MOST_YEARS = 5;

/**
 * Predicted reliability by frame: the current frame, the end of each year, the target frame; goals under each index. What was
 * recorded stands in a column of its own, never in the series of predictions.
 */
export function forecastTable(forecast: ForecastFacts, numbers: ChapterNumbers): Block[] {
  const { base, years, target, recorded } = forecast;
  const shownYears = years.slice(-MOST_YEARS);
  const value = (figures: IndexFacts | null, name: keyof IndexFacts, decimals: number, scale: number): DocText => {
    const figure = figures?.[name] ?? null;
    return figure === null ? say('DOC_UNKNOWN') : numberText(figure * scale, decimals);
  };
  const rows = INDICES.flatMap(({ name, label, unit, decimals, scale }): TableRow[] => {
    const cells = (of: (figures: (typeof shownYears)[number]) => IndexFacts | null): DocText[] =>
      shownYears.map((year) => value(of(year), name, decimals, scale));
    const predicted: TableRow = {
      role: 'row',
      cells: [
        say(label),
        say(unit),
        ...(recorded === null ? [] : [value(recorded.indices, name, decimals, scale)]),
        value(base, name, decimals, scale),
        ...cells((year) => year.indices),
        ...(target === null ? [] : [value(target.indices, name, decimals, scale)]),
      ],
    };
    if (!shownYears.some(({ goals }) => (goals?.[name] ?? null) !== null)) return [predicted];
    const goals: TableRow = {
      role: 'row',
      cells: [
        say('DOC_GOAL_OF', { index: say(label) }),
        say(unit),
        ...(recorded === null ? [] : ['']),
        '',
        ...shownYears.map(({ goals: own }) => {
          const goal = own?.[name] ?? null;
          return goal === null ? '' : numberText(goal * scale, decimals);
        }),
        ...(target === null ? [] : ['']),
      ],
    };
    return [predicted, goals];
  });
  const construction: TableRow = {
    role: 'row',
    cells: [
      say('DOC_BUILDING_HOURS'),
      say('DOC_CUSTOMER_HOURS'),
      ...(recorded === null ? [] : ['']),
      '',
      ...shownYears.map((year) => numberText(year.constructionCustomerHours, 0)),
      ...(target === null ? [] : ['']),
    ],
  };
  const table = numbers.nextTable();
  const columns = 2 + (recorded === null ? 0 : 1) + 1 + shownYears.length + (target === null ? 0 : 1);
  const widthMm = Math.min(21, (172 - 40 - 20) / (columns - 2));
  const figure = (label: DocText) => ({ label, align: 'right' as const, widthMm });
  return [
    numbers.heading(say('DOC_FORECAST')),
    { kind: 'paragraph', text: say('DOC_FORECAST_TEXT', { table: table.number }) },
    {
      kind: 'table',
      ...table,
      title: say('DOC_FORECAST_TABLE'),
      unit: null,
      page: 'portrait',
      columns: [
        { label: say('DOC_COL_INDICATOR'), align: 'left', widthMm: 40 },
        { label: say('DOC_COL_UNIT'), align: 'center', widthMm: 20 },
        ...(recorded === null ? [] : [figure(say('DOC_COL_RECORDED', { year: recorded.year }))]),
        figure(say('DOC_COL_PREDICTED_BASE', { year: forecast.baseYear })),
        ...shownYears.map(({ year }) => figure(say('DOC_COL_PREDICTED', { year }))),
        ...(target === null ? [] : [figure(say('DOC_COL_TARGET_FRAME', { year: target.year }))]),
      ],
      rows: [...rows, construction],
      notes: [
        ...(recorded === null ? [] : [say('DOC_NOTE_RECORDED', { calibre: recorded.calibre })]),
        say('DOC_NOTE_PREDICTED', { calibre: forecast.calibre }),
        say('DOC_NOTE_BUILDING'),
      ],
    },
  ];
}
