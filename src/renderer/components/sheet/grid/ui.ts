import type { PendingPaste } from '../edit/paste';
import type { ColumnFilter } from '../filters/model';
import type { SortKey } from '../model/order';
import type { SheetView } from '../model/view';

/** What the React parts around the grid draw. */
export interface SheetUi {
  shown: number;
  all: number;
  groups: string[];
  filters: Record<string, ColumnFilter>;
  sort: SortKey[];
  search: string;
  stale: boolean;
  menu: { key: string; anchor: DOMRect } | null;
  context: { x: number; y: number } | null;
  paste: PendingPaste | null;
  refused: number;
  notice: string | null;
  visible: ReadonlySet<string>;
  isReplacing: boolean;
}

/** The state a sheet begins with. */
export function freshUi(view: SheetView, visible: ReadonlySet<string>): SheetUi {
  return {
    shown: view.slots.length,
    groups: view.groups,
    all: view.rows.count,
    filters: view.filters,
    sort: view.sort,
    search: view.search,
    stale: false,
    menu: null,
    context: null,
    paste: null,
    refused: 0,
    notice: null,
    visible,
    isReplacing: false,
  };
}
