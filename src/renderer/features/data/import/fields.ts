import type { Language } from '../../../../shared/messages';
import { findTable } from '../../../../shared/model';
import type { ColumnDescription } from '../../../../shared/model/describe';
import { labelOfExtra } from '../../../../shared/model/extraKey';
import { sheetColumns } from '../../../../shared/model/sheetColumns';
import { dimensionOf, unitsOf } from '../../../../shared/units';

/** Hues that tell mapped columns apart in the original sheet; the label stands beside, so colour is never alone. */
const HUES = 8;

export interface FieldChoice {
  value: string;
  label: string;
}

const CODE = '.code';
const TIME = '.time';

/** The column a field string stands for. */
export function fieldColumn(entity: string, field: string, years: number[]): ColumnDescription | null {
  const key = field.replace(/\.(?:code|time)$/, '');
  return sheetColumns(findTable(entity), years).find((column) => column.key === key) ?? null;
}

/** What the code of a record and the time of day of a moment are called. */
export interface PartWords {
  code: string;
  time: string;
}

function partOf(field: string, words: PartWords): string {
  if (field.endsWith(CODE)) return ` (${words.code})`;
  return field.endsWith(TIME) ? ` (${words.time})` : '';
}

/** What a field is called, with its heading where the name alone could mean several. */
export function fieldLabel(
  entity: string,
  field: string,
  years: number[],
  language: Language,
  words: PartWords,
): string {
  const extra = labelOfExtra(field);
  if (extra !== null) return extra;
  const column = fieldColumn(entity, field, years);
  if (!column) {
    const amount = /^amount(\d{4})/.exec(field);
    return amount ? `${amount[1]} ${field.slice(10, -3)}` : field;
  }
  const group = column.group ? `${column.group[language]} / ` : '';
  return `${group}${column.label[language]}${partOf(field, words)}`;
}

/** Every field a column of this entity may become. */
export function fieldChoices(entity: string, years: number[], language: Language, words: PartWords): FieldChoice[] {
  return sheetColumns(findTable(entity), years).flatMap((column) => {
    if (column.computed && !column.editable) return [];
    const choice = (value: string) => ({ value, label: fieldLabel(entity, value, years, language, words) });
    const own = choice(column.key);
    if (column.kind === 'dateTime') return [own, choice(`${column.key}${TIME}`)];
    return column.kind === 'ref' && column.codeSynonyms ? [own, choice(`${column.key}${CODE}`)] : [own];
  });
}

/** Units a field's numbers may be given in. */
export function unitChoices(entity: string, field: string, years: number[]): string[] {
  const unit = fieldColumn(entity, field, years)?.unit;
  const dimension = unit ? dimensionOf(unit) : null;
  return dimension ? unitsOf(dimension) : [];
}

/** Class of the colour a column carries, by its position. */
export function hueClass(index: number): string {
  return `hue-${index % HUES}`;
}
