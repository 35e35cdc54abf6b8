import type { FrameChange } from '../../shared/frame/change';
import { tidy } from '../diagnosis/measure';
import type { StageEngine, StageResult } from '../frame/stage/engine';
import { indicesOfSums, type Sums } from '../frame/stage/sums';
import { toNetwork } from '../frame/toNetwork';
import { findFeeders } from '../network/feeders';
import type { Network } from '../network/network';
import { evaluateTransfer } from '../powerflow/evaluateTransfer';
import { solvePowerFlow } from '../powerflow/solvePowerFlow';
import type { Draft } from './alternative';
import type { LineFigures } from './evaluateLine';
import { resolveChanges } from './frameChanges';

/** A line's figures on its drawn sections, and what the frame as a whole gains. */
export interface SectionFigures {
  figures: LineFigures;
  /** Customer hours a year less than the current frame, of all feeders: a tie serves both lines. */
  savedHours: number | null;
}

/**
 * Lines whose sections are drawn: their alternatives are frame changes, applied to the current frame by the engine that
 * forecasts the plan, so that a policy promises what the forecast will say of its project alone.
 */
export class DrawnLines {
  private readonly base: StageResult;

  /**
   * @param engine of the county's current frame
   * @param feeders ledger ids of the feeders whose sections are drawn
   */
  constructor(
    private readonly engine: StageEngine,
    private readonly feeders: ReadonlySet<string>,
  ) {
    this.base = engine.evaluate([]);
  }

  has(feeder: string): boolean {
    return this.feeders.has(feeder);
  }

  before(feeder: string): LineFigures {
    return this.figuresOf(feeder, this.base);
  }

  /** @returns null where the frame has not the elements the alternative is about, or refuses a change of it */
  after(feeder: string, { changes, partner }: Draft): SectionFigures | null {
    const { frame } = this.engine.base;
    const resolved = resolveChanges(changes, { frame, feeder, partner, area: null });
    if (resolved.length < changes.length) return null;
    const steps = resolved.map((change, position) => {
      const head = { id: `draft ${position}`, position, name: '', inTarget: false, measure: null, dueYear: null };
      return { ...head, ...change } as FrameChange;
    });
    const stage = this.engine.evaluate(steps);
    if (stage.refused.length > 0) return null;
    const isKnown = canPredict(this.base) && canPredict(stage);
    return {
      figures: this.figuresOf(feeder, stage),
      savedHours: isKnown ? tidy(this.base.sums.hours - stage.sums.hours) + 0 : null,
    };
  }

  private figuresOf(feeder: string, stage: StageResult): LineFigures {
    const own = this.sumsOf(feeder, stage);
    const network = this.around(feeder, stage);
    const indices = own !== null && canPredict(stage) && own.customers > 0 ? indicesOfSums(own) : null;
    const heads = headsOf(network, feeder, stage);
    return {
      saifi: indices?.saifi ?? null,
      saidiHours: indices?.saidiHours ?? null,
      customerHours: indices === null ? null : own!.hours,
      trips: indices === null ? null : tripsOf(feeder, stage),
      minVoltagePu: minVoltage(network, heads),
      transferable: transferableOf(network, heads),
    };
  }

  private sumsOf(feeder: string, stage: StageResult): Sums | null {
    const found = this.engine.feeders(stage).filter(({ head }) => stage.draft.branch(head)?.feeder === feeder);
    if (found.length === 0) return null;
    const total = { customers: 0, interruptions: 0, hours: 0, kwh: 0 };
    for (const one of found) {
      for (const key of ['customers', 'interruptions', 'hours', 'kwh'] as const) total[key] += one[key];
    }
    return total;
  }

  /** The line and what its ties lead to: nobody else has a say in its voltage or in what can be handed over. */
  private around(feeder: string, { draft }: StageResult): Network {
    const start = [...draft.allBranches()].find((branch) => branch.feeder === feeder && !branch.normallyOpen);
    const nodes = new Set<string>();
    const waiting = start ? [{ id: start.from, isBeyond: false }] : [];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (nodes.has(at.id)) continue;
      nodes.add(at.id);
      // Beyond the bus are other feeders of the station.
      if (draft.node(at.id)?.kind === 'source' && at.isBeyond) continue;
      for (const branch of draft.branchesAt(at.id)) {
        if (draft.node(at.id)?.kind === 'source' && branch.feeder !== feeder) continue;
        if (branch.normallyOpen && at.isBeyond) continue;
        const id = branch.from === at.id ? branch.to : branch.from;
        waiting.push({ id, isBeyond: at.isBeyond || branch.normallyOpen });
      }
    }
    const branches = [...draft.allBranches()].filter(({ from, to }) => nodes.has(from) && nodes.has(to));
    const inside = new Set(branches.map(({ id }) => id));
    return toNetwork(
      {
        nodes: [...nodes].map((id) => draft.node(id)!),
        branches,
        switches: [...draft.allSwitches()].filter(({ branch }) => inside.has(branch)),
      },
      draft.base,
    );
  }
}

const canPredict = ({ failures }: StageResult): boolean => failures.failing > 0 && failures.unrepaired === 0;

/** Failures of the line's sections in a year: how often its switches trip. */
function tripsOf(feeder: string, { draft }: StageResult): number {
  let trips = 0;
  for (const branch of draft.allBranches()) {
    if (branch.feeder === feeder && branch.kind === 'line' && !branch.normallyOpen) trips += branch.failuresPerYear;
  }
  return trips;
}

interface Heads {
  feeders: ReturnType<typeof findFeeders>;
  /** Numbers of the feeders that begin with a branch of the line. */
  own: number[];
}

function headsOf(network: Network, feeder: string, { draft }: StageResult): Heads {
  const feeders = findFeeders(network);
  const all = Array.from({ length: feeders.count }, (_, f) => f);
  return { feeders, own: all.filter((f) => draft.branch(network.branchIds[feeders.head[f]!]!)?.feeder === feeder) };
}

function minVoltage(network: Network, { feeders, own }: Heads): number | null {
  const { powerFlow } = solvePowerFlow(network);
  if (powerFlow === null) return null;
  let lowest = Number.POSITIVE_INFINITY;
  for (let n = 0; n < network.nodeCount; n++) {
    const voltage = powerFlow.voltagesPu[n]!;
    if (own.includes(feeders.ofNode[n]!) && voltage < lowest) lowest = voltage;
  }
  return Number.isFinite(lowest) ? lowest : null;
}

function transferableOf(network: Network, { feeders, own }: Heads): number | null {
  const found = evaluateTransfer(
    network,
    own.map((f) => feeders.head[f]!),
  );
  if (found === null || found.length === 0) return null;
  const peakKw = found.reduce((sum, one) => sum + one.peakKw, 0);
  return peakKw > 0 ? found.reduce((sum, one) => sum + one.transferableKw, 0) / peakKw : null;
}
