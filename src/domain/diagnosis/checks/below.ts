import type { Check } from '../../../shared/diagnosis/rule';
import type { County } from '../county';
import { judgeElements, type RuleResult } from '../judge';
import type { UsedRule } from '../limits';
import { isKnown, readMeasure } from '../measure';

/** Weak below the limit, not on it; where another rule takes over, down to and with `from`. */
export function below(used: UsedRule, check: Extract<Check, { kind: 'below' }>, county: County): RuleResult {
  return judgeElements(used, county, ({ row }, limit) => {
    const reading = readMeasure(county, used.rule.element, row, check.measure);
    if (!isKnown(reading)) return reading;
    const value = Number(reading.value);
    const isWeak = value < Number(limit) && value >= (check.from ?? Number.NEGATIVE_INFINITY);
    return { measured: value, cells: reading.cells, isWeak };
  });
}
