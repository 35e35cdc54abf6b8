import { type ReactNode, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { SheetController } from './grid/controller';
import { printColumns, printRows } from './grid/printout';
import { Bar } from './parts/Bar';
import { ColumnMenu } from './parts/ColumnMenu';
import { ContextMenu } from './parts/ContextMenu';
import { ReplacePanel } from './parts/ReplacePanel';
import { Strip } from './parts/Strip';
import { useSheetUi } from './parts/useSheetUi';
import type { SheetProps } from './types';
import './sheet.css';

/**
 * A table to work in as in Excel. It knows its rows, its column descriptions and the language; where edits go and where
 * news comes from is the caller's matter (`onEdit`, `rows.applyPatch`). Fills the height of its parent.
 */
export function Sheet(props: SheetProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [sheet, setSheet] = useState<SheetController | null>(null);

  // A new table is a new sheet; everything else, a reloaded table's rows too, is taken over by the present one. In the
  // layout phase, so that bar and cells come with the same paint.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other props reach the controller through setProps
  useLayoutEffect(() => {
    const controller = new SheetController(host.current!, latest.current);
    setSheet(controller);
    return () => {
      setSheet(null);
      controller.destroy();
    };
  }, [props.table, props.columns]);

  useEffect(() => sheet?.setProps(props));

  useImperativeHandle(
    props.handle,
    () => ({
      focus: () => sheet?.editor.focus(),
      reveal: (rowId, key) => sheet?.reveal(rowId, key) ?? false,
      setFilter: (key, filter) => sheet?.setFilter(key, filter),
      clearFilters: () => sheet?.clearFilters(),
      setSearch: (text) => sheet?.setSearch(text),
      setSort: (keys) => sheet?.setSortKeys(keys),
      setGroups: (keys) => sheet?.setGroups(keys),
      layout: () => sheet?.shownColumns.layout() ?? {},
      applyLayout: (layout) => sheet?.shownColumns.apply(layout),
      printColumns: () => (sheet ? printColumns(sheet) : []),
      printRows: (keys, limit) => (sheet ? printRows(sheet, keys, limit) : { rows: [], totals: null }),
      replace: () => sheet?.setUi({ isReplacing: true }),
    }),
    [sheet],
  );

  return (
    <div className="cf-sheet">
      {sheet && <Bar sheet={sheet} tools={props.tools} />}
      {sheet && <Strip sheet={sheet} />}
      <div className="cf-body">
        <div className="cf-host" ref={host} />
        {sheet && <Nothing sheet={sheet} empty={props.empty} />}
      </div>
      {sheet && <ColumnMenu sheet={sheet} />}
      {sheet && <ContextMenu sheet={sheet} />}
      {sheet && <ReplacePanel sheet={sheet} />}
    </div>
  );
}

/** What stands where rows would be: the caller's empty state, or the way out of filters that let nothing through. */
function Nothing({ sheet, empty }: { sheet: SheetController; empty: ReactNode }): ReactNode {
  const ui = useSheetUi(sheet);
  if (ui.shown > 0) return null;
  if (ui.all === 0) return <div className="cf-empty">{empty ?? sheet.words('emptyTable')}</div>;
  return (
    <div className="cf-empty">
      {sheet.words('emptyFiltered')}
      <button type="button" className="cf-link" onClick={() => sheet.clearFilters()}>
        {sheet.words('clearAll')}
      </button>
    </div>
  );
}
