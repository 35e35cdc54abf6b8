import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import iconv from 'iconv-lite';
import { build } from 'vite';
import { ledgerCsv, ledgerXlsx } from './support/generateWorkbook';

const ROOT = join(import.meta.dirname, '../..');
/** The table of the target; BENCH_ROWS takes a smaller one for a quick look. */
const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);
const MANY_ROWS = 1_000_000;

interface Cost {
  /** User and system time of the process and of what it started. */
  cpuMs: number;
  /** The clock, start of the process included. */
  wallMs: number;
  mb: number;
}

/**
 * Whole imports (read, understood, compared, committed with change records) against the bare parse of @e965/xlsx, all of
 * the same generated table. CPU time of the processes, which what else the machine does leaves alone, and the clock: reading
 * goes on beside the rest. The table is a ledger of transformer areas, which does come with a hundred thousand rows; a
 * project list of the same size, whose rows make three records each, is told as well.
 */
export default {
  name: 'import',
  async run(): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'countyframe-import-'));
    try {
      await buildProbes();
      return await measureAll(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measureAll(folder: string): Promise<string[]> {
  const path = (name: string) => join(folder, name);
  const shape = { rows: ROWS, table: 'area' } as const;
  writeFileSync(path('ledger.xlsx'), ledgerXlsx(shape));
  const csv = [...ledgerCsv(shape)].join('');
  writeFileSync(path('utf8.csv'), csv);
  writeFileSync(path('gb18030.csv'), iconv.encode(csv, 'gb18030'));
  const bare = cost('readProbe', 'e965', path('ledger.xlsx'));
  const stream = cost('readProbe', 'exceljs', path('ledger.xlsx'));
  const xlsx = imported(path('ledger.xlsx'), path('a.countyframe'));
  const lines = [
    `${ROWS.toLocaleString('en')} x 20, CPU time, clock and peak memory; bare parse of @e965/xlsx ${told(bare)}, exceljs streaming ${told(stream)}`,
    `  import of the .xlsx ${told(xlsx)}: ${over(xlsx, bare)} of the bare parse, ${(xlsx.mb / bare.mb).toFixed(2)} of its memory, ${over(xlsx, stream)} of exceljs`,
    officeLine(folder, xlsx),
  ];
  for (const name of ['utf8.csv', 'gb18030.csv']) {
    const measure = imported(path(name), path(`${name}.countyframe`));
    lines.push(`  import of ${name} ${told(measure)}: ${over(measure, xlsx)} of the .xlsx`);
  }
  writeFileSync(path('projects.xlsx'), ledgerXlsx({ rows: ROWS }));
  const bareProjects = cost('readProbe', 'e965', path('projects.xlsx'));
  const projects = imported(path('projects.xlsx'), path('p.countyframe'));
  lines.push(
    `  project list, ${(3 * ROWS).toLocaleString('en')} records: ${told(projects)}, ${over(projects, bareProjects)} of its bare parse`,
  );
  if (process.env.BENCH_MILLION) {
    await writeLarge(path('million.csv'));
    writeFileSync(path('million.xlsx'), ledgerXlsx({ rows: MANY_ROWS, table: 'area' }));
    for (const name of ['million.csv', 'million.xlsx']) {
      const measure = cost('importProbe', path(name), path(`${name}.countyframe`), 'dry');
      lines.push(`  ${MANY_ROWS.toLocaleString('en')} rows, ${name}, dry run: ${told(measure)}`);
    }
  } else lines.push('  1,000,000 rows of .csv and .xlsx: measured with BENCH_MILLION=1');
  return lines;
}

/** LibreOffice turning the same workbook into .csv, where it is installed. */
function officeLine(folder: string, xlsx: Cost): string {
  const args = ['--headless', '--convert-to', 'csv', '--outdir', join(folder, 'office'), join(folder, 'ledger.xlsx')];
  try {
    const office = costOf('soffice', [`-env:UserInstallation=file://${folder}/profile`, ...args]);
    return `  LibreOffice headless ${told({ ...office, mb: 0 })}: the import takes ${over(xlsx, office)} of that`;
  } catch {
    return '  LibreOffice headless: not measured, it was not found';
  }
}

/** The cheaper of two imports, each into a store of its own. */
function imported(file: string, store: string, ...more: string[]): Cost {
  const runs = [1, 2].map((run) => cost('importProbe', file, `${store}${run}`, ...more));
  return runs.sort((a, b) => a.cpuMs - b.cpuMs)[0]!;
}

function cost(probe: string, ...args: string[]): Cost {
  const { out, ...cost } = costOf(process.execPath, [join(ROOT, `out/bench/${probe}.js`), ...args]);
  const { mb } = JSON.parse(out) as { mb: number };
  return { ...cost, mb };
}

/** Runs a program under a shell that tells what it and its children took. */
function costOf(program: string, args: string[]): Omit<Cost, 'mb'> & { out: string } {
  const script = `
    const { spawnSync } = require('node:child_process');
    const start = performance.now();
    const { status, stdout, stderr, error } = spawnSync(${JSON.stringify(program)}, ${JSON.stringify(args)});
    if (status !== 0) throw error ?? new Error(String(stderr));
    const wallMs = performance.now() - start;
    const [, rest] = require('node:fs').readFileSync('/proc/self/stat', 'latin1').split(/\\) /);
    const fields = rest.split(' ');
    console.log(JSON.stringify({ ticks: Number(fields[13]) + Number(fields[14]), wallMs, out: String(stdout) }));`;
  const told = execFileSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    cwd: ROOT,
    maxBuffer: 1 << 24,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { ticks, wallMs, out } = JSON.parse(told) as { ticks: number; wallMs: number; out: string };
  return { cpuMs: ticks * MS_PER_TICK, wallMs, out };
}

/** Linux counts in hundredths of a second. */
const MS_PER_TICK = 10;

async function buildProbes(): Promise<void> {
  const probe = (name: string) => join(ROOT, `test/bench/support/${name}.ts`);
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: 'out/bench',
      emptyOutDir: false,
      rolldownOptions: {
        // Reading and writing start the process and the thread that lie beside the probe.
        input: {
          readProbe: probe('readProbe'),
          importProbe: probe('importProbe'),
          reader: join(ROOT, 'src/backend/exchange/read/readerProcess.ts'),
          commitThread: join(ROOT, 'src/backend/usecases/import/commit/commitThread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

async function writeLarge(file: string): Promise<void> {
  const out = createWriteStream(file);
  for (const piece of ledgerCsv({ rows: MANY_ROWS, table: 'area' })) {
    if (!out.write(piece)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

function told({ cpuMs, wallMs, mb }: Cost): string {
  const memory = mb > 0 ? `, ${mb.toFixed(0)} MB` : '';
  return `${(cpuMs / 1000).toFixed(1)} s (clock ${(wallMs / 1000).toFixed(1)} s)${memory}`;
}

/** CPU time and clock of one as shares of another's. */
function over(a: Omit<Cost, 'mb'>, b: Omit<Cost, 'mb'>): string {
  return `${(a.cpuMs / b.cpuMs).toFixed(2)} (clock ${(a.wallMs / b.wallMs).toFixed(2)})`;
}
