import type { FrameBranch, FrameNode, FrameSwitch } from '../../shared/frame/elements';
import { type Frame, makeFrame } from './frame';

/** What one step did to one element; `bays` counts the free bays a substation has gained or lost. */
export type Patch =
  | { kind: 'node'; id: string; before: FrameNode | null; after: FrameNode | null }
  | { kind: 'branch'; id: string; before: FrameBranch | null; after: FrameBranch | null }
  | { kind: 'switch'; id: string; before: FrameSwitch | null; after: FrameSwitch | null }
  | { kind: 'bays'; id: string; before: number; after: number };

/**
 * A frame with changes on it, kept as what differs from the frame below: making one costs nothing, whatever the county's
 * size. Every step is logged, so that it can be taken back.
 */
export class FrameDraft {
  private readonly ownNodes = new Map<string, FrameNode | null>();
  private readonly ownBranches = new Map<string, FrameBranch | null>();
  private readonly ownSwitches = new Map<string, FrameSwitch | null>();
  private readonly ownBays = new Map<string, number>();
  /** Codes of branches and switches that were written here, by node and by branch. */
  private readonly writtenAt = new Map<string, Set<string>>();
  private readonly writtenOn = new Map<string, Set<string>>();
  private readonly writtenOfFeeder = new Map<string, Set<string>>();
  readonly log: Patch[] = [];

  constructor(readonly base: Frame) {}

  node(id: string): FrameNode | undefined {
    const own = this.ownNodes.get(id);
    return own === undefined ? this.base.nodes.get(id) : (own ?? undefined);
  }

  branch(id: string): FrameBranch | undefined {
    const own = this.ownBranches.get(id);
    return own === undefined ? this.base.branches.get(id) : (own ?? undefined);
  }

  switch(id: string): FrameSwitch | undefined {
    const own = this.ownSwitches.get(id);
    return own === undefined ? this.base.switches.get(id) : (own ?? undefined);
  }

  /** Bays gained (positive) or taken (negative) at a substation. */
  bays(id: string): number {
    return this.ownBays.get(id) ?? 0;
  }

  branchesAt(node: string): FrameBranch[] {
    return this.listed(this.base.branchesAt.get(node), this.writtenAt.get(node), (id) => {
      const branch = this.branch(id);
      return branch !== undefined && (branch.from === node || branch.to === node) ? branch : undefined;
    });
  }

  switchesOn(branch: string): FrameSwitch[] {
    return this.listed(this.base.switchesOn.get(branch), this.writtenOn.get(branch), (id) => {
      const device = this.switch(id);
      return device?.branch === branch ? device : undefined;
    });
  }

  branchesOfFeeder(feeder: string): FrameBranch[] {
    return this.listed(this.base.branchesOfFeeder.get(feeder), this.writtenOfFeeder.get(feeder), (id) => {
      const branch = this.branch(id);
      return branch?.feeder === feeder ? branch : undefined;
    });
  }

  setNode(id: string, after: FrameNode | null): void {
    this.log.push({ kind: 'node', id, before: this.node(id) ?? null, after });
    this.ownNodes.set(id, after);
  }

  setBranch(id: string, after: FrameBranch | null): void {
    this.log.push({ kind: 'branch', id, before: this.branch(id) ?? null, after });
    this.writeBranch(id, after);
  }

  setSwitch(id: string, after: FrameSwitch | null): void {
    this.log.push({ kind: 'switch', id, before: this.switch(id) ?? null, after });
    this.writeSwitch(id, after);
  }

  addBays(id: string, count: number): void {
    const before = this.bays(id);
    this.log.push({ kind: 'bays', id, before, after: before + count });
    this.ownBays.set(id, before + count);
  }

  /** Takes back every step from `mark` on (a length of the log), newest first. */
  revert(mark: number): void {
    while (this.log.length > mark) {
      const patch = this.log.pop()!;
      if (patch.kind === 'node') this.ownNodes.set(patch.id, patch.before);
      else if (patch.kind === 'branch') this.writeBranch(patch.id, patch.before);
      else if (patch.kind === 'switch') this.writeSwitch(patch.id, patch.before);
      else this.ownBays.set(patch.id, patch.before);
    }
  }

  /** Codes of the elements written here that exist now. */
  written(): { nodes: string[]; branches: string[]; switches: string[] } {
    const live = (own: ReadonlyMap<string, unknown>): string[] =>
      [...own].filter(([, element]) => element !== null).map(([id]) => id);
    return { nodes: live(this.ownNodes), branches: live(this.ownBranches), switches: live(this.ownSwitches) };
  }

  *allNodes(): Generator<FrameNode> {
    yield* merged(this.base.nodes, this.ownNodes);
  }

  *allBranches(): Generator<FrameBranch> {
    yield* merged(this.base.branches, this.ownBranches);
  }

  *allSwitches(): Generator<FrameSwitch> {
    yield* merged(this.base.switches, this.ownSwitches);
  }

  /** The draft as a frame of its own. */
  toFrame(): Frame {
    return makeFrame({ nodes: this.allNodes(), branches: this.allBranches(), switches: this.allSwitches() }, this.base);
  }

  private writeBranch(id: string, after: FrameBranch | null): void {
    this.ownBranches.set(id, after);
    if (after === null) return;
    note(this.writtenAt, after.from, id);
    note(this.writtenAt, after.to, id);
    if (after.feeder !== undefined) note(this.writtenOfFeeder, after.feeder, id);
  }

  private writeSwitch(id: string, after: FrameSwitch | null): void {
    this.ownSwitches.set(id, after);
    if (after !== null) note(this.writtenOn, after.branch, id);
  }

  private listed<T>(
    below: readonly string[] | undefined,
    written: ReadonlySet<string> | undefined,
    take: (id: string) => T | undefined,
  ): T[] {
    const found: T[] = [];
    for (const id of below ?? []) {
      const element = take(id);
      if (element !== undefined) found.push(element);
    }
    for (const id of written ?? []) {
      if (below?.includes(id)) continue;
      const element = take(id);
      if (element !== undefined) found.push(element);
    }
    return found;
  }
}

function note(lists: Map<string, Set<string>>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, new Set([value]));
  else list.add(value);
}

function* merged<T>(below: ReadonlyMap<string, T>, own: ReadonlyMap<string, T | null>): Generator<T> {
  for (const [id, element] of below) {
    const mine = own.get(id);
    if (mine === undefined) yield element;
    else if (mine !== null) yield mine;
  }
  for (const [id, element] of own) if (element !== null && !below.has(id)) yield element;
}
