import type { Check } from '../../../shared/diagnosis/rule';
import type { County } from '../county';
import { judgeElements, type RuleResult } from '../judge';
import type { UsedRule } from '../limits';
import { isKnown, readMeasure } from '../measure';

/** Weak where the value is none of those the limit lists: a capacity outside the typical series. */
export function notOneOf(used: UsedRule, check: Extract<Check, { kind: 'notOneOf' }>, county: County): RuleResult {
  return judgeElements(used, county, ({ row }, limit) => {
    const reading = readMeasure(county, used.rule.element, row, check.measure);
    if (!isKnown(reading)) return reading;
    const values = Array.isArray(limit) ? limit : [limit];
    return { measured: reading.value, cells: reading.cells, isWeak: !values.includes(reading.value) };
  });
}
