import type { Block, Chapter, DocText } from '../../shared/document/model';
import { wordText } from '../../shared/document/text';
import { envelopeTable } from './envelopeTable';
import { lineUnits, type MoneyLine, moneyTable } from './moneyTable';
import { ChapterNumbers } from './numbering';
import type { PlanBookInput, ProjectDecision } from './planBookInput';
import { numberText, unitsText } from './printedFigures';
import { type ProjectMoney, sum } from './projectMoney';
import { PRINTED_UNIT_FEN } from './roundAmounts';
import { say } from './words';

/** Chapter 3: envelopes, what the split took, where the money comes from, how it compares. */
export function moneyChapter(input: PlanBookInput, money: ProjectMoney): Chapter {
  const numbers = new ChapterNumbers(3);
  const missing: DocText[] = input.missing.filter((item) => item.chapter === 'money').map((item) => item.text);
  const blocks: Block[] = [
    ...envelopeSection(input, numbers, missing),
    ...splitSection(input, money, numbers, missing),
    ...sourceSection(input, money, numbers, missing),
    ...comparison(input, money, numbers, missing),
  ];
  if (missing.length > 0) blocks.push({ kind: 'missing', items: missing });
  return { id: 'chapter-3', number: '3', heading: say('DOC_MONEY'), blocks };
}

function envelopeSection(input: PlanBookInput, numbers: ChapterNumbers, missing: DocText[]): Block[] {
  const heading = numbers.heading(say('DOC_MONEY_ENVELOPES'));
  if (input.envelopes.length === 0) {
    missing.push(say('DOC_MISSING_ENVELOPES'));
    return [heading];
  }
  const table = numbers.nextTable();
  return [
    heading,
    { kind: 'paragraph', text: say('DOC_MONEY_ENVELOPES_TEXT', { table: table.number }) },
    envelopeTable(input, table),
  ];
}

export const decisionLabels: Record<ProjectDecision, string> = {
  chosen: 'DOC_DECISION_CHOSEN',
  mandatory: 'DOC_DECISION_MANDATORY',
  locked: 'DOC_DECISION_LOCKED',
  deferred: 'DOC_DECISION_DEFERRED',
  rejected: 'DOC_DECISION_REJECTED',
};

function splitSection(input: PlanBookInput, money: ProjectMoney, numbers: ChapterNumbers, missing: DocText[]): Block[] {
  const { split } = input;
  const blocks: Block[] = [numbers.heading(say('DOC_MONEY_SPLIT'))];
  if (split) {
    const status: Record<typeof split.status, DocText> = {
      optimal: say('DOC_SPLIT_OPTIMAL'),
      feasible:
        split.gap === null
          ? say('DOC_SPLIT_FEASIBLE_UNKNOWN')
          : say('DOC_SPLIT_FEASIBLE', { gap: numberText(split.gap * 100, 2) }),
      infeasible: say('DOC_SPLIT_INFEASIBLE'),
      manual: say('DOC_SPLIT_MANUAL'),
    };
    blocks.push({
      kind: 'paragraph',
      text: say(split.scenario === '' ? 'DOC_MONEY_SPLIT_MANUAL' : 'DOC_MONEY_SPLIT_TEXT', {
        scenario: split.scenario,
        status: status[split.status],
        chosen: split.chosenProjects,
        amount: unitsText(Math.round(split.chosenFen / PRINTED_UNIT_FEN)),
        deferred: split.deferredProjects,
      }),
    });
  } else missing.push(say('DOC_MISSING_SPLIT'));
  const decisions: (ProjectDecision | null)[] = [...(Object.keys(decisionLabels) as ProjectDecision[]), null];
  if (!money.projects.some((project) => project.facts.decision !== null)) return blocks;
  const lines = decisions.flatMap((decision): MoneyLine[] => {
    const projects = money.projects.filter((project) => project.facts.decision === decision);
    if (projects.length === 0) return [];
    return [
      {
        label: say(decision === null ? 'DOC_DECISION_NONE' : decisionLabels[decision]),
        count: projects.length,
        columnsFen: money.columns.map((_, c) => sum(projects.map((project) => project.columnsFen[c] as number))),
      },
    ];
  });
  const table = numbers.nextTable();
  blocks.push(
    { kind: 'paragraph', text: say('DOC_MONEY_DECISION_TEXT', { table: table.number }) },
    moneyTable({
      ...table,
      title: say('DOC_MONEY_DECISION_TABLE'),
      labelColumn: say('DOC_COL_DECISION'),
      lines,
      money,
      projectCount: money.projects.length,
    }),
  );
  return blocks;
}

function sourceSection(
  input: PlanBookInput,
  money: ProjectMoney,
  numbers: ChapterNumbers,
  missing: DocText[],
): Block[] {
  const heading = numbers.heading(say('DOC_MONEY_SOURCES'));
  const lines = new Map<string | null, MoneyLine>();
  for (const project of input.projects) {
    for (const amount of project.amounts) {
      const key = amount.source === null ? null : wordText('zh', amount.source);
      let line = lines.get(key);
      if (!line) {
        line = { label: amount.source ?? say('DOC_NO_SOURCE'), count: null, columnsFen: money.columns.map(() => 0) };
        lines.set(key, line);
      }
      const c = columnIndex(money, amount.year);
      if (c >= 0) line.columnsFen[c] = (line.columnsFen[c] as number) + amount.amountFen;
    }
  }
  if (lines.size === 0) return [];
  const ordered = [...lines].sort(
    ([a, lineA], [b, lineB]) =>
      Number(a === null) - Number(b === null) || sum(lineB.columnsFen) - sum(lineA.columnsFen),
  );
  const tableLines = ordered.map(([, line]) => line);
  const unsourced = ordered.findIndex(([key]) => key === null);
  if (unsourced >= 0) {
    const units = lineUnits(tableLines, money)[unsourced] as number[];
    if (sum(units) !== 0) missing.push(say('DOC_MISSING_SOURCES', { amount: unitsText(sum(units)) }));
  }
  const table = numbers.nextTable();
  return [
    heading,
    { kind: 'paragraph', text: say('DOC_MONEY_SOURCES_TEXT', { table: table.number }) },
    moneyTable({
      ...table,
      title: say('DOC_MONEY_SOURCES_TABLE'),
      labelColumn: say('DOC_COL_SOURCE'),
      lines: tableLines,
      money,
      projectCount: money.projects.length,
    }),
  ];
}

/** Column an amount of a year stands in; -1 only for an amount of zero in a column that holds no money. */
function columnIndex(money: ProjectMoney, year: number | null): number {
  if (year === null) return money.columns.indexOf('noYear');
  const c = money.columns.indexOf(year);
  return c >= 0 ? c : money.columns.indexOf('otherYears');
}

function comparison(input: PlanBookInput, money: ProjectMoney, numbers: ChapterNumbers, missing: DocText[]): Block[] {
  const { lastYearFen, conventionalInvestmentFen, uhvInvestmentFen } = input.overview;
  const year = input.plan.firstYear;
  const units = money.columnUnits[0] ?? 0;
  const fen = units * PRINTED_UNIT_FEN;
  const heading = numbers.heading(say('DOC_MONEY_COMPARED'));
  const wanYuan = (value: number) => unitsText(Math.round(value / PRINTED_UNIT_FEN));
  const blocks: Block[] = [heading];
  const paragraph = (text: DocText) => blocks.push({ kind: 'paragraph', text });
  if (lastYearFen === null || lastYearFen === 0) missing.push(say('DOC_MISSING_LAST_YEAR'));
  else {
    const change = (fen / lastYearFen - 1) * 100;
    const growth = numberText(Math.abs(change), 1);
    const code = change < 0 ? 'DOC_MONEY_DECLINE' : 'DOC_MONEY_GROWTH';
    paragraph(say(code, { year, amount: unitsText(units), last: wanYuan(lastYearFen), growth }));
  }
  if (conventionalInvestmentFen === null || conventionalInvestmentFen === 0) {
    missing.push(say('DOC_MISSING_CONVENTIONAL'));
  } else {
    const share = numberText((fen / conventionalInvestmentFen) * 100, 1);
    paragraph(say('DOC_MONEY_SHARE', { total: wanYuan(conventionalInvestmentFen), share, year }));
  }
  if (uhvInvestmentFen === null || uhvInvestmentFen === 0) missing.push(say('DOC_MISSING_UHV'));
  else {
    const ratio = numberText(fen / uhvInvestmentFen, 2);
    paragraph(say('DOC_MONEY_UHV', { total: wanYuan(uhvInvestmentFen), ratio, year }));
  }
  return blocks.length > 1 ? blocks : [];
}
