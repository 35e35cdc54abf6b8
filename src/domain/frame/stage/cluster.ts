import type { FrameBranch, FrameNode, FrameSwitch } from '../../../shared/frame/elements';
import { findFeeders } from '../../network/feeders';
import type { Network } from '../../network/network';
import { analyseReliability } from '../../reliability/analyseReliability';
import type { FrameDraft } from '../draft';
import { type NodeLoad, toNetwork } from '../toNetwork';
import type { BaseAnalysis } from './base';
import { addSums, addTagged, emptySums, type FeederSums, feederSums, type Sums, type TaggedSums } from './sums';

/** Parts of the current frame that changes have joined or touched, evaluated together. */
export interface ClusterResult {
  /** Components of the current frame it stands for. */
  components: readonly number[];
  sums: Sums;
  tagged: TaggedSums;
  feeders: readonly FeederSums[];
}

/** Supply beyond the cluster's ties; no element has this code. */
const BEYOND = '\u0000beyond';

/**
 * Evaluates components of the current frame with the changes of a draft on them. What the changes bring to or take from
 * supply, and sources they leave without a breaker, widen the cluster until it concerns nobody else.
 * @param start components that changes touch
 * @param created codes of nodes the draft's changes created here
 */
export function evaluateCluster(
  base: BaseAnalysis,
  draft: FrameDraft,
  start: Iterable<number>,
  created: readonly string[],
  loadOf: ((node: FrameNode) => NodeLoad) | undefined,
): ClusterResult {
  const components = new Set(start);
  for (;;) {
    const size = components.size;
    joinBareSources(base, draft, components);
    const part = collect(base, draft, components, created);
    const network = toNetwork(part, base.frame, (node) => {
      if (!part.members.has(node.id)) return { customers: 0, averageKw: 0, peakKw: 0, peakKvar: 0 };
      return loadOf === undefined ? node : loadOf(node);
    });
    const result = analyseReliability(network, base.planned === undefined ? {} : { planned: base.planned });
    for (let i = 0; i < part.nodes.length; i++) {
      const id = part.nodes[i]!.id;
      if (!base.componentOf.has(id) || !part.members.has(id)) continue;
      if ((result.isSupplied[i] === 1) === base.isSupplied.has(id)) continue;
      for (const branch of draft.branchesAt(id)) {
        const other = base.componentOf.get(branch.from === id ? branch.to : branch.from);
        if (branch.normallyOpen && other !== undefined) components.add(other);
      }
    }
    if (components.size > size) continue;
    const sums = emptySums();
    const tagged: TaggedSums = new Map();
    for (let i = 0; i < part.nodes.length; i++) {
      const node = part.nodes[i]!;
      if (result.isSupplied[i] === 0 || !part.members.has(node.id)) continue;
      addSums(sums, network, i, result);
      addTagged(tagged, base.tagOf(node), network, i, result);
    }
    return { components: [...components], sums, tagged, feeders: feederSums(network, findFeeders(network), result) };
  }
}

/** The network of some components of a draft, with what stands for supply at their border. */
export function networkOfComponents(base: BaseAnalysis, draft: FrameDraft, components: Iterable<number>): Network {
  const part = collect(base, draft, new Set(components), []);
  const none = { customers: 0, averageKw: 0, peakKw: 0, peakKvar: 0 };
  return toNetwork(part, base.frame, (node) => (part.members.has(node.id) ? node : none));
}

/** A source that has lost a breaker at one of its branches joins all that hangs on it. */
function joinBareSources(base: BaseAnalysis, draft: FrameDraft, components: Set<number>): void {
  for (const component of components) {
    const nodes = base.nodesOf[component]!;
    const source = nodes.length === 1 ? draft.node(nodes[0]!) : undefined;
    if (source?.kind !== 'source') continue;
    const closed = draft.branchesAt(source.id).filter((branch) => !branch.normallyOpen);
    if (closed.every((branch) => isGuarded(draft, branch, source.id))) continue;
    for (const branch of closed) {
      const other = base.componentOf.get(branch.from === source.id ? branch.to : branch.from);
      if (other !== undefined) components.add(other);
    }
  }
}

function isGuarded(draft: FrameDraft, branch: FrameBranch, source: string): boolean {
  const end = branch.from === source ? 'from' : 'to';
  return draft
    .switchesOn(branch.id)
    .some((device) => device.end === end && (device.kind === 'breaker' || device.kind === 'fuse'));
}

interface Part {
  nodes: FrameNode[];
  branches: FrameBranch[];
  switches: FrameSwitch[];
  /** Codes of the nodes that are the cluster's own; the others stand for supply at its border. */
  members: Set<string>;
}

function collect(
  base: BaseAnalysis,
  draft: FrameDraft,
  components: ReadonlySet<number>,
  created: readonly string[],
): Part {
  const members = new Set<string>();
  const nodes: FrameNode[] = [];
  const take = (id: string): void => {
    const node = members.has(id) ? undefined : draft.node(id);
    if (node === undefined) return;
    members.add(id);
    nodes.push(node);
  };
  const taken = new Set(components);
  for (const component of components) for (const id of base.nodesOf[component]!) take(id);
  for (const id of created) take(id);
  const branches = new Map<string, FrameBranch>();
  const border = new Map<string, FrameNode>();
  let needsBeyond = false;
  // The list grows while it is walked: parts without a source that ties lead to go along.
  for (let at = 0; at < nodes.length; at++) {
    const { id } = nodes[at]!;
    for (const branch of draft.branchesAt(id)) {
      if (branches.has(branch.id)) continue;
      const otherId = branch.from === id ? branch.to : branch.from;
      const other = draft.node(otherId);
      if (other === undefined) continue;
      let ends = branch;
      if (!members.has(otherId)) {
        const component = base.componentOf.get(otherId);
        if (component !== undefined && base.components.hasSource[component] === 0 && !taken.has(component)) {
          taken.add(component);
          for (const node of base.nodesOf[component]!) take(node);
        }
        if (!members.has(otherId)) {
          if (other.kind === 'source') border.set(otherId, other);
          else if (branch.normallyOpen) {
            needsBeyond = true;
            ends = branch.from === id ? { ...branch, to: BEYOND } : { ...branch, from: BEYOND };
          } else continue;
        }
      }
      branches.set(branch.id, ends);
    }
  }
  for (const source of border.values()) nodes.push(source);
  if (needsBeyond) {
    nodes.push({ id: BEYOND, kind: 'source', customers: 0, averageKw: 0, peakKw: 0, peakKvar: 0 });
  }
  const switches: FrameSwitch[] = [];
  for (const id of branches.keys()) switches.push(...draft.switchesOn(id));
  return { nodes, branches: [...branches.values()], switches, members };
}
