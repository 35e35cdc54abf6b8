import {
  CHANGE_FIELDS,
  type ChangeFields,
  type ChangeType,
  type FrameChange,
  type Measure,
} from '../../../shared/frame/change';
import type { SqlRow, SqlValue } from '../../store/tableWriter';

/** Fields kept in a column of another form than their own. */
const LISTS: ReadonlySet<keyof ChangeFields> = new Set(['elements', 'opens']);

/** A list of codes as the grid shows it: separated by ";", or as JSON where a code holds one itself. */
export function joinCodes(codes: readonly string[]): string {
  return codes.some((code) => /[;；[]/.test(code) || code !== code.trim()) ? JSON.stringify(codes) : codes.join(';');
}

export function splitCodes(text: string): string[] {
  if (text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text);
      if (Array.isArray(list)) return list.map(String);
    } catch {
      // Somebody's code begins with a bracket: taken as typed.
    }
  }
  return text
    .split(/[;；]/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
}

/** A change of the vocabulary from its row. What a type does not know is left out; what it needs and is empty stays empty. */
export function changeOfRow(row: SqlRow): FrameChange {
  const type = row.type as ChangeType;
  const { needs, may } = CHANGE_FIELDS[type];
  const fields: Record<string, unknown> = {};
  for (const key of needs) fields[key] = fieldOf(row, key) ?? emptyField(key);
  for (const key of may) {
    const value = fieldOf(row, key);
    if (value !== null) fields[key] = value;
  }
  return {
    id: row.id as string,
    type,
    position: (row.position as number | null) ?? 0,
    name: row.name as string,
    inTarget: row.inTarget === 1,
    measure: row.measure as string | null,
    dueYear: row.dueYear as number | null,
    ...fields,
  } as FrameChange;
}

function fieldOf(row: SqlRow, key: keyof ChangeFields): unknown {
  if (key === 'at') return row.atPercent === null ? null : (row.atPercent as number) / 100;
  const value = row[key] as SqlValue;
  if (value === null || value === undefined) return null;
  if (LISTS.has(key)) return splitCodes(String(value));
  if (key === 'remote') return value === 1;
  return value;
}

function emptyField(key: keyof ChangeFields): unknown {
  if (LISTS.has(key)) return [];
  return ['lengthKm', 'at', 'customers', 'kvar'].includes(key) ? 0 : '';
}

/** The row of a change, without its owner; fields that its type does not know become empty. */
export function rowOfChange(change: FrameChange): SqlRow {
  const row: SqlRow = {
    id: change.id,
    name: change.name,
    type: change.type,
    position: change.position,
    inTarget: change.inTarget ? 1 : 0,
    measure: change.measure,
    dueYear: change.dueYear,
  };
  const { needs, may } = CHANGE_FIELDS[change.type];
  const known = new Set<string>([...needs, ...may]);
  for (const key of ALL_FIELDS) {
    const value = known.has(key) ? (change as Partial<ChangeFields>)[key] : undefined;
    const column = key === 'at' ? 'atPercent' : key;
    if (value === undefined) row[column] = null;
    else if (Array.isArray(value)) row[column] = value.length === 0 ? null : joinCodes(value);
    else if (typeof value === 'boolean') row[column] = value ? 1 : 0;
    else row[column] = key === 'at' ? (value as number) * 100 : value;
  }
  return row;
}

const ALL_FIELDS = [
  ...new Set(Object.values(CHANGE_FIELDS).flatMap(({ needs, may }) => [...needs, ...may])),
] as (keyof ChangeFields)[];

export function measureOfRow(row: SqlRow): Measure {
  const live = row.liveSharePercent as number | null;
  return {
    id: row.id as string,
    project: row.projectId as string,
    name: row.name as string,
    year: row.year as number | null,
    constructionCustomers: row.constructionCustomers as number | null,
    constructionHours: row.constructionHours as number | null,
    liveShare: live === null ? null : live / 100,
  };
}

export function rowOfMeasure(measure: Measure): SqlRow {
  const { id, name, year, constructionCustomers, constructionHours, liveShare } = measure;
  return {
    ...{ id, name, year, constructionCustomers, constructionHours },
    projectId: measure.project,
    liveSharePercent: liveShare === null ? null : liveShare * 100,
  };
}
