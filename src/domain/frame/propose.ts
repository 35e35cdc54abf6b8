import type { NamedRef, TargetProposal } from '../../shared/api/frame';
import type { FrameChange } from '../../shared/frame/change';
import { branchesAtNodes } from '../network/adjacency';
import { shapesOfFeeders } from '../network/feederShape';
import { findFeeders } from '../network/feeders';
import { BRANCH_LINE, type Network } from '../network/network';
import { evaluateTransfer } from '../powerflow/evaluateTransfer';
import { applyChange } from './apply/applyChange';
import type { ApplyContext } from './apply/context';
import type { FrameDraft } from './draft';
import { toNetwork } from './toNetwork';

export interface ProposalOptions {
  /** Radial feeders with more customers get a tie. */
  tieAboveCustomers: number;
  /** Sections of the trunk hold at most so many customers and km. */
  sectionCustomers: number;
  sectionKm: number;
  /** Places two feeders may share to be tied where coordinates are missing: townships and grids by head code. */
  placesOf(head: string): ReadonlySet<string>;
  /** Whether a feeder, by its head code, is a customer's own line (专线): it is nobody's partner and is left as it is. */
  isDedicated(head: string): boolean;
  newId(): string;
  /** Words a change is named by. */
  nameTie(feeder: string, other: string): string;
  nameSection(feeder: string, n: number): string;
}

/**
 * A target from typical wiring, as a draft to accept change by change: each radial feeder above the limit gets a tie to the
 * nearest feeder with margin, trunk branches longer or fuller than the standard get a section switch. With coordinates the
 * nearest nodes are joined and the length is their distance; without, the partner comes from the same township or grid
 * and the length is left to be asked. Every feeder of what results passes N-1, or is listed with the reason.
 */
export function proposeTarget(
  draft: FrameDraft,
  context: ApplyContext,
  firstPosition: number,
  options: ProposalOptions,
): TargetProposal {
  const changes: TargetProposal['changes'] = [];
  let position = firstPosition;
  const add = (
    change: FrameChange,
    reason: TargetProposal['changes'][number]['reason'],
    missing: string[],
  ): boolean => {
    if (applyChange(draft, change, context).refused !== null) return false;
    changes.push({ change, reason, missing });
    return true;
  };
  const head = (name: string) => ({
    id: options.newId(),
    position: ++position,
    name,
    inTarget: true,
    measure: null,
    dueYear: null,
  });
  const network = networkOf(draft);
  const adjacency = branchesAtNodes(network);
  const feeders = findFeeders(network, adjacency);
  const shapes = shapesOfFeeders(network, adjacency, feeders);
  const names = shapes.map((shape) => {
    const branch = feeders.head[shape.feeder]!;
    return network.branchNames[branch] ?? network.branchIds[branch]!;
  });
  const headId = (feeder: number): string => network.branchIds[feeders.head[feeder]!]!;
  const margins = marginsOf(network, shapes.length, feeders.head);
  const shared = shapes.filter((shape) => !options.isDedicated(headId(shape.feeder)));
  for (const { feeder } of shapes) if (options.isDedicated(headId(feeder))) margins[feeder] = Number.NEGATIVE_INFINITY;
  /** Ties of each feeder, with those proposed so far: a partner has got its tie as well. */
  const ties = Int32Array.from(shapes, (shape) => shape.ties.length);
  for (const shape of shared) {
    if (ties[shape.feeder]! > 0 || shape.customers <= options.tieAboveCustomers) continue;
    const partner = nearest(network, feeders.ofNode, shape, shapes, ties, margins, options, headId);
    if (partner === undefined) continue;
    const name = options.nameTie(names[shape.feeder]!, names[partner.feeder]!);
    const newCode = freeCode(draft, `${headId(shape.feeder)}~${headId(partner.feeder)}`);
    const isMade = add(
      {
        ...head(name),
        type: 'newTie',
        newCode,
        fromNode: network.nodeIds[partner.own]!,
        toNode: network.nodeIds[partner.other]!,
        switchKind: 'loadSwitch',
        remote: true,
        ...(partner.km === undefined ? {} : { lengthKm: partner.km }),
      },
      {
        code: 'PROPOSE_TIE',
        params: { feeder: names[shape.feeder]!, customers: shape.customers, other: names[partner.feeder]! },
      },
      partner.km === undefined ? ['lengthKm'] : [],
    );
    if (isMade) for (const feeder of [shape.feeder, partner.feeder]) ties[feeder]!++;
  }
  for (const shape of shared) {
    let n = 0;
    for (const part of longParts(network, adjacency, feeders, shape, options)) {
      const feeder = names[shape.feeder]!;
      n++;
      add(
        {
          ...head(options.nameSection(feeder, n)),
          type: 'sectionalise',
          element: network.branchIds[part.branch]!,
          newCode: freeCode(draft, `${network.branchIds[part.branch]!}~K${n}`),
          at: part.at,
          switchKind: 'loadSwitch',
          remote: true,
        },
        { code: 'PROPOSE_SECTION', params: { feeder, customers: part.customers, lengthKm: rounded(part.km) } },
        [],
      );
    }
  }
  return { changes, ...judgeTransfer(draft, options.isDedicated) };
}

function networkOf(draft: FrameDraft): Network {
  return toNetwork(
    { nodes: [...draft.allNodes()], branches: [...draft.allBranches()], switches: [...draft.allSwitches()] },
    draft.base,
  );
}

/** N-1 of every feeder of a frame: passed, or the reason why not. */
export function judgeTransfer(
  draft: FrameDraft,
  isDedicated: (head: string) => boolean,
): Pick<TargetProposal, 'failing' | 'passing'> {
  const network = networkOf(draft);
  const feeders = findFeeders(network);
  const transfers = evaluateTransfer(network, feeders.head);
  const failing: TargetProposal['failing'] = [];
  const nameOf = (branch: number): NamedRef => ({
    id: network.branchIds[branch]!,
    name: network.branchNames[branch] ?? network.branchIds[branch]!,
  });
  if (transfers === null) {
    for (const branch of feeders.head) {
      failing.push({ feeder: nameOf(branch), reason: { code: 'PROPOSE_LOOPED', params: {} } });
    }
    return { failing, passing: 0 };
  }
  for (const { head, share, ties } of transfers) {
    if (share >= 1 - 1e-9) continue;
    const reason: { code: string; params: Record<string, string | number> } =
      ties.length === 0
        ? { code: isDedicated(network.branchIds[head]!) ? 'PROPOSE_DEDICATED' : 'PROPOSE_NO_TIE', params: {} }
        : { code: 'PROPOSE_NO_MARGIN', params: { percent: Math.round(share * 1000) / 10 } };
    failing.push({ feeder: nameOf(head), reason });
  }
  return { failing, passing: transfers.length - failing.length };
}

type Shape = ReturnType<typeof shapesOfFeeders>[number];

/** What each feeder could take over beside its own peak, kW; unlimited where its head has no rating. */
function marginsOf(network: Network, count: number, heads: Int32Array): Float64Array {
  const margins = new Float64Array(count);
  const feeders = findFeeders(network);
  const peaks = new Float64Array(count);
  for (let i = 0; i < network.nodeCount; i++) {
    const feeder = feeders.ofNode[i]!;
    if (feeder >= 0) peaks[feeder]! += network.peakKw[i]!;
  }
  for (let f = 0; f < count; f++) margins[f] = network.capacityKw[heads[f]!]! - peaks[f]!;
  return margins;
}

interface Partner {
  feeder: number;
  own: number;
  other: number;
  km: number | undefined;
}

function nearest(
  network: Network,
  ofNode: Int32Array,
  shape: Shape,
  shapes: readonly Shape[],
  ties: Int32Array,
  margins: Float64Array,
  options: ProposalOptions,
  headId: (feeder: number) => string,
): Partner | undefined {
  const own = ownNodes(network, shape);
  const fits = (other: Shape): boolean =>
    other.feeder !== shape.feeder && margins[other.feeder]! >= shape.peakKw && ties[other.feeder]! < 3;
  let best: Partner | undefined;
  const placed = own.filter((node) => !Number.isNaN(network.nodeX[node]!) && !Number.isNaN(network.nodeY[node]!));
  if (placed.length > 0) {
    for (let node = 0; node < network.nodeCount; node++) {
      const feeder = ofNode[node]!;
      const other = shapes[feeder];
      if (other === undefined || !fits(other) || Number.isNaN(network.nodeX[node]!)) continue;
      if (network.nodeKind[node] === 2) continue;
      for (const mine of placed) {
        const km =
          Math.hypot(network.nodeX[node]! - network.nodeX[mine]!, network.nodeY[node]! - network.nodeY[mine]!) / 1000;
        if (best === undefined || km < best.km!) best = { feeder, own: mine, other: node, km: rounded(km) };
      }
    }
    if (best !== undefined) return best;
  }
  const places = options.placesOf(headId(shape.feeder));
  const candidates = shapes.filter((other) => {
    if (!fits(other)) return false;
    const its = options.placesOf(headId(other.feeder));
    return [...places].some((place) => its.has(place));
  });
  // Of several the one with the most margin; where the feeders meet is for the planner to say.
  candidates.sort((a, b) => margins[b.feeder]! - margins[a.feeder]! || a.feeder - b.feeder);
  const [other] = candidates;
  if (other === undefined) return undefined;
  return { feeder: other.feeder, own: farEnd(network, shape), other: farEnd(network, other), km: undefined };
}

/** Nodes of the trunk, the end first. */
function ownNodes(network: Network, shape: Shape): number[] {
  const nodes = new Set<number>();
  for (const branch of [...shape.trunk].reverse()) {
    nodes.add(network.branchTo[branch]!);
    nodes.add(network.branchFrom[branch]!);
  }
  return [...nodes].filter((node) => network.nodeKind[node] === 1);
}

function farEnd(network: Network, shape: Shape): number {
  const trunk = shape.trunk.length > 0 ? shape.trunk : [];
  const seen = new Map<number, number>();
  for (const branch of trunk) {
    for (const node of [network.branchFrom[branch]!, network.branchTo[branch]!])
      seen.set(node, (seen.get(node) ?? 0) + 1);
  }
  // Ends of the trunk are met once; the last one in its order is the farthest from the bus.
  const ends = [...seen].filter(([node, times]) => times === 1 && network.nodeKind[node] === 1).map(([node]) => node);
  const last = trunk.at(-1);
  return ends.at(-1) ?? (last === undefined ? 0 : network.branchTo[last]!);
}

interface LongPart {
  branch: number;
  at: number;
  customers: number;
  km: number;
}

/** Where the trunk has to be cut: walking out from the head, whenever customers or km since the last switch pass the limit. */
function longParts(
  network: Network,
  adjacency: ReturnType<typeof branchesAtNodes>,
  feeders: ReturnType<typeof findFeeders>,
  shape: Shape,
  options: ProposalOptions,
): LongPart[] {
  const inTrunk = new Set(shape.trunk);
  const switched = new Set<number>();
  for (let d = 0; d < network.deviceCount; d++) if (network.deviceKind[d] !== 1) switched.add(network.deviceBranch[d]!);
  // Customers hanging off the trunk at each of its nodes.
  const behind = (node: number, from: number): number => {
    let customers = 0;
    const queue: [number, number][] = [[node, from]];
    for (const [at, via] of queue) {
      customers += network.customers[at]!;
      for (let k = adjacency.start[at]!; k < adjacency.start[at + 1]!; k++) {
        const branch = adjacency.branch[k]!;
        if (branch === via || network.normallyOpen[branch] === 1 || inTrunk.has(branch)) continue;
        if (feeders.ofBranch[branch] !== shape.feeder) continue;
        const other = network.branchFrom[branch] === at ? network.branchTo[branch]! : network.branchFrom[branch]!;
        if (feeders.isBus[other] === 0) queue.push([other, branch]);
      }
    }
    return customers;
  };
  const parts: LongPart[] = [];
  const sums = new Map<number, { customers: number; km: number }>();
  for (const branch of fromHead(network, feeders, shape.trunk)) {
    const [a, b] = [network.branchFrom[branch]!, network.branchTo[branch]!];
    const far = feeders.upBranch[b] === branch ? b : a;
    const near = far === b ? a : b;
    const before = sums.get(near) ?? { customers: 0, km: 0 };
    const length = network.lengthKm[branch]! > 0 ? network.lengthKm[branch]! : 0;
    const fresh = switched.has(branch);
    const now = {
      customers: (fresh ? 0 : before.customers) + behind(far, branch),
      km: (fresh ? 0 : before.km) + length,
    };
    const isLong = now.customers > options.sectionCustomers || now.km > options.sectionKm;
    const isHead = branch === feeders.head[shape.feeder];
    if (isLong && !isHead && !fresh && network.branchKind[branch] === BRANCH_LINE) {
      // A switch at the near end of the branch: no new pole is needed.
      parts.push({ branch, at: far === b ? 0 : 1, customers: now.customers, km: now.km });
      sums.set(far, { customers: behind(far, branch), km: length });
    } else if (isLong && network.branchKind[branch] === BRANCH_LINE && length > options.sectionKm) {
      parts.push({ branch, at: 0.5, customers: now.customers, km: now.km });
      sums.set(far, { customers: behind(far, branch), km: length / 2 });
    } else sums.set(far, now);
  }
  return parts;
}

/** Branches of a trunk from the head outwards. */
function fromHead(network: Network, feeders: ReturnType<typeof findFeeders>, trunk: readonly number[]): number[] {
  const depthOf = (branch: number): number => {
    let depth = 0;
    let at = branch;
    for (;;) {
      const [a, b] = [network.branchFrom[at]!, network.branchTo[at]!];
      const near = feeders.upBranch[b] === at ? a : b;
      const up = feeders.upBranch[near]!;
      if (up < 0 || depth > network.branchCount) return depth;
      at = up;
      depth++;
    }
  };
  return trunk
    .map((branch) => [branch, depthOf(branch)] as const)
    .sort((a, b) => a[1] - b[1])
    .map(([branch]) => branch);
}

function freeCode(draft: FrameDraft, wanted: string): string {
  let code = wanted;
  const isTaken = (id: string): boolean =>
    draft.node(id) !== undefined || draft.branch(id) !== undefined || draft.switch(id) !== undefined;
  for (let n = 2; isTaken(code); n++) code = `${wanted} ${n}`;
  return code;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
