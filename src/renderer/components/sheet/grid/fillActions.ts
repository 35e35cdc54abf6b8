import type { SheetCellEdit } from '../../../../shared/api/sheet';
import type { CellValue } from '../../../../shared/model/describe';
import { fillValues } from '../edit/fill';
import { textReader } from '../edit/take';
import * as sel from '../model/selection';
import { editableCells, textAt } from './cells';
import type { SheetController } from './controller';

/** Fills and empties cells. */
export class FillActions {
  constructor(private readonly sheet: SheetController) {}

  /** Del: empties what may be empty. */
  clear(): void {
    const { sheet } = this;
    if (sheet.props.readOnly) return;
    const cells = editableCells(sheet).filter(
      ({ rowId, key }) => sheet.rows.value(sheet.rows.slotOf(rowId)!, key) !== null,
    );
    if (cells.length === 0) {
      if (editableCells(sheet).length === 0) sheet.actions.sayReadOnly();
      return;
    }
    void sheet.commit({
      label: { code: 'CHANGE_CLEAR', params: { count: cells.length } },
      cells: cells.map((cell) => ({ ...cell, value: null })),
    });
  }

  /** Ctrl+D, Ctrl+R: the first row or column of the selection into the rest; of a single one, from its neighbour. */
  fillFrom(side: 'above' | 'left'): void {
    const range = sel.lastRange(this.sheet.selection);
    const down = side === 'above';
    const alone = down ? range.top === range.bottom : range.left === range.right;
    const shift = alone ? 1 : 0;
    const from = down
      ? { ...range, top: range.top - shift, bottom: range.top - shift }
      : { ...range, left: range.left - shift, right: range.left - shift };
    if (from.top < 0 || from.left < 0) return;
    const to = down ? { ...range, top: from.top } : { ...range, left: from.left };
    this.fillRange(from, to, true, !alone);
  }

  /** Double click on the fill handle: down to the end of the column beside it. */
  fillToEnd(): void {
    const { sheet } = this;
    const from = sel.lastRange(sheet.selection);
    const beside = from.left > 0 ? from.left - 1 : from.right + 1;
    const column = sheet.columnAt(beside);
    let bottom = from.bottom;
    if (!column) return;
    while (bottom + 1 < sheet.view.count && sheet.look.text(bottom + 1, column) !== '') bottom++;
    if (bottom > from.bottom) this.fillRange(from, { ...from, bottom }, false);
  }

  /**
   * Fills a stretched range from its source part.
   * @param from the source; it lies at one edge of `to`
   * @param copyOnly repeat, do not continue series
   */
  fillRange(from: sel.CellRange, to: sel.CellRange, copyOnly: boolean, keepSelection = true): void {
    const { sheet } = this;
    if (sheet.props.readOnly) return;
    const cells: SheetCellEdit[] = [];
    const across = to.left < from.left || to.right > from.right;
    const refused = across ? this.fillAcross(from, to, cells) : this.fillAlong(from, to, copyOnly, cells);
    if (keepSelection) {
      const anchor = { row: from.top, column: from.left };
      const end = { row: to.top < from.top ? to.top : to.bottom, column: to.left < from.left ? to.left : to.right };
      const start = {
        row: to.top < from.top ? from.bottom : anchor.row,
        column: to.left < from.left ? from.right : anchor.column,
      };
      sheet.select({ active: start, anchor: start, end, others: [] }, null);
    }
    if (cells.length === 0) {
      if (refused) sheet.actions.sayReadOnly();
      return;
    }
    void sheet.commit({ label: { code: 'CHANGE_FILL', params: { count: cells.length } }, cells });
  }

  private fillAlong(from: sel.CellRange, to: sel.CellRange, copyOnly: boolean, cells: SheetCellEdit[]): boolean {
    const { sheet } = this;
    const up = to.top < from.top;
    const span = (a: number, b: number) => Array.from({ length: Math.max(0, b - a + 1) }, (_, i) => a + i);
    const sources = up ? span(from.top, from.bottom).reverse() : span(from.top, from.bottom);
    const targets = up ? span(to.top, from.top - 1).reverse() : span(from.bottom + 1, to.bottom);
    let refused = false;
    for (let at = to.left; at <= to.right; at++) {
      const column = sheet.columnAt(at);
      if (!column) continue;
      if (!sheet.canEdit(column)) {
        refused = true;
        continue;
      }
      for (const key of column.kind === 'ref' && !column.required ? [column.key, `${column.key}Text`] : [column.key]) {
        const source = sources.flatMap((row): CellValue[] => {
          const slot = sheet.slotAt(row);
          return slot === undefined ? [] : [sheet.rows.value(slot, key)];
        });
        if (source.length === 0) continue;
        const values = fillValues(source, targets.length, column, copyOnly);
        targets.forEach((row, i) => {
          const slot = sheet.slotAt(row);
          if (slot !== undefined && sheet.rows.value(slot, key) !== values[i]) {
            cells.push({ rowId: sheet.rows.idAt(slot), key, value: values[i] ?? null });
          }
        });
      }
    }
    return refused;
  }

  /** Sideways the columns differ, so that texts are read anew for each of them. */
  private fillAcross(from: sel.CellRange, to: sel.CellRange, cells: SheetCellEdit[]): boolean {
    const { sheet } = this;
    const width = from.right - from.left + 1;
    let refused = false;
    for (let at = to.left; at <= to.right; at++) {
      if (at >= from.left && at <= from.right) continue;
      const column = sheet.columnAt(at);
      const source = sheet.columnAt(from.left + ((((at - from.left) % width) + width) % width));
      if (!column || !source) continue;
      const reader = textReader(column, sheet.rows, sheet.language);
      for (let row = to.top; row <= to.bottom; row++) {
        const taken = sheet.canEdit(column) ? reader(textAt(sheet, row, source)) : null;
        if (!taken?.ok) {
          refused = true;
          continue;
        }
        const slot = sheet.slotAt(row);
        for (const { key, value } of taken.values) {
          if (slot !== undefined && sheet.rows.value(slot, key) !== value)
            cells.push({ rowId: sheet.rows.idAt(slot), key, value });
        }
      }
    }
    return refused;
  }
}
