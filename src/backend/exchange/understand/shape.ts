import { normaliseHeader } from '../../../shared/model/headers';
import { holdsClocks } from './clocks';
import type { Field } from './fields';
import type { ColumnSample } from './types';

/** Values needed before their shape says anything. */
const ENOUGH = 3;

/**
 * How well the values of a column fit a field's kind: 1 where they do or are too few, less where they plainly do not.
 */
export function shapeFit(sample: ColumnSample, field: Field): number {
  // A time of day is no moment: its day stands in another column.
  if (field.column.kind === 'dateTime' && field.part === 'whole' && holdsClocks(sample)) return 0.35;
  if (sample.filled < ENOUGH) return 1;
  const numeric = (sample.numbers + sample.percents) / sample.filled;
  const dated = sample.dates / sample.filled;
  switch (field.column.kind) {
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'money':
      // Half the cells may be sums, ranges or remarks; a column of names is no measure.
      return numeric >= 0.3 || looksMeasured(sample) ? 1 : 0.35;
    case 'dateTime':
      return dated >= 0.3 || numeric >= 0.6 ? 1 : 0.35;
    case 'date':
    case 'year':
      return dated + numeric >= 0.3 ? 1 : 0.4;
    case 'enum':
      return dated >= 0.5 ? 0.4 : enumShare(sample, field) >= 0.3 ? 1 : 0.8;
    case 'boolean':
      return dated >= 0.5 ? 0.4 : 1;
    case 'ref':
      return !field.byCode && numeric + dated >= 0.9 ? 0.6 : 1;
    case 'text':
    case 'note':
      return dated >= 0.8 ? 0.6 : 1;
    default:
      return 1;
  }
}

/** Whether no value of the column can be a quantity: a 资金来源 of words is none of the amounts by source. */
export function isWordsOnly(sample: ColumnSample): boolean {
  return (
    sample.numbers + sample.percents + sample.dates === 0 &&
    sample.texts.length > 0 &&
    sample.texts.every((text) => !/\d/.test(text.normalize('NFKC')))
  );
}

/** Texts with digits in them: `1×315＋6×200`, `约3公里`. */
function looksMeasured(sample: ColumnSample): boolean {
  const measured = sample.texts.filter((t) => /\d/.test(t.normalize('NFKC')) && t.length <= 24).length;
  return measured >= sample.texts.length * 0.6;
}

/** @returns the share of the values that are options of the field's list */
export function enumShare(sample: ColumnSample, { column }: Field): number {
  const known = new Set<string>();
  for (const option of column.options ?? []) {
    for (const spelling of [option.value, option.label.zh, option.label.en, ...(option.synonyms ?? [])]) {
      known.add(normaliseHeader(spelling));
    }
  }
  const hits = sample.texts.filter((t) => known.has(normaliseHeader(t))).length;
  return sample.texts.length === 0 ? 0 : hits / sample.texts.length;
}
