import type { Check } from '../../../shared/diagnosis/rule';
import type { County } from '../county';
import { judgeElements, type RuleResult } from '../judge';
import type { UsedRule } from '../limits';
import { isKnown, readMeasure } from '../measure';

/**
 * Weak above the limit (up to and with `upTo`) where it lasts the given hours or longer. How long it lasted matters only
 * above the limit: below it an empty duration hides nothing.
 */
export function lastingAbove(
  used: UsedRule,
  check: Extract<Check, { kind: 'lastingAbove' }>,
  county: County,
): RuleResult {
  const { element } = used.rule;
  return judgeElements(used, county, ({ row }, limit) => {
    const reading = readMeasure(county, element, row, check.measure);
    if (!isKnown(reading)) return reading;
    const value = Number(reading.value);
    const isAbove = value > Number(limit) && value <= (check.upTo ?? Number.POSITIVE_INFINITY);
    if (!isAbove) return { measured: value, cells: reading.cells, isWeak: false };
    const hours = readMeasure(county, element, row, check.duration);
    if (!isKnown(hours)) return hours;
    return { measured: value, cells: [...reading.cells, ...hours.cells], isWeak: Number(hours.value) >= check.hours };
  });
}
