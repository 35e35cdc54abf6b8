import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  createGrid,
  ExternalFilterModule,
  type GridApi,
  LocaleModule,
  PinnedRowModule,
  RenderApiModule,
  ScrollApiModule,
} from 'ag-grid-community';
import { gridTheme } from '../../../theme/gridTheme';
import { ROW_HEIGHT } from '../../../theme/tokens';
import type { Place } from './columns';
import type { SheetController } from './controller';
import { columnStates } from './shownColumns';

const modules = [
  ClientSideRowModelModule,
  ClientSideRowModelApiModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  CellStyleModule,
  ExternalFilterModule,
  LocaleModule,
  PinnedRowModule,
  RenderApiModule,
  ScrollApiModule,
];

const HEADER_HEIGHT = 40;
const GROUP_HEIGHT = 24;

/**
 * Creates the grid that draws a sheet. Its rows are places on screen, not records: sorting and filtering change which
 * record stands at a place and how many places there are, and the grid never has to sort or move 100,000 nodes.
 * The plain grid is used rather than its React wrapper: cells are drawn without a component each, and mouse, keyboard
 * and editing are the sheet's own.
 */
export function createSheetGrid(element: HTMLElement, sheet: SheetController): GridApi<Place> {
  const places = newPlaces(sheet.view.count);
  const { layout, styleNonce } = sheet.props;
  const api = createGrid<Place>(
    element,
    {
      theme: gridTheme,
      ...(styleNonce ? { styleNonce } : {}),
      rowData: places,
      columnDefs: sheet.columnDefs(),
      rowHeight: ROW_HEIGHT,
      headerHeight: HEADER_HEIGHT,
      groupHeaderHeight: GROUP_HEIGHT,
      pinnedBottomRowData: sheet.view.columns.some((c) => c.total) ? [{}] : [],
      isExternalFilterPresent: () => sheet.places > sheet.view.count,
      doesExternalFilterPass: (node) => node.sourceRowIndex < sheet.view.count,
      maintainColumnOrder: true,
      suppressCellFocus: true,
      suppressHeaderFocus: true,
      suppressRowHoverHighlight: true,
      suppressDragLeaveHidesColumns: true,
      suppressNoRowsOverlay: true,
      suppressOverlays: ['noRows', 'noMatchingRows'],
      suppressScrollOnNewData: true,
      preventDefaultOnContextMenu: true,
      animateRows: false,
      rowBuffer: 3,
      suppressColumnMoveAnimation: true,
      onDisplayedColumnsChanged: () => sheet.onColumns(),
      onColumnResized: () => sheet.onColumns(),
      onColumnMoved: () => sheet.onColumns(),
      onBodyScroll: (event) => sheet.onScroll(event.left),
    },
    { modules },
  );
  if (layout?.columns) {
    api.applyColumnState({ state: columnStates(sheet.byKey, layout), applyOrder: true });
  }
  return api;
}

/** How many places the grid has, shown or not. */
export function placesOf(api: GridApi<Place>): number {
  let have = 0;
  api.forEachLeafNode(() => {
    have++;
  });
  return have;
}

/** Gives the grid at least this many places. */
export function growTo(api: GridApi<Place>, count: number): void {
  const have = placesOf(api);
  if (have >= count) return;
  api.applyTransaction({ add: newPlaces(count - have) });
}

function newPlaces(count: number): Place[] {
  return new Array<Place>(count).fill({});
}
