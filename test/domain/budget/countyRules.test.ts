import { describe, expect, it } from 'vitest';
import { fromAllocation } from '../../../src/domain/budget/countyOutcome';
import { toPortfolio } from '../../../src/domain/budget/countySplit';
import type { SplitInput, SplitProject } from '../../../src/domain/budget/countySplitTypes';
import { randomFrom } from '../../../src/domain/budget/random';
import { defaultBudgetSettings, type Measure } from '../../../src/shared/budget/settings';
import { bruteForce } from './bruteForce';

const YEARS = [2026, 2027, 2028];

/** A small plan with every kind of rule a planner can set. */
function randomPlan(seed: number): SplitInput {
  const random = randomFrom(seed);
  const pick = (n: number): number => Math.floor(random() * n);
  const chance = (p: number): boolean => random() < p;
  const ids = Array.from({ length: 2 + pick(4) }, (_, i) => `p${i}`);
  const projects = ids.map((id): SplitProject => {
    const first = YEARS[pick(3)] as number;
    const amounts = Array.from({ length: 1 + pick(2) }, (_, n) => ({
      ...{ year: first + n, amountFen: 1 + pick(100), source: ['company', 'centralPlan', null][pick(3)] ?? null },
    }));
    const isDecided = chance(0.3);
    return {
      ...{ id, amounts, programmeId: ['a', 'b'][pick(2)] ?? null, townshipId: ['x', 'y'][pick(2)] ?? null },
      ...{ customersReached: pick(50), flags: [], stage: chance(0.05) ? 'commissioned' : null },
      mandatory: chance(0.1),
      lock: chance(0.1) ? 'out' : chance(0.05) ? 'in' : null,
      ...(chance(0.5) ? { startYears: YEARS.filter(() => chance(0.7)).concat(first) } : {}),
      ...(chance(0.3) ? { alternativeOf: `alt${pick(2)}` } : {}),
      ...(chance(0.2) ? { needs: [[ids[pick(ids.length)] as string]] } : {}),
      ...(chance(0.2) ? { excludes: [ids[pick(ids.length)] as string].filter((other) => other !== id) } : {}),
      ...(chance(0.3)
        ? {
            wishes: [
              {
                kind: (['wishIn', 'wishOut', 'wishStartBy', 'wishStartFrom'] as const)[pick(4)] ?? 'wishIn',
                year: 2027,
                price: pick(20),
              },
            ],
          }
        : {}),
      constructionHours: pick(30),
      effect: { customerHours: pick(100), findings3: pick(3) },
      decided: isDecided,
    };
  });
  const base = 40 + pick(150);
  return {
    projects,
    envelopes: [
      ...YEARS.map((year) => ({
        id: `y${year}`,
        year,
        programmeId: null,
        minFen: chance(0.1) ? pick(30) : 0,
        maxFen: chance(0.8) ? 20 + pick(120) : null,
      })),
      { id: 'all', year: null, programmeId: null, minFen: 0, maxFen: base },
      {
        id: 'a',
        year: null,
        programmeId: 'a',
        minFen: 0,
        maxFen: null,
        ...(chance(0.4) ? { maxPercent: 20 + pick(60) } : {}),
        ...(chance(0.2) ? { minPercent: pick(15) } : {}),
      },
      { id: 'x', year: null, programmeId: null, townshipId: 'x', minFen: chance(0.2) ? pick(20) : 0, maxFen: null },
      { id: 's', year: 2027, programmeId: null, source: 'company', minFen: 0, maxFen: chance(0.5) ? pick(100) : null },
    ],
    importance: {},
    closedStages: ['commissioned'],
    years: YEARS,
    joint: chance(0.5) ? [{ projectIds: ids.slice(0, 2 + pick(2)) }] : [],
    settings: {
      ...defaultBudgetSettings,
      mode: chance(0.25) ? 'leastMoney' : 'mostEffect',
      weights: chance(0.5) ? { benefit: 1 } : { customerHours: 1 + pick(3), customersReached: 1 },
      targets: chance(0.7) ? { customerHours: pick(120) } : {},
      carryOver: chance(0.3),
      reservePercent: chance(0.3) ? pick(15) : 0,
      constructionHoursPerYear: chance(0.4) ? pick(60) : null,
      delayLossPercent: chance(0.5) ? pick(20) : 0,
      keepPrice: chance(0.3) ? pick(15) : 0,
    },
  };
}

interface Taken {
  project: SplitProject;
  year: number;
  shift: number;
}

/** Worth of a decision, worked out from the plan itself; null where it breaks a rule. */
function judge(input: SplitInput, at: Map<string, number>): number | null {
  const settings = input.settings ?? defaultBudgetSettings;
  const firstOf = (p: SplitProject): number => Math.min(...p.amounts.map((a) => a.year as number));
  const taken: Taken[] = input.projects
    .filter((p) => at.has(p.id))
    .map((project) => ({
      project,
      year: at.get(project.id) as number,
      shift: (at.get(project.id) as number) - firstOf(project),
    }));
  const isIn = (id: string): boolean => at.has(id);
  for (const p of input.projects) {
    const closed = p.stage === 'commissioned' && p.lock !== 'in';
    if (closed && isIn(p.id)) return null;
    if (closed) continue;
    if ((p.mandatory || p.lock === 'in') && !isIn(p.id)) return null;
    if (p.lock === 'out' && isIn(p.id)) return null;
    if (!isIn(p.id)) continue;
    if (p.excludes?.some(isIn)) return null;
    if (p.alternativeOf && taken.some((t) => t.project !== p && t.project.alternativeOf === p.alternativeOf))
      return null;
    for (const list of p.needs ?? []) {
      const ok = list.some((id) => {
        const other = input.projects.find((q) => q.id === id);
        if (other?.stage === 'commissioned' && other.lock !== 'in') return true;
        return isIn(id) && (at.get(id) as number) <= (at.get(p.id) as number);
      });
      if (!ok) return null;
    }
  }
  const money = (test: (t: Taken, a: SplitProject['amounts'][number], year: number) => boolean): number =>
    taken.reduce(
      (sum, t) =>
        sum + t.project.amounts.reduce((s, a) => s + (test(t, a, (a.year as number) + t.shift) ? a.amountFen : 0), 0),
      0,
    );
  const whole = (year: number | null) =>
    input.envelopes.find((e) => e.id === (year === null ? 'all' : `y${year}`))?.maxFen as number;
  const keep = (fen: number) => fen - Math.ceil((fen * settings.reservePercent) / 100);
  for (const e of input.envelopes) {
    const isWhole = e.programmeId === null && !e.townshipId && !e.source;
    const used = money(
      (t, a, year) =>
        (e.year === null || year === e.year) &&
        (!e.programmeId || t.project.programmeId === e.programmeId) &&
        (!e.townshipId || t.project.townshipId === e.townshipId) &&
        (!e.source || a.source === e.source),
    );
    if (used < e.minFen) return null;
    if (e.minPercent && used * 100 < whole(null) * e.minPercent) return null;
    if (e.maxPercent && used * 100 > whole(null) * e.maxPercent) return null;
    if (e.maxFen === null) continue;
    if (settings.carryOver && isWhole && e.year !== null) {
      const years = YEARS.filter((y) => y <= (e.year as number) && whole(y) !== null);
      const upTo = money((_t, _a, year) => year >= (years[0] as number) && year <= (e.year as number));
      if (upTo > years.reduce((s, y) => s + keep(whole(y)), 0)) return null;
    } else if (used > (isWhole ? keep(e.maxFen) : e.maxFen)) return null;
  }
  if (settings.constructionHoursPerYear !== null) {
    for (const year of YEARS) {
      const hours = taken.filter((t) => t.year === year).reduce((s, t) => s + (t.project.constructionHours ?? 0), 0);
      if (hours > settings.constructionHoursPerYear) return null;
    }
  }
  const amountOf = (p: SplitProject, m: Measure): number =>
    m === 'benefit' || m === 'customersReached' ? (p.customersReached ?? 0) : (p.effect?.[m] ?? 0);
  const line = new Set(input.joint?.[0]?.projectIds ?? []);
  const total = (m: Measure): number => input.projects.reduce((s, p) => s + amountOf(p, m), 0);
  const isSum = (m: Measure): boolean => m === 'benefit' || m === 'customersReached';
  const joined = (m: Measure): number => {
    const own = taken
      .filter((t) => !line.has(t.project.id) || isSum(m))
      .reduce((s, t) => s + amountOf(t.project, m), 0);
    return isSum(m)
      ? own
      : own + Math.max(0, ...taken.filter((t) => line.has(t.project.id)).map((t) => amountOf(t.project, m)));
  };
  let worth = 0;
  for (const t of taken) {
    const { project: p, year } = t;
    const isAsDecided = p.decided && year === firstOf(p);
    const unit = settings.mode === 'leastMoney' ? 1_000_000 : 1;
    if (isAsDecided) worth += settings.keepPrice * unit;
    for (const w of p.wishes ?? []) {
      if (w.kind === 'wishIn') worth += w.price * unit;
      if (
        w.kind === 'wishOut' ||
        (w.kind === 'wishStartBy' && year > 2027) ||
        (w.kind === 'wishStartFrom' && year < 2027)
      )
        worth -= w.price * unit;
    }
  }
  if (settings.mode === 'leastMoney') {
    if (joined('customerHours') < (settings.targets.customerHours ?? 0)) return null;
    return worth - money(() => true);
  }
  // Points by bundle, as bundles lose by delay together; here every line or project is one.
  const used = Object.entries(settings.weights) as [Measure, number][];
  const points = (m: Measure, w: number): number => (used.length === 1 ? w : total(m) > 0 ? (w * 1000) / total(m) : 0);
  const isBundled = used.some(([m]) => !isSum(m));
  const groups = new Map<string, Taken[]>();
  for (const t of taken) {
    const inLine = isBundled && line.has(t.project.id);
    const key = rootOf(input, t.project, inLine || isBundled ? line : new Set());
    groups.set(key, [...(groups.get(key) ?? []), t]);
  }
  for (const list of groups.values()) {
    const late = Math.max(...list.map((t) => t.year - Math.min(...(t.project.startYears ?? [t.year]))));
    let sum = 0;
    for (const [m, w] of used) {
      const values = list.map((t) => amountOf(t.project, m));
      const joins = list.some((t) => line.has(t.project.id)) && isBundled && !isSum(m);
      sum += points(m, w) * (joins ? Math.max(...values) : values.reduce((a, b) => a + b, 0));
    }
    worth += Math.round(sum * Math.max(0, 1 - (late * settings.delayLossPercent) / 100) * 100) / 100;
  }
  return worth;
}

/** The bundle a project is decided with: alternatives and line, followed to the end. */
function rootOf(input: SplitInput, project: SplitProject, line: Set<string>): string {
  const open = input.projects.filter((p) => p.stage !== 'commissioned' || p.lock === 'in');
  const seen = new Set([project.id]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const a of open.filter((p) => seen.has(p.id))) {
      for (const b of open) {
        const together =
          (a.alternativeOf && a.alternativeOf === b.alternativeOf) ||
          (line.has(a.id) && line.has(b.id) && open.filter((p) => line.has(p.id)).length > 1);
        if (together && !seen.has(b.id)) {
          seen.add(b.id);
          grew = true;
        }
      }
    }
  }
  return [...seen].sort().join();
}

/** The best decision by looking at every one. */
function bestOf(input: SplitInput): number | null {
  let best: number | null = null;
  const at = new Map<string, number>();
  const visit = (i: number): void => {
    const project = input.projects[i];
    if (!project) {
      const worth = judge(input, at);
      if (worth !== null && (best === null || worth > best)) best = worth;
      return;
    }
    visit(i + 1);
    const first = Math.min(...project.amounts.map((a) => a.year as number));
    for (const year of new Set(project.startYears ?? [first])) {
      at.set(project.id, year);
      visit(i + 1);
      at.delete(project.id);
    }
  };
  visit(0);
  return best;
}

describe('a plan written as a portfolio', () => {
  it('has the best decision of the plan as its optimum, for every kind of rule (looked at one by one)', () => {
    let infeasible = 0;
    for (let seed = 1; seed <= 600; seed++) {
      const input = randomPlan(seed);
      const best = bestOf(input);
      const { portfolio, map } = toPortfolio(input);
      const found = bruteForce(portfolio);
      if (best === null) infeasible++;
      expect(found === null, `seed ${seed}: feasible`).toBe(best === null);
      if (best === null || found === null) continue;
      expect(found.objective, `seed ${seed}`).toBeCloseTo(best, 1);
      const outcome = fromAllocation(input, map, found.chosen);
      for (const e of outcome.envelopes) {
        expect(e.missingFen, `seed ${seed} ${e.envelopeId}`).toBe(0);
        if (e.maxFen === null) continue;
        expect(e.usedFen + (e.unallocatedFen as number), `seed ${seed}`).toBe(e.maxFen + e.carriedInFen);
        if (e.envelopeId !== 'all' && !input.settings?.carryOver)
          expect(e.unallocatedFen).toBeGreaterThanOrEqual(e.reserveFen);
      }
    }
    expect(infeasible).toBeGreaterThan(20);
    expect(infeasible).toBeLessThan(400);
  });
});
