import type { Network } from '../../src/domain/network/network';
import { evaluateTransfer } from '../../src/domain/powerflow/evaluateTransfer';
import { solvePowerFlow } from '../../src/domain/powerflow/solvePowerFlow';
import { generateNetwork } from './support/generateNetwork';

const BRANCHES_PER_FEEDER = 40;
/** Closed branches: one county feeder to a province. */
const SIZES = [1_000, 10_000, 100_000, 1_200_000];
const SEED = 20260301;
/** Small cases are repeated for at least this long, so that the clock and the compiler do not decide. */
const LEAST_MS = 600;

/** Power flow and N-1 of generated counties up to a province: time per branch and whether it stays the same. */
export default {
  name: 'powerflow',
  async run(): Promise<string[]> {
    const lines: string[] = [];
    const feeder = generateNetwork({ feeders: 1, branchesPerFeeder: BRANCHES_PER_FEEDER, seed: SEED });
    lines.push(`power flow of one feeder of 40 branches: ${(leastMs(() => solve(feeder)) * 1000).toFixed(0)} µs`);
    const perBranch: number[] = [];
    for (const branches of SIZES) {
      const network = generateNetwork({
        feeders: branches / BRANCHES_PER_FEEDER,
        branchesPerFeeder: BRANCHES_PER_FEEDER,
        seed: SEED,
      });
      const before = process.memoryUsage();
      const ms = leastMs(() => solve(network));
      const after = process.memoryUsage();
      perBranch.push((1e6 * ms) / branches);
      const grown = (after.rss - before.rss) / 2 ** 20;
      lines.push(
        `power flow, ${branches.toLocaleString('en')} branches in ${network.nodeKind.filter((k) => k === 0).length} substations: ` +
          `${ms.toFixed(1)} ms, ${perBranch.at(-1)!.toFixed(0)} ns per branch, ` +
          `resident ${(after.rss / 2 ** 20).toFixed(0)} MiB (+${Math.max(0, grown).toFixed(0)})`,
      );
      const start = performance.now();
      const transfers = evaluateTransfer(network)!;
      const whole = transfers.filter((t) => t.share >= 1).length;
      lines.push(
        `  N-1 of ${transfers.length.toLocaleString('en')} feeders: ${(performance.now() - start).toFixed(0)} ms, ` +
          `${whole.toLocaleString('en')} can be transferred whole, ${transfers.filter((t) => !t.proven).length} not proven`,
      );
    }
    lines.push(
      `cost per branch at 1,200,000 against 1,000: ${(perBranch.at(-1)! / perBranch[0]!).toFixed(2)}; ` +
        `against 10,000: ${(perBranch.at(-1)! / perBranch[1]!).toFixed(2)}`,
    );
    return lines;
  },
};

function solve(network: Network): void {
  const { powerFlow } = solvePowerFlow(network);
  if (powerFlow === null || !powerFlow.converged) throw new Error('the generated network has no power flow');
}

/** The least disturbed of repeated runs after one to warm up. */
function leastMs(run: () => void): number {
  run();
  const times: number[] = [];
  for (let spent = 0; (spent < LEAST_MS || times.length < 5) && times.length < 2000; ) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
    spent += times.at(-1)!;
  }
  return times.reduce((a, b) => Math.min(a, b));
}
