import type { CannotJudge, Grade } from '../../../shared/diagnosis/finding';
import type { GradeScale } from '../../../shared/diagnosis/rule';
import type { County } from '../county';
import { gradeOf } from './gradeOf';
import { indicators } from './indicators';

/** Name under which what an indicator lacks is listed among the rules. */
export const gradeRule = (indicator: string): string => `grade.${indicator}`;

/**
 * Values and grades of every indicator of the scale. What the ledgers do not say is null and listed as not to be judged.
 * @throws RangeError for an indicator nothing computes: a fault of the shipped scale
 */
export function gradeCounty(county: County, scale: GradeScale): { grades: Grade[]; cannotJudge: CannotJudge[] } {
  const grades: Grade[] = [];
  const cannotJudge: CannotJudge[] = [];
  for (const { id, name, unit, bounds } of scale.indicators) {
    const compute = indicators[id];
    if (!compute) throw new RangeError(`no such indicator: ${id}`);
    for (const { level, value, missing } of compute(county)) {
      const graded = value === null ? { grade: null, toNext: null } : gradeOf(value, bounds);
      grades.push({ indicator: id, ...(level ? { level } : {}), value, ...graded, unit: unit.zh, name, bounds });
      for (const { entity, column, empty, all } of missing) {
        cannotJudge.push({ rule: gradeRule(id), entity, column, emptyOf: [empty, all] });
      }
    }
  }
  return { grades, cannotJudge };
}
