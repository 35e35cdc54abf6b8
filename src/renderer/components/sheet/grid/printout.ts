import { unitWords } from '../../../../shared/model/unitWords';
import { isNumeric } from '../model/format';
import type { SheetController } from './controller';

/** A column as it can be printed. */
export interface PrintColumn {
  key: string;
  label: string;
  unit: string | null;
  group: string | null;
  /** Pixels on screen, at 12 px type. */
  width: number;
  isFigure: boolean;
  /** Kept at the left edge: repeated where columns go to further sheets of paper. */
  isFrozen: boolean;
  isShown: boolean;
}

export interface PrintRow {
  isGroup: boolean;
  number: string;
  texts: string[];
}

/** What a sheet shows, as texts: the rows that pass the filters in their order, with groups and totals. */
export interface Printout {
  rows: PrintRow[];
  /** null where nothing adds up. */
  totals: string[] | null;
}

/** @returns every column that can be printed, those on screen first and in their order there */
export function printColumns(sheet: SheetController): PrintColumn[] {
  const state = sheet.api.getColumnState();
  const shown = sheet.geometry.columns.map((column) => column.description.key);
  const rest = sheet.view.columns.map((column) => column.key).filter((key) => !shown.includes(key));
  return [...shown, ...rest].map((key) => {
    const column = sheet.byKey.get(key)!;
    const own = state.find((kept) => kept.colId === key);
    return {
      key,
      label: column.label[sheet.language],
      unit: unitWords(column.unit, sheet.language) || null,
      group: column.group?.[sheet.language] ?? null,
      width: own?.width ?? 100,
      isFigure: isNumeric(column),
      isFrozen: Boolean(own?.pinned),
      isShown: shown.includes(key),
    };
  });
}

/**
 * @param keys columns to print, in order
 * @param limit most rows
 */
export function printRows(sheet: SheetController, keys: string[], limit: number): Printout {
  const columns = keys.flatMap((key) => sheet.byKey.get(key) ?? []);
  const rows: PrintRow[] = [];
  for (let place = 0; place < Math.min(sheet.view.count, limit); place++) {
    const isGroup = sheet.look.isGroup(place);
    const texts = columns.map((column) => sheet.look.text(place, column));
    // On paper a group is always named, in the first column where the naming one is not printed.
    if (isGroup && !texts.includes(sheet.look.groupLabel(place))) texts[0] = sheet.look.groupLabel(place);
    rows.push({ isGroup, number: isGroup ? '' : sheet.look.rowNumber(place), texts });
  }
  const totals = columns.map((column) => sheet.look.totalText(column));
  return { rows, totals: totals.some((text) => text !== '') ? totals : null };
}
