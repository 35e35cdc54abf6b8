import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import exceljs, { type stream } from 'exceljs';
import { type Language, wordMessage } from '../../../shared/messages';
import type { CellValue, ColumnDescription, TableDescription } from '../../../shared/model/describe';
import { writeChoices } from './choiceSheet';
import { bodyFont, titleFont } from './styles';
import { type SheetTable, writeTable } from './writeTable';

/** One entity's rows for the workbook. */
export interface EntityRows {
  table: TableDescription;
  columns: ColumnDescription[];
  rows: { id: string | null; values: CellValue[] }[];
}

export interface Cover {
  title: string;
  /** Label and value, as printed. */
  facts: [string, string][];
}

/**
 * Writes a plan as a workbook: cover, then one sheet per entity.
 * @param onTable called before each sheet is written; may wait, so that others get a turn
 * @returns bytes of the .xlsx
 */
export async function writePlanWorkbook(
  cover: Cover,
  entities: EntityRows[],
  language: Language,
  onTable: (index: number) => Promise<void> = async () => {},
): Promise<Uint8Array<ArrayBuffer>> {
  return collect(async (workbook) => {
    writeCover(workbook, cover, language);
    const choices = writeChoices(
      workbook,
      entities.flatMap((entity) => entity.columns),
      wordMessage(language, 'WORKBOOK_CHOICES'),
      language,
    );
    for (const [index, entity] of entities.entries()) {
      await onTable(index);
      writeTable(workbook, sheetTable(entity, cover.title, language, 0), language, choices);
    }
  });
}

/** Writes the blank collection workbook: every entity's header with its lists, and a page on how to fill it. */
export async function writeTemplateWorkbook(
  tables: TableDescription[],
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  return collect(async (workbook) => {
    const title = wordMessage(language, 'WORKBOOK_TEMPLATE');
    writeCover(
      workbook,
      {
        title,
        facts: ['WORKBOOK_HINT_UNITS', 'WORKBOOK_HINT_DATES', 'WORKBOOK_HINT_EMPTY', 'WORKBOOK_HINT_REQUIRED'].map(
          (code, index) => [String(index + 1), wordMessage(language, code)],
        ),
      },
      language,
    );
    const entities = tables.map((table) => ({
      table,
      columns: table.columns.filter((column) => column.computed === undefined || column.editable),
      rows: [],
    }));
    const choices = writeChoices(
      workbook,
      entities.flatMap((entity) => entity.columns),
      wordMessage(language, 'WORKBOOK_CHOICES'),
      language,
    );
    for (const entity of entities) {
      writeTable(workbook, sheetTable(entity, entity.table.label[language], language, 500), language, choices);
    }
  });
}

function sheetTable(entity: EntityRows, title: string, language: Language, spareRows: number): SheetTable {
  const label = entity.table.label[language];
  return {
    name: label.slice(0, 31),
    title: title === label ? label : `${title} ${label}`,
    columns: entity.columns,
    rows: entity.rows,
    hasTotals: entity.columns.some((column) => column.total),
    totalLabel: wordMessage(language, 'WORKBOOK_TOTAL'),
    spareRows,
  };
}

function writeCover(workbook: stream.xlsx.WorkbookWriter, cover: Cover, language: Language): void {
  const sheet = workbook.addWorksheet(wordMessage(language, 'WORKBOOK_COVER'), {
    pageSetup: { paperSize: 9, orientation: 'portrait' },
  });
  sheet.columns = [{ width: 24 }, { width: 64 }];
  const title = sheet.getRow(2);
  title.height = 36;
  title.getCell(1).value = cover.title;
  title.getCell(1).font = titleFont;
  title.commit();
  for (const [index, [label, value]] of cover.facts.entries()) {
    const row = sheet.getRow(4 + index);
    row.getCell(1).value = label;
    row.getCell(2).value = value;
    for (const position of [1, 2]) {
      row.getCell(position).font = bodyFont;
      row.getCell(position).alignment = { vertical: 'top', wrapText: true };
    }
    row.commit();
  }
  sheet.commit();
}

async function collect(
  write: (workbook: stream.xlsx.WorkbookWriter) => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  const pipe = new PassThrough();
  const parts: Buffer[] = [];
  pipe.on('data', (part: Buffer) => parts.push(part));
  const ended = once(pipe, 'end');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: pipe, useStyles: true, useSharedStrings: false });
  await write(workbook);
  await workbook.commit();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}
