import { basename, extname } from 'node:path';
import type { ImportMapping } from '../../../shared/api/inspection';
import { AppError } from '../../../shared/appError';
import type { Issue } from '../../../shared/issue';
import { type FormValue, fillForm, type SheetEdit } from '../../exchange/form/fillForm';
import type { Store } from '../../store/store';
import { importFiles } from '../import/importFiles';
import { WorkFile, type WorkOptions } from '../import/workFile';
import type { Scope } from '../sheet/scope';
import { FieldValues } from './fieldValues';
import { CellLook, type FormTable, readFormTables } from './formRows';
import type { LoadedProfile } from './profiles';
import { editTable, type TableEdit } from './tableEdit';

/** A filled form. */
export interface FilledForm {
  fileName: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Columns that cannot be filled, rows that could not be matched, what a re-import would still change. */
  issues: Issue[];
}

/**
 * Writes the records of the store into a copy of a workbook: its sheets, header rows, order, units and styles stay.
 * The copy is read again at once; what it would change is told.
 * @param profile a form that is known, or a workbook with no mappings: then its tables are taken as they are recognised
 * @throws AppError where the workbook cannot be read, FORM_WITHOUT_TABLE
 */
export async function fillProfile(
  store: Store,
  scope: Scope,
  profile: Pick<LoadedProfile, 'fileName' | 'workbook' | 'mappings'>,
  options: WorkOptions = {},
): Promise<FilledForm> {
  const file = await WorkFile.open({ name: profile.fileName, bytes: profile.workbook }, options);
  file.recall(store);
  takeAsKnown(file, profile.mappings);
  const tables = await readFormTables(file, store, scope, options);
  if (tables.length === 0)
    throw new AppError('FORM_WITHOUT_TABLE', { file: profile.fileName }, { file: profile.fileName });
  const issues: Issue[] = [];
  const edits = sheetEdits(file, tables, store, scope, issues);
  const { kind } = file.inspection.file;
  let workbook = file.content;
  if (kind !== 'xlsx') {
    const { plainForm } = await import('../../exchange/form/plainForm');
    workbook = await plainForm(file.sheets);
    issues.push({ severity: 'info', code: 'FORM_CONVERTED', params: { kind } });
  }
  const sheetNames = file.sheets.map(({ info }) => info.name);
  const { bytes, movedBeneath } = await fillForm({ name: profile.fileName, bytes: workbook, sheetNames }, edits);
  for (const sheet of movedBeneath) {
    issues.push({ severity: 'warning', code: 'FORM_ROWS_MOVED', params: { sheet }, where: { sheet } });
  }
  const name = basename(profile.fileName);
  const fileName = `${name.slice(0, name.length - extname(name).length)}.xlsx`;
  issues.push(...(await readAgain(store, scope, fileName, bytes, options)));
  return { fileName, bytes, issues: issues.map((issue) => ({ ...issue, where: { file: fileName, ...issue.where } })) };
}

/** Lays the form's own mappings over the tables that are found; a table no mapping is of stays out. */
function takeAsKnown(file: WorkFile, known: readonly ImportMapping[]): void {
  // Somebody pointed at the header of a sheet on which none is found.
  for (const { sheetIndex } of known) file.openSheet(sheetIndex);
  for (const index of file.mappings.keys()) {
    const own = file.mappings[index]!;
    if (known.length === 0) {
      const sheet = file.sheet(own.sheetIndex)!;
      file.setMapping(index, { ...own, take: own.entity !== null && sheet.info.visibility === 'visible' });
      continue;
    }
    const wanted = known.find(
      ({ sheetIndex, tableIndex }) => sheetIndex === own.sheetIndex && tableIndex === own.tableIndex,
    );
    if (!wanted) {
      file.setMapping(index, { ...own, take: false });
      continue;
    }
    if (own.headerRows.join() !== wanted.headerRows.join())
      file.setMapping(index, { ...own, headerRows: wanted.headerRows });
    const found = file.mappings[index]!;
    if (found.entity !== wanted.entity) file.setMapping(index, { ...found, entity: wanted.entity });
    const { columns, hiddenRows, takeRows, leaveRows } = wanted;
    file.setMapping(index, { ...file.mappings[index]!, columns, hiddenRows, takeRows, leaveRows, take: true });
  }
}

function sheetEdits(
  file: WorkFile,
  tables: readonly FormTable[],
  store: Store,
  scope: Scope,
  issues: Issue[],
): SheetEdit[] {
  const values = new Map<string, FieldValues>();
  const edits = new Map<number, TableEdit[]>();
  for (const form of tables) {
    const { entity, sheetIndex } = form.taken.mapping;
    const own = values.get(entity) ?? new FieldValues(store, scope, entity);
    // The first table of an entity takes the records that stand in none.
    const ids = values.has(entity) ? [] : unplaced(own.ids, tables, entity);
    values.set(entity, own);
    const edit = editTable(form, own, new CellLook(file.sheet(sheetIndex)!), ids);
    issues.push(...edit.issues);
    edits.set(sheetIndex, [...(edits.get(sheetIndex) ?? []), edit]);
  }
  return [...edits].map(([sheetIndex, list]) => ({
    sheetIndex,
    cells: joinCells(list),
    deleted: list.flatMap(({ deleted }) => deleted),
    inserted: list.flatMap(({ inserted }) => inserted),
  }));
}

/** Tables side by side share rows. */
function joinCells(edits: readonly TableEdit[]): SheetEdit['cells'] {
  const joined = new Map<number, Map<number, FormValue>>();
  for (const [row, cells] of edits.flatMap((edit) => [...edit.cells])) {
    joined.set(row, new Map([...(joined.get(row) ?? []), ...cells]));
  }
  return joined;
}

function unplaced(ids: readonly string[], tables: readonly FormTable[], entity: string): string[] {
  const placed = new Set(
    tables
      .filter(({ taken }) => taken.mapping.entity === entity)
      .flatMap(({ rows }) => rows.map((row) => row.recordId)),
  );
  for (const { rows } of tables) for (const row of rows) for (const id of row.candidates) placed.add(id);
  return ids.filter((id) => !placed.has(id));
}

/** What importing the filled form would still change: nothing, or it is told. */
async function readAgain(
  store: Store,
  scope: Scope,
  name: string,
  bytes: Uint8Array,
  options: WorkOptions,
): Promise<Issue[]> {
  try {
    const { counts } = await importFiles(store, scope, [{ name, bytes }], { ...options, isDryRun: true });
    const { inserted, updated, rejected } = counts;
    if (inserted + updated + rejected === 0) return [];
    return [{ severity: 'warning', code: 'FORM_NOT_THE_SAME', params: { inserted, updated, rejected } }];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [{ severity: 'warning', code: error.code, params: error.params }];
  }
}
