import { isWithin, KW_TOLERANCE } from './localFault';

/** Load that can only be fed or shed together: zones between disconnectors or load switches. */
export interface FeedGroup {
  kw: number;
  customers: number;
  /** Places of its load points in the order of ids, ascending. */
  loadOrders: () => number[];
  links: FeedLink[];
  /** Hours until it is cut off from neighbours that are out of the question (fed by another tie); 0 where there are none. */
  cutHours: number;
}

export interface FeedLink {
  to: number;
  shedHours: number;
}

export interface FeedSet {
  /** Groups fed, ascending. */
  groups: number[];
  kw: number;
  /** Hours until the devices that cut off the rest have opened. */
  cutHours: number;
  /** False where the search was cut short: more load might fit. */
  proven: boolean;
}

/** Different sums kept of a subtree, and pairs joined at once, before sums are thinned out: an unusual island must end too. */
const MOST_STATES = 60_000;
const MOST_PAIRS = 120_000;
/** Sums that thinning leaves, about. */
const THINNED_STATES = 300;
/** Groups looked at in the search on an island with loops. */
const MOST_LOOKS = 4_000_000;

/**
 * Rule 3: of the connected sets of groups that hold the tie's own group, the one with the most kW within the limit; equal
 * kW: more customers, then the smaller ids (of two sets, the one that holds the smallest id in which they differ).
 * Groups without load and customers go along where that does not delay the rest.
 *
 * On a tree of groups exact by dynamic programming over the sums of load that can be reached; with loops by search.
 * @param groups the island's free groups; every group can be reached from `root`
 * @param root the group the tie leads into
 * @param limitKw what the tie can carry
 * @returns undefined where the tie's own group is too big
 */
export function bestFeedSet(groups: FeedGroup[], root: number, limitKw: number): FeedSet | undefined {
  if (!isWithin(groups[root]!.kw, limitKw)) return undefined;
  const all = groups.reduce((sum, group) => sum + group.kw, 0);
  if (isWithin(all, limitKw)) {
    const everything = groups.map((_, i) => i);
    return completed(groups, root, new Set(everything), true);
  }
  const links = groups.reduce((sum, group) => sum + group.links.length, 0) / 2;
  const { chosen, proven } =
    links === groups.length - 1 ? bestInTree(groups, root, limitKw) : bestByGrowing(groups, root, limitKw);
  return completed(groups, root, chosen, proven);
}

/** A choice within a subtree; its groups are `own` plus those of the joined states. */
interface State {
  kw: number;
  customers: number;
  own: number;
  left: State | undefined;
  right: State | undefined;
}

function bestInTree(groups: FeedGroup[], root: number, limitKw: number): { chosen: Set<number>; proven: boolean } {
  const order = [root];
  const parent = new Int32Array(groups.length).fill(-1);
  for (const g of order) {
    for (const link of groups[g]!.links) {
      if (link.to === parent[g]) continue;
      parent[link.to] = g;
      order.push(link.to);
    }
  }
  let proven = true;
  const states: State[][] = groups.map((group, own) => [
    { kw: group.kw, customers: group.customers, own, left: undefined, right: undefined },
  ]);
  const hasLoad = groups.map((group) => group.kw > 0 || group.customers > 0);
  for (const g of order.reverse()) {
    const up = parent[g]!;
    // A subtree without load changes no sum; whether it goes along is decided at the end.
    if (up < 0 || !hasLoad[g]) continue;
    hasLoad[up] = true;
    const isTooMany = states[up]!.length * states[g]!.length > MOST_PAIRS || states[up]!.length > MOST_STATES;
    if (isTooMany) {
      states[up] = thinned(states[up]!, limitKw / THINNED_STATES);
      states[g] = thinned(states[g]!, limitKw / THINNED_STATES);
      proven = false;
    }
    states[up] = distinct(groups, joined(states[up]!, states[g]!, limitKw));
    states[g] = [];
  }
  return { chosen: groupsOf(states[root]![states[root]!.length - 1]!), proven };
}

/** The states of `own` as they are and each with each of `others` that still fits; ascending kW. */
function joined(own: State[], others: State[], limitKw: number): State[] {
  // Most subtrees have few states: merging then beats sorting.
  const isFew = others.length <= 8;
  let all = isFew ? own : [...own];
  for (const b of others) {
    const shifted: State[] = [];
    for (const a of own) {
      const kw = a.kw + b.kw;
      if (!isWithin(kw, limitKw)) break;
      shifted.push({ kw, customers: a.customers + b.customers, own: -1, left: a, right: b });
    }
    if (shifted.length === 0) break;
    if (isFew) all = merged(all, shifted);
    else for (const state of shifted) all.push(state);
  }
  return isFew ? all : all.sort((a, b) => a.kw - b.kw);
}

function merged(a: State[], b: State[]): State[] {
  const all: State[] = [];
  let j = 0;
  for (const state of a) {
    while (j < b.length && b[j]!.kw < state.kw) all.push(b[j++]!);
    all.push(state);
  }
  while (j < b.length) all.push(b[j++]!);
  return all;
}

/** Of ascending states with equal kW the better one. */
function distinct(groups: FeedGroup[], states: State[]): State[] {
  const kept: State[] = [];
  for (const state of states) {
    const last = kept[kept.length - 1];
    if (last === undefined || state.kw - last.kw > KW_TOLERANCE * state.kw) kept.push(state);
    else if (isBetterTie(groups, state, last)) kept[kept.length - 1] = state;
  }
  return kept;
}

/** Of the states within each step of kW the one with the most, and the group alone. */
function thinned(states: State[], stepKw: number): State[] {
  return states.filter((state, i) => {
    const next = states[i + 1];
    return i === 0 || next === undefined || Math.floor(next.kw / stepKw) !== Math.floor(state.kw / stepKw);
  });
}

function isBetterTie(groups: FeedGroup[], a: State, b: State): boolean {
  if (a.customers !== b.customers) return a.customers > b.customers;
  return holdsSmallerIds(groups, groupsOf(a), groupsOf(b));
}

/** Whether `a` holds the smallest id in which two sets of groups differ. */
function holdsSmallerIds(groups: FeedGroup[], a: Set<number>, b: Set<number>): boolean {
  const smallest = (one: Set<number>, other: Set<number>) =>
    Math.min(
      ...[...one].filter((g) => !other.has(g)).map((g) => groups[g]!.loadOrders()[0] ?? Number.POSITIVE_INFINITY),
    );
  return smallest(a, b) < smallest(b, a);
}

function groupsOf(state: State): Set<number> {
  const found = new Set<number>();
  const open = [state];
  for (let s = open.pop(); s !== undefined; s = open.pop()) {
    if (s.own >= 0) found.add(s.own);
    if (s.left !== undefined) open.push(s.left);
    if (s.right !== undefined) open.push(s.right);
  }
  return found;
}

/** Grows connected sets from the root, each once: a neighbour is either taken or ruled out for the rest of that line. */
function bestByGrowing(groups: FeedGroup[], root: number, limitKw: number): { chosen: Set<number>; proven: boolean } {
  let best = new Set([root]);
  let bestKw = groups[root]!.kw;
  let bestCustomers = groups[root]!.customers;
  let steps = 0;
  const mostSteps = MOST_LOOKS / groups.length;
  const taken = new Set([root]);
  const ruledOut = new Set<number>();
  const equal = (a: number, b: number) => Math.abs(a - b) <= KW_TOLERANCE * Math.max(a, b);
  const judge = (kw: number, customers: number) => {
    if (!equal(kw, bestKw)) {
      if (kw < bestKw) return;
    } else if (customers !== bestCustomers) {
      if (customers < bestCustomers) return;
    } else if (!holdsSmallerIds(groups, taken, best)) return;
    best = new Set(taken);
    bestKw = kw;
    bestCustomers = customers;
  };
  const stillPossible = (kw: number) => {
    let possible = kw;
    groups.forEach((group, g) => {
      if (!taken.has(g) && !ruledOut.has(g)) possible += group.kw;
    });
    return possible >= bestKw * (1 - KW_TOLERANCE);
  };
  const grow = (kw: number, customers: number) => {
    if (++steps > mostSteps) return;
    judge(kw, customers);
    if (!stillPossible(kw)) return;
    const here: number[] = [];
    for (const g of taken) {
      for (const { to } of groups[g]!.links) {
        if (taken.has(to) || ruledOut.has(to)) continue;
        ruledOut.add(to);
        here.push(to);
      }
    }
    // Each neighbour in turn is the first one taken; those before it stay ruled out below it.
    for (let i = 0; i < here.length; i++) {
      const g = here[i]!;
      const next = kw + groups[g]!.kw;
      if (!isWithin(next, limitKw)) continue;
      for (let k = i; k < here.length; k++) ruledOut.delete(here[k]!);
      taken.add(g);
      grow(next, customers + groups[g]!.customers);
      taken.delete(g);
      for (let k = i; k < here.length; k++) ruledOut.add(here[k]!);
    }
    for (const g of here) ruledOut.delete(g);
  };
  grow(bestKw, bestCustomers);
  return { chosen: best, proven: steps <= mostSteps };
}

/**
 * Adds the groups without load that may go along, and finds the earliest time at which the rest can be cut off: for rising
 * times, leaves out what would have to be cut at a slower device, until the loaded groups hang together.
 */
function completed(groups: FeedGroup[], root: number, chosen: Set<number>, proven: boolean): FeedSet {
  const mustFeed = [...chosen].filter((g) => g === root || groups[g]!.kw > 0 || groups[g]!.customers > 0);
  const must = new Set(mustFeed);
  const times = new Set([0]);
  for (const group of groups) {
    times.add(group.cutHours);
    for (const link of group.links) times.add(link.shedHours);
  }
  for (const cutHours of [...times].sort((a, b) => a - b)) {
    const set = separableBy(groups, root, must, cutHours);
    if (set === undefined) continue;
    const fed = [...set].sort((a, b) => a - b);
    return { groups: fed, kw: fed.reduce((sum, g) => sum + groups[g]!.kw, 0), cutHours, proven };
  }
  throw new Error('a connected set can always be cut off once all devices have opened');
}

function separableBy(groups: FeedGroup[], root: number, must: Set<number>, hours: number): Set<number> | undefined {
  const inside = groups.map((group, g) => must.has(g) || (group.kw === 0 && group.customers === 0));
  for (let changed = true; changed; ) {
    changed = false;
    for (let g = 0; g < groups.length; g++) {
      if (!inside[g]) continue;
      const group = groups[g]!;
      const isHeld = group.cutHours > hours || group.links.some((link) => !inside[link.to] && link.shedHours > hours);
      if (!isHeld) continue;
      if (must.has(g)) return undefined;
      inside[g] = false;
      changed = true;
    }
  }
  const set = new Set([root]);
  for (const g of set) for (const { to } of groups[g]!.links) if (inside[to]) set.add(to);
  for (const g of must) if (!set.has(g)) return undefined;
  return set;
}
