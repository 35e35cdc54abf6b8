import type { Check } from '../../../shared/diagnosis/rule';
import type { County } from '../county';
import { judgeElements, type RuleResult } from '../judge';
import type { UsedRule } from '../limits';
import { isKnown, readMeasure } from '../measure';

/** Weak where the cell does not hold what the limit says: a line that is not automated, a transformer that fails N-1. */
export function isNot(used: UsedRule, check: Extract<Check, { kind: 'isNot' }>, county: County): RuleResult {
  return judgeElements(used, county, ({ row }, limit) => {
    const reading = readMeasure(county, used.rule.element, row, check.measure);
    if (!isKnown(reading)) return reading;
    return { measured: reading.value, cells: reading.cells, isWeak: reading.value !== limit };
  });
}
