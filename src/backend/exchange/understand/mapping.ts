import type { ImportColumn, ImportMapping } from '../../../shared/api/inspection';
import { findTable } from '../../../shared/model';
import type { SheetInfo } from '../sheetCells';
import { type MappedColumn, mapColumns } from './columns';
import { type Recognition, recogniseEntity } from './entity';
import { resolveField } from './fields';
import { fingerprintHeader } from './fingerprint';
import { cellName } from './text';
import type { FoundTable } from './types';

/** A1 range of a table, header to last record or total. */
export function tableRange({ range }: FoundTable): string {
  return `${cellName(range.firstRow, range.firstColumn)}:${cellName(range.lastRow, range.lastColumn)}`;
}

/** A column of a mapping as data. */
export function importColumn(mapped: MappedColumn, fillDown: boolean): ImportColumn {
  return {
    letter: mapped.column.letter,
    path: mapped.column.path,
    field: mapped.field ?? (mapped.idle ? null : 'extra'),
    unit: mapped.unit,
    fillDown,
    confidence: mapped.confidence,
    reason: mapped.reason,
    candidates: mapped.candidates.map(({ field, confidence }) => ({ field, confidence })),
    samples: mapped.column.sample.texts.slice(0, 3),
  };
}

/**
 * Whether empty cells of a column mean "as above": a group written once, left of what names the rows, filled in the first
 * record and in few of the others. Merged cells need no such guess.
 */
function isGroup(table: FoundTable, entity: string | null, mapped: MappedColumn, nameAt: number | undefined): boolean {
  const { sample, column } = mapped.column;
  if (entity === null || mapped.idle || !sample.firstFilled || sample.rows < 4) return false;
  if (sample.filled > sample.rows * 0.6 || sample.words < sample.filled) return false;
  const description = findTable(entity);
  const resolved = mapped.field === null ? null : resolveField(description, mapped.field);
  if (resolved && !['ref', 'text', 'enum'].includes(resolved.column.kind)) return false;
  if (resolved && description.identity.includes(resolved.key)) return false;
  // An outage that names no area is the whole feeder's, whatever stands above it.
  if (resolved && description.distinctBy?.includes(resolved.key)) return false;
  return nameAt !== undefined && column < nameAt && column !== table.sequenceColumn;
}

/**
 * The mapping proposed for a table.
 * @param info the table's sheet; tables of hidden sheets are not taken unless asked for
 * @param tableIndex 0-based position on the sheet
 * @param entity entity to map to instead of the recognised one
 */
export function buildMapping(
  table: FoundTable,
  info: SheetInfo,
  tableIndex: number,
  entity?: string | null,
): ImportMapping {
  const recognised: Recognition =
    entity === undefined
      ? recogniseEntity(table, info.name)
      : { entity, confidence: 1, reason: { code: 'ENTITY_CHOSEN', params: {} }, candidates: [] };
  const mapping = mapColumns(table, recognised.entity);
  const nameColumn = recognised.entity === null ? null : findTable(recognised.entity).nameColumn;
  const nameAt = mapping.columns.find((c) => c.field === nameColumn)?.column.column;
  return {
    sheetIndex: info.index,
    tableIndex,
    sheet: info.name,
    range: tableRange(table),
    take: recognised.entity !== null && info.visibility === 'visible' && table.dataRowCount > 0,
    entity: recognised.entity,
    confidence: recognised.confidence,
    reason: recognised.reason,
    candidates: recognised.candidates,
    headerRows: [table.firstRow + 1, table.lastRow + 1],
    firstDataRow: table.firstDataRow + 1,
    lastDataRow: table.lastDataRow + 1,
    columns: mapping.columns.map((mapped) => importColumn(mapped, isGroup(table, recognised.entity, mapped, nameAt))),
    missing: mapping.missing,
    takeRows: [],
    leaveRows: [],
    hiddenRows: 'leave',
    hiddenCount: table.hiddenRows.length,
    fingerprint: fingerprintHeader(table),
  };
}
