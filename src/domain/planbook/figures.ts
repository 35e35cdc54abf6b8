import type { BarChart, DocText } from '../../shared/document/model';
import { lineUnits, type MoneyLine } from './moneyTable';
import type { PlanBookInput } from './planBookInput';
import { unitsText } from './printedFigures';
import { type ProjectMoney, sum } from './projectMoney';
import { say } from './words';

/** Money of each planning year by programme; the year's total and envelope stand under its name. */
export function programmesFigure(input: PlanBookInput, money: ProjectMoney): { title: DocText; chart: BarChart } {
  const years = money.columns.flatMap((column, c) => (typeof column === 'number' ? [{ year: column, c }] : []));
  const keys = [...input.programmes.map((programme) => programme.id), null];
  const series = keys.flatMap((key, place) => {
    const projects = money.projects.filter((project) => project.programme === key);
    if (projects.length === 0) return [];
    const units = years.map(({ c }) => sum(projects.map((project) => project.units[c] as number)));
    return [
      {
        name: key === null ? say('DOC_NO_PROGRAMME') : (input.programmes[place]?.name ?? key),
        colour: place,
        values: units.map((value) => (value === 0 ? null : value / 100)),
        labels: units.map((value) => (value === 0 ? null : unitsText(value))),
      },
    ];
  });
  return {
    title: say('DOC_PROJECTS_PROGRAMMES_FIGURE'),
    chart: {
      unit: say('DOC_WANYUAN'),
      categories: years.map(({ year, c }) => ({
        label: say('DOC_YEAR', { year }),
        sublabels: [say('DOC_FIGURE_TOTAL', { amount: unitsText(money.columnUnits[c] as number) })],
      })),
      series,
    },
  };
}

/** Total money of each township, as its table orders them. */
export function townshipsFigure(lines: MoneyLine[], money: ProjectMoney): { title: DocText; chart: BarChart } {
  const totals = lineUnits(lines, money).map(sum);
  return {
    title: say('DOC_PROJECTS_TOWNSHIPS_FIGURE'),
    chart: {
      unit: say('DOC_WANYUAN'),
      categories: lines.map((line) => ({ label: line.label, sublabels: [] })),
      series: [
        {
          name: say('DOC_TOTAL'),
          colour: 0,
          values: totals.map((value) => value / 100),
          labels: totals.map(unitsText),
        },
      ],
    },
  };
}
