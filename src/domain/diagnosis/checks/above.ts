import type { Check } from '../../../shared/diagnosis/rule';
import type { County } from '../county';
import { judgeElements, type RuleResult } from '../judge';
import type { UsedRule } from '../limits';
import { isKnown, readMeasure } from '../measure';

/** Weak above the limit, not on it; where another rule takes over, up to and with `upTo`. */
export function above(used: UsedRule, check: Extract<Check, { kind: 'above' }>, county: County): RuleResult {
  return judgeElements(used, county, ({ row }, limit) => {
    const reading = readMeasure(county, used.rule.element, row, check.measure);
    if (!isKnown(reading)) return reading;
    const value = Number(reading.value);
    const isWeak = value > Number(limit) && value <= (check.upTo ?? Number.POSITIVE_INFINITY);
    return { measured: value, cells: reading.cells, isWeak };
  });
}
