import { backend } from '../../api/backend';

export interface ProjectChoice {
  id: string;
  name: string;
}

/** Projects of a plan by name. */
export async function projectChoices(planId: string): Promise<ProjectChoice[]> {
  const { projects } = await backend().budget.state({ planId });
  return projects.map(({ id, name }) => ({ id, name }));
}
