/** Zones of a feeder without supply, and what can feed them. Zone 0 is the root; a parent stands before its children. */
export interface ZoneProblem {
  parent: readonly number[];
  kw: readonly number[];
  /** Zone that each tie ends in. */
  tieZone: readonly number[];
  /** Limits, kW: of ties, of branches on the way to them, of branches inside the feeder. */
  limit: readonly number[];
  /** What zone z fed by tie t puts on limit l, kW, as pairs [l, kW]. */
  use: (tie: number, zone: number) => readonly (readonly [number, number])[];
}

export interface ZoneAssignment {
  /** Tie that feeds each zone; -1 where it stays dark. */
  tieOf: number[];
  kw: number;
  /** False where the search was cut short and `kw` may be less than the most possible. */
  proven: boolean;
}

const MAX_STEPS = 100_000;

/**
 * Feeds as many kW as possible: every zone by at most one tie, each tie a connected set that holds its own zone, all limits kept. Depth-first
 * search over the zones from the root outwards with the load still to come as bound; stops at once where all that
 * `atMostKw` allows is fed.
 * @param atMostKw a bound known beforehand
 */
export function assignZones(problem: ZoneProblem, atMostKw: number): ZoneAssignment {
  const { parent, kw, tieZone, limit } = problem;
  const zones = parent.length;
  const total = kw.reduce((a, b) => a + b, 0);
  const close = 1e-9 * Math.max(1, total);
  const behind = new Array<number>(zones + 1).fill(0);
  for (let z = zones - 1; z >= 0; z--) behind[z] = behind[z + 1]! + kw[z]!;
  const room = limit.map((l) => l + 1e-9 * Math.max(1, l));
  const tiesBelow: number[][] = parent.map(() => []);
  tieZone.forEach((zone, t) => {
    for (let z = zone; z >= 0; z = parent[z]!) tiesBelow[z]!.push(t);
  });

  const label = new Array<number>(zones).fill(-1);
  const forced = new Array<number>(zones).fill(-1);
  const used = new Array<boolean>(tieZone.length).fill(false);
  const aim = Math.min(total, atMostKw) - close;
  let best: { kw: number; tieOf: number[] } = { kw: 0, tieOf: label.slice() };
  let steps = 0;
  /** Zones ahead that lie between a tie in use and what it feeds already: until they are fed, the state is not a whole one. */
  let owed = 0;

  const feed = (tie: number, zone: number): boolean => {
    const uses = problem.use(tie, zone);
    for (const [l, kwUsed] of uses) room[l]! -= kwUsed;
    if (uses.every(([l]) => room[l]! >= 0)) return true;
    for (const [l, kwUsed] of uses) room[l]! += kwUsed;
    return false;
  };
  const unfeed = (tie: number, zone: number): void => {
    for (const [l, kwUsed] of problem.use(tie, zone)) room[l]! += kwUsed;
  };

  /** @returns whether the search is over */
  const visit = (z: number, fed: number): boolean => {
    if (owed === 0 && fed > best.kw + close) best = { kw: fed, tieOf: label.slice() };
    if (best.kw >= aim) return true;
    if (z === zones || fed + behind[z]! <= best.kw + close) return false;
    if (++steps > MAX_STEPS) return true;
    const go = (tie: number): boolean => {
      if (!feed(tie, z)) return false;
      label[z] = tie;
      const done = visit(z + 1, fed + kw[z]!);
      label[z] = -1;
      unfeed(tie, z);
      return done;
    };
    if (forced[z]! >= 0) {
      owed--;
      const done = go(forced[z]!);
      owed++;
      return done;
    }
    const above = parent[z]! < 0 ? -1 : label[parent[z]!]!;
    if (above >= 0 && go(above)) return true;
    for (const tie of tiesBelow[z]!) {
      if (used[tie]) continue;
      used[tie] = true;
      for (let way = tieZone[tie]!; way !== z; way = parent[way]!) {
        forced[way] = tie;
        owed++;
      }
      const done = go(tie);
      for (let way = tieZone[tie]!; way !== z; way = parent[way]!) {
        forced[way] = -1;
        owed--;
      }
      used[tie] = false;
      if (done) return true;
    }
    return visit(z + 1, fed);
  };
  visit(0, 0);
  return { tieOf: best.tieOf, kw: best.kw, proven: steps <= MAX_STEPS };
}
