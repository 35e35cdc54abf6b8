import type { Check } from '../../../shared/diagnosis/rule';
import type { County } from '../county';
import { judgeElements, type RuleResult } from '../judge';
import type { UsedRule } from '../limits';
import { isKnown, readMeasure } from '../measure';

/** Weak where the cell holds what the limit names, such as a terminal without communication; the finding states what is expected. */
export function is(used: UsedRule, check: Extract<Check, { kind: 'is' }>, county: County): RuleResult {
  return judgeElements(used, county, ({ row }, limit) => {
    const reading = readMeasure(county, used.rule.element, row, check.measure);
    if (!isKnown(reading)) return reading;
    const values = Array.isArray(limit) ? limit : [limit];
    const { value, cells } = reading;
    // A yes/no that is worked out of a text shows the text.
    const shown = check.measure[0]!.kind === 'highLoss' ? shownCell(row, cells[0]!.column, value) : value;
    return { measured: shown, limit: check.expected, cells, isWeak: values.includes(value) };
  });
}

function shownCell(row: Record<string, unknown>, column: string, value: string | number | boolean) {
  const cell = row[column];
  return typeof cell === 'string' ? cell : value;
}
