import type { ColumnDescription } from '../../../../shared/model/describe';
import { sheetText } from '../../../i18n/sheet';
import { displayText, formatNumber, valueText } from '../model/format';
import type { Refused } from '../model/refused';
import { type Totals, totalsOf } from '../model/totals';
import type { SheetView } from '../model/view';

/** What a cell at a place on screen looks like. Asked by the grid for the cells in sight only. */
export class CellLook {
  totals: Totals = {};
  isRowSelected: (place: number) => boolean = () => false;
  /** Text of what hangs on a record; undefined where nothing does. */
  markOf: (rowId: string) => string | undefined = () => undefined;

  constructor(
    private readonly view: SheetView,
    private readonly refused: Refused,
  ) {}

  /** Key of the column that names group rows. */
  labelKey: () => string | undefined = () => undefined;
  private groupTotals = new Map<string, Totals>();

  text(place: number, column: ColumnDescription): string {
    const slot = this.view.slotAt(place);
    if (slot === undefined && this.view.groupAt(place)) return this.groupText(place, column);
    if (slot === undefined) return '';
    const { rows, language } = this.view;
    const text = displayText(rows, slot, column, rows.value(slot, column.key), language);
    return column.kind === 'note' && text.includes('\n') ? text.replaceAll('\n', ' ') : text;
  }

  /** A group row: its value and number of rows under the label column, subtotals of the columns that add up. */
  private groupText(place: number, column: ColumnDescription): string {
    const group = this.view.groupAt(place)!;
    if (column.key === this.labelKey()) return this.groupLabel(place);
    let totals = this.groupTotals.get(group.path);
    if (!totals) {
      totals = totalsOf(this.view.rows, this.view.columns, group.slots);
      this.groupTotals.set(group.path, totals);
    }
    return this.totalText(column, totals);
  }

  /** A group's value and number of rows, indented by its level. */
  groupLabel(place: number): string {
    const group = this.view.groupAt(place)!;
    const { language } = this.view;
    const text = group.text === '' ? sheetText(language, 'blanks') : group.text;
    const count = sheetText(language, 'rowsShown', { shown: formatNumber(group.slots.length, 0) });
    return `${'\u2003'.repeat(group.level)}${text} · ${count}`;
  }

  /** Rows changed: subtotals are added up anew when they are next seen. */
  forgetGroupTotals(): void {
    this.groupTotals.clear();
  }

  isGroup(place: number): boolean {
    return this.view.groupAt(place) !== undefined;
  }

  /** What stands at the left edge: the row's number, or the mark that opens and closes a group. */
  rowNumber(place: number): string {
    const group = this.view.groupAt(place);
    if (group) return group.isOpen ? '▾' : '▸';
    return String(this.view.numberAt(place));
  }

  totalText(column: ColumnDescription, totals = this.totals): string {
    if (!column.total) return '';
    const total = totals[column.key];
    if (total === null || total === undefined) return '';
    return column.kind === 'integer' ? formatNumber(total, 0) : valueText(column, total, this.view.language);
  }

  isUnknown(place: number, column: ColumnDescription): boolean {
    const slot = this.view.slotAt(place);
    if (slot === undefined || column.kind === 'note') return false;
    const value = this.view.rows.value(slot, column.key);
    if (value !== null && value !== '') return false;
    return column.kind !== 'ref' || !this.hasText(slot, column);
  }

  isUnlinked(place: number, column: ColumnDescription): boolean {
    const slot = this.view.slotAt(place);
    if (slot === undefined) return false;
    const value = this.view.rows.value(slot, column.key);
    return (value === null || value === '') && this.hasText(slot, column);
  }

  isInvalid(place: number, column: ColumnDescription, rowKey: string): boolean {
    const slot = this.view.slotAt(place);
    if (slot === undefined) return false;
    return (
      this.refused.at(this.view.rows.idAt(slot), column.key) !== null ||
      this.view.rows.mark(slot, column.key, rowKey)?.severity === 'error'
    );
  }

  isWarned(place: number, column: ColumnDescription, rowKey: string): boolean {
    const slot = this.view.slotAt(place);
    return slot !== undefined && this.view.rows.mark(slot, column.key, rowKey)?.severity === 'warning';
  }

  /** Whether notes or files hang on the record at a place. */
  isMarked(place: number): boolean {
    const slot = this.view.slotAt(place);
    return slot !== undefined && this.markOf(this.view.rows.idAt(slot)) !== undefined;
  }

  isImported(place: number, column: ColumnDescription): boolean {
    const slot = this.view.slotAt(place);
    return slot !== undefined && this.view.rows.isImported(slot, column.key);
  }

  private hasText(slot: number, column: ColumnDescription): boolean {
    const text = this.view.rows.value(slot, `${column.key}Text`);
    return text !== null && text !== '';
  }
}
