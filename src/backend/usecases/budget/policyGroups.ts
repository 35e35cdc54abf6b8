import type { SplitProject } from '../../../domain/budget/countySplitTypes';
import type { BudgetProject } from '../../../shared/api/budget';
import { groupName, type PolicyOption, type PolicyOptions } from './policyOptions';

/**
 * One line, one policy: of the alternatives of a line or area and the projects that carry one out at most one is
 * taken. What decides two lines belongs to the set of the first and excludes that of the second.
 */
export class PolicyGroups {
  /** Name of the set of each element: that of its project's own set of alternatives, where it has one. */
  private readonly nameOf = new Map<string, string>();
  /** Ids in the set of each element. */
  private readonly members = new Map<string, string[]>();

  constructor(
    private readonly policies: PolicyOptions,
    projects: readonly BudgetProject[],
  ) {
    const own = new Map(projects.map((project) => [project.id, project.alternativeGroup]));
    for (const [projectId, elements] of policies.carriedOut) {
      if (!own.has(projectId)) continue;
      for (const element of elements) {
        this.nameOf.set(element, own.get(projectId) ?? this.nameOf.get(element) ?? groupName(element));
        this.add(element, projectId);
      }
    }
    for (const option of policies.options) for (const { id } of option.elements) this.add(id, option.id);
  }

  private add(element: string, id: string): void {
    this.members.set(element, [...(this.members.get(element) ?? []), id]);
  }

  /** A project as part of its element's set. */
  project(project: SplitProject): SplitProject {
    const elements = this.policies.carriedOut.get(project.id);
    return elements ? this.within(project, elements) : project;
  }

  /** An option as part of its element's set; chosen by the planner it is the start. */
  option(project: SplitProject, option: PolicyOption): SplitProject {
    const within = this.within(
      project,
      option.elements.map(({ id }) => id),
    );
    return { ...within, decided: option.isChosen };
  }

  private within(project: SplitProject, [first, ...others]: readonly string[]): SplitProject {
    const own = first as string;
    const shared = others.flatMap((element) => this.members.get(element) ?? []).filter((id) => id !== project.id);
    return {
      ...project,
      alternativeOf: project.alternativeOf?.startsWith('policy:')
        ? (this.nameOf.get(own) ?? groupName(own))
        : (project.alternativeOf ?? this.nameOf.get(own) ?? groupName(own)),
      excludes: [...(project.excludes ?? []), ...shared],
    };
  }
}
