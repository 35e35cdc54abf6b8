import type { Network } from '../../src/domain/network/network';
import { evaluateTransfer } from '../../src/domain/powerflow/evaluateTransfer';
import { solvePowerFlow } from '../../src/domain/powerflow/solvePowerFlow';
import { cpuMs } from './support/cpuTime';
import { generateNetwork } from './support/generateNetwork';

const BRANCHES_PER_FEEDER = 40;
/** Closed branches: one county feeder to a province. */
const SIZES = [1_000, 10_000, 100_000, 1_200_000];
const SEED = 20260301;
/** Branches solved in one measurement, at least. */
const DIFFERENT_BRANCHES = 300_000;

/** Power flow and N-1 of generated counties up to a province: time per branch and whether it stays the same. */
export default {
  name: 'powerflow',
  async run(): Promise<string[]> {
    const lines: string[] = ['times are processor time of one thread'];
    const feeder = generateNetwork({ feeders: 1, branchesPerFeeder: BRANCHES_PER_FEEDER, seed: SEED });
    lines.push(`power flow of one feeder of 40 branches: ${(cpuMs(() => solve(feeder)) * 1000).toFixed(0)} µs`);
    const perBranch: number[] = [];
    for (const branches of SIZES) {
      // Different networks of one size: the same small one again and again would be known by heart to the processor.
      const networks = Array.from({ length: Math.max(1, DIFFERENT_BRANCHES / branches) }, (_, i) =>
        generateNetwork({
          feeders: branches / BRANCHES_PER_FEEDER,
          branchesPerFeeder: BRANCHES_PER_FEEDER,
          seed: SEED + i,
        }),
      );
      const network = networks[0]!;
      const before = process.memoryUsage();
      const ms = cpuMs(() => solveAll(networks)) / networks.length;
      const after = process.memoryUsage();
      perBranch.push((1e6 * ms) / branches);
      const grown = (after.rss - before.rss) / 2 ** 20;
      lines.push(
        `power flow, ${branches.toLocaleString('en')} branches in ${network.nodeKind.filter((k) => k === 0).length} substations: ` +
          `${ms.toFixed(1)} ms, ${perBranch.at(-1)!.toFixed(0)} ns per branch, ` +
          `resident ${(after.rss / 2 ** 20).toFixed(0)} MiB (+${Math.max(0, grown).toFixed(0)})`,
      );
      const start = process.threadCpuUsage();
      const transfers = evaluateTransfer(network)!;
      const { user, system } = process.threadCpuUsage(start);
      const whole = transfers.filter((t) => t.share >= 1).length;
      lines.push(
        `  N-1 of ${transfers.length.toLocaleString('en')} feeders: ${((user + system) / 1000).toFixed(0)} ms, ` +
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

function solveAll(networks: Network[]): void {
  for (const network of networks) solve(network);
}
