import type { ColumnDescription } from '../../../../shared/model/describe';
import { displayText, formatNumber, valueText } from '../model/format';
import type { Refused } from '../model/refused';
import type { Totals } from '../model/totals';
import type { SheetView } from '../model/view';

/** What a cell at a place on screen looks like. Asked by the grid for the cells in sight only. */
export class CellLook {
  totals: Totals = {};
  isRowSelected: (place: number) => boolean = () => false;

  constructor(
    private readonly view: SheetView,
    private readonly refused: Refused,
  ) {}

  text(place: number, column: ColumnDescription): string {
    const slot = this.view.order[place];
    if (slot === undefined) return '';
    const { rows, language } = this.view;
    const text = displayText(rows, slot, column, rows.value(slot, column.key), language);
    return column.kind === 'note' && text.includes('\n') ? text.replaceAll('\n', ' ') : text;
  }

  totalText(column: ColumnDescription): string {
    if (!column.total) return '';
    const total = this.totals[column.key];
    if (total === null || total === undefined) return '';
    return column.kind === 'integer' ? formatNumber(total, 0) : valueText(column, total, this.view.language);
  }

  isUnknown(place: number, column: ColumnDescription): boolean {
    const slot = this.view.order[place];
    if (slot === undefined || column.kind === 'note') return false;
    const value = this.view.rows.value(slot, column.key);
    if (value !== null && value !== '') return false;
    return column.kind !== 'ref' || !this.hasText(slot, column);
  }

  isUnlinked(place: number, column: ColumnDescription): boolean {
    const slot = this.view.order[place];
    if (slot === undefined) return false;
    const value = this.view.rows.value(slot, column.key);
    return (value === null || value === '') && this.hasText(slot, column);
  }

  isInvalid(place: number, column: ColumnDescription, rowKey: string): boolean {
    const slot = this.view.order[place];
    if (slot === undefined) return false;
    return (
      this.refused.at(this.view.rows.idAt(slot), column.key) !== null ||
      this.view.rows.mark(slot, column.key, rowKey)?.severity === 'error'
    );
  }

  isWarned(place: number, column: ColumnDescription, rowKey: string): boolean {
    const slot = this.view.order[place];
    return slot !== undefined && this.view.rows.mark(slot, column.key, rowKey)?.severity === 'warning';
  }

  isImported(place: number, column: ColumnDescription): boolean {
    const slot = this.view.order[place];
    return slot !== undefined && this.view.rows.isImported(slot, column.key);
  }

  private hasText(slot: number, column: ColumnDescription): boolean {
    const text = this.view.rows.value(slot, `${column.key}Text`);
    return text !== null && text !== '';
  }
}
