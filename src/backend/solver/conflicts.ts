import type { Relaxation1 } from '../../domain/budget/allocation';
import type { Compact } from '../../domain/budget/compact';
import { greedySplit } from '../../domain/budget/greedy';
import { groupCore } from '../../domain/budget/groupCore';
import { presolve } from '../../domain/budget/presolve';
import { searchSplit } from '../../domain/budget/searchSplit';
import { elasticCandidates } from './elastic';
import { solveExact } from './exactMip';
import { highsRuntime } from './highsRuntime';
import { type Rule, rulesOf, withRules } from './ruleSet';

/** A rule of a conflict and what its giving way would do. */
export type RuleConflict = Rule & { relax?: Relaxation1 };

/** Whether rules can be met together; null where the search was stopped. */
type Answer = boolean | null;

/** Least or best total found for an objective. */
interface Extreme {
  worth: number | null;
  isKnown: boolean;
}

/**
 * Finds a set of rules that no split meets together and of which none can be left out without a split appearing.
 * A first set comes from propagation or from the rules with a price in the elastic linear relaxation; it is thinned
 * out by bisection (QuickXplain, Junker 2004) with exact answers, so that conflicts of whole choices are found where
 * the relaxation sees none. Then each rule of it is relaxed alone and the whole is solved again.
 * @param source a problem without any split
 * @param shouldStop ends the work; what is returned then may hold more rules than needed
 */
export async function findConflicts(source: Compact, shouldStop: () => boolean): Promise<RuleConflict[]> {
  const all = rulesOf(source);
  let rules = all;
  if (presolve(source) === null) {
    rules = await thin(all, async (some) => presolve(withRules(source, some)) !== null, shouldStop);
  } else {
    const some = await elasticCandidates(source, all);
    if (some.length < all.length && (await canMeet(source, some, shouldStop)) === false) rules = some;
  }
  const conflict = await thin(rules, (some) => canMeet(source, some, shouldStop), shouldStop);
  const out: RuleConflict[] = [];
  for (const rule of conflict) out.push({ ...rule, relax: await relaxOne(source, all, rule, shouldStop) });
  return out;
}

/** Bisection to a minimal set that cannot be met; undecided answers count as "can be met", which keeps rules. */
async function thin(
  rules: readonly Rule[],
  ask: (some: readonly Rule[]) => Promise<Answer>,
  shouldStop: () => boolean,
): Promise<Rule[]> {
  const isImpossible = async (some: readonly Rule[]): Promise<boolean> => !shouldStop() && (await ask(some)) === false;
  const explain = async (base: Rule[], hasDelta: boolean, open: Rule[]): Promise<Rule[]> => {
    if (hasDelta && (await isImpossible(base))) return [];
    if (open.length <= 1) return open;
    const half = Math.floor(open.length / 2);
    const left = open.slice(0, half);
    const right = open.slice(half);
    const fromRight = await explain([...base, ...left], left.length > 0, right);
    const fromLeft = await explain([...base, ...fromRight], fromRight.length > 0, left);
    return [...fromLeft, ...fromRight];
  };
  // Rules at the front are kept in preference to those behind: limits before locks and prerequisites.
  return explain([], false, [...rules]);
}

/** Whether some split meets the rules, by presolve and exact search without an objective. */
async function canMeet(source: Compact, rules: readonly Rule[], shouldStop: () => boolean): Promise<Answer> {
  const plain = { ...withRules(source, rules), benefit: new Float64Array(source.options), stepsPerUnit: 1, grain: 1 };
  const found = await best(plain, shouldStop, true);
  return found.isKnown ? found.worth !== null : null;
}

/** Best worth of a problem; with `isFirstEnough` any split will do. */
async function best(problem: Compact, shouldStop: () => boolean, isFirstEnough: boolean): Promise<Extreme> {
  const reduced = presolve(problem);
  if (reduced === null) return { worth: null, isKnown: true };
  const open = reduced.problem;
  const greedy = greedySplit(open);
  if (greedy && isFirstEnough) return { worth: greedy.worth + reduced.fixedBenefit, isKnown: true };
  if (!isFirstEnough) {
    const search = searchSplit(open, {
      enough: () => 0,
      offset: reduced.fixedBenefit,
      start: greedy ?? undefined,
      shouldStop,
      nodes: 3000,
    });
    if (search.isProven && search.best) return { worth: search.best.worth + reduced.fixedBenefit, isKnown: true };
  }
  const highs = await highsRuntime();
  const exact = solveExact(highs, groupCore(open), {
    start: isFirstEnough ? null : greedy,
    bound: Number.POSITIVE_INFINITY,
    enough: () => 0,
    isFirstEnough,
    shouldStop,
  });
  if (exact.best === null) return { worth: null, isKnown: exact.isProven };
  return { worth: exact.best.worth + reduced.fixedBenefit, isKnown: isFirstEnough || exact.isProven };
}

/** Solves the whole again with one rule out of the way. */
async function relaxOne(
  source: Compact,
  all: readonly Rule[],
  rule: Rule,
  shouldStop: () => boolean,
): Promise<Relaxation1> {
  const others = all.filter((r) => !isSame(r, rule));
  const rest = withRules(source, others);
  if (rule.kind !== 'envelopeMax' && rule.kind !== 'envelopeMin') {
    const answer = await canMeet(source, others, shouldStop);
    return { feasible: answer, objective: answer ? worthOf(rest, shouldStop) : null };
  }
  const sign = rule.kind === 'envelopeMax' ? -1 : 1;
  const use = usesOfRow(source, rule.at).map((fen) => sign * fen);
  const extreme = await best({ ...rest, benefit: use, stepsPerUnit: 1, grain: 1 }, shouldStop, false);
  if (extreme.worth === null) return { feasible: extreme.isKnown ? false : null, objective: null };
  if (!extreme.isKnown) return { feasible: true, objective: null };
  const total = sign * extreme.worth;
  const limit = (sign === -1 ? source.max[rule.at] : source.min[rule.at]) as number;
  const moved = withRules(source, all);
  if (sign === -1) moved.max[rule.at] = total;
  else moved.min[rule.at] = total;
  return { feasible: true, byFen: Math.abs(total - limit), objective: worthOf(moved, shouldStop) };
}

function isSame(a: Rule, b: Rule): boolean {
  return a.kind === b.kind && a.at === b.at && (a.kind !== 'lock' || b.kind !== 'lock' || a.chosen === b.chosen);
}

function usesOfRow(source: Compact, row: number): Float64Array {
  const use = new Float64Array(source.options);
  for (let o = 0; o < source.options; o++) {
    for (let k = source.useStart[o] as number; k < (source.useStart[o + 1] as number); k++) {
      if (source.useRow[k] === row) use[o] = (use[o] as number) + (source.useFen[k] as number);
    }
  }
  return use;
}

/** Worth of a good split of a problem, in units of benefit. */
function worthOf(problem: Compact, shouldStop: () => boolean): number | null {
  const reduced = presolve(problem);
  if (reduced === null) return null;
  const units = problem.stepsPerUnit ?? 1;
  const found = searchSplit(reduced.problem, {
    enough: (worth) => 1e-3 * Math.max(units, Math.abs(worth + reduced.fixedBenefit)),
    offset: reduced.fixedBenefit,
    start: greedySplit(reduced.problem) ?? undefined,
    shouldStop,
    nodes: 4000,
  }).best;
  return found === null ? null : (found.worth + reduced.fixedBenefit) / units;
}
