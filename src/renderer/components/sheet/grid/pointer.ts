import * as sel from '../model/selection';
import { ROW_NUMBERS } from './columns';
import type { SheetController } from './controller';

type Drag =
  | { what: 'cells' | 'rows'; from: sel.CellPosition }
  | { what: 'fill'; from: sel.CellRange; copyOnly: boolean };

/** Mouse work on a sheet: selecting cells, rows and columns, the fill handle, marks, tooltips and the context menu. */
export class SheetPointer {
  private drag: Drag | null = null;
  private last = { x: 0, y: 0 };
  private scrollTimer = 0;
  private tipTimer = 0;
  private readonly tip = document.createElement('div');
  private readonly stop = new AbortController();

  constructor(private readonly sheet: SheetController) {
    const { root } = sheet;
    const { signal } = this.stop;
    this.tip.className = 'cf-tip';
    this.tip.setAttribute('role', 'tooltip');
    root.append(this.tip);
    root.addEventListener('mousedown', (event) => this.onDown(event), { signal });
    root.addEventListener('click', (event) => this.onClick(event), { signal });
    root.addEventListener('dblclick', (event) => this.onDoubleClick(event), { signal });
    root.addEventListener('contextmenu', (event) => this.onContextMenu(event), { signal });
    root.addEventListener('mousemove', (event) => this.onHover(event), { signal });
    root.addEventListener('mouseleave', () => this.hideTip(), { signal });
    root.addEventListener('wheel', () => this.hideTip(), { signal, passive: true });
    window.addEventListener('mousemove', (event) => this.onMove(event), { signal });
    window.addEventListener('mouseup', () => this.onUp(), { signal });
  }

  destroy(): void {
    this.stop.abort();
    window.clearInterval(this.scrollTimer);
    window.clearTimeout(this.tipTimer);
  }

  private onDown(event: MouseEvent): void {
    const { sheet } = this;
    const target = event.target as HTMLElement;
    this.hideTip();
    if (sheet.editor.root.contains(target)) return;
    if (target.closest('.ag-header, .ag-header-row, .ag-body-horizontal-scroll, .ag-body-vertical-scroll')) return;
    if (!target.closest('.cf-grid')) return;
    event.preventDefault();
    if (!sheet.editor.finish('stay')) return;
    sheet.editor.focus();
    if (sheet.isEmpty || target.closest('.ag-grid-pinned-bottom-rows')) return;
    if (target === sheet.overlay.handle) {
      this.begin({ what: 'fill', from: sel.lastRange(sheet.selection), copyOnly: event.ctrlKey }, event);
      return;
    }
    if (!target.closest('.ag-grid-scrolling-container')) return;
    const at = sheet.geometry.hit(event.clientX, event.clientY, sheet.view.count);
    const inside = sel.allRanges(sheet.selection).some((r) => sel.contains(r, at));
    // A right click inside the selection keeps it: the menu is about all of it.
    if (event.button === 2 && (inside || (at.column < 0 && this.rowSelected(at.row)))) return;
    const adding = event.ctrlKey || event.metaKey;
    const others = adding ? sel.allRanges(sheet.selection) : [];
    if (at.column < 0) {
      const from = event.shiftKey ? sheet.selection.anchor.row : at.row;
      sheet.select(sel.selectRows(from, at.row, sheet.bounds, event.shiftKey ? [] : others), null);
      if (event.button === 0) this.begin({ what: 'rows', from: { row: from, column: 0 } }, event);
      return;
    }
    if (event.shiftKey) sheet.select(sel.extendTo(sheet.selection, at), at);
    else sheet.select(adding ? sel.addRange(sheet.selection, at) : sel.single(at), at);
    if (event.button === 0) this.begin({ what: 'cells', from: sheet.selection.anchor }, event);
  }

  private rowSelected(row: number): boolean {
    return sel.allRanges(this.sheet.selection).some((r) => row >= r.top && row <= r.bottom);
  }

  private begin(drag: Drag, event: MouseEvent): void {
    this.drag = drag;
    this.last = { x: event.clientX, y: event.clientY };
    window.clearInterval(this.scrollTimer);
    this.scrollTimer = window.setInterval(() => this.scrollAlong(), 50);
  }

  private onMove(event: MouseEvent): void {
    if (!this.drag) return;
    if (event.buttons === 0) {
      this.onUp();
      return;
    }
    this.last = { x: event.clientX, y: event.clientY };
    this.follow(false);
  }

  private follow(reveal: boolean): void {
    const { sheet, drag } = this;
    if (!drag) return;
    const at = sheet.geometry.hit(this.last.x, this.last.y, sheet.view.count);
    if (drag.what === 'fill') {
      sheet.filling = fillRange(drag.from, { row: at.row, column: Math.max(0, at.column) });
      if (reveal) sheet.geometry.reveal(at);
      sheet.draw();
      return;
    }
    if (drag.what === 'rows') {
      sheet.select(
        sel.selectRows(drag.from.row, at.row, sheet.bounds, sheet.selection.others),
        reveal ? { row: at.row, column: 0 } : null,
      );
      return;
    }
    const end = { row: at.row, column: Math.max(0, at.column) };
    const now = sheet.selection.end;
    if (!reveal && now.row === end.row && now.column === end.column) return;
    sheet.select(sel.extendTo(sheet.selection, end), reveal ? end : null);
  }

  /** Dragging beyond an edge scrolls, the faster the further out. */
  private scrollAlong(): void {
    const { scroller } = this.sheet.geometry;
    const body = this.sheet.geometry.bodyRect();
    const out = (value: number, low: number, high: number) =>
      value < low ? value - low : value > high ? value - high : 0;
    const y = out(this.last.y, body.top, body.bottom);
    const x =
      this.drag?.what === 'rows'
        ? 0
        : out(this.last.x, body.left + (scroller.scrollLeft > 0 ? this.sheet.geometry.frozenWidth : 0), body.right);
    if (x === 0 && y === 0) return;
    const speed = (distance: number) => Math.sign(distance) * Math.min(400, Math.abs(distance) * 1.5 + 8);
    if (y !== 0) scroller.scrollTop += speed(y);
    if (x !== 0) scroller.scrollLeft += speed(x);
    this.follow(false);
  }

  private onUp(): void {
    const { drag, sheet } = this;
    window.clearInterval(this.scrollTimer);
    this.drag = null;
    if (drag?.what === 'fill' && sheet.filling) {
      const to = sheet.filling;
      sheet.filling = null;
      sheet.fills.fillRange(drag.from, to, drag.copyOnly);
      sheet.draw();
    }
  }

  private onClick(event: MouseEvent): void {
    const { sheet } = this;
    const target = event.target as HTMLElement;
    const header = target.closest<HTMLElement>('.ag-header-cell');
    if (header && !target.closest('.ag-header-cell-resize, .cf-head-menu')) {
      this.onHeader(header.getAttribute('col-id') ?? '', event, target);
      return;
    }
    const mark = target.closest('.cf-row-number.cf-group-row');
    if (mark) {
      sheet.toggleGroup(sheet.geometry.hit(event.clientX, event.clientY, sheet.view.count).row);
      return;
    }
    const cell = target.closest<HTMLElement>('.ag-cell.cf-imported');
    if (!cell || !inCorner(cell, event)) return;
    const at = sheet.geometry.hit(event.clientX, event.clientY, sheet.view.count);
    const slot = sheet.slotAt(at.row);
    const key = cell.getAttribute('col-id');
    if (slot !== undefined && key) sheet.props.onOrigin?.({ rowId: sheet.rows.idAt(slot), key });
  }

  private onHeader(key: string, event: MouseEvent, target: HTMLElement): void {
    const { sheet } = this;
    if (!sheet.editor.finish('stay')) return;
    sheet.editor.focus();
    if (sheet.isEmpty) return;
    if (key === ROW_NUMBERS) {
      sheet.select(sel.selectAll(sheet.selection, sheet.bounds), null);
      return;
    }
    const sort = sheet.sortOf(key);
    if (sort && target.closest('.cf-head-sort')) {
      sheet.setSort(key, !sort.descending, true);
      return;
    }
    const at = sheet.geometry.columns.findIndex((c) => c.description.key === key);
    if (at < 0) return;
    const adding = event.ctrlKey || event.metaKey;
    const from = event.shiftKey ? sheet.selection.anchor.column : at;
    sheet.select(sel.selectColumns(from, at, sheet.bounds, adding ? sel.allRanges(sheet.selection) : []), null);
  }

  private onDoubleClick(event: MouseEvent): void {
    const { sheet } = this;
    const target = event.target as HTMLElement;
    if (target === sheet.overlay.handle) {
      sheet.fills.fillToEnd();
      return;
    }
    if (!target.closest('.ag-grid-scrolling-container') || sheet.editor.root.contains(target)) return;
    const at = sheet.geometry.hit(event.clientX, event.clientY, sheet.view.count);
    const slot = sheet.slotAt(at.row);
    if (at.column >= 0) sheet.actions.edit();
    else if (slot !== undefined) sheet.props.onOpenRow?.(sheet.rows.idAt(slot));
  }

  private onContextMenu(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    if (this.sheet.editor.root.contains(target)) return;
    event.preventDefault();
    const header = target.closest<HTMLElement>('.ag-header-cell');
    const key = header?.getAttribute('col-id');
    if (header && key && key !== ROW_NUMBERS) {
      this.sheet.openMenu(key, header);
      return;
    }
    if (!target.closest('.ag-grid-scrolling-container') || this.sheet.isEmpty) return;
    this.sheet.setUi({ context: { x: event.clientX, y: event.clientY }, menu: null });
  }

  private onHover(event: MouseEvent): void {
    if (this.drag) return;
    window.clearTimeout(this.tipTimer);
    const cell = (event.target as HTMLElement).closest<HTMLElement>('.ag-cell');
    if (!cell) {
      this.hideTip();
      return;
    }
    if (this.tip.dataset.cell !== cellName(cell)) this.hideTip();
    const marked = cell.matches('.cf-invalid, .cf-warned, .cf-marked');
    this.tipTimer = window.setTimeout(() => this.showTip(cell, event), marked ? 120 : 500);
  }

  private showTip(cell: HTMLElement, event: MouseEvent): void {
    const { sheet } = this;
    if (!cell.isConnected || sheet.isEmpty || cell.closest('.ag-grid-pinned-bottom-rows')) return;
    const at = sheet.geometry.hit(event.clientX, event.clientY, sheet.view.count);
    const slot = sheet.slotAt(at.row);
    if (slot === undefined) return;
    const text =
      at.column < 0 ? sheet.props.marks?.get(sheet.rows.idAt(slot)) : this.tipOf(cell, event, at.column, slot);
    if (!text) return;
    const box = cell.getBoundingClientRect();
    const around = sheet.root.getBoundingClientRect();
    this.tip.textContent = text;
    this.tip.dataset.cell = cellName(cell);
    this.tip.classList.add('cf-shown');
    const below = box.bottom + this.tip.offsetHeight + 8 < window.innerHeight;
    const left = Math.min(box.left - around.left, around.width - this.tip.offsetWidth - 8);
    this.tip.style.left = `${Math.max(4, left)}px`;
    this.tip.style.top = `${below ? box.bottom - around.top + 4 : box.top - around.top - this.tip.offsetHeight - 4}px`;
  }

  private tipOf(cell: HTMLElement, event: MouseEvent, at: number, slot: number): string | null {
    const { sheet } = this;
    const column = sheet.columnAt(at);
    if (!column) return null;
    const origin = inCorner(cell, event) && sheet.props.onOrigin ? sheet.words('imported') : null;
    return sheet.actions.explain(slot, column) ?? origin ?? overflowing(cell);
  }

  private hideTip(): void {
    window.clearTimeout(this.tipTimer);
    this.tip.classList.remove('cf-shown');
    delete this.tip.dataset.cell;
  }
}

/** Whether the pointer is on the mark of an imported cell. */
function inCorner(cell: HTMLElement, event: MouseEvent): boolean {
  const box = cell.getBoundingClientRect();
  return cell.matches('.cf-imported') && event.clientX >= box.right - 12 && event.clientY <= box.top + 12;
}

function cellName(cell: HTMLElement): string {
  return `${cell.parentElement?.closest('.ag-row')?.getAttribute('row-index')}/${cell.getAttribute('col-id')}`;
}

/** The whole text of a cell that shows only part of it. */
function overflowing(cell: HTMLElement): string | null {
  const value = cell.querySelector('.ag-cell-value') ?? cell;
  return value.scrollWidth > value.clientWidth + 1 ? (cell.textContent ?? null) : null;
}

/** The selection stretched by the fill handle: along the axis the pointer is further out on. */
export function fillRange(from: sel.CellRange, at: sel.CellPosition): sel.CellRange | null {
  const down = at.row > from.bottom ? at.row - from.bottom : at.row < from.top ? at.row - from.top : 0;
  const across = at.column > from.right ? at.column - from.right : at.column < from.left ? at.column - from.left : 0;
  if (down === 0 && across === 0) return null;
  if (Math.abs(down) >= Math.abs(across)) {
    return { ...from, top: Math.min(from.top, at.row), bottom: Math.max(from.bottom, at.row) };
  }
  return { ...from, left: Math.min(from.left, at.column), right: Math.max(from.right, at.column) };
}
