import { findColumn } from '../../../shared/model';
import type { ColumnDescription, TableDescription } from '../../../shared/model/describe';
import { type FundingSource, fundingSources } from '../../../shared/model/enums';
import { normaliseHeader } from '../../../shared/model/headers';
import { yearAmountColumn } from '../../../shared/model/projectMoney';

/** Field of the record's own id, as the program's exports carry it. */
export const ID_FIELD = 'id';
const CODE_SUFFIX = '.code';
const TIME_SUFFIX = '.time';

/** What a field string of an inspection or mapping stands for. */
export interface Field {
  /** Column key of the entity; for amounts by year the virtual key (`amount2026Fen`). */
  key: string;
  /** Whether the cells hold the code of the record a reference points to. */
  byCode: boolean;
  /** What the cells hold of a moment: all of it, its time of day, or (where another column has that) its day. */
  part: 'whole' | 'time' | 'day';
  column: ColumnDescription;
  /** Set for columns that give an amount of a project. */
  amount: AmountKey | null;
  /** Set for columns that give a share of a project's amount, in percent. */
  share: FundingSource | null;
}

/** Which amount a money column gives: of a year or of none, of a source or of none. Both null: the total. */
export interface AmountKey {
  year: number | null;
  source: FundingSource | null;
}

const sources = fundingSources.map((s) => s.value as FundingSource);
const capital = (source: string) => source[0]!.toUpperCase() + source.slice(1);
const sourceByName = new Map(sources.map((s) => [capital(s), s]));

/** `amount2026Fen`, `amountCentralPlanFen`, `amount2026CentralPlanFen`; `totalFen` for the whole. */
export function amountField({ year, source }: AmountKey): string {
  if (year === null && source === null) return 'totalFen';
  return `amount${year ?? ''}${source === null ? '' : capital(source)}Fen`;
}

/** The amount a field of the project table gives, or null. */
export function amountOfField(field: string): AmountKey | null {
  if (field === 'totalFen') return { year: null, source: null };
  const match = /^amount(\d{4})?([A-Z][A-Za-z]*)?Fen$/.exec(field);
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  const source = match[2] === undefined ? null : sourceByName.get(match[2]);
  if (source === undefined) return null;
  return { year: match[1] === undefined ? null : Number(match[1]), source };
}

/** Field string of a reference's code. */
export function codeField(key: string): string {
  return key + CODE_SUFFIX;
}

/** Field string of a moment's time of day. */
export function timeField(key: string): string {
  return key + TIME_SUFFIX;
}

/**
 * Resolves a field string against a table.
 * @returns null where the table has no such field
 */
export function resolveField(table: TableDescription, field: string): Field | null {
  const byCode = field.endsWith(CODE_SUFFIX);
  const byTime = field.endsWith(TIME_SUFFIX);
  const key = byCode ? field.slice(0, -CODE_SUFFIX.length) : byTime ? field.slice(0, -TIME_SUFFIX.length) : field;
  const amount = table.entity === 'project' ? amountOfField(key) : null;
  if (amount?.year != null) {
    const column = yearAmountColumn(amount.year);
    return { key, byCode: false, part: 'whole', column: { ...column, key }, amount, share: null };
  }
  if (!table.columns.some((c) => c.key === key)) return null;
  const column = findColumn(table, key);
  if ((byCode && column.kind !== 'ref') || (byTime && column.kind !== 'dateTime')) return null;
  const share = /^share([A-Z][A-Za-z]*)Percent$/.exec(key);
  return {
    key,
    byCode,
    part: byTime ? 'time' : 'whole',
    column,
    amount,
    share: table.entity === 'project' && share ? (sourceByName.get(share[1]!) ?? null) : null,
  };
}

/** Whether the program computes the column and nobody may type it. */
export function isComputed(column: ColumnDescription): boolean {
  return column.computed !== undefined && column.editable !== true;
}

const sourceSpellings = new Map<string, FundingSource>();
for (const option of fundingSources) {
  const source = option.value as FundingSource;
  for (const spelling of [option.label.zh, option.label.en, ...(option.synonyms ?? [])]) {
    sourceSpellings.set(normaliseHeader(spelling), source);
    sourceSpellings.set(`${normaliseHeader(spelling)}投资`, source);
    sourceSpellings.set(`${normaliseHeader(spelling)}资金`, source);
  }
}

/** Funding source a normalised label names, or null. */
export function sourceOfLabel(label: string): FundingSource | null {
  return sourceSpellings.get(label) ?? null;
}
