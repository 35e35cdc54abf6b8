import type { ImportColumn, ImportMapping } from '../../../shared/api/inspection';
import { findTable } from '../../../shared/model';
import { importableEntities } from '../../../shared/model/importable';
import type { SheetInfo } from '../sheetCells';
import { mapColumns, missingFields } from './columns';
import { amountField, amountOfField } from './fields';
import { buildMapping, importColumn } from './mapping';
import { squeeze } from './text';
import type { FoundTable } from './types';

/** What is kept of a mapping that was used, to read the next file with that header alike. */
export interface RememberedMapping {
  entity: string;
  /** Whether somebody chose the entity against what the header and its title say. */
  isChosen: boolean;
  columns: {
    path: string[];
    field: string | null;
    unit: string | null;
    /** Unit the file's own header or unit line gave: another file may say another one. */
    headerUnit: string | null;
    fillDown: boolean;
    values?: Record<string, string>;
  }[];
}

const pathKey = (path: readonly string[]) =>
  path.map((label) => squeeze(label).replace(/(?:19|20)\d\d/g, 'YYYY')).join('\u0001');

/**
 * @param mapping a mapping with an entity, as it was used
 * @param table the table it was used for
 */
export function rememberMapping(mapping: ImportMapping, table: FoundTable, info: SheetInfo): RememberedMapping | null {
  const { entity } = mapping;
  if (entity === null) return null;
  const own = buildMapping(table, info, mapping.tableIndex, entity);
  const headerUnits = new Map(own.columns.map((column) => [column.letter, column.unit]));
  return {
    entity,
    isChosen: buildMapping(table, info, mapping.tableIndex).entity !== entity,
    columns: mapping.columns.map(({ letter, path, field, unit, fillDown, values }) => ({
      ...{ path, field, unit, fillDown },
      ...(values ? { values } : {}),
      headerUnit: headerUnits.get(letter) ?? null,
    })),
  };
}

/**
 * Lays a remembered mapping over a table whose header has the same fingerprint: fields, units and fill-down by column,
 * rows and samples of this table. Amounts by year follow the year of this table's label; a unit the user chose holds as
 * long as the file itself says no other. What is hidden stays offered and is not taken.
 * @param proposed what buildMapping says of the table
 * @returns the proposal itself where its title says that the rows are something else, or no sheet can hold what is remembered
 */
export function applyRemembered(
  remembered: RememberedMapping,
  proposed: ImportMapping,
  table: FoundTable,
  info: SheetInfo,
): ImportMapping {
  if (!importableEntities.includes(remembered.entity)) return proposed;
  const isOther = proposed.entity !== null && proposed.entity !== remembered.entity;
  if (isOther && !remembered.isChosen) return proposed;
  const known = new Map(remembered.columns.map((column) => [pathKey(column.path), column]));
  const fresh =
    remembered.entity === proposed.entity
      ? proposed.columns
      : mapColumns(table, remembered.entity).columns.map((mapped) => importColumn(mapped, false));
  const used = new Set<string>();
  const columns = fresh.map((column): ImportColumn => {
    const old = known.get(pathKey(column.path));
    if (!old) return column;
    const field = old.field === null ? null : sameAmountInYear(old.field, column);
    if (field !== null && field !== 'extra') {
      if (used.has(field)) return { ...column, field: 'extra' };
      used.add(field);
    }
    const isUnitChosen = old.unit !== old.headerUnit && column.unit === old.headerUnit;
    return {
      ...column,
      field,
      unit: isUnitChosen ? old.unit : column.unit,
      fillDown: old.fillDown,
      ...(old.values ? { values: old.values } : {}),
      confidence: 1,
      reason: { code: 'MAPPED_REMEMBERED', params: {} },
    };
  });
  const fields = new Set(columns.map((column) => column.field).filter((field) => field !== null));
  return {
    ...proposed,
    take: info.visibility === 'visible' && table.dataRowCount > 0,
    entity: remembered.entity,
    confidence: 1,
    reason: { code: 'ENTITY_REMEMBERED', params: {} },
    columns,
    missing: missingFields(findTable(remembered.entity), fields),
  };
}

function sameAmountInYear(field: string, column: ImportColumn): string {
  const amount = amountOfField(field);
  const own = column.field === null ? null : amountOfField(column.field);
  return amount?.year != null && own?.year != null ? amountField({ ...amount, year: own.year }) : field;
}
