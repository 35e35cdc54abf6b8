import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
import { writePlanWorkbook } from '../../src/backend/exchange/workbook/planWorkbook';
import { findTable } from '../../src/shared/model';
import type { CellValue, ColumnDescription } from '../../src/shared/model/describe';

const ROWS = 100_000;
const COLUMNS = 20;
const ROUNDS = 1;

/** Twenty columns of the feeder ledger: texts, codes, figures. */
function columns(): ColumnDescription[] {
  return findTable('feeder')
    .columns.filter((column) => column.computed === undefined && column.kind !== 'ref')
    .slice(0, COLUMNS);
}

function rows(wanted: ColumnDescription[]): { id: string; values: CellValue[] }[] {
  return Array.from({ length: ROWS }, (_, row) => ({
    id: `id-${row}`,
    values: wanted.map((column, index) => {
      if (column.kind === 'decimal' || column.kind === 'percent') return ((row * 7 + index * 13) % 10_000) / 100;
      if (column.kind === 'integer') return (row * 3 + index) % 500;
      if (column.kind === 'boolean') return row % 2 === 0;
      if (column.kind === 'enum') return column.options![row % column.options!.length]!.value;
      return `${column.label.zh}${row % 977}`;
    }),
  }));
}

/** What a developer would write first: the same cells through exceljs' streaming writer, no styles. */
async function bare(data: { id: string; values: CellValue[] }[]): Promise<void> {
  const pipe = new PassThrough();
  pipe.resume();
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: pipe, useStyles: false, useSharedStrings: false });
  const sheet = workbook.addWorksheet('rows');
  for (const { id, values } of data) sheet.addRow([id, ...values]).commit();
  sheet.commit();
  await workbook.commit();
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

export default {
  name: `export of ${ROWS} x ${COLUMNS} against bare exceljs streaming (CPU time)`,
  async run(): Promise<string[]> {
    const wanted = columns();
    const data = rows(wanted);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push(await seconds(() => bare(data)));
      ours.push(
        await seconds(() =>
          writePlanWorkbook(
            { title: 'bench', facts: [] },
            [{ table: findTable('feeder'), columns: wanted, rows: data }],
            'zh',
          ),
        ),
      );
    }
    return [
      `ours, styled, with lists, sums and ids: ${median(ours).toFixed(2)} s`,
      `bare exceljs streaming: ${median(theirs).toFixed(2)} s`,
      `ratio ${(median(ours) / median(theirs)).toFixed(2)}`,
    ];
  },
};
