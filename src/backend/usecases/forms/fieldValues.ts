import type { ImportColumn } from '../../../shared/api/inspection';
import type { SheetColumns } from '../../../shared/api/sheet';
import { findTable, refTextKey } from '../../../shared/model';
import type { CellValue, ColumnDescription } from '../../../shared/model/describe';
import { fenText } from '../../../shared/money';
import { convertToUnit, isConvertible } from '../../../shared/units';
import type { FormValue } from '../../exchange/form/fillForm';
import { CellType } from '../../exchange/sheetCells';
import { amountOfField, type Field, resolveField } from '../../exchange/understand/fields';
import type { Store } from '../../store/store';
import { loadSheet } from '../sheet/loadSheet';
import { type AmountRow, readAmounts, sumFen } from '../sheet/projectMoney';
import type { Scope } from '../sheet/scope';

const NOTHING: FormValue = { kind: 'empty' };

/** What the records of one entity say, field by field, in the words of a form. */
export class FieldValues {
  /** Ids in the order of the screen. */
  readonly ids: string[];
  private readonly sheet: SheetColumns;
  private readonly at: Map<string, number>;
  private readonly amounts: Map<string, AmountRow[]>;
  private readonly refs = new Map<string, { labels: Map<string, string>; codes: Map<string, string | null> }>();

  constructor(
    private readonly store: Store,
    scope: Scope,
    private readonly entity: string,
  ) {
    this.sheet = loadSheet(store, scope, entity);
    this.ids = this.sheet.ids;
    this.at = new Map(this.ids.map((id, index) => [id, index]));
    this.amounts = entity === 'project' ? readAmounts(store, scope.planId) : new Map();
    for (const [name, { ids, labels, codes }] of Object.entries(this.sheet.refs ?? {})) {
      this.refs.set(name, {
        labels: new Map(ids.map((id, index) => [id, labels[index] ?? ''])),
        codes: new Map(ids.map((id, index) => [id, codes?.[index] ?? null])),
      });
    }
  }

  field(name: string): Field | null {
    return resolveField(findTable(this.entity), name);
  }

  /** Section of a list a record stands in; null where that is not known. */
  section(id: string): string | null {
    const value = this.raw(id, 'listSection');
    return typeof value === 'string' && value !== '' ? value : null;
  }

  /** Texts of columns the program has no field for, by label. */
  extra(id: string): Record<string, unknown> {
    const row = this.store.get<{ extra: string | null }>(`SELECT extra FROM "${this.entity}" WHERE id = ?`, id);
    return row?.extra ? (JSON.parse(row.extra) as Record<string, unknown>) : {};
  }

  /**
   * What a record says in a column of a form.
   * @param field of the column
   * @param like type of the cell it goes to, or of the one above: dates and percentages follow it
   * @param language of the form's words
   */
  value(id: string, field: Field, column: ImportColumn, like: CellType, language: 'zh' | 'en'): FormValue {
    if (field.amount) return this.amount(id, field, column);
    if (field.share !== null) return this.share(id, field.share, like);
    const stored = this.raw(id, field.key);
    if (field.column.kind === 'ref') return text(this.refText(id, field, stored));
    if (stored === null || stored === undefined || stored === '') return NOTHING;
    if (field.part === 'time') return text(String(stored).slice(11, 16));
    return cellValue(
      field.column,
      field.part === 'day' ? String(stored).slice(0, 10) : stored,
      column.unit,
      like,
      language,
    );
  }

  private raw(id: string, key: string): CellValue | undefined {
    const index = this.at.get(id);
    return index === undefined ? undefined : this.sheet.columns[key]?.[index];
  }

  private refText(id: string, { column, byCode, key }: Field, stored: CellValue | undefined): string | null {
    const refs = this.refs.get(column.ref ?? '');
    if (stored !== null && stored !== undefined) {
      return (byCode ? refs?.codes.get(String(stored)) : refs?.labels.get(String(stored))) ?? null;
    }
    // A name that is not linked yet may be a code; which column it came from is not known, so it stands under the name.
    const kept = byCode ? null : this.raw(id, refTextKey(column) ?? `${key}Text`);
    return typeof kept === 'string' ? kept : null;
  }

  private amount(id: string, { key }: Field, { unit }: ImportColumn): FormValue {
    const wanted = amountOfField(key)!;
    const amounts = this.amounts.get(id) ?? [];
    const fen = sumFen(
      amounts,
      ({ year, source }) =>
        (wanted.year === null || year === wanted.year) && (wanted.source === null || source === wanted.source),
    );
    return fen === null ? NOTHING : { kind: 'number', text: fenText(fen, unit ?? '万元') };
  }

  private share(id: string, source: string, like: CellType): FormValue {
    const amounts = this.amounts.get(id) ?? [];
    const total = sumFen(amounts);
    const part = sumFen(amounts, (amount) => amount.source === source);
    if (part === null || !total) return NOTHING;
    const percent = (part / total) * (like === CellType.percent ? 1 : 100);
    return { kind: 'number', text: String(Number(percent.toFixed(8))) };
  }
}

function text(value: string | null): FormValue {
  return value === null || value === '' ? NOTHING : { kind: 'text', text: value };
}

function cellValue(
  column: ColumnDescription,
  stored: NonNullable<CellValue>,
  unit: string | null,
  like: CellType,
  language: 'zh' | 'en',
): FormValue {
  switch (column.kind) {
    case 'money':
      return { kind: 'number', text: fenText(Number(stored), unit ?? '万元') };
    case 'percent':
      return number(String(stored), '%', like === CellType.percent ? '1' : null);
    case 'integer':
    case 'decimal':
      return number(String(stored), column.unit ?? '个', unit);
    case 'year':
      return { kind: 'number', text: String(stored) };
    case 'boolean':
      return text((language === 'zh' ? ['否', '是'] : ['No', 'Yes'])[stored === true || stored === 1 ? 1 : 0]!);
    case 'enum':
      return text(column.options?.find((option) => option.value === stored)?.label[language] ?? String(stored));
    case 'date':
    case 'dateTime':
      return like === CellType.date && /^\d{4}-\d\d-\d\d/.test(String(stored))
        ? { kind: 'date', text: String(stored) }
        : text(String(stored));
    default:
      return text(String(stored));
  }
}

function number(stored: string, own: string, unit: string | null): FormValue {
  const isOther = unit !== null && unit !== own && isConvertible(own, unit);
  return { kind: 'number', text: (isOther ? convertToUnit(stored, own, unit) : null) ?? stored };
}
