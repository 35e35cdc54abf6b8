import type { BudgetState } from '../../../shared/api/budget';

/**
 * Money of the chosen projects in a year and programme, fen.
 * @param year null = every year
 * @param programmeId null = every programme
 */
export function usedOf(
  budget: BudgetState,
  chosen: ReadonlySet<string>,
  year: number | null,
  programmeId: string | null,
): number {
  let sum = 0;
  for (const project of budget.projects) {
    if (!chosen.has(project.id) || (programmeId !== null && project.programmeId !== programmeId)) continue;
    for (const amount of project.amounts) if (year === null || amount.year === year) sum += amount.amountFen;
  }
  return sum;
}
