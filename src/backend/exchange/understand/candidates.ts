import type { MappingReason } from '../../../shared/api/inspection';
import { headerTargets } from '../../../shared/model';
import type { ColumnKind, TableDescription } from '../../../shared/model/describe';
import { normaliseHeader } from '../../../shared/model/headers';
import { amountField, codeField, ID_FIELD, isComputed, resolveField, sourceOfLabel } from './fields';
import { type LabelForm, LOW_VOLTAGE, labelForms } from './labelForms';
import { splitLabelUnit } from './lexicon';
import { enumShare, isWordsOnly, shapeFit } from './shape';
import { yearInLabel } from './text';
import type { FoundColumn } from './types';
import { unitFit } from './unitFit';

/** A field a column could be, with how sure that is and why. */
export interface Candidate {
  field: string;
  confidence: number;
  reason: MappingReason;
  /** A quantity by the column's own label alone, whatever stands above it. */
  isLeafOnly?: boolean;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const COUNTED = new Set<ColumnKind>(['integer', 'decimal']);
const QUANTITIES = new Set<ColumnKind>([...COUNTED, 'money']);
/** What meters and service lines are is of the low voltage without saying so. */
const LOW_BY_ITSELF = /表|户/;
const MONEY_UNITS = new Set(['元', '千元', '万元', '亿元']);

/** What weakens or strengthens a match by label: unit and shape of the values. */
function weigh(column: FoundColumn, table: TableDescription, field: string, worth: number): number {
  const resolved = resolveField(table, field);
  if (!resolved) return worth;
  return worth * unitFit(column.unit, resolved) * shapeFit(column.sample, resolved);
}

function fieldOfSpelling(table: TableDescription, spelling: string): string | null {
  const target = headerTargets(table).get(spelling);
  if (!target) return null;
  return target.holds === 'code' ? codeField(target.column.key) : target.column.key;
}

/** Fields whose spelling equals one of the column's label forms. */
function exactMatches(column: FoundColumn, table: TableDescription, forms: LabelForm[]): Candidate[] {
  const found: Candidate[] = [];
  for (const form of forms) {
    const field = fieldOfSpelling(table, form.text);
    if (field === null || found.some((c) => c.field === field)) continue;
    const kind = resolveField(table, field)?.column.kind;
    const isQuantity = kind !== undefined && QUANTITIES.has(kind);
    // What is said of a part is not said of the whole.
    if (form.isPart && isQuantity && !LOW_BY_ITSELF.test(form.text)) continue;
    const confidence = weigh(column, table, field, form.worth);
    const code = form.how === 'path' ? 'MAPPED_BY_PATH' : form.how === 'unit' ? 'MAPPED_BY_UNIT' : 'MAPPED_BY_LABEL';
    const isLeafOnly = form.isLeafOnly && kind !== undefined && COUNTED.has(kind);
    found.push({
      field,
      confidence,
      reason: { code, params: { label: form.text } },
      ...(isLeafOnly ? { isLeafOnly } : {}),
    });
  }
  return found;
}

/** Spellings that contain the label or are contained in it, by the share they have in common. */
function similarMatches(column: FoundColumn, table: TableDescription, forms: LabelForm[]): Candidate[] {
  const best = new Map<string, Candidate>();
  const isWords = isWordsOnly(column.sample);
  for (const form of forms.slice(0, 4)) {
    // Latin words are compared whole: `age` is no part of `stage`.
    if (form.text.length < 3 || !/[\u4e00-\u9fff]/.test(form.text)) continue;
    for (const [spelling, target] of headerTargets(table)) {
      if (spelling.length < 3 || spelling === form.text || !/[\u4e00-\u9fff]/.test(spelling)) continue;
      if (!form.text.includes(spelling) && !spelling.includes(form.text)) continue;
      const ratio = Math.min(spelling.length, form.text.length) / Math.max(spelling.length, form.text.length);
      if (ratio < 0.6 || (isWords && target.column.kind === 'money')) continue;
      if (form.isPart || LOW_VOLTAGE.test(form.text) !== LOW_VOLTAGE.test(spelling)) continue;
      const field = target.holds === 'code' ? codeField(target.column.key) : target.column.key;
      const confidence = weigh(column, table, field, form.worth * (0.35 + 0.45 * ratio));
      if (confidence <= (best.get(field)?.confidence ?? 0)) continue;
      best.set(field, {
        field,
        confidence,
        reason: { code: 'MAPPED_BY_SIMILAR', params: { label: form.text, spelling } },
      });
    }
  }
  return [...best.values()];
}

/** Values a list must have for another list's label to count less than they. */
const ENOUGH_VALUES = 2;

/**
 * A column whose label names one list and whose values are the options of another: 项目类型 over 新建 and 改造 is the
 * nature of the works.
 */
function valueMatch(column: FoundColumn, table: TableDescription, labelled: Candidate[]): Candidate | null {
  const best = labelled.reduce<Candidate | null>((a, b) => (a && a.confidence >= b.confidence ? a : b), null);
  const named = best && resolveField(table, best.field);
  const { sample } = column;
  if (named?.column.kind !== 'enum' || sample.texts.length < ENOUGH_VALUES || enumShare(sample, named) > 0) {
    return null;
  }
  const fitting = table.columns.filter((other) => {
    const field = other.kind === 'enum' && !isComputed(other) ? resolveField(table, other.key) : null;
    return field !== null && enumShare(sample, field) === 1;
  });
  if (fitting.length !== 1) return null;
  const params = { label: column.path.at(-1) ?? '', options: [...new Set(sample.texts)].slice(0, 3).join('/') };
  return {
    field: fitting[0]!.key,
    confidence: Math.min(1, best!.confidence * 1.05),
    reason: { code: 'MAPPED_BY_VALUES', params },
  };
}

/** Amounts of a project by year, or by year and source: `2026年投资`, 分年投资 over `2026年`, `2026年` over `中央`. */
function yearAmount(column: FoundColumn): Candidate | null {
  const labels = column.path.map((p) => normaliseHeader(splitLabelUnit(p).label));
  const years = labels.map((l) => yearInLabel(l)).filter((y) => y !== null);
  const year = years.at(-1);
  const joined = labels.join('');
  if (year === undefined || year < 1990 || year > 2100) return null;
  // A bare year as the only label: an amount where the values are numbers and nothing else is said.
  if (labels.length === 1 && /^(?:19|20)\d\d年?度?$/.test(joined) && column.unit === null) {
    const numeric = column.sample.numbers >= column.sample.filled * 0.8;
    return numeric
      ? {
          field: amountField({ year, source: null }),
          confidence: 0.7,
          reason: { code: 'MAPPED_BY_YEAR', params: { label: joined, year } },
        }
      : null;
  }
  const money = /投资|资金|金额|费用|经费|造价|计划|安排/.test(joined) || MONEY_UNITS.has(column.unit ?? '');
  if (
    !money ||
    /完成率|比例|占比|个数|项目数|长度|容量|台数/.test(joined) ||
    /[年月](?:以前|之前|底前|累计)/.test(joined)
  )
    return null;
  const source = labels.map(sourceOfLabel).find((s) => s !== null) ?? null;
  const leaf = labels.at(-1)!;
  const rest = leaf.replace(/(?:19|20)\d\d年?度?/, '');
  const plain =
    source !== null ||
    /^(?:计划|安排|下达|完成|预计|估算)?(?:总)?(?:投资|资金|金额)?(?:计划|安排|合计|小计)?$/.test(rest);
  if (!plain) return null;
  return {
    field: amountField({ year, source }),
    confidence: 0.97,
    reason: { code: 'MAPPED_BY_YEAR', params: { label: column.path.join(' / '), year } },
  };
}

/**
 * The fields of a table a column could be, best first.
 * @param similar also look for spellings that only resemble the label
 */
export function candidatesFor(column: FoundColumn, table: TableDescription, similar: boolean): Candidate[] {
  if (column.path.length === 0) return [];
  const forms = labelForms(column.path);
  const leaf = forms.find((f) => f.how === 'label')?.text ?? '';
  if (leaf === 'id' && column.sample.texts.length > 0 && column.sample.texts.every((t) => UUID.test(t))) {
    return [{ field: ID_FIELD, confidence: 1, reason: { code: 'MAPPED_BY_SHAPE', params: { label: leaf } } }];
  }
  const found = exactMatches(column, table, forms);
  const byValues = valueMatch(column, table, found);
  if (byValues) found.push(byValues);
  if (table.entity === 'project') {
    const amount = yearAmount(column);
    if (amount && !found.some((c) => c.confidence >= 0.98)) {
      amount.confidence = weigh(column, table, amount.field, amount.confidence);
      found.push(amount);
    }
  }
  if (similar && !found.some((c) => c.confidence >= 0.8)) {
    for (const candidate of similarMatches(column, table, forms)) {
      if (!found.some((c) => c.field === candidate.field)) found.push(candidate);
    }
  }
  for (const candidate of found) {
    const resolved = resolveField(table, candidate.field);
    // What the program computes itself is the better owner of a spelling only where nothing else claims it.
    if (resolved && isComputed(resolved.column)) candidate.confidence *= 0.9;
  }
  return found.filter((c) => c.confidence >= 0.3).sort((a, b) => b.confidence - a.confidence);
}
