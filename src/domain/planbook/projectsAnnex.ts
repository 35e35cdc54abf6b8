import type { DocText, TableBlock, TableColumn, TableRow } from '../../shared/document/model';
import { decisionLabels } from './moneyChapter';
import { moneyColumnLabel } from './moneyTable';
import { annexOf } from './numbering';
import type { PlanBookInput } from './planBookInput';
import { unitsText } from './printedFigures';
import { type PrintedProject, type ProjectMoney, partOrder, sum } from './projectMoney';
import { addUp, partLabel } from './projectsChapter';
import { programmeOrdinal, say, townshipOrdinal } from './words';

const LABEL_COLUMNS = 6;

/**
 * Annex 1: every project once, grouped by part (inside, outside, without a year), programme and township, with counts
 * and subtotals, numbered through, one grand total in front.
 */
export function projectsAnnex(input: PlanBookInput, money: ProjectMoney): TableBlock | null {
  if (money.projects.length === 0) return null;
  const names = new Map(input.programmes.map((programme) => [programme.id, programme.name]));
  const rows: TableRow[] = [sumRow(say('DOC_TOTAL'), money.projects, money, 'total')];
  let number = 0;
  for (const part of partOrder) {
    const inPart = money.projects.filter((project) => project.part === part);
    if (inPart.length === 0) continue;
    rows.push(sumRow(partLabel(part, input), inPart, money, 'group', 1));
    groupBy(inPart, (project) => project.programme).forEach(([programme, inProgramme], p) => {
      const name = programme === null ? say('DOC_NO_PROGRAMME') : (names.get(programme) ?? programme);
      rows.push(sumRow(say('DOC_JOIN', { a: programmeOrdinal(p + 1), b: name }), inProgramme, money, 'group', 2));
      groupBy(inProgramme, (project) => project.township).forEach(([township, inTownship], t) => {
        const label = say('DOC_JOIN', { a: townshipOrdinal(t + 1), b: township ?? say('DOC_NO_TOWNSHIP') });
        rows.push(sumRow(label, inTownship, money, 'group', 3));
        for (const project of inTownship) {
          number += 1;
          rows.push(projectRow(number, project, money));
        }
      });
    });
  }
  const notes: DocText[] = [say('DOC_ORDER_NOTE'), say('DOC_ROUNDING_NOTE')];
  if (money.columns.includes('otherYears')) notes.push(say('DOC_OTHER_YEARS_NOTE'));
  if (money.projects.some((project) => !project.hasAmount)) notes.push(say('DOC_NO_AMOUNT_NOTE'));
  return {
    kind: 'table',
    ...annexOf.projects,
    title: say('DOC_PROJECTS_LIST_TABLE'),
    unit: say('DOC_WANYUAN'),
    page: 'wide',
    columns: columnsOf(money),
    rows,
    notes,
  };
}

function columnsOf(money: ProjectMoney): TableColumn[] {
  return [
    { label: say('DOC_COL_NO'), align: 'center', widthMm: 13 },
    { label: say('DOC_COL_CODE'), align: 'left', widthMm: 38 },
    { label: say('DOC_COL_NAME'), align: 'left', widthMm: 100 },
    { label: say('DOC_COL_CATEGORY'), align: 'left', widthMm: 26 },
    { label: say('DOC_COL_STAGE'), align: 'center', widthMm: 17 },
    { label: say('DOC_COL_START'), align: 'center', widthMm: 19 },
    ...money.columns.map((column) => ({
      label: moneyColumnLabel(column),
      group: say('DOC_COL_YEARS_GROUP'),
      align: 'right' as const,
      widthMm: 24,
    })),
    { label: say('DOC_TOTAL'), align: 'right', widthMm: 26 },
    { label: say('DOC_COL_DECISION'), align: 'center', widthMm: 20 },
  ];
}

function groupBy(projects: PrintedProject[], keyOf: (project: PrintedProject) => string | null) {
  const groups = new Map<string | null, PrintedProject[]>();
  for (const project of projects) {
    const key = keyOf(project);
    const group = groups.get(key);
    if (group) group.push(project);
    else groups.set(key, [project]);
  }
  return [...groups];
}

function sumRow(
  label: DocText,
  projects: PrintedProject[],
  money: ProjectMoney,
  role: 'total' | 'group',
  level?: number,
): TableRow {
  const { fen, units } = addUp(projects, money.columns.length);
  return {
    role,
    ...(level === undefined ? {} : { level }),
    cells: [
      say('DOC_LABEL_WITH_COUNT', { label, count: projects.length }),
      ...new Array<null>(LABEL_COLUMNS - 1).fill(null),
      ...units.map((value, c) => (fen[c] === 0 && value === 0 ? null : unitsText(value))),
      unitsText(sum(units)),
      null,
    ],
    span: LABEL_COLUMNS,
  };
}

function projectRow(number: number, project: PrintedProject, money: ProjectMoney): TableRow {
  const { facts } = project;
  return {
    role: 'row',
    cells: [
      String(number),
      facts.code ?? facts.officialCode,
      facts.name,
      facts.category,
      facts.stage,
      startOf(project),
      ...money.columns.map((_, c) => (project.columnsFen[c] === 0 ? null : unitsText(project.units[c] as number))),
      project.hasAmount ? unitsText(project.totalUnits) : say('DOC_UNKNOWN'),
      facts.decision === null ? null : say(decisionLabels[facts.decision]),
    ],
    source: { entity: 'project', id: facts.id },
  };
}

/** The start year, or else the first year with money: it explains why a project stands outside the planning years. */
function startOf(project: PrintedProject): DocText | null {
  if (project.facts.startYear !== null) return String(project.facts.startYear);
  const years = project.facts.amounts.flatMap((amount) => (amount.year === null ? [] : [amount.year]));
  return years.length === 0 ? null : String(Math.min(...years));
}
