import type { PlanBookInput, ProjectFacts } from './planBookInput';
import { roundAmounts } from './roundAmounts';

/** Where a project belongs: its money (or, without money, its start) decides. */
export type PlanPart = 'inside' | 'outside' | 'noYear';

export interface PrintedProject {
  facts: ProjectFacts;
  part: PlanPart;
  programme: string | null;
  township: string | null;
  /** Fen per money column. */
  columnsFen: number[];
  totalFen: number;
  /** Printed units (0.01 万元) per money column. */
  units: number[];
  totalUnits: number;
  hasAmount: boolean;
}

/** The projects of the book with their money rounded once, in printing order. */
export interface ProjectMoney {
  /** Planning years, then the other-years and no-year columns where they hold money. */
  columns: MoneyColumn[];
  projects: PrintedProject[];
  /** Printed column totals: every table with these columns ends in them. */
  columnUnits: number[];
  totalUnits: number;
}

export type MoneyColumn = number | 'otherYears' | 'noYear';

export const partOrder: PlanPart[] = ['inside', 'outside', 'noYear'];

/** Which part of the book a project stands in. A project with money in a planning year is inside, whatever else it has. */
export function partOf(project: ProjectFacts, firstYear: number, lastYear: number): PlanPart {
  const inside = (year: number | null) => year !== null && year >= firstYear && year <= lastYear;
  const money = project.amounts.filter((amount) => amount.amountFen !== 0);
  if (money.some((amount) => inside(amount.year))) return 'inside';
  const years = money.map((amount) => amount.year).filter((year) => year !== null);
  if (years.length > 0) return 'outside';
  if (inside(project.startYear)) return 'inside';
  return project.startYear === null ? 'noYear' : 'outside';
}

/**
 * Sorts the projects as the list prints them (part, programme, township, code) and rounds their money once, so that
 * every table of the book shows the same figures.
 */
export function printProjects(input: PlanBookInput): ProjectMoney {
  const { firstYear, lastYear } = input.plan;
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
  const all: MoneyColumn[] = [...years, 'otherYears', 'noYear'];
  const columnOf = (year: number | null) => {
    if (year === null) return all.length - 1;
    const i = years.indexOf(year);
    return i >= 0 ? i : all.length - 2;
  };
  const programmePlace = new Map(input.programmes.map((programme, i) => [programme.id, i]));
  const townshipPlace = new Map(input.townships.map((township, i) => [township.name, i]));
  const rows = input.projects.map((facts) => {
    const columnsFen = new Array<number>(all.length).fill(0);
    for (const amount of facts.amounts) {
      const c = columnOf(amount.year);
      columnsFen[c] = (columnsFen[c] as number) + amount.amountFen;
    }
    const programme = facts.programmeId !== null && programmePlace.has(facts.programmeId) ? facts.programmeId : null;
    return { facts, part: partOf(facts, firstYear, lastYear), programme, township: facts.township, columnsFen };
  });
  const used = all.map((_, c) => c < years.length || rows.some((row) => row.columnsFen[c] !== 0));
  const place = (map: Map<string, number>, key: string | null) =>
    key === null ? map.size + 1 : (map.get(key) ?? map.size);
  rows.sort(
    (a, b) =>
      partOrder.indexOf(a.part) - partOrder.indexOf(b.part) ||
      place(programmePlace, a.programme) - place(programmePlace, b.programme) ||
      place(townshipPlace, a.township) - place(townshipPlace, b.township) ||
      compareText(a.township ?? '', b.township ?? '') ||
      compareText(a.facts.code ?? '￿', b.facts.code ?? '￿') ||
      compareText(a.facts.id, b.facts.id),
  );
  const kept = rows.map((row) => ({ ...row, columnsFen: row.columnsFen.filter((_, c) => used[c]) }));
  const rounded = roundAmounts(
    kept.map((row) => ({
      path: [row.part, `${row.programme ?? ''}`, `${row.township ?? ''}`],
      amountsFen: row.columnsFen,
    })),
  );
  const projects = kept.map((row, r) => {
    const units = rounded[r] as number[];
    return {
      ...row,
      units,
      totalUnits: sum(units),
      totalFen: sum(row.columnsFen),
      hasAmount: row.facts.amounts.length > 0,
    };
  });
  const columns = all.filter((_, c) => used[c]);
  const columnUnits = columns.map((_, c) => sum(projects.map((project) => project.units[c] as number)));
  return { columns, projects, columnUnits, totalUnits: sum(columnUnits) };
}

export function sum(values: number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** Order by code point: the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
