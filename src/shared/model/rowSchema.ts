import { z } from 'zod';
import type { Issue } from '../issue';
import { checkCell } from './checkCell';
import type { CellValue, ColumnDescription, TableDescription } from './describe';
import { refTextKey, storedColumns } from './index';
import { type CellContext, type ParsedValue, parseValue } from './parseValue';

export { checkCell } from './checkCell';
export { checkRow } from './checkRow';

/** A row as the SQL table holds it. */
export type StoredRow = Record<string, string | number | null>;

/** Owner column of a table's rows, or null for rows of the store itself. */
export function ownerKey(table: TableDescription): 'countyId' | 'planId' | null {
  return table.owner === 'county' ? 'countyId' : table.owner === 'plan' ? 'planId' : null;
}

/** A typed value as its SQL column holds it: yes and no as 1 and 0. */
export function toStored(value: CellValue): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value === '' ? null : value;
}

/** A stored value as the grid and the exports show it. */
export function fromStored(column: ColumnDescription, value: string | number | null): CellValue {
  return column.kind === 'boolean' && value !== null ? value === 1 : value;
}

function storedValue(column: ColumnDescription): z.ZodType<string | number | null> {
  const base = z.union([z.string(), z.number(), z.null()]);
  return base.superRefine((value, context) => {
    const issue = checkCell(column, value);
    if (issue) context.addIssue({ code: 'custom', message: issue.code, params: issue.params });
  });
}

const schemas = new Map<string, z.ZodObject>();

/**
 * Schema of a table's stored row: id, owner, described columns, the text beside each link, and where it came from.
 * Issues carry the code of checkCell as message. Unknown keys are refused.
 */
export function rowSchema(table: TableDescription): z.ZodObject {
  const known = schemas.get(table.entity);
  if (known) return known;
  const shape: Record<string, z.ZodType> = { id: z.string().min(1) };
  const owner = ownerKey(table);
  if (owner) shape[owner] = z.string().min(1);
  for (const column of storedColumns(table)) {
    shape[column.key] = storedValue(column);
    const textKey = refTextKey(column);
    if (textKey) shape[textKey] = z.string().nullable();
  }
  shape.extra = z.string().nullable();
  shape.batchId = z.string().nullable();
  shape.sourceSheet = z.int().min(0).nullable();
  shape.sourceRow = z.int().min(1).nullable();
  const schema = z.strictObject(shape);
  schemas.set(table.entity, schema);
  return schema;
}

/**
 * Reads what a user types or pastes into a cell, or what a file holds, and judges it.
 * @returns value and issue; an issue of severity `error` leaves the value null, except CELL_REQUIRED
 */
export function parseTyped(column: ColumnDescription, text: string, context: CellContext = {}): ParsedValue {
  const parsed = parseValue(column, text, context);
  if (parsed.issue?.severity === 'error') return parsed;
  const wrong: Issue | null = checkCell(column, parsed.value);
  return wrong ? { value: null, issue: { ...wrong, params: { text, ...wrong.params } } } : parsed;
}
