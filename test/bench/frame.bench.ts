import { SEED_BUILDING_RATES } from '../../src/domain/frame/construction';
import { forecastFrames } from '../../src/domain/frame/forecast';
import { SEED_RATES } from '../../src/domain/frame/rates';
import { listFrames } from '../../src/domain/frame/select';
import { StageEngine } from '../../src/domain/frame/stage/engine';
import type { FrameChange } from '../../src/shared/frame/change';
import { cpuMs } from './support/cpuTime';
import { frameOfNetwork, planOf } from './support/generateFrame';
import { generateNetwork } from './support/generateNetwork';

const SEED = 20260301;
const CONTEXT = { rates: SEED_RATES, failureFactor: 1, freeBays: new Map(), judgesBays: true };

/** Editing one measure of a county against computing everything anew. */
export default {
  name: 'frame',
  async run(): Promise<string[]> {
    const lines: string[] = [
      'times are processor time of one thread; a forecast is three years, the target and every project',
    ];
    for (const [feeders, branchesPerFeeder, projects] of [
      [30, 100, 30],
      [300, 100, 200],
    ] as const) {
      const frame = frameOfNetwork(generateNetwork({ feeders, branchesPerFeeder, seed: SEED }));
      const plan = planOf(frame, projects);
      const forecast = (engine: StageEngine, changes: readonly FrameChange[]) =>
        forecastFrames({
          engine,
          lists: listFrames({ ...plan, changes, targetYear: 2035, lastYear: 2028 }),
          years: [2026, 2027, 2028],
          customerBase: 'asGiven',
          goals: [],
          building: SEED_BUILDING_RATES,
          loadOf: () => undefined,
          growthOf: () => null,
          pointsOf: () => [],
          weights: new Map(),
        });
      const full = cpuMs(() => forecast(new StageEngine(frame, CONTEXT), plan.changes), 3);
      const engine = new StageEngine(frame, CONTEXT);
      forecast(engine, plan.changes);
      let at = 0.3;
      const edited = (): FrameChange[] => {
        at += 0.001;
        return plan.changes.map((change, i) => (i === 0 ? ({ ...change, at } as FrameChange) : change));
      };
      const edit = cpuMs(() => forecast(engine, edited()), 3);
      const alone = cpuMs(() => engine.evaluate(edited()), 3);
      lines.push(
        `county of ${feeders} feeders, ${(feeders * branchesPerFeeder).toLocaleString('en')} branches, ${projects} projects: ` +
          `everything anew ${full.toFixed(0)} ms, forecast after editing one measure ${edit.toFixed(1)} ms ` +
          `(${(full / edit).toFixed(0)} times less), one frame after it ${alone.toFixed(1)} ms`,
      );
    }
    return lines;
  },
};
