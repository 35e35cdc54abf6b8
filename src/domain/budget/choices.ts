import type { SplitInput, SplitNote, SplitProject } from './countySplitTypes';
import type { JointSet } from './effects';

/** A project begun in a certain year; null = as entered, without a year of its own. */
export interface Start {
  projectId: string;
  startYear: number | null;
}

/** Projects of which one choice is made together: alternatives, or projects on one line. */
export interface Bundle {
  id: string;
  projects: SplitProject[];
  /** The line they share, where their effects do not add up. */
  joint: JointSet | null;
  /** Every way to take some of them, as starts; "none" is not listed. */
  ways: Start[][];
}

/** Most ways of one bundle; beyond it projects on one line are taken apart again. */
const MOST_WAYS = 400;

/** First year with money; null where no amount has a year. */
export function firstYear(project: SplitProject): number | null {
  let first: number | null = null;
  for (const { year } of project.amounts) if (year !== null && (first === null || year < first)) first = year;
  return first;
}

export function totalOf(project: SplitProject): number {
  let fen = 0;
  for (const { amountFen } of project.amounts) fen += amountFen;
  return fen;
}

/** Whether the stage leaves anything to decide. */
export function isClosed(project: SplitProject, input: SplitInput): boolean {
  return project.stage !== null && input.closedStages.includes(project.stage) && project.lock !== 'in';
}

/** Whether anything is to be decided about a project. */
export function takesPart(project: SplitProject, input: SplitInput): boolean {
  if (isClosed(project, input)) return false;
  return totalOf(project) !== 0 || project.lock === 'in' || project.mandatory;
}

/** Years a project may begin in. */
export function startYearsOf(project: SplitProject): (number | null)[] {
  const entered = firstYear(project);
  if (entered === null || !project.startYears) return [entered];
  if (project.lock === 'in' && project.isYearLocked) return [project.decidedStartYear ?? entered];
  return [...new Set(project.startYears)].sort((a, b) => a - b);
}

/** Every way to take some of the projects, at most one of each set of alternatives. */
function waysOf(projects: readonly SplitProject[]): Start[][] | null {
  let ways: { starts: Start[]; groups: Set<string>; excluded: Set<string> }[] = [
    { starts: [], groups: new Set(), excluded: new Set() },
  ];
  for (const project of projects) {
    const next = [...ways];
    for (const way of ways) {
      if (project.alternativeOf && way.groups.has(project.alternativeOf)) continue;
      if (way.excluded.has(project.id)) continue;
      if (way.starts.some((s) => project.excludes?.includes(s.projectId))) continue;
      for (const startYear of startYearsOf(project)) {
        next.push({
          starts: [...way.starts, { projectId: project.id, startYear }],
          groups: project.alternativeOf ? new Set([...way.groups, project.alternativeOf]) : way.groups,
          excluded: project.excludes ? new Set([...way.excluded, ...project.excludes]) : way.excluded,
        });
      }
    }
    if (next.length > MOST_WAYS + 1) return null;
    ways = next;
  }
  return ways.slice(1).map((way) => way.starts);
}

class Sets {
  private readonly parent = new Map<string, string>();

  find(id: string): string {
    let at = id;
    for (let up = this.parent.get(at); up !== undefined && up !== at; up = this.parent.get(at)) at = up;
    return at;
  }

  join(a: string, b: string): void {
    const x = this.find(a);
    const y = this.find(b);
    if (x !== y) this.parent.set(y, x);
  }
}

/**
 * Gathers projects that have to be decided together: alternatives, and (where a measure that does not add up counts)
 * those on one line. Lines that share a project are one bundle.
 * @param isJointNeeded whether effects on one line matter to the objective or a target
 */
export function bundlesOf(input: SplitInput, isJointNeeded: boolean, notes: SplitNote[]): Bundle[] {
  const taking = input.projects.filter((project) => takesPart(project, input));
  const ids = new Set(taking.map((project) => project.id));
  const apart = (useJoint: readonly JointSet[]): Bundle[] => {
    const sets = new Sets();
    const first = new Map<string, string>();
    for (const project of taking) {
      if (!project.alternativeOf) continue;
      const other = first.get(project.alternativeOf);
      if (other === undefined) first.set(project.alternativeOf, project.id);
      else sets.join(other, project.id);
    }
    const jointOf = new Map<string, JointSet>();
    for (const joint of useJoint) {
      const inside = joint.projectIds.filter((id) => ids.has(id));
      if (inside.length < 2) continue;
      for (const id of inside) {
        sets.join(inside[0] as string, id);
        jointOf.set(id, joint);
      }
    }
    const members = new Map<string, SplitProject[]>();
    for (const project of taking) {
      const root = sets.find(project.id);
      const list = members.get(root);
      if (list) list.push(project);
      else members.set(root, [project]);
    }
    const out: Bundle[] = [];
    for (const projects of members.values()) {
      const joint = projects.map((p) => jointOf.get(p.id)).find((j) => j !== undefined) ?? null;
      const alternative = projects[0]?.alternativeOf;
      const id = joint === null && alternative ? alternative : (projects[0] as SplitProject).id;
      out.push({ id, projects, joint, ways: waysOf(projects) ?? [] });
    }
    return out;
  };
  const wanted = isJointNeeded ? (input.joint ?? []) : [];
  const bundles = apart(wanted);
  const tooLarge = bundles.filter((bundle) => bundle.ways.length === 0 && bundle.joint !== null);
  if (tooLarge.length === 0) return bundles;
  const dropped = new Set(tooLarge.flatMap((bundle) => bundle.projects.map((p) => p.id)));
  for (const bundle of tooLarge) notes.push({ kind: 'jointTooLarge', projectIds: bundle.projects.map((p) => p.id) });
  return apart(wanted.filter((joint) => !joint.projectIds.some((id) => dropped.has(id))));
}
