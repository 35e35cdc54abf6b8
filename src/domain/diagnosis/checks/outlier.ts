import type { Check } from '../../../shared/diagnosis/rule';
import type { County } from '../county';
import { judgeElements, type RuleResult } from '../judge';
import type { UsedRule } from '../limits';
import { isKnown, readMeasure } from '../measure';

/** Fewer like it say nothing about what is usual. */
const FEWEST = 20;
/** Median absolute deviation to standard deviation of a normal distribution. */
const MAD_TO_SIGMA = 1.4826;

/**
 * Weak where a value stands out among its like: more than `limit` robust standard deviations (1.4826 x median absolute
 * deviation) above the median, and not below `atLeast`, so that a county of good figures has no outliers. Catches what a
 * fixed limit (`upTo`) lets through.
 */
export function outlier(used: UsedRule, check: Extract<Check, { kind: 'outlier' }>, county: County): RuleResult {
  const kind = used.rule.element as Exclude<typeof used.rule.element, 'voltageLevel'>;
  const values = county.elements(kind).flatMap(({ row }) => {
    const reading = readMeasure(county, kind, row, check.measure);
    return isKnown(reading) && typeof reading.value === 'number' ? [reading.value] : [];
  });
  const middle = median(values);
  const sigma = MAD_TO_SIGMA * median(values.map((value) => Math.abs(value - middle)));
  return judgeElements(used, county, ({ row }, limit) => {
    const reading = readMeasure(county, kind, row, check.measure);
    if (!isKnown(reading)) return reading;
    const value = Number(reading.value);
    const edge = Math.round((middle + Number(limit) * sigma) * 100) / 100;
    const isWeak = values.length >= FEWEST && value > edge && value >= check.atLeast && value <= check.upTo;
    return { measured: value, limit: Math.max(edge, check.atLeast), cells: reading.cells, isWeak };
  });
}

function median(values: number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
