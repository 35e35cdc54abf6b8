import { firstYear, isClosed, totalOf } from './choices';
import { benefitOf, type PortfolioMap } from './countySplit';
import type {
  CountyOutcome,
  EnvelopeOutcome,
  ProjectOutcome,
  SplitEnvelope,
  SplitInput,
  SplitProject,
  SplitReason,
} from './countySplitTypes';
import { type Effect, measuresOf } from './effects';
import { boundsOf, moneyIn, siblingsOf } from './limitRows';

/** Year each chosen project begins in. */
type Starts = Map<string, number | null>;

/**
 * Reads a choice of options back into the plan: which projects are in and why the others are not, and what each
 * envelope has left, to the fen.
 * @param chosen option ids of an allocation
 */
export function fromAllocation(input: SplitInput, map: PortfolioMap, chosen: readonly string[]): CountyOutcome {
  const starts: Starts = new Map();
  const effect: Effect = {};
  const usedOf = new Map<string, number>();
  const takenBy = new Map<string, string>();
  for (const option of chosen) {
    const choice = map.choices.get(option);
    if (!choice) continue;
    takenBy.set(map.groupOf.get(option) as string, option);
    for (const { projectId, startYear } of choice.starts) starts.set(projectId, startYear);
    for (const [row, units] of choice.uses) usedOf.set(row, (usedOf.get(row) ?? 0) + units);
    for (const [measure, value] of measuresOf(choice.effect)) {
      effect[measure] = (effect[measure] ?? 0) + value;
    }
  }
  const why = new WhyOut(input, map, starts, usedOf, takenBy);
  return {
    projects: input.projects.map((project) => outcomeOf(project, input, starts, why)),
    envelopes: envelopesOf(input, starts),
    effect,
    wishes: input.projects.flatMap((project) =>
      (project.wishes ?? [])
        .filter(({ kind, year }) => !isWishMet(kind, year, starts.has(project.id), starts.get(project.id) ?? null))
        .map(({ kind, price }) => ({ projectId: project.id, kind, price })),
    ),
    scales: map.scales,
    notes: map.notes,
  };
}

function isWishMet(kind: string, year: number | null, isIn: boolean, at: number | null): boolean {
  if (kind === 'wishIn') return isIn;
  if (kind === 'wishOut') return !isIn;
  if (!isIn || at === null || year === null) return true;
  return kind === 'wishStartBy' ? at <= year : at >= year;
}

function outcomeOf(project: SplitProject, input: SplitInput, starts: Starts, why: WhyOut): ProjectOutcome {
  const isIn = starts.has(project.id);
  const startYear = starts.get(project.id) ?? null;
  const totalFen = totalOf(project);
  const benefit = benefitOf(project, input);
  return {
    projectId: project.id,
    chosen: isIn,
    startYear,
    isMoved: isIn && startYear !== firstYear(project),
    reason: isIn ? whyIn(project) : why.of(project),
    benefit,
    totalFen,
    benefitPerYuan: totalFen > 0 ? benefit / (totalFen / 100) : null,
  };
}

function whyIn(project: SplitProject): SplitReason {
  if (project.mandatory) return { kind: 'mandatory' };
  return project.lock === 'in' ? { kind: 'lockedIn' } : { kind: 'chosen' };
}

/** Finds what stands in the way of a project that is out. */
class WhyOut {
  private readonly rows: Map<string, PortfolioMap['rows'][number]>;

  constructor(
    private readonly input: SplitInput,
    private readonly map: PortfolioMap,
    private readonly starts: Starts,
    private readonly usedOf: Map<string, number>,
    private readonly takenBy: Map<string, string>,
  ) {
    this.rows = new Map(map.rows.map((row) => [row.id, row]));
  }

  of(project: SplitProject): SplitReason {
    const { input } = this;
    if (project.lock === 'out') return { kind: 'lockedOut' };
    if (isClosed(project, input)) return { kind: 'closedStage', stage: project.stage ?? '' };
    if (totalOf(project) === 0) return { kind: 'noAmount' };
    const effect = this.map.choices.get(this.map.optionsOf.get(project.id)?.[0] ?? '')?.effect ?? {};
    const counts = this.map.scales.some(({ measure }) => (effect[measure] ?? 0) > 0);
    if (!counts) return { kind: 'noBenefit' };
    const rule = this.ruleAgainst(project);
    if (rule) return rule;
    return this.roomFor(project) ?? { kind: 'displaced' };
  }

  private ruleAgainst(project: SplitProject): SplitReason | null {
    const { input, starts } = this;
    if (project.alternativeOf) {
      const other = input.projects.find((p) => p.alternativeOf === project.alternativeOf && starts.has(p.id));
      if (other) return { kind: 'alternative', projectId: other.id };
    }
    const excluded = project.excludes?.find((id) => starts.has(id));
    const excluding = excluded ?? input.projects.find((p) => p.excludes?.includes(project.id) && starts.has(p.id))?.id;
    if (excluding !== undefined) return { kind: 'rule', projectId: excluding };
    const lists = [...(project.needsAnyOf?.length ? [project.needsAnyOf] : []), ...(project.needs ?? [])];
    for (const list of lists) {
      const isMet = list.some((id) => {
        const other = input.projects.find((p) => p.id === id);
        return starts.has(id) || (other && isClosed(other, input) && other.stage !== 'cancelled');
      });
      if (!isMet && list[0] !== undefined) return { kind: 'rule', projectId: list[0] };
    }
    return null;
  }

  /** Of the ways to take it, the one that lacks least; there, the limit that lacks most. Null where there is room. */
  private roomFor(project: SplitProject): SplitReason | null {
    let best: SplitReason | null = null;
    let leastMissing = Number.POSITIVE_INFINITY;
    for (const option of this.map.optionsOf.get(project.id) ?? []) {
      const choice = this.map.choices.get(option);
      const present = this.map.choices.get(this.takenBy.get(this.map.groupOf.get(option) ?? '') ?? '');
      const freed = new Map(present?.uses ?? []);
      // Only ways that keep what is in of the same line.
      if (present && !present.starts.every((s) => choice?.starts.some((t) => t.projectId === s.projectId))) continue;
      let missing = 0;
      let reason: SplitReason | null = null;
      for (const [id, units] of choice?.uses ?? []) {
        const row = this.rows.get(id);
        if (!row || row.max === null) continue;
        const left = row.max - (this.usedOf.get(id) ?? 0) + (freed.get(id) ?? 0);
        if (units - left <= missing) continue;
        missing = units - left;
        reason =
          row.kind === 'construction'
            ? { kind: 'construction', year: row.year as number }
            : { kind: 'envelope', envelopeId: row.envelopeId ?? id, missingFen: missing };
      }
      if (reason === null) return null;
      if (missing < leastMissing) {
        leastMissing = missing;
        best = reason;
      }
    }
    return best;
  }
}

/** Money of the chosen projects in an envelope. */
function usedIn(envelope: SplitEnvelope, input: SplitInput, starts: Starts): number {
  let fen = 0;
  for (const project of input.projects) {
    if (!starts.has(project.id)) continue;
    const entered = firstYear(project);
    const at = starts.get(project.id) ?? null;
    fen += moneyIn(envelope, project, entered === null || at === null ? 0 : at - entered, null);
  }
  return fen;
}

function envelopesOf(input: SplitInput, starts: Starts): EnvelopeOutcome[] {
  const used = new Map(input.envelopes.map((e) => [e.id, usedIn(e, input, starts)]));
  return input.envelopes.map((envelope) => {
    const { minFen, maxFen, reserveFen } = boundsOf(envelope, input);
    const usedFen = used.get(envelope.id) as number;
    let carriedInFen = 0;
    if (input.settings?.carryOver && envelope.year !== null && maxFen !== null) {
      for (const earlier of siblingsOf(envelope, input.envelopes)) {
        if ((earlier.year as number) >= envelope.year) break;
        const bounds = boundsOf(earlier, input);
        carriedInFen += (bounds.maxFen ?? 0) - bounds.reserveFen - (used.get(earlier.id) as number);
      }
    }
    return {
      ...{ envelopeId: envelope.id, minFen, maxFen, usedFen, reserveFen, carriedInFen },
      unallocatedFen: maxFen === null ? null : maxFen + carriedInFen - usedFen,
      missingFen: Math.max(0, minFen - usedFen),
    };
  });
}
