import type { Progress } from '../../shared/api/app';
import type { SheetColumns } from '../../shared/api/sheet';
import { formatNumber } from '../../shared/format';
import { type Language, wordMessage } from '../../shared/messages';
import { findTable, refTextKey, tables } from '../../shared/model';
import type { CellValue, ColumnDescription } from '../../shared/model/describe';
import { planningYears, sheetColumns } from '../../shared/model/sheetColumns';
import { type EntityRows, writePlanWorkbook, writeTemplateWorkbook } from '../exchange/workbook/planWorkbook';
import { writeRejectedWorkbook } from '../exchange/workbook/rejectedWorkbook';
import type { Store } from '../store/store';
import type { ImportWork } from './import/importWork';
import { localMinute } from './localMinute';
import { listPlans } from './plans';
import { loadSheet } from './sheet/loadSheet';
import type { Scope } from './sheet/scope';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Entities of the plan's workbook, in the order of its sheets; the others are the program's own. */
const EXPORTED = [
  'project',
  'projectAmount',
  'projectRule',
  'programme',
  'envelope',
  'township',
  'village',
  'supplyGrid',
  'supplyUnit',
  'substation',
  'mainTransformer',
  'feeder',
  'transformerArea',
  'automationTerminal',
  'loading',
  'voltageRecord',
  'lossRecord',
  'outage',
  'frequentOutage',
  'majorEventDay',
  'causeGroup',
  'costItem',
];

/** Columns of a table as the workbook has them: what can be read back, and the computed figures people look for. */
function exportedColumns(entity: string, years: number[]): ColumnDescription[] {
  const columns = sheetColumns(findTable(entity), years);
  if (entity !== 'project') return columns.filter((column) => column.computed === undefined);
  // Amounts by source stand in full on the sheet of amounts; beside the years they would say the same money twice.
  return columns.filter(
    (column) =>
      column.computed === undefined || column.computed === 'amountTotal' || column.computed.startsWith('amountByYear'),
  );
}

/** Rows of a loaded sheet as the workbook shows them: references by what they show. */
function entityRows(sheet: SheetColumns, columns: ColumnDescription[]): EntityRows['rows'] {
  const labels = new Map(
    Object.entries(sheet.refs ?? {}).map(([entity, refs]) => [
      entity,
      new Map(refs.ids.map((id, index) => [id, refs.labels[index] ?? ''])),
    ]),
  );
  const read = columns.map((column): ((row: number) => CellValue) => {
    const values = sheet.columns[column.key];
    if (column.kind !== 'ref') return (row) => values?.[row] ?? null;
    const texts = sheet.columns[refTextKey(column) ?? ''];
    const names = labels.get(column.ref ?? '');
    return (row) => {
      const id = values?.[row] ?? null;
      return id === null ? (texts?.[row] ?? null) : (names?.get(String(id)) ?? null);
    };
  });
  return sheet.ids.map((id, row) => ({ id, values: read.map((value) => value(row)) }));
}

/** Only columns that hold something, and those shown by default: a wide table's empty ones stay out. */
function usedColumns(columns: ColumnDescription[], rows: EntityRows['rows']): boolean[] {
  return columns.map(
    (column, index) =>
      column.shown === true || column.required === true || rows.some((row) => row.values[index] !== null),
  );
}

/**
 * The plan as a workbook that can be read back: projects, money, ledgers.
 * @returns the .xlsx as a file
 */
export async function exportWorkbook(
  store: Store,
  scope: Scope,
  language: Language,
  options: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
): Promise<File> {
  const plan = listPlans(store).find((candidate) => candidate.id === scope.planId)!;
  const years = planningYears(scope);
  const entities: EntityRows[] = [];
  for (const entity of EXPORTED) {
    options.signal?.throwIfAborted();
    const sheet = loadSheet(store, scope, entity);
    if (sheet.ids.length === 0 && !['project', 'envelope', 'feeder', 'transformerArea'].includes(entity)) continue;
    const columns = exportedColumns(entity, years);
    const rows = entityRows(sheet, columns);
    const used = usedColumns(columns, rows);
    entities.push({
      table: findTable(entity),
      columns: columns.filter((_, index) => used[index]),
      rows: rows.map((row) => ({ id: row.id, values: row.values.filter((_, index) => used[index]) })),
    });
  }
  const money = store.get<{ fen: number | null; n: number }>(
    'SELECT (SELECT sum(amountFen) FROM projectAmount WHERE planId = ?) AS fen, (SELECT count(*) FROM project WHERE planId = ?) AS n',
    scope.planId,
    scope.planId,
  );
  const word = (code: string) => wordMessage(language, code);
  const span = `${plan.firstYear}-${plan.lastYear}`;
  const bytes = await writePlanWorkbook(
    {
      title: plan.name,
      facts: [
        [word('WORKBOOK_COUNTY'), plan.countyName],
        [word('WORKBOOK_PLAN'), plan.name],
        [word('WORKBOOK_BASE_YEAR'), String(plan.baseYear)],
        [word('WORKBOOK_YEARS'), span],
        [word('WORKBOOK_TARGET_YEAR'), String(plan.targetYear)],
        [word('WORKBOOK_PROJECTS'), String(money?.n ?? 0)],
        [word('WORKBOOK_MONEY'), formatNumber((money?.fen ?? 0) / 1_000_000, 2)],
        [word('WORKBOOK_MADE'), localMinute(new Date())],
      ],
    },
    entities,
    language,
    async (index) => {
      options.onProgress?.({ step: 'WORKBOOK_COVER', done: index, total: entities.length });
      options.signal?.throwIfAborted();
      await new Promise((done) => setImmediate(done));
    },
  );
  const name = wordMessage(language, 'WORKBOOK_FILE', { county: plan.countyName, years: span });
  return new File([bytes], name, { type: XLSX });
}

/** The blank workbook in which data is collected. */
export async function templateWorkbook(language: Language): Promise<File> {
  const wanted = tables.filter((table) => EXPORTED.includes(table.entity));
  const bytes = await writeTemplateWorkbook(wanted, language);
  return new File([bytes], wordMessage(language, 'WORKBOOK_TEMPLATE_FILE'), { type: XLSX });
}

/** The rows an import could not take, with the reasons, to send back to whoever made the file. */
export async function rejectedWorkbook(work: ImportWork, language: Language): Promise<File> {
  const bytes = await writeRejectedWorkbook(work.rejectedTables(), language);
  const file = (work.inspections[0]?.file.name ?? '').replace(/\.\w{1,5}$/, '');
  return new File([bytes], wordMessage(language, 'WORKBOOK_REJECTED_FILE', { file }), { type: XLSX });
}
