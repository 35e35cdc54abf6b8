import type { Block, Chapter, DocText, TableRow } from '../../shared/document/model';
import { wordText } from '../../shared/document/text';
import type { EnumOption } from '../../shared/model/describe';
import { projectCategories, projectStages } from '../../shared/model/projectEnums';
import { programmesFigure, townshipsFigure } from './figures';
import { type MoneyLine, moneyTable } from './moneyTable';
import { annexOf, ChapterNumbers } from './numbering';
import type { PlanBookInput } from './planBookInput';
import { shareTexts, unitsText } from './printedFigures';
import { type PlanPart, type PrintedProject, type ProjectMoney, partOrder, sum } from './projectMoney';
import { say } from './words';

/** Heading of a part of the project list. */
export function partLabel(part: PlanPart, input: PlanBookInput): DocText {
  if (part === 'outside') return say('DOC_PART_OUTSIDE');
  if (part === 'noYear') return say('DOC_PART_NO_YEAR');
  return say('DOC_PART_INSIDE', { first: input.plan.firstYear, last: input.plan.lastYear });
}

/** Adds up projects column by column. */
export function addUp(projects: PrintedProject[], columns: number): { fen: number[]; units: number[] } {
  const fen = new Array<number>(columns).fill(0);
  const units = new Array<number>(columns).fill(0);
  for (const project of projects) {
    for (let c = 0; c < columns; c++) {
      fen[c] = (fen[c] as number) + (project.columnsFen[c] as number);
      units[c] = (units[c] as number) + (project.units[c] as number);
    }
  }
  return { fen, units };
}

/** Lines of a table, one per value of a key, in the order given; the rest (no value) comes last. */
function linesBy(
  money: ProjectMoney,
  keyOf: (project: PrintedProject) => string | null,
  labelOf: (key: string | null) => DocText,
  keepUnits: boolean,
  order: string[] = [],
): MoneyLine[] {
  const groups = new Map<string | null, PrintedProject[]>(order.map((key) => [key, []]));
  for (const project of money.projects) {
    const key = keyOf(project);
    const group = groups.get(key);
    if (group) group.push(project);
    else groups.set(key, [project]);
  }
  const keys = [...groups.keys()].filter((key) => (groups.get(key)?.length ?? 0) > 0);
  keys.sort((a, b) => Number(a === null) - Number(b === null));
  return keys.map((key) => {
    const projects = groups.get(key) ?? [];
    const { fen, units } = addUp(projects, money.columns.length);
    return {
      label: labelOf(key),
      count: projects.length,
      columnsFen: fen,
      ...(keepUnits ? { units } : {}),
    };
  });
}

/** Chapter 2: how many projects, in which programmes and townships, and for how much. */
export function projectsChapter(input: PlanBookInput, money: ProjectMoney): Chapter {
  const numbers = new ChapterNumbers(2);
  const missing = missingOf(input, money);
  const chapter: Chapter = { id: 'chapter-2', number: '2', heading: say('DOC_PROJECTS'), blocks: [] };
  if (money.projects.length > 0) {
    chapter.blocks.push(
      ...sizeSection(input, money, numbers),
      ...programmeSection(input, money, numbers),
      ...townshipSection(input, money, numbers),
      ...kindSection(money, numbers),
    );
  }
  if (missing.length > 0) chapter.blocks.push({ kind: 'missing', items: missing });
  return chapter;
}

function missingOf(input: PlanBookInput, money: ProjectMoney): DocText[] {
  const missing = input.missing.filter((item) => item.chapter === 'projects').map((item) => item.text);
  if (money.projects.length === 0) return [say('DOC_MISSING_PROJECTS'), ...missing];
  const gaps: [string, (project: PrintedProject) => boolean][] = [
    ['DOC_MISSING_PROGRAMME', (project) => project.programme === null],
    ['DOC_MISSING_TOWNSHIP', (project) => project.township === null],
    ['DOC_MISSING_YEAR', (project) => project.part === 'noYear'],
    ['DOC_MISSING_AMOUNT', (project) => !project.hasAmount],
  ];
  for (const [code, isGap] of gaps) {
    const count = money.projects.filter(isGap).length;
    if (count > 0) missing.push(say(code, { count }));
  }
  return missing;
}

function sizeSection(input: PlanBookInput, money: ProjectMoney, numbers: ChapterNumbers): Block[] {
  const inside = money.projects.filter((project) => project.part === 'inside');
  const withoutAmount = money.projects.filter((project) => !project.hasAmount).length;
  const lines = partOrder
    .map((part) => ({ part, projects: money.projects.filter((project) => project.part === part) }))
    .filter((line) => line.projects.length > 0);
  const units = lines.map((line) => sum(line.projects.map((project) => project.totalUnits)));
  const shares = shareTexts(units);
  const blocks: Block[] = [
    numbers.heading(say('DOC_PROJECTS_SIZE')),
    {
      kind: 'paragraph',
      text: say('DOC_PROJECTS_TEXT', {
        count: money.projects.length,
        amount: unitsText(money.totalUnits),
        inside: inside.length,
        insideAmount: unitsText(sum(inside.map((project) => project.totalUnits))),
        annex: annexOf.projects.number,
      }),
    },
  ];
  if (withoutAmount > 0) {
    blocks.push({ kind: 'paragraph', text: say('DOC_PROJECTS_NO_AMOUNT', { count: withoutAmount }) });
  }
  blocks.push({
    kind: 'table',
    ...numbers.nextTable(),
    title: say('DOC_PROJECTS_SCOPE_TABLE'),
    unit: say('DOC_WANYUAN'),
    page: 'portrait',
    columns: [
      { label: say('DOC_COL_NO'), align: 'center', widthMm: 14 },
      { label: say('DOC_COL_SCOPE'), align: 'left', widthMm: 76 },
      { label: say('DOC_COL_COUNT'), align: 'right', widthMm: 20 },
      { label: say('DOC_COL_AMOUNT'), align: 'right', widthMm: 32 },
      { label: say('DOC_COL_SHARE'), align: 'right', widthMm: 23 },
    ],
    rows: [
      {
        role: 'total',
        cells: [
          say('DOC_TOTAL'),
          null,
          String(money.projects.length),
          unitsText(money.totalUnits),
          money.totalUnits > 0 ? '100.0' : null,
        ],
        span: 2,
      },
      ...lines.map(
        (line, i): TableRow => ({
          role: 'row',
          cells: [
            String(i + 1),
            partLabel(line.part, input),
            String(line.projects.length),
            unitsText(units[i] as number),
            shares[i] ?? null,
          ],
        }),
      ),
    ],
    notes: [say('DOC_ROUNDING_NOTE')],
  });
  return blocks;
}

function programmeSection(input: PlanBookInput, money: ProjectMoney, numbers: ChapterNumbers): Block[] {
  const names = new Map(input.programmes.map((programme) => [programme.id, programme.name]));
  const table = numbers.nextTable();
  const drawn = programmesFigure(input, money);
  // Projects without money in the planning years leave nothing to draw.
  const figure = drawn.chart.series.some(({ values }) => values.some((value) => value !== null))
    ? numbers.nextFigure()
    : null;
  const text = figure
    ? say('DOC_PROJECTS_PROGRAMMES_TEXT', { table: table.number, figure: figure.number })
    : say('DOC_PROJECTS_PROGRAMMES_TABLE_TEXT', { table: table.number });
  return [
    numbers.heading(say('DOC_PROJECTS_PROGRAMMES')),
    { kind: 'paragraph', text },
    moneyTable({
      ...table,
      title: say('DOC_PROJECTS_PROGRAMMES_TABLE'),
      labelColumn: say('DOC_COL_PROGRAMME'),
      lines: linesBy(
        money,
        (project) => project.programme,
        (key) => (key === null ? say('DOC_NO_PROGRAMME') : (names.get(key) ?? key)),
        true,
        input.programmes.map((programme) => programme.id),
      ),
      money,
      projectCount: money.projects.length,
      notes: money.columns.includes('otherYears') ? [say('DOC_OTHER_YEARS_NOTE')] : [],
    }),
    ...(figure ? [{ kind: 'figure' as const, ...figure, ...drawn }] : []),
  ];
}

function townshipSection(input: PlanBookInput, money: ProjectMoney, numbers: ChapterNumbers): Block[] {
  const table = numbers.nextTable();
  const figure = numbers.nextFigure();
  const lines = linesBy(
    money,
    (project) => project.township,
    (key) => key ?? say('DOC_NO_TOWNSHIP'),
    false,
    input.townships.map((township) => township.name),
  );
  return [
    numbers.heading(say('DOC_PROJECTS_TOWNSHIPS')),
    { kind: 'paragraph', text: say('DOC_PROJECTS_TOWNSHIPS_TEXT', { table: table.number, figure: figure.number }) },
    moneyTable({
      ...table,
      title: say('DOC_PROJECTS_TOWNSHIPS_TABLE'),
      labelColumn: say('DOC_COL_TOWNSHIP'),
      lines,
      money,
      projectCount: money.projects.length,
    }),
    { kind: 'figure', ...figure, ...townshipsFigure(lines, money) },
  ];
}

function kindSection(money: ProjectMoney, numbers: ChapterNumbers): Block[] {
  const category = numbers.nextTable();
  const stage = numbers.nextTable();
  // Labels are texts in both languages: lines are told apart by their Chinese wording.
  const labels = new Map<string, DocText>();
  const keyOf = (text: DocText | null) => {
    if (text === null) return null;
    const key = wordText('zh', text);
    labels.set(key, text);
    return key;
  };
  const labelOf = (empty: string) => (key: string | null) => (key === null ? say(empty) : (labels.get(key) ?? key));
  return [
    numbers.heading(say('DOC_PROJECTS_KINDS')),
    { kind: 'paragraph', text: say('DOC_PROJECTS_KINDS_TEXT', { category: category.number, stage: stage.number }) },
    moneyTable({
      ...category,
      title: say('DOC_PROJECTS_CATEGORY_TABLE'),
      labelColumn: say('DOC_COL_CATEGORY'),
      lines: linesBy(
        money,
        (project) => keyOf(project.facts.category),
        labelOf('DOC_NO_CATEGORY'),
        false,
        inOrder(projectCategories),
      ),
      money,
      projectCount: money.projects.length,
    }),
    moneyTable({
      ...stage,
      title: say('DOC_PROJECTS_STAGE_TABLE'),
      labelColumn: say('DOC_COL_STAGE'),
      lines: linesBy(
        money,
        (project) => keyOf(project.facts.stage),
        labelOf('DOC_NO_STAGE'),
        false,
        inOrder(projectStages),
      ),
      money,
      projectCount: money.projects.length,
    }),
  ];
}

/** Chinese labels of an enumeration in its own order. */
function inOrder(options: EnumOption[]): string[] {
  return options.map((option) => option.label.zh);
}
