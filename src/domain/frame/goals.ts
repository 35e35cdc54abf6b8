import type { Goals } from '../../shared/api/frame';
import type { Issue } from '../../shared/issue';
import { HOURS_PER_YEAR } from '../reliability/analyseReliability';

/** A goal as entered: of the county, or of a region, class or township; the plan's own is for its last year. */
export interface EnteredGoal extends Goals {
  year: number;
  region: 'urban' | 'rural' | null;
  supplyAreaClass: string | null;
  township: string | null;
}

/** Figures of a year, judged against goals; null where they cannot be computed. */
export interface JudgedYear {
  year: number;
  saifi: number | null;
  saidiHours: number | null;
  caidiHours: number | null;
  asai: number | null;
}

/** The county's goals for a year; null where none is entered. */
export function goalsOf(goals: readonly EnteredGoal[], year: number): Goals | null {
  const own = goals.find(
    (goal) => goal.year === year && goal.region === null && goal.supplyAreaClass === null && goal.township === null,
  );
  if (own === undefined) return null;
  const { saifi, saidiHours, caidiHours, asai } = own;
  return [saifi, saidiHours, caidiHours, asai].every((goal) => goal === null)
    ? null
    : { saifi, saidiHours, caidiHours, asai };
}

/** SAIDI that goals allow: their own, that of ASAI, and that of SAIFI x CAIDI; the tightest. Null where none says. */
export function allowedSaidi(goals: Goals): number | null {
  const allowed = [
    goals.saidiHours,
    goals.asai === null ? null : (1 - goals.asai) * HOURS_PER_YEAR,
    goals.saifi === null || goals.caidiHours === null ? null : goals.saifi * goals.caidiHours,
  ].filter((hours): hours is number => hours !== null);
  return allowed.length === 0 ? null : Math.min(...allowed);
}

const TOLERANCE = 1e-9;

/** Names of the indices, the same in every language. */
const NAMES: Record<keyof Goals, string> = { saifi: 'SAIFI', saidiHours: 'SAIDI', caidiHours: 'CAIDI', asai: 'ASAI' };

/** How far a figure is beyond its goal, as a share of what is allowed; above 0 = missed. */
function excesses(
  figures: JudgedYear,
  goals: Goals,
): { goal: keyof Goals; figure: number; wanted: number; excess: number }[] {
  const found: { goal: keyof Goals; figure: number; wanted: number; excess: number }[] = [];
  const add = (
    goal: keyof Goals,
    figure: number | null,
    wanted: number | null,
    excess: (f: number, w: number) => number,
  ) => {
    if (figure !== null && wanted !== null) found.push({ goal, figure, wanted, excess: excess(figure, wanted) });
  };
  const share = (figure: number, wanted: number): number => (wanted > 0 ? figure / wanted - 1 : figure > 0 ? 1 : 0);
  add('saifi', figures.saifi, goals.saifi, share);
  add('saidiHours', figures.saidiHours, goals.saidiHours, share);
  add('caidiHours', figures.caidiHours, goals.caidiHours, share);
  add('asai', figures.asai, goals.asai, (f, w) => share(1 - f, 1 - w));
  return found.sort((a, b) => b.excess - a.excess);
}

/**
 * Law 6: the goal that binds in each year, with the CAIDI allowed at the forecast SAIFI; goals missed; a year looser than
 * the one before; a goal no frame of the plan reaches; parts' goals that together miss the whole's.
 * @param weights customers of each region, class and township, by `region:urban`, `class:A`, `township:ID`
 */
export function judgeGoals(
  goals: readonly EnteredGoal[],
  years: readonly JudgedYear[],
  frames: readonly JudgedYear[],
  weights: ReadonlyMap<string, number>,
): Issue[] {
  const flags: Issue[] = [];
  let before: { year: number; goals: Goals } | undefined;
  for (const figures of years) {
    const own = goalsOf(goals, figures.year);
    if (own === null) continue;
    const [binding] = excesses(figures, own);
    if (binding !== undefined) {
      const allowed = allowedSaidi(own);
      const caidi = allowed === null || !figures.saifi ? null : allowed / figures.saifi;
      flags.push({
        severity: 'info',
        code: caidi === null ? 'FORECAST_GOAL_BINDS' : 'FORECAST_GOAL_BINDS_CAIDI',
        params: {
          year: figures.year,
          goal: NAMES[binding.goal],
          ...(caidi === null ? {} : { caidiHours: rounded(caidi), saifi: rounded(figures.saifi!) }),
        },
      });
    }
    for (const { goal, figure, wanted, excess } of excesses(figures, own)) {
      if (excess <= TOLERANCE) continue;
      const reached = frames.some((frame) =>
        excesses(frame, own).some((e) => e.goal === goal && e.excess <= TOLERANCE),
      );
      flags.push({
        severity: 'warning',
        code: reached ? 'FORECAST_GOAL_MISSED' : 'FORECAST_GOAL_UNREACHABLE',
        params: { year: figures.year, goal: NAMES[goal], forecast: shown(goal, figure), wanted: shown(goal, wanted) },
      });
    }
    if (before !== undefined) {
      for (const goal of ['saifi', 'saidiHours', 'caidiHours', 'asai'] as const) {
        const [then, now] = [before.goals[goal], own[goal]];
        if (then === null || now === null) continue;
        if (goal === 'asai' ? now < then - TOLERANCE : now > then + TOLERANCE) {
          flags.push({
            severity: 'warning',
            code: 'FORECAST_GOAL_LOOSER',
            params: { year: figures.year, goal: NAMES[goal], before: shown(goal, then), now: shown(goal, now) },
          });
        }
      }
    }
    before = { year: figures.year, goals: own };
    flags.push(...partsMiss(goals, figures.year, own, weights));
  }
  return flags;
}

/** Goals of regions, classes or townships, weighed by customers, against the county's. */
function partsMiss(
  goals: readonly EnteredGoal[],
  year: number,
  whole: Goals,
  weights: ReadonlyMap<string, number>,
): Issue[] {
  const kinds = [
    { kind: 'region', code: 'FORECAST_REGIONS_MISS', of: (goal: EnteredGoal) => goal.region },
    { kind: 'class', code: 'FORECAST_CLASSES_MISS', of: (goal: EnteredGoal) => goal.supplyAreaClass },
    { kind: 'township', code: 'FORECAST_TOWNSHIPS_MISS', of: (goal: EnteredGoal) => goal.township },
  ];
  const issues: Issue[] = [];
  for (const { kind, code, of } of kinds) {
    const parts = goals.filter((goal) => goal.year === year && of(goal) !== null);
    const total = [...weights].reduce((sum, [key, n]) => sum + (key.startsWith(`${kind}:`) ? n : 0), 0);
    const weighed = parts.map((goal) => ({ goal, customers: weights.get(`${kind}:${of(goal)}`) ?? 0 }));
    // Parts that leave customers out say nothing of the whole.
    if (total === 0 || weighed.reduce((sum, part) => sum + part.customers, 0) < total * (1 - 1e-9)) continue;
    for (const goal of ['saifi', 'saidiHours', 'asai'] as const) {
      const wanted = whole[goal];
      if (wanted === null || weighed.some((part) => part.goal[goal] === null)) continue;
      const together = weighed.reduce((sum, part) => sum + part.goal[goal]! * part.customers, 0) / total;
      if (goal === 'asai' ? together >= wanted - TOLERANCE : together <= wanted + TOLERANCE) continue;
      issues.push({
        severity: 'warning',
        code,
        params: { year, goal: NAMES[goal], together: shown(goal, together), wanted: shown(goal, wanted) },
      });
    }
  }
  return issues;
}

/** ASAI as everybody writes it, in per cent as the table beside it; the other indices as they are. */
function shown(goal: keyof Goals, value: number): number | string {
  return goal === 'asai' ? `${(100 * value).toFixed(4)} %` : rounded(value);
}

function rounded(value: number): number {
  return Number(value.toPrecision(7));
}
