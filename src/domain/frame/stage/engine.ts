import type { ChangeFields, FrameChange } from '../../../shared/frame/change';
import type { FrameBranch, FrameNode } from '../../../shared/frame/elements';
import type { Issue } from '../../../shared/issue';
import { applyChange } from '../apply/applyChange';
import type { ApplyContext } from '../apply/context';
import { FrameDraft, type Patch } from '../draft';
import type { Frame } from '../frame';
import type { NodeLoad } from '../toNetwork';
import { analyseBase, type BaseAnalysis, type EngineOptions, type FailureCount, failureOf } from './base';
import { type ClusterResult, evaluateCluster } from './cluster';
import { addAllTagged, addTo, emptySums, type FeederSums, type Sums, type TaggedSums } from './sums';

/** A dated load at a node of its own: added to what the node has. */
export interface PointLoadStep {
  type: 'pointLoad';
  id: string;
  node: string;
  customers: number;
  averageKw: number;
  peakKw: number;
}

export type Step = FrameChange | PointLoadStep;

/** Load of a year, as far as it differs from the base year's. */
export interface YearLoad {
  /** Equal for equal loads. */
  key: string;
  scaleOf(node: FrameNode): number;
}

/** A cluster with the steps that made it. */
export interface StageCluster {
  steps: readonly Step[];
  /** Codes of the nodes steps created in it. */
  created: readonly string[];
  result: ClusterResult;
}

/** What a step did, and the codes of the nodes it concerns. */
export interface AppliedStep {
  patches: readonly Patch[];
  nodes: ReadonlySet<string>;
}

/** What a step concerns: nodes, and which of them it makes one another's business. */
export interface Concern {
  nodes: ReadonlySet<string>;
  joins: readonly (readonly [string, string])[];
}

/** A stage frame: what is applied, what could not be, and its figures. */
export interface StageResult {
  steps: readonly Step[];
  draft: FrameDraft;
  applied: ReadonlyMap<string, AppliedStep>;
  refused: { id: string; issue: Issue }[];
  clusters: readonly StageCluster[];
  /** Components of the current frame that steps concern. */
  touched: ReadonlySet<number>;
  sums: Sums;
  failures: FailureCount;
}

/**
 * Stage frames of one current frame. A stage frame is never stored: it is the current frame with the steps of its year, and
 * only what these touch is evaluated; the figures of a group of feeders are kept for as long as its steps stay the same,
 * so that editing one measure costs the feeders it concerns.
 */
export class StageEngine {
  readonly base: BaseAnalysis;
  private readonly numbers = new WeakMap<Step, number>();
  private readonly results = new Map<string, ClusterResult>();
  private next = 0;

  constructor(
    current: Frame,
    readonly context: ApplyContext,
    options: EngineOptions = {},
  ) {
    this.base = analyseBase(current, options);
  }

  /**
   * @param steps in the order they are applied
   * @param load of the year; absent = the base year's
   */
  evaluate(steps: readonly Step[], load?: YearLoad): StageResult {
    const { draft, applied, concerned, refused, failures } = this.apply(steps);
    const clusters = failures.unrepaired > 0 ? [] : this.cluster(steps, concerned, load);
    const sums = emptySums();
    const replaced = new Uint8Array(this.base.components.count);
    for (const { result } of clusters) {
      for (const component of result.components) replaced[component] = 1;
      addTo(sums, result.sums);
    }
    this.base.sums.forEach((own, component) => {
      if (replaced[component] === 0) addTo(sums, own);
    });
    const touched = new Set<number>();
    for (const cluster of clusters) {
      if (cluster.steps.length > 0) for (const component of cluster.result.components) touched.add(component);
    }
    return { steps, draft, applied, refused, clusters, touched, sums, failures };
  }

  /** Applies steps without evaluating them. */
  apply(steps: readonly Step[]): Pick<StageResult, 'draft' | 'refused' | 'failures'> & {
    applied: Map<string, AppliedStep>;
    concerned: Map<string, Concern>;
  } {
    const draft = new FrameDraft(this.base.frame);
    const applied = new Map<string, AppliedStep>();
    const concerned = new Map<string, Concern>();
    const refused: { id: string; issue: Issue }[] = [];
    const failures = { ...this.base.failures };
    for (const step of steps) {
      const named = namedNodes(draft, step);
      const outcome = applyStep(draft, step, this.context);
      if (outcome.patches === null) {
        refused.push({ id: step.id, issue: outcome.refused });
        // It may be possible once another step is left out; bays are judged over the whole frame alone.
        if (outcome.refused.code !== 'FRAME_NO_BAY') concerned.set(step.id, { nodes: named, joins: [] });
        continue;
      }
      const nodes = touchedNodes(draft, outcome.patches);
      applied.set(step.id, { patches: outcome.patches, nodes });
      const all = new Set([...nodes, ...named]);
      concerned.set(step.id, { nodes: all, joins: joinedNodes(this.base, draft, outcome.patches, all) });
      for (const patch of outcome.patches) {
        if (patch.kind !== 'branch') continue;
        if (patch.before !== null) count(failures, failureOf(patch.before), -1);
        if (patch.after !== null) count(failures, failureOf(patch.after), 1);
      }
    }
    return { draft, applied, concerned, refused, failures };
  }

  /**
   * The figures of a cluster without some of its steps, everything else of the stage as it is.
   * @returns null where leaving them out concerns other clusters too: then the whole stage has to be evaluated without them
   */
  without(stage: StageResult, cluster: StageCluster, left: (step: Step) => boolean, load?: YearLoad): Sums | null {
    const steps = cluster.steps.filter((step) => !left(step));
    const { concerned } = this.apply(steps);
    const here = new Set(cluster.result.components);
    const sums = emptySums();
    const replaced = new Set<number>();
    for (const { result } of this.cluster(steps, concerned, load, here, new Set(cluster.created))) {
      for (const component of result.components) replaced.add(component);
      addTo(sums, result.sums);
    }
    for (const component of here) if (!replaced.has(component)) addTo(sums, this.base.sums[component]!);
    for (const component of replaced) {
      if (here.has(component)) continue;
      if (stage.touched.has(component)) return null;
      // Components that only the smaller group takes in are the same in both.
      addTo(sums, negative(this.base.sums[component]!));
    }
    return sums;
  }

  /** The numerators of every feeder of a stage frame, by head. */
  feeders(stage: Pick<StageResult, 'clusters'>): FeederSums[] {
    const replaced = new Uint8Array(this.base.components.count);
    const found = new Map<string, FeederSums>();
    for (const { result } of stage.clusters) for (const component of result.components) replaced[component] = 1;
    this.base.feedersOf.forEach((feeders, component) => {
      if (replaced[component] === 0) for (const feeder of feeders) found.set(feeder.head, feeder);
    });
    for (const { result } of stage.clusters) for (const feeder of result.feeders) found.set(feeder.head, feeder);
    return [...found.values()];
  }

  /** The numerators of a stage frame by tag of its nodes. */
  tagged(stage: Pick<StageResult, 'clusters'>): TaggedSums {
    const replaced = new Uint8Array(this.base.components.count);
    const total: TaggedSums = new Map();
    for (const { result } of stage.clusters) {
      for (const component of result.components) replaced[component] = 1;
      addAllTagged(total, result.tagged);
    }
    this.base.tagged.forEach((own, component) => {
      if (replaced[component] === 0) addAllTagged(total, own);
    });
    return total;
  }

  /**
   * Groups steps by the parts they join, and evaluates each group with every step that concerns it: a tie between two parts
   * with supply concerns both and joins neither.
   * @param only components to evaluate groups of, besides those of the nodes `onlyCreated`; absent = all
   */
  private cluster(
    steps: readonly Step[],
    concerned: ReadonlyMap<string, Concern>,
    load: YearLoad | undefined,
    only?: ReadonlySet<number>,
    onlyCreated?: ReadonlySet<string>,
  ): StageCluster[] {
    const groups = new Groups();
    const keyOf = (id: string): string => {
      const component = this.base.componentOf.get(id);
      return component === undefined ? `+${id}` : String(component);
    };
    for (const step of steps) {
      const concern = concerned.get(step.id);
      if (concern === undefined) continue;
      for (const id of concern.nodes) {
        const key = keyOf(id);
        groups.join(key, key);
        const component = this.base.componentOf.get(id);
        if (component !== undefined) this.joinLinked(groups, key, component);
      }
      for (const [a, b] of concern.joins) groups.join(keyOf(a), keyOf(b));
    }
    const byRoot = new Map<string, Step[]>();
    for (const step of steps) {
      const roots = new Set<string>();
      for (const id of concerned.get(step.id)?.nodes ?? []) roots.add(groups.find(keyOf(id)));
      for (const root of roots) {
        const list = byRoot.get(root);
        if (list === undefined) byRoot.set(root, [step]);
        else list.push(step);
      }
    }
    const starts = new Map<string, { components: number[]; created: string[] }>();
    for (const key of groups.keys()) {
      const root = groups.find(key);
      const start = starts.get(root) ?? { components: [], created: [] };
      starts.set(root, start);
      if (key.startsWith('+')) start.created.push(key.slice(1));
      else start.components.push(Number(key));
    }
    const clusters: StageCluster[] = [];
    const taken = new Set<number>();
    for (const [root, own] of byRoot) {
      const { components, created } = starts.get(root)!;
      const isAsked = components.some((c) => only?.has(c)) || created.some((id) => onlyCreated?.has(id));
      if (only !== undefined && !isAsked) continue;
      const result = this.evaluateGroup(own, components, created, load);
      clusters.push({ steps: own, created, result });
      for (const component of result.components) taken.add(component);
    }
    const widened = this.mergeOverlapping(clusters, load);
    if (load !== undefined) {
      for (const component of only ?? this.base.nodesOf.keys()) {
        if (taken.has(component) || this.base.isLoadSensitive[component] === 0) continue;
        widened.push({ steps: [], created: [], result: this.evaluateGroup([], [component], [], load) });
      }
    }
    return widened;
  }

  /** Supply may pass through a part without a source: it goes with whatever its ties lead to. */
  private joinLinked(groups: Groups, key: string, component: number, seen = new Set<number>()): void {
    if (seen.has(component)) return;
    seen.add(component);
    for (const other of this.base.linkedTo.get(component) ?? []) {
      groups.join(key, String(other));
      this.joinLinked(groups, key, other, seen);
    }
  }

  /** Groups that grew into one another while they were evaluated are evaluated as one. */
  private mergeOverlapping(clusters: StageCluster[], load: YearLoad | undefined): StageCluster[] {
    for (;;) {
      const owner = new Map<number, number>();
      let pair: [number, number] | undefined;
      clusters.forEach(({ result }, c) => {
        for (const component of result.components) {
          const other = owner.get(component);
          if (other !== undefined && other !== c) pair ??= [other, c];
          owner.set(component, c);
        }
      });
      if (pair === undefined) return clusters;
      const [a, b] = [clusters[pair[0]]!, clusters[pair[1]]!];
      const order = new Map([...a.steps, ...b.steps].map((step) => [step, this.placeOf(step)]));
      const steps = [...order].sort((p, q) => p[1] - q[1]).map(([step]) => step);
      const components = [...new Set([...a.result.components, ...b.result.components])];
      const { applied } = this.apply(steps);
      const created = createdNodes(this.base, applied);
      const merged = { steps, created, result: this.evaluateGroup(steps, components, created, load) };
      clusters = clusters.filter((cluster) => cluster !== a && cluster !== b);
      clusters.push(merged);
    }
  }

  private placeOf(step: Step): number {
    return step.type === 'pointLoad' ? Number.MAX_SAFE_INTEGER : step.position;
  }

  private evaluateGroup(
    steps: readonly Step[],
    components: readonly number[],
    created: readonly string[],
    load: YearLoad | undefined,
  ): ClusterResult {
    const key = `${load?.key ?? ''}|${components.join(',')}|${steps.map((step) => this.numberOf(step)).join(',')}`;
    const known = this.results.get(key);
    if (known !== undefined) return known;
    const draft = new FrameDraft(this.base.frame);
    const context = { ...this.context, judgesBays: false };
    for (const step of steps) applyStep(draft, step, context);
    const loadOf = load === undefined ? undefined : scaled(load);
    const result = evaluateCluster(this.base, draft, components, created, loadOf);
    // What is no longer asked for goes first.
    if (this.results.size > 5000) this.results.delete(this.results.keys().next().value!);
    this.results.set(key, result);
    return result;
  }

  private numberOf(step: Step): number {
    let number = this.numbers.get(step);
    if (number === undefined) {
      number = this.next++;
      this.numbers.set(step, number);
    }
    return number;
  }
}

/** Load of a node in a year. */
export function scaled(load: YearLoad): (node: FrameNode) => NodeLoad {
  return (node) => {
    const scale = load.scaleOf(node);
    return {
      customers: node.customers,
      averageKw: node.averageKw * scale,
      peakKw: node.peakKw * scale,
      peakKvar: node.peakKvar * scale,
    };
  };
}

function applyStep(draft: FrameDraft, step: Step, context: ApplyContext): ReturnType<typeof applyChange> {
  if (step.type !== 'pointLoad') return applyChange(draft, step, context);
  const node = draft.node(step.node);
  if (node === undefined) {
    const where = { entity: 'pointLoad', id: step.id };
    return {
      patches: null,
      refused: { severity: 'warning', code: 'FRAME_NODE_GONE', params: { id: step.node }, where },
    };
  }
  const mark = draft.log.length;
  draft.setNode(node.id, {
    ...node,
    customers: node.customers + step.customers,
    averageKw: node.averageKw + step.averageKw,
    peakKw: node.peakKw + step.peakKw,
  });
  return { patches: draft.log.slice(mark), refused: null };
}

/** Nodes a step names, itself or by the branches and switches it names. */
function namedNodes(draft: FrameDraft, step: Step): Set<string> {
  const nodes = new Set<string>();
  const addNode = (id: string | undefined): void => {
    if (id !== undefined && draft.node(id) !== undefined) nodes.add(id);
  };
  if (step.type === 'pointLoad') {
    addNode(step.node);
    return nodes;
  }
  const { element, elements, opens, fromNode, toNode } = step as Partial<ChangeFields>;
  addNode(fromNode);
  addNode(toNode);
  for (const id of [...(element === undefined ? [] : [element]), ...(elements ?? []), ...(opens ?? [])]) {
    addNode(id);
    const device = draft.switch(id);
    for (const branch of [draft.branch(id), device === undefined ? undefined : draft.branch(device.branch)]) {
      addNode(branch?.from);
      addNode(branch?.to);
    }
  }
  return nodes;
}

function touchedNodes(draft: FrameDraft, patches: readonly Patch[]): Set<string> {
  const nodes = new Set<string>();
  const addEnds = (branch: FrameBranch | null | undefined): void => {
    if (branch) nodes.add(branch.from).add(branch.to);
  };
  for (const patch of patches) {
    if (patch.kind === 'node') nodes.add(patch.id);
    else if (patch.kind === 'branch') {
      addEnds(patch.before);
      addEnds(patch.after);
    } else if (patch.kind === 'switch') {
      for (const device of [patch.before, patch.after]) if (device !== null) addEnds(draft.branch(device.branch));
    }
  }
  return nodes;
}

/**
 * Pairs of nodes whose parts a step makes one another's business: all that it concerns, but for a single tie between two
 * parts with supply of their own. A step is applied whole or not at all, so that parts of it cannot stand alone.
 */
function joinedNodes(
  base: BaseAnalysis,
  draft: FrameDraft,
  patches: readonly Patch[],
  nodes: ReadonlySet<string>,
): [string, string][] {
  const hasSupply = (node: string): boolean => {
    const component = base.componentOf.get(node);
    return component !== undefined && base.components.hasSource[component] === 1;
  };
  const branches = new Map<string, (FrameBranch | null | undefined)[]>();
  for (const patch of patches) {
    if (patch.kind === 'branch') branches.set(patch.id, [patch.before, patch.after]);
    else if (patch.kind === 'switch') {
      const id = (patch.after ?? patch.before)!.branch;
      if (!branches.has(id)) branches.set(id, [draft.branch(id)]);
    }
  }
  const [states] = branches.values();
  const isTie =
    branches.size === 1 && states!.every((state) => !state || state.normallyOpen) && [...nodes].every(hasSupply);
  if (isTie) return [];
  const [first, ...others] = nodes;
  return others.map((other) => [first!, other]);
}

function createdNodes(base: BaseAnalysis, applied: ReadonlyMap<string, AppliedStep>): string[] {
  const created = new Set<string>();
  for (const { nodes } of applied.values()) {
    for (const id of nodes) if (!base.componentOf.has(id)) created.add(id);
  }
  return [...created];
}

function count(total: FailureCount, one: FailureCount, sign: number): void {
  total.failing += sign * one.failing;
  total.unrepaired += sign * one.unrepaired;
}

function negative(sums: Sums): Sums {
  return { customers: -sums.customers, interruptions: -sums.interruptions, hours: -sums.hours, kwh: -sums.kwh };
}

/** Union-find over components and created nodes. */
class Groups {
  private readonly up = new Map<string, string>();

  keys(): Iterable<string> {
    return this.up.keys();
  }

  find(key: string): string {
    let at = key;
    for (let next = this.up.get(at); next !== undefined && next !== at; next = this.up.get(at)) at = next;
    return at;
  }

  join(a: string, b: string): void {
    if (!this.up.has(a)) this.up.set(a, a);
    if (!this.up.has(b)) this.up.set(b, b);
    this.up.set(this.find(b), this.find(a));
  }
}
