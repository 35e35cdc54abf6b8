import { type GradeName, gradeNames } from '../../../shared/diagnosis/finding';
import { tidy } from '../measure';

/**
 * Grades a value on a four-grade scale. A value on a boundary gets the better grade.
 * @param bounds boundaries fail|pass|good|excellent; ascending where more is better, descending where less is
 * @returns the grade, and how far the next better one is (null at the best)
 */
export function gradeOf(
  value: number,
  bounds: readonly [number, number, number],
): { grade: GradeName; toNext: number | null } {
  const isMoreBetter = bounds[0] < bounds[2];
  const passed = bounds.filter((bound) => (isMoreBetter ? value >= bound : value <= bound)).length;
  const next = bounds[passed];
  return { grade: gradeNames[passed]!, toNext: next === undefined ? null : tidy(Math.abs(next - value)) };
}
