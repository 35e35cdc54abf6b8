import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readWorkbookInProcess } from '../../../src/backend/exchange/read/readInProcess';

/**
 * Reads one file with one reader and prints time and peak memory of this process: `readProbe READER FILE [ROWS]`.
 * Runs as a process of its own, so that no reader pays for another one's memory.
 */
const [reader, file, rowsText] = process.argv.slice(2) as [string, string, string | undefined];
const rows = rowsText === undefined ? undefined : Number(rowsText);
const require = createRequire(import.meta.url);

async function readOurs(): Promise<number> {
  let count = 0;
  await readWorkbookInProcess(file, {
    ...(rows === undefined ? {} : { maxRows: rows }),
    onChunk: (chunk) => {
      count += chunk.rowCount;
    },
  });
  return count;
}

function readE965(): number {
  const xlsx = require('@e965/xlsx') as typeof import('@e965/xlsx');
  const options = { dense: true, cellDates: true, cellText: false, cellHTML: false };
  const workbook = xlsx.read(readFileSync(file), rows === undefined ? options : { ...options, sheetRows: rows });
  return workbook.SheetNames.length;
}

async function readExceljs(): Promise<number> {
  const exceljs = require('exceljs') as typeof import('exceljs');
  const stream = new exceljs.stream.xlsx.WorkbookReader(file, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
  });
  let count = 0;
  for await (const sheet of stream) for await (const _row of sheet) count += 1;
  return count;
}

const readers: Record<string, () => number | Promise<number>> = {
  ours: readOurs,
  e965: readE965,
  exceljs: readExceljs,
};
const start = performance.now();
const result = await readers[reader]!();
const ms = performance.now() - start;
process.stdout.write(JSON.stringify({ ms, mb: peakMegabytes(), result }));

/** Peak resident memory. The usual figure starts from the parent's at the moment of the fork; Linux keeps a clean one. */
function peakMegabytes(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}
