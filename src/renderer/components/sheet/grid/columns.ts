import type { CellClassParams, ColDef, ColGroupDef, ValueGetterParams } from 'ag-grid-community';
import type { Language } from '../../../../shared/messages';
import type { ColumnDescription, TableDescription } from '../../../../shared/model/describe';
import { sheetText } from '../../../i18n/sheet';
import { isNumeric } from '../model/format';
import type { CellLook } from './cellLook';
import { type HeaderHost, type HeaderParams, SheetHeader } from './header';
import { columnWidth } from './widths';

/** Column id of the row numbers at the left edge. */
export const ROW_NUMBERS = '#';

/**
 * A grid row is a place on screen; which record stands there is looked up by its index when it is drawn. Places carry
 * no data of their own, so that all of them share one object.
 */
export type Place = Record<string, never>;

/** Columns shown without being asked for: those marked so, or all of them where none is. */
export function shownByDefault(table: TableDescription): Set<string> {
  const marked = table.columns.filter((c) => c.shown || c.frozen);
  return new Set((marked.some((c) => c.shown) ? marked : table.columns).map((c) => c.key));
}

/** Whether the user may type into the column. */
export function isEditable(column: ColumnDescription): boolean {
  return column.editable ?? column.computed === undefined;
}

/** Heading of a column without its unit. */
export function columnLabel(column: ColumnDescription, language: Language): string {
  return column.label[language];
}

/** Grid columns of a table: row numbers, then the described columns under their group headings. */
export function gridColumns(
  table: TableDescription,
  columns: ColumnDescription[],
  visible: Set<string>,
  language: Language,
  look: CellLook,
  host: HeaderHost,
): (ColDef<Place> | ColGroupDef<Place>)[] {
  const defs: (ColDef<Place> | ColGroupDef<Place>)[] = [rowNumberColumn(look, language)];
  let open = null as { name: string; def: ColGroupDef<Place> } | null;
  for (const column of columns) {
    const def = dataColumn(column, table.nameColumn, visible.has(column.key), language, look, host);
    const name = column.group?.zh;
    if (!name || column.frozen) {
      open = null;
      defs.push(def);
      continue;
    }
    if (open?.name !== name) {
      const group: ColGroupDef<Place> = {
        groupId: `${name}/${column.key}`,
        headerName: column.group![language],
        headerClass: 'cf-group',
        children: [],
      };
      open = { name, def: group };
      defs.push(group);
    }
    open.def.children.push(def);
  }
  return defs;
}

function rowNumberColumn(look: CellLook, language: Language): ColDef<Place> {
  return {
    colId: ROW_NUMBERS,
    headerName: '',
    pinned: 'left',
    lockPosition: 'left',
    lockPinned: true,
    suppressMovable: true,
    resizable: false,
    sortable: false,
    width: 52,
    cellClass: 'cf-row-number',
    headerClass: 'cf-corner',
    valueGetter: (p) => (p.node?.rowPinned ? sheetText(language, 'total') : look.rowNumber(p.node?.rowIndex ?? 0)),
    cellClassRules: {
      'cf-row-selected': (p) => isRow(p) && look.isRowSelected(p.node.rowIndex!),
      'cf-group-row': (p) => isRow(p) && look.isGroup(p.node.rowIndex!),
      'cf-marked': (p) => isRow(p) && look.isMarked(p.node.rowIndex!),
    },
  };
}

function isRow(p: CellClassParams<Place>): boolean {
  return p.node.rowIndex !== null && !p.node.rowPinned;
}

function dataColumn(
  column: ColumnDescription,
  rowKey: string,
  visible: boolean,
  language: Language,
  look: CellLook,
  host: HeaderHost,
): ColDef<Place> {
  const classes = ['cf-cell'];
  if (isNumeric(column)) classes.push('cf-figure');
  if (column.kind === 'code' || column.kind === 'date' || column.kind === 'dateTime') classes.push('cf-tabular');
  if (!isEditable(column)) classes.push('cf-readonly');
  return {
    colId: column.key,
    // A zero-width space lets a heading such as Public/dedicated break.
    headerName: columnLabel(column, language).replaceAll('/', '/\u200b'),
    headerComponent: SheetHeader,
    headerComponentParams: { description: column, host } satisfies HeaderParams,
    headerClass: isNumeric(column) ? 'cf-head-figure' : undefined,
    ...(column.frozen ? { initialPinned: 'left' as const } : {}),
    lockPinned: true,
    initialHide: !visible,
    initialWidth: columnWidth(column, language),
    minWidth: 40,
    sortable: false,
    cellClass: classes,
    valueGetter: (p: ValueGetterParams<Place>) =>
      p.node?.rowPinned ? look.totalText(column) : look.text(p.node?.rowIndex ?? -1, column),
    cellClassRules: {
      'cf-group-row': (p) => isRow(p) && look.isGroup(p.node.rowIndex!),
      'cf-unknown': (p) => isRow(p) && look.isUnknown(p.node.rowIndex!, column),
      'cf-unlinked': (p) => isRow(p) && column.kind === 'ref' && look.isUnlinked(p.node.rowIndex!, column),
      'cf-invalid': (p) => isRow(p) && look.isInvalid(p.node.rowIndex!, column, rowKey),
      'cf-warned': (p) => isRow(p) && look.isWarned(p.node.rowIndex!, column, rowKey),
      'cf-imported': (p) => isRow(p) && look.isImported(p.node.rowIndex!, column),
    },
  };
}
