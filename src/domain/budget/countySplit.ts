import { type Bundle, bundlesOf, firstYear, isClosed, type Start } from './choices';
import type { SplitInput, SplitNote, SplitProject } from './countySplitTypes';
import {
  type Effect,
  type EffectBook,
  isAdditive,
  jointEffect,
  measuresOf,
  pointsOf,
  type Scale,
  scalesOf,
} from './effects';
import { type LimitRow, limitRows, TARGET_STEPS, targetsOf } from './limitRows';
import type { Option, Portfolio, Use } from './portfolio';

/** What one option of the portfolio stands for: projects begun in certain years. */
export interface PlannedChoice {
  starts: Start[];
  /** What it takes of each limit, whole units. */
  uses: Use[];
  /** Worth without bonuses and wishes. */
  benefit: number;
  effect: Effect;
}

/** The way between options and projects. */
export interface PortfolioMap {
  /** Options by id, in the order of the portfolio. */
  choices: Map<string, PlannedChoice>;
  /** Options that hold a project, by project. */
  optionsOf: Map<string, string[]>;
  /** Group of each option: only one option of a group is chosen. */
  groupOf: Map<string, string>;
  /** Options of the present decision, where every one of them still exists. */
  decided: string[];
  rows: LimitRow[];
  scales: Scale[];
  notes: SplitNote[];
  /** Added to the objective of the portfolio to get the plan's: bonuses that every split would have. */
  offset: number;
}

/** Worth of a project: typed, else customers reached x importance of its flags. */
export function benefitOf(project: SplitProject, input: SplitInput): number {
  if (project.benefit !== undefined && project.benefit !== null) return project.benefit;
  let importance = 0;
  for (const flag of project.flags) {
    if (Object.hasOwn(input.importance, flag)) importance += input.importance[flag] as number;
  }
  if (project.flags.length === 0) importance = input.importanceWithoutFlag ?? 1;
  return (project.customersReached ?? 0) * importance;
}

/** What each project does, the plan's own score among it. */
export function effectBook(input: SplitInput): EffectBook {
  const of = new Map<string, Effect>();
  for (const project of input.projects) {
    of.set(project.id, {
      ...project.effect,
      benefit: benefitOf(project, input),
      ...(project.customersReached === null ? {} : { customersReached: project.customersReached }),
    });
  }
  return { of, joint: input.joint ?? [] };
}

/** Weights in use: none named means the plan's own score. */
export function weightsOf(input: SplitInput): Effect {
  const weights = input.settings?.weights ?? {};
  return measuresOf(weights).some(([, weight]) => weight > 0) ? weights : { benefit: 1 };
}

function roundWorth(worth: number): number {
  // Worths are kept to a hundredth, so that sums compare exactly.
  return Math.round(worth * 100) / 100 + 0;
}

class PortfolioBuilder {
  private readonly notes: SplitNote[] = [];
  private readonly book: EffectBook;
  private readonly scales: Scale[];
  private readonly rows: LimitRow[];
  private readonly targets: ReturnType<typeof targetsOf>;
  private readonly byId: Map<string, SplitProject>;
  private readonly isLeastMoney: boolean;
  private readonly map: PortfolioMap;
  private readonly groups: Portfolio['groups'] = [];
  private readonly locks: Portfolio['locks'] = [];

  constructor(private readonly input: SplitInput) {
    this.book = effectBook(input);
    this.scales = scalesOf(weightsOf(input), this.book);
    this.rows = limitRows(input, this.notes);
    this.targets = targetsOf(input);
    this.byId = new Map(input.projects.map((p) => [p.id, p]));
    this.isLeastMoney = input.settings?.mode === 'leastMoney';
    this.map = {
      ...{ choices: new Map(), optionsOf: new Map(), groupOf: new Map(), decided: [] },
      ...{ rows: this.rows, scales: this.scales, notes: this.notes, offset: 0 },
    };
  }

  build(): { portfolio: Portfolio; map: PortfolioMap } {
    const { input, map } = this;
    const counted = [...this.scales.map((s) => s.measure), ...this.targets.map(([measure]) => measure)];
    const bundles = bundlesOf(
      input,
      counted.some((measure) => !isAdditive(measure)),
      this.notes,
    );
    for (const bundle of bundles) this.addBundle(bundle);
    for (const project of input.projects) {
      for (const wish of project.wishes ?? []) if (wish.kind === 'wishIn') map.offset -= wish.price * this.priceUnit;
    }
    return {
      portfolio: {
        format: 'countyframe.portfolio/1',
        envelopes: [
          ...this.rows.map(({ id, min, max }) => ({ id, minFen: min, maxFen: max })),
          ...this.targets.map(([measure, least]) => ({
            ...{ id: `target:${measure}`, maxFen: null },
            minFen: Math.round(least * TARGET_STEPS),
          })),
        ],
        groups: uniqueIds(this.groups),
        requires: this.requires(),
        excludes: this.excludes(),
        locks: this.locks,
      },
      map,
    };
  }

  private addBundle(bundle: Bundle): void {
    const { map } = this;
    const forced = bundle.projects.filter((p) => p.mandatory || p.lock === 'in');
    const group: Portfolio['groups'][number] = { id: bundle.id, required: forced.length > 0, options: [] };
    this.groups.push(group);
    for (const starts of bundle.ways) {
      const id = optionId(starts);
      const choice = this.choiceOf(bundle, starts);
      const bonus = this.bonusOf(bundle, starts);
      map.choices.set(id, choice);
      map.groupOf.set(id, bundle.id);
      for (const { projectId } of starts) push(map.optionsOf, projectId, id);
      if (this.isDecided(bundle, starts)) map.decided.push(id);
      const option: Option = { id, benefit: roundWorth(choice.benefit + bonus), uses: choice.uses };
      group.options.push(option);
      const isIn = (p: SplitProject): boolean => starts.some((s) => s.projectId === p.id);
      const isMissing = forced.some((p) => !isIn(p));
      if (isMissing || bundle.projects.some((p) => p.lock === 'out' && isIn(p))) {
        this.locks.push({ option: id, chosen: false });
      }
    }
    for (const project of bundle.projects) {
      if (!map.optionsOf.has(project.id)) map.optionsOf.set(project.id, []);
    }
  }

  /** In the mode "least money" the objective is in fen; prices are typed in 万元. */
  private get priceUnit(): number {
    return this.isLeastMoney ? 1_000_000 : 1;
  }

  private choiceOf(bundle: Bundle, starts: Start[]): PlannedChoice {
    const { input } = this;
    const totals = new Map<string, number>();
    let totalFen = 0;
    const late: { id: string; years: number }[] = [];
    for (const { projectId, startYear } of starts) {
      const project = this.byId.get(projectId) as SplitProject;
      const entered = firstYear(project);
      const shift = entered === null || startYear === null ? 0 : startYear - entered;
      for (const row of this.rows) {
        const units = row.takes(project, shift, startYear);
        if (units !== 0) totals.set(row.id, (totals.get(row.id) ?? 0) + units);
      }
      for (const { amountFen } of project.amounts) totalFen += amountFen;
      const earliest = Math.min(...(project.startYears ?? [entered ?? 0]), startYear ?? 0);
      late.push({ id: projectId, years: startYear === null ? 0 : startYear - earliest });
    }
    const effect = jointEffect(
      this.book,
      bundle.joints,
      starts.map((s) => s.projectId),
    );
    for (const [measure] of this.targets) {
      const units = Math.round((effect[measure] ?? 0) * TARGET_STEPS);
      if (units !== 0) totals.set(`target:${measure}`, units);
    }
    const loss = input.settings ? input.settings.delayLossPercent / 100 : (input.lossPerYearOfDelay ?? 0);
    // Several projects on one line: the line has their effect from the year the last of them begins.
    const years = Math.max(0, ...late.map((l) => l.years));
    const points = pointsOf(this.scales, effect) * Math.max(0, 1 - years * loss);
    return {
      starts,
      uses: [...totals],
      benefit: this.isLeastMoney ? -totalFen : roundWorth(points),
      effect,
    };
  }

  private bonusOf(bundle: Bundle, starts: Start[]): number {
    const { input } = this;
    const keep = input.settings?.keepPrice ?? input.keepWorth ?? 0;
    const unit = this.priceUnit;
    let bonus = 0;
    for (const project of bundle.projects) {
      const start = starts.find((s) => s.projectId === project.id);
      if (keep > 0 && start && isDecidedStart(project, start)) bonus += keep * unit;
      for (const { kind, year, price } of project.wishes ?? []) {
        const at = start?.startYear ?? null;
        if (kind === 'wishIn' && start) bonus += price * unit;
        if (kind === 'wishOut' && start) bonus -= price * unit;
        if (kind === 'wishStartBy' && at !== null && year !== null && at > year) bonus -= price * unit;
        if (kind === 'wishStartFrom' && at !== null && year !== null && at < year) bonus -= price * unit;
      }
    }
    return bonus;
  }

  private isDecided(bundle: Bundle, starts: Start[]): boolean {
    if (starts.length === 0) return false;
    return bundle.projects.every((project) => {
      const start = starts.find((s) => s.projectId === project.id);
      return start ? isDecidedStart(project, start) : project.decided !== true;
    });
  }

  private requires(): Portfolio['requires'] {
    const out: Portfolio['requires'] = [];
    const { map, input, byId } = this;
    for (const project of input.projects) {
      const lists = [...(project.needsAnyOf?.length ? [project.needsAnyOf] : []), ...(project.needs ?? [])];
      for (const list of lists) {
        // What is in operation already serves as a prerequisite.
        const isMet = list.some((id) => {
          const other = byId.get(id);
          return other !== undefined && isClosed(other, input) && other.stage !== 'cancelled';
        });
        if (isMet) continue;
        for (const option of map.optionsOf.get(project.id) ?? []) {
          const at = this.yearIn(option, project.id);
          const inTime = (way: string): boolean =>
            list.some((id) => {
              if (!this.holds(way, id)) return false;
              const year = this.yearIn(way, id);
              return year === null || at === null || year <= at;
            });
          if (inTime(option)) continue;
          const ways = [...new Set(list.flatMap((id) => map.optionsOf.get(id) ?? []))];
          out.push({ option, needsAnyOf: ways.filter(inTime) });
        }
      }
    }
    return out;
  }

  private excludes(): Portfolio['excludes'] {
    const out: Portfolio['excludes'] = [];
    const { map } = this;
    for (const project of this.input.projects) {
      for (const other of project.excludes ?? []) {
        for (const a of map.optionsOf.get(project.id) ?? []) {
          for (const b of map.optionsOf.get(other) ?? []) {
            if (map.groupOf.get(a) !== map.groupOf.get(b)) out.push([a, b]);
          }
        }
      }
    }
    return out;
  }

  private holds(option: string, projectId: string): boolean {
    return this.map.choices.get(option)?.starts.some((s) => s.projectId === projectId) === true;
  }

  private yearIn(option: string, projectId: string): number | null {
    return this.map.choices.get(option)?.starts.find((s) => s.projectId === projectId)?.startYear ?? null;
  }
}

function isDecidedStart(project: SplitProject, start: Start): boolean {
  return project.decided === true && (project.decidedStartYear ?? firstYear(project)) === start.startYear;
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** `p@2027`, or `p@2027 + q@2028` for projects decided together. */
export function optionId(starts: readonly Start[]): string {
  return starts.map((s) => (s.startYear === null ? s.projectId : `${s.projectId}@${s.startYear}`)).join(' + ');
}

/** A set of alternatives may bear the name of a project: group ids are made distinct. */
function uniqueIds(groups: Portfolio['groups']): Portfolio['groups'] {
  const seen = new Set<string>();
  for (const group of groups) {
    while (seen.has(group.id)) group.id = `${group.id}+`;
    seen.add(group.id);
  }
  return groups;
}

/**
 * Writes a plan's budget as a portfolio: a group per project (or per set decided together), an option per way and year,
 * an envelope per limit: money, floors, construction outages, targets; mandatory projects as required groups.
 * @returns the portfolio and the way back
 */
export function toPortfolio(input: SplitInput): { portfolio: Portfolio; map: PortfolioMap } {
  return new PortfolioBuilder(input).build();
}
