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
  /** Lines on which some of them meet, where their effects do not add up. */
  joints: readonly JointSet[];
  /** Every way to take some of them, as starts; "none" is not listed. */
  ways: Start[][];
}

/** Most ways of one bundle; beyond it projects on one line are taken apart again. */
const MOST_WAYS = 1500;

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

/** Projects that cannot be told apart: a set of alternatives, or one project alone. */
interface Unit {
  projects: SplitProject[];
  /** Ways to take at most one of them, "none" among them. */
  ways: number;
  /** What it does that does not add up on a line, for the order in which units are judged together. */
  weight: number;
}

function unitsOf(projects: readonly SplitProject[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const project of projects) {
    const key = project.alternativeOf ? `set ${project.alternativeOf}` : `one ${project.id}`;
    const unit = units.get(key) ?? { projects: [], ways: 1, weight: 0 };
    unit.projects.push(project);
    unit.ways += startYearsOf(project).length;
    const { customerHours = 0, interruptions = 0, frequentLines = 0, findings3 = 0 } = project.effect ?? {};
    unit.weight = Math.max(unit.weight, customerHours + interruptions + frequentLines + findings3);
    units.set(key, unit);
  }
  return [...units.values()];
}

function bundleOf(projects: SplitProject[], joints: readonly JointSet[], ways: Start[][]): Bundle {
  const alternative = projects[0]?.alternativeOf;
  const id = joints.length === 0 && alternative ? alternative : (projects[0] as SplitProject).id;
  return { id, projects, joints, ways };
}

/**
 * Gathers projects that have to be decided together: alternatives, and (where a measure that does not add up counts)
 * those on one line. Lines that share a project are one bundle as long as its ways can be listed; else each line is
 * judged by itself, those of its projects first that do most, and what finds no room counts by itself.
 * @param isJointNeeded whether effects on one line matter to the objective or a target
 */
export function bundlesOf(input: SplitInput, isJointNeeded: boolean, notes: SplitNote[]): Bundle[] {
  const taking = input.projects.filter((project) => takesPart(project, input));
  const byId = new Map(taking.map((project) => [project.id, project]));
  const joints = (isJointNeeded ? (input.joint ?? []) : [])
    .map((joint) => ({ joint, inside: joint.projectIds.filter((id) => byId.has(id)) }))
    .filter(({ inside }) => inside.length > 1);
  const sets = new Sets();
  for (const unit of unitsOf(taking)) {
    for (const project of unit.projects) sets.join((unit.projects[0] as SplitProject).id, project.id);
  }
  for (const { inside } of joints) for (const id of inside) sets.join(inside[0] as string, id);
  const members = new Map<string, SplitProject[]>();
  for (const project of taking) {
    const root = sets.find(project.id);
    const list = members.get(root);
    if (list) list.push(project);
    else members.set(root, [project]);
  }
  const out: Bundle[] = [];
  for (const [root, projects] of members) {
    const own = joints.filter(({ inside }) => sets.find(inside[0] as string) === root);
    const ways = waysOf(projects);
    if (ways)
      out.push(
        bundleOf(
          projects,
          own.map(({ joint }) => joint),
          ways,
        ),
      );
    else out.push(...takenApart(projects, own, notes));
  }
  return out;
}

/** A set with too many ways, line by line. */
function takenApart(
  projects: readonly SplitProject[],
  joints: readonly { joint: JointSet; inside: string[] }[],
  notes: SplitNote[],
): Bundle[] {
  const left = new Set(unitsOf(projects));
  const out: Bundle[] = [];
  for (const { joint, inside } of joints) {
    const isInside = new Set(inside);
    const own = [...left]
      .filter((unit) => unit.projects.some((project) => isInside.has(project.id)))
      .sort((a, b) => b.weight - a.weight);
    const taken: Unit[] = [];
    let count = 1;
    for (const unit of own) {
      if (count * unit.ways > MOST_WAYS) continue;
      count *= unit.ways;
      taken.push(unit);
    }
    const together = taken.flatMap((unit) => unit.projects);
    const ways = together.length > 1 ? waysOf(together) : null;
    if (!ways) continue;
    for (const unit of taken) left.delete(unit);
    out.push(bundleOf(together, [joint], ways));
  }
  const apart = [...left].filter((unit) => unit.weight > 0).flatMap((unit) => unit.projects.map((p) => p.id));
  if (apart.length > 0) notes.push({ kind: 'jointTooLarge', projectIds: apart });
  for (const unit of left) out.push(bundleOf(unit.projects, [], waysOf(unit.projects) ?? []));
  return out;
}
