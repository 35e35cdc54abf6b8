import { checkChoice } from '../../../src/domain/budget/check';
import type { Portfolio } from '../../../src/domain/budget/portfolio';

/** The best split by looking at every choice; null where none obeys the rules. */
export function bruteForce(portfolio: Portfolio): { objective: number; chosen: string[] } | null {
  let best: { objective: number; chosen: string[] } | null = null;
  const chosen: string[] = [];
  const visit = (g: number, objective: number): void => {
    const group = portfolio.groups[g];
    if (!group) {
      if ((best === null || objective > best.objective) && checkChoice(portfolio, chosen).length === 0) {
        best = { objective, chosen: [...chosen] };
      }
      return;
    }
    visit(g + 1, objective);
    for (const option of group.options) {
      chosen.push(option.id);
      visit(g + 1, objective + option.benefit);
      chosen.pop();
    }
  };
  visit(0, 0);
  return best;
}
