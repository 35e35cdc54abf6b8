import type { Language } from '../../../../shared/messages';
import type { ColumnDescription } from '../../../../shared/model/describe';
import type { SheetView } from '../model/view';
import type { SheetLayout } from '../types';
import { ROW_NUMBERS, shownByDefault } from './columns';
import type { SheetController } from './controller';
import { columnWidth } from './widths';

/** Which columns are shown, how wide, in which order; and the layout that is remembered. */
export class ShownColumns {
  visible: Set<string>;
  private timer = 0;

  constructor(
    private readonly sheet: SheetController,
    layout: SheetLayout | undefined,
  ) {
    this.visible = startVisible(sheet.byKey, shownByDefault(sheet.props.table), layout);
  }

  setVisible(keys: Set<string>): void {
    const { sheet } = this;
    this.visible = keys;
    const all = sheet.view.columns.map((c) => c.key);
    sheet.api.setColumnsVisible(
      all.filter((key) => keys.has(key)),
      true,
    );
    sheet.api.setColumnsVisible(
      all.filter((key) => !keys.has(key)),
      false,
    );
    sheet.setUi({ visible: keys });
    this.tellLayout();
  }

  isFrozen(key: string): boolean {
    return Boolean(this.sheet.api.getColumnState().find((column) => column.colId === key)?.pinned);
  }

  /** Keeps a column at the left edge while scrolling, or lets it go. */
  freeze(key: string, frozen: boolean): void {
    this.sheet.api.applyColumnState({ state: [{ colId: key, pinned: frozen ? 'left' : null }] });
    this.tellLayout();
  }

  /** Puts columns, sort, filters and groups as a layout has them. */
  apply(layout: SheetLayout): void {
    const { sheet } = this;
    const usual = shownByDefault(sheet.props.table);
    this.visible = startVisible(sheet.byKey, usual, layout);
    sheet.api.applyColumnState({ state: columnStates(sheet.byKey, layout), applyOrder: true });
    sheet.setUi({ visible: this.visible });
    applyLayout(sheet.view, sheet.byKey, layout);
    sheet.arrange(false);
  }

  /** As wide as the cells in sight and the heading need. */
  fitColumn(key: string): void {
    const { sheet } = this;
    sheet.api.autoSizeColumns([key]);
  }

  resetColumns(): void {
    const { sheet } = this;
    this.visible = shownByDefault(sheet.props.table);
    sheet.api.applyColumnState({
      state: [
        { colId: ROW_NUMBERS },
        ...sheet.view.columns.map((c) => ({
          colId: c.key,
          width: columnWidth(c, sheet.language),
          hide: !this.visible.has(c.key),
          pinned: c.frozen ? ('left' as const) : null,
        })),
      ],
      applyOrder: true,
    });
    sheet.setUi({ visible: this.visible });
    this.tellLayout();
  }

  /** Tells the layout once things have come to rest. */
  tellLayout(): void {
    const { sheet } = this;
    const { onLayout } = sheet.props;
    if (!onLayout) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      onLayout(this.layout());
    }, 300);
  }

  layout(): SheetLayout {
    const { sheet } = this;
    return {
      columns: sheet.api
        .getColumnState()
        .filter((c) => c.colId !== ROW_NUMBERS)
        .map((c) => ({
          key: c.colId,
          width: c.width ?? 0,
          shown: !c.hide,
          ...(Boolean(c.pinned) === Boolean(sheet.byKey.get(c.colId)?.frozen) ? {} : { frozen: Boolean(c.pinned) }),
        })),
      sort: sheet.view.sort,
      filters: sheet.view.filters,
      search: sheet.view.search,
      ...(sheet.view.groups.length > 0 ? { groups: sheet.view.groups } : {}),
    };
  }

  /** Widths nobody has changed follow the headings of the new language. */
  fitLanguage(before: Language): void {
    const { sheet } = this;
    const state = sheet.api.getColumnState().flatMap(({ colId, width }) => {
      const column = sheet.byKey.get(colId);
      return column && width === columnWidth(column, before)
        ? [{ colId, width: columnWidth(column, sheet.language) }]
        : [];
    });
    sheet.api.applyColumnState({ state });
  }

  destroy(): void {
    window.clearTimeout(this.timer);
  }
}

/** Takes sort, filters and search of a remembered layout; columns that are no longer there are left out. */
export function applyLayout(
  view: SheetView,
  columns: Map<string, ColumnDescription>,
  layout: SheetLayout | undefined,
): void {
  if (!layout) return;
  view.sort = (layout.sort ?? []).filter((s) => columns.has(s.key));
  view.filters = Object.fromEntries(Object.entries(layout.filters ?? {}).filter(([key]) => columns.has(key)));
  view.search = layout.search ?? '';
  view.groups = (layout.groups ?? []).filter((key) => columns.has(key));
  if (view.isArranged) view.recompute();
}

function startVisible(
  columns: Map<string, ColumnDescription>,
  usual: Set<string>,
  layout: SheetLayout | undefined,
): Set<string> {
  if (!layout?.columns) return usual;
  const remembered = new Map(layout.columns.map((c) => [c.key, c.shown]));
  return new Set([...columns.keys()].filter((key) => remembered.get(key) ?? usual.has(key)));
}

/** A remembered layout as the grid takes it; columns the layout does not know come after it. */
export function columnStates(
  columns: ReadonlyMap<string, ColumnDescription>,
  layout: SheetLayout,
): { colId: string; width?: number; hide?: boolean; pinned?: 'left' | null }[] {
  return [
    { colId: ROW_NUMBERS },
    ...(layout.columns ?? []).flatMap((kept) => {
      const column = columns.get(kept.key);
      if (!column) return [];
      const pinned = (kept.frozen ?? column.frozen) ? ('left' as const) : null;
      return [{ colId: kept.key, ...(kept.width > 0 ? { width: kept.width } : {}), hide: !kept.shown, pinned }];
    }),
  ];
}
