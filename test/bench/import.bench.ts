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
  mb: number;
}

/**
 * Whole imports (read, understood, compared, committed with change records) against the bare parse of @e965/xlsx, all of
 * the same generated table. CPU time of the processes: what else the machine does leaves it alone.
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
  writeFileSync(path('ledger.xlsx'), ledgerXlsx({ rows: ROWS }));
  const csv = [...ledgerCsv({ rows: ROWS })].join('');
  writeFileSync(path('utf8.csv'), csv);
  writeFileSync(path('gb18030.csv'), iconv.encode(csv, 'gb18030'));
  const bare = cost('readProbe', 'e965', path('ledger.xlsx'));
  const stream = cost('readProbe', 'exceljs', path('ledger.xlsx'));
  const xlsx = imported(path('ledger.xlsx'), path('a.countyframe'));
  const lines = [
    `${ROWS.toLocaleString('en')} x 20, CPU time and peak memory; bare parse of @e965/xlsx ${told(bare)}, exceljs streaming ${told(stream)}`,
    `  import of the .xlsx ${told(xlsx)}: ${over(xlsx, bare)} of the bare parse's time, ${(xlsx.mb / bare.mb).toFixed(2)} of its memory`,
  ];
  for (const name of ['utf8.csv', 'gb18030.csv']) {
    const measure = imported(path(name), path(`${name}.countyframe`));
    lines.push(`  import of ${name} ${told(measure)}: ${over(measure, xlsx)} of the .xlsx`);
  }
  if (process.env.BENCH_MILLION) {
    await writeLarge(path('million.csv'));
    const measure = imported(path('million.csv'), path('million.countyframe'), 'dry');
    lines.push(`  ${MANY_ROWS.toLocaleString('en')} rows of .csv, dry run: ${told(measure)}`);
  }
  return lines;
}

/** The cheaper of two imports, each into a store of its own. */
function imported(file: string, store: string, ...more: string[]): Cost {
  const runs = [1, 2].map((run) => cost('importProbe', file, `${store}${run}`, ...more));
  return runs.sort((a, b) => a.cpuMs - b.cpuMs)[0]!;
}

/** Runs a probe under a shell that tells what it and its children took. */
function cost(probe: string, ...args: string[]): Cost {
  const script = `
    const { spawnSync } = require('node:child_process');
    const { status, stdout, stderr } = spawnSync(process.execPath, ${JSON.stringify([join(ROOT, `out/bench/${probe}.js`), ...args])});
    if (status !== 0) throw new Error(String(stderr));
    const [, rest] = require('node:fs').readFileSync('/proc/self/stat', 'latin1').split(/\\) /);
    const fields = rest.split(' ');
    console.log(JSON.stringify({ ticks: Number(fields[13]) + Number(fields[14]), mb: JSON.parse(stdout).mb }));`;
  const told = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', cwd: ROOT, maxBuffer: 1 << 24 });
  const { ticks, mb } = JSON.parse(told) as { ticks: number; mb: number };
  return { cpuMs: ticks * MS_PER_TICK, mb };
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
        // Reading starts the reader that lies beside the probe.
        input: {
          readProbe: probe('readProbe'),
          importProbe: probe('importProbe'),
          reader: join(ROOT, 'src/backend/exchange/read/readerProcess.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

async function writeLarge(file: string): Promise<void> {
  const out = createWriteStream(file);
  for (const piece of ledgerCsv({ rows: MANY_ROWS })) {
    if (!out.write(piece)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

function told({ cpuMs, mb }: Cost): string {
  return `${(cpuMs / 1000).toFixed(1)} s, ${mb.toFixed(0)} MB`;
}

function over(a: Cost, b: Cost): string {
  return (a.cpuMs / b.cpuMs).toFixed(2);
}
