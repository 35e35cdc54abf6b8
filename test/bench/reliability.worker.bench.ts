import type { NetworkColumns } from '../../src/domain/network/network';
import { analyseReliability } from '../../src/domain/reliability/analyseReliability';
import { BRANCHES_PER_FEEDER, generateProvince } from './reliabilityProvince';

/** Feeders of each run: 1,000, 30,000, 300,000 and 1,200,000 branches. */
const SIZES = [25, 750, 7_500, 30_000];

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1048576)} MB`;
}

/** Processor time of this thread, ms: what the code costs, whatever else the machine does. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Least of several measurements of `work`, ms. */
function timed(work: () => void, runs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const start = threadMs();
    work();
    best = Math.min(best, threadMs() - start);
  }
  return best;
}

/** Different networks of one size: the same small one again and again would be known by heart to the processor. */
function networksOf(feeders: number, count: number): NetworkColumns[] {
  return Array.from({ length: count }, (_, i) => generateProvince(feeders, 20260115 + i));
}

function analyseAll(networks: NetworkColumns[]): void {
  for (const network of networks) analyseReliability(network);
}

/**
 * Cost of the failure-mode analysis per branch from 1,000 to 1,200,000 branches, on one core, and its memory.
 * @returns lines to print
 */
export async function bench(): Promise<string[]> {
  const lines: string[] = [];
  const single = networksOf(1, 2_000);
  timed(() => analyseAll(single), 2);
  const feederMs = timed(() => analyseAll(single), 3) / single.length;
  lines.push(`reliability, one feeder of ${BRANCHES_PER_FEEDER} branches: ${feederMs.toFixed(3)} ms`);
  const county = generateProvince(300);
  lines.push(`reliability, county of 300 feeders: ${timed(() => analyseReliability(county), 10).toFixed(0)} ms`);
  const costs: number[] = [];
  for (const feeders of SIZES) {
    const before = process.memoryUsage();
    const networks = networksOf(feeders, Math.max(1, Math.ceil(7_500 / feeders)));
    const branches = networks.reduce((sum, network) => sum + network.branchCount, 0);
    const milliseconds = timed(() => analyseAll(networks), 4);
    const after = process.memoryUsage();
    costs.push((1000 * milliseconds) / branches);
    lines.push(
      `reliability, ${Math.round(branches / networks.length)} branches: ` +
        `${(milliseconds / networks.length / 1000).toFixed(3)} s, ${costs.at(-1)!.toFixed(2)} µs per branch, ` +
        `resident ${megabytes(after.rss)} (+${megabytes(Math.max(0, after.rss - before.rss))})`,
    );
  }
  const ratio = costs[costs.length - 1]! / costs[0]!;
  lines.push(`reliability, cost per branch at 1,200,000 against 1,000 branches: ${ratio.toFixed(2)} (aim 1.0 ± 0.2)`);
  return lines;
}

export default { name: 'reliability', run: bench };
