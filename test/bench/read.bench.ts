import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { build } from 'vite';
import { readWorkbook } from '../../src/backend/exchange/read/readWorkbook';
import { buildReader } from '../backend/read/builtReader';
import { ledgerCsv, ledgerOds, ledgerXlsx } from './support/generateWorkbook';

const ROOT = join(import.meta.dirname, '../..');
const ROWS = 100_000;
const OLD_ROWS = 60_000;

interface Measure {
  ms: number;
  mb: number;
}

/** Reading of spreadsheets against the bare parse of @e965/xlsx; each measurement in a process of its own. */
export default {
  name: 'read',
  async run(): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'countyframe-read-'));
    try {
      return await measureAll(folder, await buildProbe());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measureAll(folder: string, probe: string): Promise<string[]> {
  const path = (name: string) => join(folder, name);
  writeFileSync(path('ledger.xlsx'), ledgerXlsx({ rows: ROWS, table: 'area' }));
  const csv = [...ledgerCsv({ rows: ROWS, table: 'area' })].join('');
  writeFileSync(path('utf8.csv'), csv);
  writeFileSync(path('gb18030.csv'), iconv.encode(csv, 'gb18030'));
  const probed = (reader: string, name: string, rows?: number) => best(probe, reader, path(name), rows);

  const bare = probed('e965', 'ledger.xlsx');
  const ours = probed('ours', 'ledger.xlsx');
  const head = probed('ours', 'ledger.xlsx', 100);
  const bareHead = probed('e965', 'ledger.xlsx', 100);
  const stream = probed('exceljs', 'ledger.xlsx');
  const process = await throughProcess(path('ledger.xlsx'));
  const lines = [
    `${ROWS.toLocaleString('en')} x 20 .xlsx, bare parse of @e965/xlsx: ${told(bare)}`,
    `  ours: ${told(ours)}, ratio ${ratio(ours, bare)} time, ${(ours.mb / bare.mb).toFixed(2)} memory`,
    `  ours through the reading process, cells handed over: ${process.toFixed(0)} ms, ratio ${(process / bare.ms).toFixed(2)}`,
    `  exceljs streaming: ${told(stream)}, ratio ${ratio(stream, bare)}`,
    `  first 100 rows: ours ${told(head)}, @e965/xlsx sheetRows 100 ${told(bareHead)}, ratio ${ratio(head, bareHead)}`,
  ];
  for (const name of ['utf8.csv', 'gb18030.csv']) {
    const measure = probed('ours', name);
    lines.push(`  ${name}: ${told(measure)}, ${ratio(measure, ours)} of the .xlsx`);
  }
  writeFileSync(path('old.ods'), ledgerOds({ rows: OLD_ROWS, table: 'area' }));
  lines.push(compare('.ods', probed('ours', 'old.ods'), probed('e965', 'old.ods')));
  writeFileSync(path('old.xlsx'), ledgerXlsx({ rows: OLD_ROWS, table: 'area' }));
  if (convertToXls(folder)) lines.push(compare('.xls', probed('ours', 'old.xls'), probed('e965', 'old.xls')));
  else lines.push('  .xls: not measured, LibreOffice was not found to write one');
  return lines;
}

function compare(kind: string, ours: Measure, bare: Measure): string {
  const memory = (ours.mb / bare.mb).toFixed(2);
  return `${OLD_ROWS.toLocaleString('en')} x 20 ${kind}: ours ${told(ours)}, @e965/xlsx ${told(bare)}, ratio ${ratio(ours, bare)} time, ${memory} memory`;
}

/** The faster of two runs: what else happens on the machine only ever adds. */
function best(probe: string, reader: string, file: string, rows?: number): Measure {
  const args = [probe, reader, file, ...(rows === undefined ? [] : [String(rows)])];
  const runs = [1, 2].map(() => JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Measure);
  return runs.sort((a, b) => a.ms - b.ms)[0]!;
}

async function throughProcess(file: string): Promise<number> {
  await buildReader();
  const start = performance.now();
  await readWorkbook(file, { onChunk: () => {} });
  return performance.now() - start;
}

async function buildProbe(): Promise<string> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: 'out/bench',
      emptyOutDir: false,
      rolldownOptions: {
        input: { readProbe: join(ROOT, 'test/bench/support/readProbe.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  return join(ROOT, 'out/bench/readProbe.js');
}

function convertToXls(folder: string): boolean {
  try {
    const args = ['--headless', '--convert-to', 'xls', '--outdir', folder, join(folder, 'old.xlsx')];
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, ...args], {
      stdio: 'ignore',
      timeout: 180_000,
    });
    return true;
  } catch {
    return false;
  }
}

function told({ ms, mb }: Measure): string {
  return `${ms.toFixed(0)} ms, ${mb.toFixed(0)} MB`;
}

function ratio(a: Measure, b: Measure): string {
  return (a.ms / b.ms).toFixed(2);
}
