import type { GridApi } from 'ag-grid-community';
import type { SheetEdit } from '../../../../shared/api/sheet';
import type { Language } from '../../../../shared/messages';
import type { ColumnDescription } from '../../../../shared/model/describe';
import { sheetText } from '../../../i18n/sheet';
import { type ColumnFilter, isIdle } from '../filters/model';
import type { SortKey } from '../model/order';
import { Refused, type RefusedCell } from '../model/refused';
import type { RowsChange, SheetRows } from '../model/rows';
import * as sel from '../model/selection';
import { totalsOf } from '../model/totals';
import { SheetView } from '../model/view';
import type { SheetProps } from '../types';
import { SheetActions } from './actions';
import { activeBox, editTarget } from './activeCell';
import { createSheetGrid, growTo } from './agGrid';
import { CellLook } from './cellLook';
import { ClipboardActions } from './clipboardActions';
import { columnLabel, gridColumns, isEditable, type Place, ROW_NUMBERS } from './columns';
import { commitEdit } from './commit';
import { CellEditor } from './editor';
import { FillActions } from './fillActions';
import { Geometry } from './geometry';
import type { HeaderHost, SheetHeader } from './header';
import { runKey } from './navigation';
import { Overlay } from './overlay';
import { SheetPointer } from './pointer';
import { selectionReport } from './selectionReport';
import { applyLayout, ShownColumns } from './shownColumns';
import { freshUi, type SheetUi } from './ui';

/**
 * One sheet on screen: joins the rows, the view over them, the grid that draws them, the selection and the editor.
 * React mounts it and draws the bars, menus and strips from `ui`.
 */
export class SheetController implements HeaderHost {
  readonly api: GridApi<Place>;
  readonly view: SheetView;
  readonly look: CellLook;
  readonly geometry: Geometry;
  readonly overlay: Overlay;
  readonly editor: CellEditor;
  readonly actions: SheetActions;
  readonly clipboard: ClipboardActions;
  readonly fills: FillActions;
  readonly shownColumns: ShownColumns;
  readonly refused = new Refused();
  readonly headers = new Set<SheetHeader>();
  readonly byKey: Map<string, ColumnDescription>;
  selection: sel.Selection = sel.start;
  copied: sel.CellRange | null = null;
  filling: sel.CellRange | null = null;
  focused = false;
  /** Places the grid has; those beyond the rows shown are filtered out. */
  places: number;
  ui: SheetUi;
  /** The search box, so that Ctrl+F can reach it. */
  searchBox: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly pointer: SheetPointer;
  private unsubscribe: () => void;
  private statsTimer = 0;
  private drawing = 0;
  private destroyed = false;

  constructor(
    readonly root: HTMLElement,
    public props: SheetProps,
  ) {
    const { table, rows, language, layout } = props;
    const columns = props.columns ?? table.columns;
    this.byKey = new Map(columns.map((c) => [c.key, c]));
    this.view = new SheetView(rows, columns, language);
    this.look = new CellLook(this.view, this.refused);
    this.look.isRowSelected = (place) => this.isRowSelected(place);
    this.look.labelKey = () => this.labelKey();
    this.look.markOf = (rowId) => this.props.marks?.get(rowId);
    this.shownColumns = new ShownColumns(this, layout);
    applyLayout(this.view, this.byKey, layout);
    this.ui = freshUi(this.view, this.shownColumns.visible);
    this.places = this.view.count;
    const shell = document.createElement('div');
    shell.className = 'cf-grid';
    root.append(shell);
    this.api = createSheetGrid(shell, this);
    this.geometry = new Geometry(this.api, shell, this.byKey);
    this.overlay = new Overlay(this.geometry);
    this.editor = new CellEditor({
      onKey: (event) => runKey(this, event),
      target: () => editTarget(this),
      onCommit: (text, choice, finish) => this.actions.commitEditor(text, choice, finish),
      onCancel: () => this.draw(),
      onFocusChange: (focused) => {
        this.focused = focused;
        this.draw();
      },
      cellBox: () => activeBox(this),
      language: () => this.language,
    });
    root.append(this.editor.root);
    this.actions = new SheetActions(this);
    this.fills = new FillActions(this);
    this.clipboard = new ClipboardActions(this);
    this.clipboard.listen();
    this.pointer = new SheetPointer(this);
    this.geometry.refresh();
    this.unsubscribe = rows.subscribe((change) => this.onRows(change));
    // The first paint is the cells'; selection and totals come right after it.
    requestAnimationFrame(() => window.setTimeout(() => this.afterPaint()));
  }

  private afterPaint(): void {
    if (this.destroyed) return;
    this.draw();
    window.requestIdleCallback(
      () => {
        if (this.destroyed) return;
        this.refreshTotals();
        this.tellSelection();
      },
      { timeout: 300 },
    );
  }

  get rows(): SheetRows {
    return this.view.rows;
  }

  get language(): Language {
    return this.view.language;
  }

  get bounds(): sel.Bounds {
    return { rows: this.view.count, columns: this.geometry.columns.length };
  }

  get isEmpty(): boolean {
    return this.view.count === 0 || this.geometry.columns.length === 0;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): SheetUi => this.ui;

  setUi(changes: Partial<SheetUi>): void {
    this.ui = { ...this.ui, ...changes };
    for (const listener of this.listeners) listener();
  }

  /** A text of the component in the language of the moment. */
  words(...args: Parameters<typeof sheetText> extends [Language, ...infer Rest] ? Rest : never): string {
    return sheetText(this.language, ...args);
  }

  columnAt(position: number): ColumnDescription | undefined {
    return this.geometry.columns[position]?.description;
  }

  slotAt(row: number): number | undefined {
    return this.view.slotAt(row);
  }

  canEdit(column: ColumnDescription): boolean {
    return !this.props.readOnly && isEditable(column);
  }

  /** Takes new callbacks and flags; a new language repaints heads, cells and menus at once. */
  setProps(props: SheetProps): void {
    const before = this.props;
    this.props = props;
    if (props.rows !== this.view.rows) this.takeRows(props.rows);
    if (props.language !== before.language) {
      this.view.language = props.language;
      this.api.setGridOption('columnDefs', this.columnDefs());
      this.shownColumns.fitLanguage(before.language);
      this.nameInput();
      this.refresh();
      this.setUi({});
    } else if (props.marks !== before.marks) this.refresh();
  }

  /** The table was loaded anew: filters, order and the active record stay. */
  private takeRows(rows: SheetRows): void {
    const { active } = this.selection;
    const slot = this.slotAt(active.row);
    const rowId = slot === undefined ? null : this.rows.idAt(slot);
    this.unsubscribe();
    this.unsubscribe = rows.subscribe((change) => this.onRows(change));
    this.view.rows = rows;
    this.view.recompute();
    this.syncCount();
    this.copied = null;
    this.refresh();
    const found = rowId === null ? undefined : rows.slotOf(rowId);
    const row = found === undefined ? -1 : this.view.order.indexOf(found);
    this.select(
      row === active.row ? this.selection : sel.single({ row: row < 0 ? active.row : row, column: active.column }),
      null,
    );
  }

  columnDefs(): ReturnType<typeof gridColumns> {
    const { table } = this.props;
    return gridColumns(table, this.view.columns, this.shownColumns.visible, this.language, this.look, this);
  }

  // Selection

  select(selection: sel.Selection, reveal: sel.CellPosition | null = selection.active): void {
    this.selection = sel.clamp(selection, this.bounds);
    if (reveal && !this.isEmpty) this.geometry.reveal(sel.clampPosition(reveal, this.bounds));
    this.draw();
    this.tellSelection();
  }

  private isRowSelected(place: number): boolean {
    return sel.allRanges(this.selection).some((r) => place >= r.top && place <= r.bottom);
  }

  /** Draws the selection on the next frame. */
  draw(): void {
    if (this.drawing || this.destroyed) return;
    this.drawing = requestAnimationFrame(() => {
      this.drawing = 0;
      if (this.destroyed) return;
      const empty = this.isEmpty;
      this.overlay.draw({
        ranges: empty ? [] : sel.allRanges(this.selection),
        active: empty ? { row: -1, column: -1 } : this.selection.active,
        copied: this.copied,
        filling: this.filling,
        focused: this.focused,
        showHandle: !empty && !this.editor.isEditing && !this.props.readOnly && this.selection.others.length === 0,
      });
      this.api.refreshCells({ columns: [ROW_NUMBERS], suppressFlash: true });
      this.editor.place();
      this.nameInput();
    });
  }

  private tellSelection(): void {
    const { onSelection } = this.props;
    if (!onSelection) return;
    window.clearTimeout(this.statsTimer);
    this.statsTimer = window.setTimeout(() => {
      if (!this.destroyed) onSelection(selectionReport(this));
    }, 60);
  }

  // Sort, filter, search

  setFilter(key: string, filter: ColumnFilter | null): void {
    const filters = { ...this.view.filters };
    if (filter && !isIdle(filter)) filters[key] = filter;
    else delete filters[key];
    const fewer = filter !== null && key in filters;
    this.view.filters = filters;
    this.arrange(!fewer);
  }

  clearFilters(): void {
    this.view.filters = {};
    this.view.search = '';
    this.arrange(true);
  }

  setSearch(text: string): void {
    if (text === this.view.search) return;
    this.view.search = text;
    this.arrange(text === '');
  }

  /** @param add keep the present keys before this one */
  setSort(key: string, descending: boolean | null, add = false): void {
    const others = this.view.sort.filter((s) => s.key !== key);
    const known = this.view.sort.findIndex((s) => s.key === key);
    if (descending === null) this.view.sort = others;
    else if (!add) this.view.sort = [{ key, descending }];
    else if (known >= 0) this.view.sort = this.view.sort.map((s) => (s.key === key ? { key, descending } : s));
    else this.view.sort = [...others, { key, descending }];
    this.arrange(false);
  }

  setSortKeys(keys: SortKey[]): void {
    this.view.sort = keys.filter((s) => this.byKey.has(s.key));
    this.arrange(false);
  }

  /** Makes a record active and brings it into sight; false where it is not shown. */
  reveal(rowId: string, key?: string): boolean {
    const slot = this.rows.slotOf(rowId);
    const row = slot === undefined ? -1 : this.view.order.indexOf(slot);
    if (row < 0) return false;
    const at = key ? this.geometry.columns.findIndex((c) => c.description.key === key) : -1;
    this.select(sel.single({ row, column: at >= 0 ? at : this.selection.active.column }));
    return true;
  }

  /**
   * Applies filters, search and sort to all rows.
   * @param keep where rows come back (a filter removed), the active record stays active and in sight; a new order or a
   *   narrower filter is read from its top
   */
  arrange(keep: boolean): void {
    const slot = this.slotAt(this.selection.active.row);
    this.view.recompute();
    this.syncCount();
    this.copied = null;
    this.refresh();
    const row = keep && slot !== undefined ? Math.max(0, this.view.order.indexOf(slot)) : 0;
    this.select(sel.single({ row, column: this.selection.active.column }), keep ? undefined : null);
    if (!keep && this.view.count > 0) this.api.ensureIndexVisible(0, 'top');
    this.shownColumns.tellLayout();
  }

  /** Groups rows by the columns, outermost first; no column: rows stand alone again. */
  setGroups(keys: string[]): void {
    this.view.groups = keys.filter((key) => this.byKey.has(key));
    this.view.closed.clear();
    this.arrange(false);
  }

  /** Opens or closes the group at a place; false where there is none. */
  toggleGroup(place: number): boolean {
    if (!this.view.toggleGroup(place)) return false;
    this.syncCount();
    this.refresh();
    this.select(sel.single({ row: place, column: this.selection.active.column }), null);
    return true;
  }

  /** Group rows are named under the name of the records, where it is shown. */
  private labelKey(): string | undefined {
    // The grid asks for its first cells while it is being made.
    const columns = this.geometry?.columns ?? [];
    const name = columns.find((column) => column.description.key === this.props.table.nameColumn);
    return (name ?? columns[0])?.description.key ?? this.props.table.nameColumn;
  }

  sortOf(key: string): { position: number | null; descending: boolean } | null {
    const at = this.view.sort.findIndex((s) => s.key === key);
    if (at < 0) return null;
    return { position: this.view.sort.length > 1 ? at + 1 : null, descending: this.view.sort[at]!.descending };
  }

  isFiltered(key: string): boolean {
    return key in this.view.filters;
  }

  menuLabel(column: ColumnDescription): string {
    return this.words('columnMenu', { column: columnLabel(column, this.language) });
  }

  openMenu(key: string, button: HTMLElement): void {
    this.editor.finish('stay');
    this.setUi({ menu: { key, anchor: button.getBoundingClientRect() }, context: null });
  }

  /** The grid moved, resized or hid columns. */
  onColumns(): void {
    if (!this.geometry) return;
    this.geometry.refresh();
    this.select(this.selection, null);
    this.shownColumns.tellLayout();
  }

  onScroll(left: number): void {
    this.overlay?.clip(left);
    if (this.editor?.isEditing) this.editor.place();
  }

  // Rows and edits

  /** Writes an edit here at once, hands it on, and takes back what is refused. */
  commit(edit: SheetEdit, refused: RefusedCell[] = []): Promise<void> {
    return commitEdit(this, edit, refused);
  }

  private onRows(change: RowsChange): void {
    const before = this.view.count;
    this.view.follow(change);
    if (this.view.count !== before || change.inserted.length > 0 || change.deleted.length > 0) this.syncCount();
    this.refresh();
    this.select(this.selection, null);
  }

  /** Tells the grid how many places there are. */
  private syncCount(): void {
    this.places = Math.max(this.places, this.view.count);
    growTo(this.api, this.view.count);
    this.api.onFilterChanged();
  }

  private refreshTotals(): void {
    this.look.totals = totalsOf(this.rows, this.view.columns, this.view.slots);
    this.look.forgetGroupTotals();
    const foot = this.api.getPinnedBottomRow(0);
    if (foot) this.api.refreshCells({ rowNodes: [foot], suppressFlash: true });
  }

  /** Redraws cells in sight, totals and heads. */
  refresh(): void {
    this.refreshTotals();
    this.api.refreshCells({ force: true, suppressFlash: true });
    for (const header of this.headers) header.update();
    this.setUi({
      shown: this.view.slots.length,
      all: this.rows.count,
      groups: this.view.groups,
      filters: this.view.filters,
      sort: this.view.sort,
      search: this.view.search,
      stale: this.view.stale,
      refused: this.refused.size,
    });
  }

  /** Names the active cell to screen readers. */
  private nameInput(): void {
    const { active } = this.selection;
    const column = this.columnAt(active.column);
    if (!column || (this.slotAt(active.row) === undefined && !this.look.isGroup(active.row))) {
      this.editor.input.setAttribute('aria-label', this.props.table.label[this.language]);
      return;
    }
    const place = this.words('cellAt', { column: columnLabel(column, this.language), row: active.row + 1 });
    this.editor.input.setAttribute('aria-label', `${place} ${this.look.text(active.row, column)}`);
  }

  destroy(): void {
    this.destroyed = true;
    window.clearTimeout(this.statsTimer);
    this.shownColumns.destroy();
    cancelAnimationFrame(this.drawing);
    this.unsubscribe();
    this.pointer.destroy();
    this.api.destroy();
    this.root.replaceChildren();
  }
}
