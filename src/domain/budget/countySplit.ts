import type {
  CountyOutcome,
  EnvelopeOutcome,
  ProjectOutcome,
  SplitEnvelope,
  SplitInput,
  SplitProject,
  SplitReason,
} from './countySplitTypes';
import type { Option, Portfolio, Use } from './portfolio';

/** A project begun in a certain year: what one option of the portfolio stands for. */
export interface PlannedStart {
  projectId: string;
  /** null = as entered, without a year of its own. */
  startYear: number | null;
  /** Money by envelope, fen. */
  uses: Use[];
  benefit: number;
}

/** The way between options and projects. */
export interface PortfolioMap {
  /** Options by id, in the order of the portfolio. */
  starts: Map<string, PlannedStart>;
  /** Options of each project that takes part. */
  optionsOf: Map<string, string[]>;
  /** Options of the present decision, where every one of them still exists. */
  decided: string[];
  /** Worth without the bonus for keeping decisions, by option. */
  plainBenefit: Map<string, number>;
}

/** First year with money; null where no amount has a year. */
function firstYear(project: SplitProject): number | null {
  let first: number | null = null;
  for (const { year } of project.amounts) if (year !== null && (first === null || year < first)) first = year;
  return first;
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

/** Money a project takes from an envelope when its amounts are moved by some years. */
function moneyIn(envelope: SplitEnvelope, project: SplitProject, shift: number): number {
  if (envelope.programmeId !== null && envelope.programmeId !== project.programmeId) return 0;
  if ((envelope.townshipId ?? null) !== null && envelope.townshipId !== (project.townshipId ?? null)) return 0;
  let fen = 0;
  for (const { year, amountFen } of project.amounts) {
    if (envelope.year === null || (year !== null && year + shift === envelope.year)) fen += amountFen;
  }
  return fen;
}

function totalOf(project: SplitProject): number {
  let fen = 0;
  for (const { amountFen } of project.amounts) fen += amountFen;
  return fen;
}

/** Whether the stage leaves anything to decide. */
function isClosed(project: SplitProject, input: SplitInput): boolean {
  return project.stage !== null && input.closedStages.includes(project.stage) && project.lock !== 'in';
}

function startsOf(project: SplitProject, input: SplitInput): PlannedStart[] {
  const entered = firstYear(project);
  const years = entered === null || !project.startYears ? [entered] : [...new Set(project.startYears)].sort();
  const benefit = benefitOf(project, input);
  const earliest = years[0] ?? null;
  return years.map((startYear) => {
    const shift = entered === null || startYear === null ? 0 : startYear - entered;
    const late = startYear === null || earliest === null ? 0 : startYear - earliest;
    const uses: Use[] = [];
    for (const envelope of input.envelopes) {
      const fen = moneyIn(envelope, project, shift);
      if (fen !== 0) uses.push([envelope.id, fen]);
    }
    const worth = benefit * Math.max(0, 1 - late * (input.lossPerYearOfDelay ?? 0));
    // Worths are kept to a hundredth, so that sums compare exactly.
    return { projectId: project.id, startYear, uses, benefit: Math.round(worth * 100) / 100 };
  });
}

/**
 * Writes a plan's budget as a portfolio: a group per project (or per set of alternatives), an option per year it may
 * begin in, an envelope per envelope; mandatory projects as required groups, locks as locks.
 * @returns the portfolio and the way back
 */
export function toPortfolio(input: SplitInput): { portfolio: Portfolio; map: PortfolioMap } {
  const map: PortfolioMap = { starts: new Map(), optionsOf: new Map(), decided: [], plainBenefit: new Map() };
  const groups = new Map<string, Portfolio['groups'][number]>();
  const locks: Portfolio['locks'] = [];
  const byId = new Map(input.projects.map((p) => [p.id, p]));
  for (const project of input.projects) {
    if (isClosed(project, input) || (totalOf(project) === 0 && project.lock !== 'in' && !project.mandatory)) continue;
    const key = project.alternativeOf ? `alternatives:${project.alternativeOf}` : `project:${project.id}`;
    let group = groups.get(key);
    if (!group) {
      group = { id: project.alternativeOf ?? project.id, required: false, options: [] };
      groups.set(key, group);
    }
    if (project.mandatory || project.lock === 'in') group.required = true;
    const options: Option[] = startsOf(project, input).map((start) => {
      const id = start.startYear === null ? project.id : `${project.id}@${start.startYear}`;
      const isDecided =
        project.decided === true && (project.decidedStartYear ?? firstYear(project)) === start.startYear;
      if (isDecided) map.decided.push(id);
      map.starts.set(id, start);
      map.plainBenefit.set(id, start.benefit);
      return { id, benefit: start.benefit + (isDecided ? (input.keepWorth ?? 0) : 0), uses: start.uses };
    });
    map.optionsOf.set(
      project.id,
      options.map((o) => o.id),
    );
    group.options.push(...options);
    if (project.lock === 'out') for (const o of options) locks.push({ option: o.id, chosen: false });
  }
  // A group that is required because of one project must be met by that project, not by an alternative to it.
  for (const project of input.projects) {
    const own = map.optionsOf.get(project.id);
    const isForced = (project.mandatory || project.lock === 'in') && project.alternativeOf;
    if (!own || !isForced) continue;
    const group = groups.get(`alternatives:${project.alternativeOf}`);
    for (const o of group?.options ?? []) if (!own.includes(o.id)) locks.push({ option: o.id, chosen: false });
  }
  return {
    portfolio: {
      format: 'countyframe.portfolio/1',
      envelopes: input.envelopes.map(({ id, minFen, maxFen }) => ({ id, minFen, maxFen })),
      groups: uniqueIds([...groups.values()]),
      requires: requiresOf(input, byId, map),
      excludes: excludesOf(input, map),
      locks,
    },
    map,
  };
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

function requiresOf(input: SplitInput, byId: Map<string, SplitProject>, map: PortfolioMap): Portfolio['requires'] {
  const out: Portfolio['requires'] = [];
  for (const project of input.projects) {
    if (!project.needsAnyOf || project.needsAnyOf.length === 0) continue;
    for (const option of map.optionsOf.get(project.id) ?? []) {
      const at = map.starts.get(option)?.startYear ?? null;
      const ways = project.needsAnyOf.flatMap((id) => map.optionsOf.get(id) ?? []);
      const inTime = ways.filter((way) => {
        const year = map.starts.get(way)?.startYear ?? null;
        return year === null || at === null || year <= at;
      });
      // What is in operation already serves as a prerequisite.
      const isMet = project.needsAnyOf.some((id) => {
        const other = byId.get(id);
        return other !== undefined && !map.optionsOf.has(id) && isClosed(other, input) && other.stage !== 'cancelled';
      });
      if (!isMet) out.push({ option, needsAnyOf: inTime });
    }
  }
  return out;
}

function excludesOf(input: SplitInput, map: PortfolioMap): Portfolio['excludes'] {
  const out: Portfolio['excludes'] = [];
  for (const project of input.projects) {
    for (const other of project.excludes ?? []) {
      for (const a of map.optionsOf.get(project.id) ?? []) {
        for (const b of map.optionsOf.get(other) ?? []) out.push([a, b]);
      }
    }
  }
  return out;
}

/**
 * Reads a choice of options back into the plan: which projects are in and why the others are not, and what each
 * envelope has left, to the fen.
 * @param chosen option ids of an allocation
 */
export function fromAllocation(input: SplitInput, map: PortfolioMap, chosen: readonly string[]): CountyOutcome {
  const isChosen = new Set(chosen);
  const used = new Map<string, number>(input.envelopes.map((e) => [e.id, 0]));
  for (const option of chosen) {
    for (const [envelope, fen] of map.starts.get(option)?.uses ?? []) {
      used.set(envelope, (used.get(envelope) ?? 0) + fen);
    }
  }
  const envelopes: EnvelopeOutcome[] = input.envelopes.map((e) => {
    const usedFen = used.get(e.id) as number;
    return {
      envelopeId: e.id,
      usedFen,
      unallocatedFen: e.maxFen === null ? null : e.maxFen - usedFen,
      missingFen: Math.max(0, e.minFen - usedFen),
    };
  });
  const room = new Map(envelopes.map((e) => [e.envelopeId, e.unallocatedFen]));
  const projects = input.projects.map((project): ProjectOutcome => {
    const options = map.optionsOf.get(project.id) ?? [];
    const taken = options.find((o) => isChosen.has(o));
    const totalFen = totalOf(project);
    const benefit = benefitOf(project, input);
    return {
      projectId: project.id,
      chosen: taken !== undefined,
      startYear: taken === undefined ? null : (map.starts.get(taken)?.startYear ?? null),
      reason: taken === undefined ? whyOut(project, input, map, room) : whyIn(project),
      benefit,
      totalFen,
      benefitPerYuan: totalFen > 0 ? benefit / (totalFen / 100) : null,
    };
  });
  return { projects, envelopes };
}

function whyIn(project: SplitProject): SplitReason {
  if (project.mandatory) return { kind: 'mandatory' };
  return project.lock === 'in' ? { kind: 'lockedIn' } : { kind: 'chosen' };
}

function whyOut(
  project: SplitProject,
  input: SplitInput,
  map: PortfolioMap,
  room: Map<string, number | null>,
): SplitReason {
  if (project.lock === 'out') return { kind: 'lockedOut' };
  if (isClosed(project, input)) return { kind: 'closedStage', stage: project.stage ?? '' };
  if (totalOf(project) === 0) return { kind: 'noAmount' };
  if (benefitOf(project, input) <= 0) return { kind: 'noBenefit' };
  // Of the years it could begin in, the one that lacks least; there, the envelope that lacks most.
  let best: SplitReason | null = null;
  let leastMissing = Number.POSITIVE_INFINITY;
  for (const option of map.optionsOf.get(project.id) ?? []) {
    let missing = 0;
    let envelopeId = '';
    for (const [envelope, fen] of map.starts.get(option)?.uses ?? []) {
      const left = room.get(envelope) ?? null;
      if (left !== null && fen - left > missing) {
        missing = fen - left;
        envelopeId = envelope;
      }
    }
    if (missing === 0) return { kind: 'displaced' };
    if (missing < leastMissing) {
      leastMissing = missing;
      best = { kind: 'envelope', envelopeId, missingFen: missing };
    }
  }
  return best ?? { kind: 'displaced' };
}
