import type { ImportMapping, InspectedSheet, InspectedTable, Inspection } from '../../../shared/api/inspection';
import type { Issue } from '../../../shared/issue';
import type { CellCounts, SheetInfo, SheetSource, WorkbookInfo } from '../sheetCells';
import type { EarlyFindings } from './earlyScan';
import { FormulaTally } from './formulas';
import { buildMapping, tableRange } from './mapping';
import { findTables, MOST_TABLE_COLUMNS } from './tables';
import { cellName } from './text';
import type { FoundTable } from './types';

/** A table with the mapping proposed for it. */
export interface UnderstoodTable {
  table: FoundTable;
  mapping: ImportMapping;
}

export interface UnderstoodWorkbook {
  inspection: Inspection;
  /** In the order of the inspection: by sheet, then by place on the sheet. */
  tables: UnderstoodTable[];
}

/**
 * Describes a workbook as countyframe.inspection/1.
 * @param info what the reader found out about the file
 * @param sheets its sheets with their cells
 */
export function inspectWorkbook(info: WorkbookInfo, sheets: readonly SheetSource[]): Inspection {
  return understandWorkbook(info, sheets).inspection;
}

/**
 * Inspects a workbook and proposes a mapping for each of its tables.
 * @param counts cells as stored by sheet index, where `--cells` asked for them
 * @param until `performance.now()` at which looking for tables ends; sheets not looked at by then are told
 * @param early what was found out about a sheet while it was read, if anything
 */
export function understandWorkbook(
  info: WorkbookInfo,
  sheets: readonly SheetSource[],
  counts?: ReadonlyMap<number, CellCounts>,
  until = Number.POSITIVE_INFINITY,
  early?: (info: SheetInfo) => EarlyFindings | null,
): UnderstoodWorkbook {
  const scans = sheets.map((sheet): SheetScan => {
    const found = early?.(sheet.info) ?? null;
    const formulas = found?.formulas ?? new FormulaTally();
    if (!found) for (const chunk of sheet.chunks) formulas.add(chunk);
    const tables = findTables(sheet, until, found);
    return { info: sheet.info, tables: tables ?? [], isCut: tables === null, formulas };
  });
  return assemble(info, scans, counts);
}

/** What is known of a sheet once its chunks have gone by. */
export interface SheetScan {
  info: SheetInfo;
  tables: FoundTable[];
  /** Time ran out before all of it was looked at. */
  isCut?: boolean;
  formulas: FormulaTally;
}

/** Puts the sheets' findings together. */
export function assemble(
  info: WorkbookInfo,
  scans: readonly SheetScan[],
  counts?: ReadonlyMap<number, CellCounts>,
): UnderstoodWorkbook {
  const tables: UnderstoodTable[] = [];
  const issues: Issue[] = [...info.issues];
  const sheets = scans.map((scan): InspectedSheet => {
    const understood = scan.tables.map((table, i) => ({ table, mapping: buildMapping(table, scan.info, i) }));
    tables.push(...understood);
    const toldByReader = info.issues.some(
      (i) => i.code === 'FORMULA_WITHOUT_RESULT' && i.where?.sheet === scan.info.name,
    );
    issues.push(...sheetIssues(scan, understood, toldByReader));
    const cells = counts?.get(scan.info.index);
    return {
      name: scan.info.name,
      visible: scan.info.visibility === 'visible',
      tables: understood.map(inspectedTable),
      ...(cells ? { cells: { ...cells } } : {}),
    };
  });
  const { name, bytes, sha256, kind, encoding } = info.file;
  return {
    inspection: { format: 'countyframe.inspection/1', file: { name, bytes, sha256, kind, encoding }, sheets, issues },
    tables,
  };
}

function inspectedTable({ table, mapping }: UnderstoodTable): InspectedTable {
  return {
    range: tableRange(table),
    headerRows: mapping.headerRows,
    columns: mapping.columns.map(({ letter, path, field, unit }) => ({
      letter,
      path,
      field: field === 'extra' ? null : field,
      unit,
    })),
    firstDataRow: mapping.firstDataRow,
    lastDataRow: mapping.lastDataRow,
    dataRowCount: table.dataRowCount,
    skipped: table.skipped.map(({ row, why }) => ({ row: row + 1, why })),
    entity: mapping.entity,
  };
}

function sheetIssues(
  { info, formulas, isCut }: SheetScan,
  understood: UnderstoodTable[],
  formulasTold: boolean,
): Issue[] {
  const issues: Issue[] = [];
  const sheet = info.name;
  if (info.visibility !== 'visible')
    issues.push({ severity: 'info', code: 'SHEET_HIDDEN', params: { sheet }, where: { sheet } });
  if (info.columnCount > MOST_TABLE_COLUMNS) {
    const params = { sheet, columns: info.columnCount, limit: MOST_TABLE_COLUMNS };
    issues.push({ severity: 'warning', code: 'SHEET_TOO_WIDE', params, where: { sheet } });
  }
  if (isCut) issues.push({ severity: 'warning', code: 'SHEET_NOT_UNDERSTOOD', params: { sheet }, where: { sheet } });
  else if (understood.length === 0 && info.rowCount > 0) {
    issues.push({ severity: 'info', code: 'SHEET_WITHOUT_TABLE', params: { sheet }, where: { sheet } });
  }
  if (formulas.first && !formulasTold) {
    issues.push({
      severity: 'warning',
      code: 'FORMULAS_WITHOUT_RESULT',
      params: { sheet, count: formulas.count },
      where: { sheet, cell: cellName(formulas.first.row, formulas.first.column) },
    });
  }
  for (const { table, mapping } of understood) {
    const where = { sheet, cell: mapping.range };
    if (mapping.entity === null)
      issues.push({ severity: 'info', code: 'TABLE_NOT_RECOGNISED', params: { sheet, range: mapping.range }, where });
    const hidden = table.hiddenRows.length;
    if (hidden > 0) {
      issues.push({
        severity: 'warning',
        code: 'ROWS_HIDDEN',
        params: { sheet, count: hidden, first: table.hiddenRows[0]! + 1 },
        where: { sheet, row: table.hiddenRows[0]! + 1 },
      });
    }
    if (table.skippedUnlisted > 0) {
      issues.push({
        severity: 'info',
        code: 'SKIPPED_NOT_LISTED',
        params: { sheet, count: table.skippedUnlisted },
        where,
      });
    }
  }
  return issues;
}
