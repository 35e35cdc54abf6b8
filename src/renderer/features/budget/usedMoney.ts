import type { BudgetProject, BudgetState, SplitResult } from '../../../shared/api/budget';

/** Where a project stands in what is shown: the split, or the decision as it is. */
export interface Placed {
  isIn: boolean;
  /** Year its money begins in; null where it has no year. */
  startYear: number | null;
  /** Years its money is moved by against what is entered. */
  shift: number;
}

/** Year a project's money begins in as entered; null where no amount has a year. */
export function enteredYear(project: BudgetProject): number | null {
  const years = project.amounts.flatMap((amount) => amount.year ?? []);
  return years.length === 0 ? null : Math.min(...years);
}

/** Where each project stands, by the split shown or, without one, by the decision. */
export function placesOf(budget: BudgetState, result: SplitResult | null): Map<string, Placed> {
  const decisions = new Map(result?.decisions.map((decision) => [decision.projectId, decision]));
  return new Map(
    budget.projects.map((project) => {
      const entered = enteredYear(project);
      const decision = decisions.get(project.id);
      const isIn = result ? decision?.chosen === true : project.chosen;
      const startYear = (isIn ? decision?.startYear : null) ?? entered;
      const shift = startYear === null || entered === null ? 0 : startYear - entered;
      return [project.id, { isIn, startYear, shift }];
    }),
  );
}

/**
 * Money of the projects that are in, in a year and programme, fen.
 * @param year null = every year
 * @param programmeId null = every programme
 */
export function usedOf(
  budget: BudgetState,
  places: ReadonlyMap<string, Placed>,
  year: number | null,
  programmeId: string | null,
): number {
  let sum = 0;
  for (const project of budget.projects) {
    const place = places.get(project.id);
    if (!place?.isIn || (programmeId !== null && project.programmeId !== programmeId)) continue;
    for (const amount of project.amounts) {
      if (year === null || (amount.year !== null && amount.year + place.shift === year)) sum += amount.amountFen;
    }
  }
  return sum;
}
