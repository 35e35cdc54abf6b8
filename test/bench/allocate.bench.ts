import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkChoice } from '../../src/domain/budget/check';
import { greedyChoice } from '../../src/domain/budget/greedy';
import type { Portfolio } from '../../src/domain/budget/portfolio';
import { type Correlation, generatePortfolio, portfolioJson } from './allocate/generate';
import { lpFileOf } from './allocate/lpFile';

/**
 * Sizes, gaps and seeds: `COUNTYFRAME_BENCH=full` runs all of them, which takes hours; `COUNTYFRAME_BENCH=some` three
 * sizes and seeds. A run that its time limit cuts short is reported as one (>).
 */
const isFull = process.env.COUNTYFRAME_BENCH === 'full';
const isSome = process.env.COUNTYFRAME_BENCH === 'some';
const LINES = isFull ? [200, 1000, 3000, 10_000] : isSome ? [200, 1000, 3000] : [3000];
const GAPS = isFull ? [0.01, 0.001, 0.0001, 0] : isSome ? [0.001, 0.0001] : [0.001];
const SEEDS = isFull ? [1, 2, 3, 4, 5] : [1, 2, 3];
const LIMIT_SECONDS = isFull ? 60 : 30;
/** Beyond it a run of ours is ended by force: it should have ended by itself at the limit. */
const GRACE_SECONDS = 60;

interface Run {
  cpuSeconds: number;
  /** Whether it ended by itself within the limit. */
  isDone: boolean;
}

/** Runs a program to its end; processor time of it and its children, start-up and reading included. */
function run(command: string[], limitSeconds = LIMIT_SECONDS): Run & { out: string } {
  const line = command.map((part) => `'${part}'`).join(' ');
  const { stdout } = spawnSync('sh', ['-c', `timeout ${limitSeconds} ${line}; echo; echo "code $?"; times`], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    // One thread each: neither of the others has more, and ours waits for its own.
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  });
  const lines = stdout.trimEnd().split('\n');
  const seconds = (text: string): number => {
    const [, minutes = '0', rest = '0'] = /(\d+)m([\d.]+)s/.exec(text) ?? [];
    return Number(minutes) * 60 + Number(rest);
  };
  const cpuSeconds = (lines.at(-1) ?? '').split(' ').reduce((sum, text) => sum + seconds(text), 0);
  return { cpuSeconds, isDone: cpuSeconds < limitSeconds - 1, out: stdout };
}

function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function worthOf(portfolio: Portfolio, chosen: readonly string[]): number {
  const isIn = new Set(chosen);
  let worth = 0;
  for (const group of portfolio.groups) for (const o of group.options) if (isIn.has(o.id)) worth += o.benefit;
  return worth;
}

/** The split as acceptance measures it, against general solvers on the same files. */
async function bench(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countyframe-allocate-'));
  const out: string[] = [];
  const others = (['cbc', 'glpsol'] as const).filter(has);
  try {
    for (const lines of LINES) {
      for (const correlation of ['loose', 'strong'] as Correlation[]) {
        const files = SEEDS.map((seed) => {
          const portfolio = generatePortfolio(lines, correlation, seed);
          const stem = join(folder, `${lines}-${correlation}-${seed}`);
          writeFileSync(`${stem}.json`, portfolioJson(portfolio));
          writeFileSync(`${stem}.lp`, lpFileOf(portfolio));
          return { portfolio, stem };
        });
        for (const gap of GAPS) {
          const ours: Run[] = [];
          const greedyLoss: number[] = [];
          for (const { portfolio, stem } of files) {
            const cli = [process.execPath, 'scripts/cli.mjs', 'allocate', '--portfolio', `${stem}.json`];
            const limits = ['--gap', String(gap), '--time-limit', String(LIMIT_SECONDS), '--json'];
            const done = run([...cli, ...limits], LIMIT_SECONDS + GRACE_SECONDS);
            const result = JSON.parse(done.out.slice(0, done.out.indexOf('\ncode'))) as {
              objective: number;
              bound: number;
              gap: number;
              chosen: string[];
              stoppedBy?: string;
            };
            const isCut = result.stoppedBy !== undefined;
            ours.push({ ...done, isDone: !isCut });
            const broken = checkChoice(portfolio, result.chosen).length;
            if (broken > 0 || (!isCut && result.gap > gap))
              out.push(`WRONG ${stem}: ${broken} rules broken, gap ${result.gap}`);
            const quick = greedyChoice(portfolio);
            greedyLoss.push(quick === null ? Number.NaN : 1 - worthOf(portfolio, quick) / result.bound);
          }
          const own = median(ours.map((r) => r.cpuSeconds));
          const cutShort = ours.filter((r) => !r.isDone).length;
          const parts = [`${lines} lines ${correlation} gap ${gap}: ${own.toFixed(2)} s CPU`];
          if (cutShort > 0) parts.push(`${cutShort} of ${ours.length} cut short at ${LIMIT_SECONDS} s`);
          for (const program of others) {
            const runs = files.map(({ stem }) =>
              run(
                program === 'cbc'
                  ? ['cbc', `${stem}.lp`, 'ratio', String(gap), 'solve', 'quit']
                  : ['glpsol', '--lp', `${stem}.lp`, '--mipgap', String(gap), '--tmlim', String(LIMIT_SECONDS)],
              ),
            );
            const theirs = median(runs.map((r) => r.cpuSeconds));
            const isCut = runs.filter((r) => r.isDone).length <= runs.length / 2;
            parts.push(
              `${program} ${isCut ? '>' : ''}${theirs.toFixed(2)} s, ratio ${isCut ? '<' : ''}${(own / theirs).toFixed(2)}`,
            );
          }
          parts.push(`quick split ${(median(greedyLoss) * 100).toFixed(2)} % below the bound`);
          out.push(parts.join('; '));
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (others.length < 2) out.push('cbc and glpsol: packages coinor-cbc and glpk-utils of Debian');
  return out;
}

export default {
  name: 'Budget split against general solvers (median over seeds, processor time from start to end)',
  run: bench,
};
