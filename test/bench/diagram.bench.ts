import { drawNetwork } from '../../src/domain/diagram/drawNetwork';
import { toSvg } from '../../src/domain/diagram/toSvg';
import { cpuMs } from './support/cpuTime';
import { generateNetwork } from './support/generateNetwork';

const SEED = 20260301;

/** Drawing of feeders and of a county: layout and SVG, and whether the time per branch stays the same. */
export default {
  name: 'diagram',
  async run(): Promise<string[]> {
    const lines: string[] = ['times are processor time of one thread'];
    const perBranch: number[] = [];
    for (const branchesPerFeeder of [40, 300, 3_000, 30_000]) {
      const network = generateNetwork({ feeders: 1, branchesPerFeeder, seed: SEED, named: true });
      const layout = cpuMs(() => drawNetwork(network));
      const drawing = drawNetwork(network);
      const svg = cpuMs(() => toSvg(drawing));
      perBranch.push((1000 * layout) / branchesPerFeeder);
      lines.push(
        `feeder of ${branchesPerFeeder.toLocaleString('en')} branches: layout ${layout.toFixed(2)} ms ` +
          `(${perBranch.at(-1)!.toFixed(1)} µs per branch), SVG ${svg.toFixed(2)} ms, ${drawing.width} x ${drawing.height}`,
      );
    }
    lines.push(`layout per branch at 30,000 against 300: ${(perBranch[3]! / perBranch[1]!).toFixed(2)}`);
    for (const feeders of [30, 300]) {
      const county = generateNetwork({ feeders, branchesPerFeeder: 40, seed: SEED, named: true });
      const ms = cpuMs(() => drawNetwork(county, { layout: 'county' }));
      const drawing = drawNetwork(county, { layout: 'county' });
      lines.push(`county of ${feeders} feeders: schematic ${ms.toFixed(1)} ms, ${drawing.width} x ${drawing.height}`);
    }
    return lines;
  },
};
