import type { ColumnDescription, ColumnKind, EnumOption, Words } from './describe';

/** What a column may say beyond key, kind and label; `syn` are its legacy spellings. */
export type ColumnExtras = Omit<ColumnDescription, 'key' | 'kind' | 'label' | 'synonyms'> & { syn?: string[] };

type Build = (key: string, zh: string, en: string, extras?: ColumnExtras) => ColumnDescription;

function builder(kind: ColumnKind, defaults: Partial<ColumnDescription> = {}): Build {
  return (key, zh, en, extras = {}) => {
    const { syn, ...rest } = extras;
    return { key, kind, label: { zh, en }, ...defaults, ...rest, ...(syn ? { synonyms: syn } : {}) };
  };
}

export const text = builder('text');
export const code = builder('code');
export const note = builder('note', { width: 240 });
/** A count of things: never negative. */
export const count = builder('integer', { min: 0, decimals: 0 });
export const year = builder('year', { min: 1949, max: 2100 });
export const date = builder('date');
export const dateTime = builder('dateTime');
export const yesNo = builder('boolean');
/** Whole fen, shown in 万元. */
export const money = builder('money', { unit: '万元', decimals: 2 });
/** A share of a whole, 0..100. */
export const percent = builder('percent', { unit: '%', min: 0, max: 100, decimals: 1 });

/** A measure in a unit; never negative unless `min` says so. */
export function decimal(
  key: string,
  zh: string,
  en: string,
  unit: string | undefined,
  extras: ColumnExtras = {},
): ColumnDescription {
  const { syn, ...rest } = extras;
  return {
    key,
    kind: 'decimal',
    label: { zh, en },
    ...(unit === undefined ? {} : { unit }),
    min: 0,
    decimals: 2,
    ...rest,
    ...(syn ? { synonyms: syn } : {}),
  };
}

/**
 * A link to a record of another entity. `syn` are headers under which the record's name stands, `codeSynonyms` those
 * with its code.
 */
export function ref(key: string, zh: string, en: string, entity: string, extras: ColumnExtras = {}): ColumnDescription {
  const { syn, ...rest } = extras;
  return { key, kind: 'ref', label: { zh, en }, ref: entity, ...rest, ...(syn ? { synonyms: syn } : {}) };
}

/** A choice from fixed options. */
export function choice(
  key: string,
  zh: string,
  en: string,
  options: EnumOption[],
  extras: ColumnExtras = {},
): ColumnDescription {
  const { syn, ...rest } = extras;
  return { key, kind: 'enum', label: { zh, en }, options, ...rest, ...(syn ? { synonyms: syn } : {}) };
}

/** One option of an enum. */
export function option(value: string, zh: string, en: string, synonyms?: string[]): EnumOption {
  return { value, label: { zh, en }, ...(synonyms ? { synonyms } : {}) };
}

/** Puts a heading above neighbouring columns. */
export function grouped(zh: string, en: string, columns: ColumnDescription[]): ColumnDescription[] {
  const group: Words = { zh, en };
  return columns.map((column) => ({ ...column, group }));
}

/** The day something was taken out of use: from then on no frame, diagnosis or forecast counts it. */
export const retired: ColumnDescription = date('retired', '退运日期', 'Retired', {
  width: 100,
  syn: ['退运时间', '退役日期', '退役时间', '报废日期', '拆除日期'],
  help: {
    zh: '自这一天起，网架、诊断、负荷与预测不再计入。',
    en: 'From this day on frames, diagnosis, load and forecast leave the record out.',
  },
});
