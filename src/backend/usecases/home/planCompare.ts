import type { ComparedProject, PlanComparison, PlanFacts } from '../../../shared/api/home';
import { findTable, storedColumns } from '../../../shared/model';
import type { CellValue, ColumnDescription } from '../../../shared/model/describe';
import type { Store } from '../../store/store';
import { readOverview } from '../overview';
import { loadSheet } from '../sheet/loadSheet';
import { findScope } from '../sheet/scope';

interface LoadedProject {
  id: string;
  code: string | null;
  name: string;
  totalFen: number | null;
  /** Values by column as they compare: names for references. */
  values: Map<string, CellValue>;
}

/**
 * Two plans side by side: their money, and the projects only one of them has or that differ. Projects are the same by
 * code, else by name.
 * @throws AppError PLAN_NOT_FOUND
 */
export function comparePlans(store: Store, firstId: string, secondId: string): PlanComparison {
  const columns = storedColumns(findTable('project'));
  const first = loadProjects(store, firstId, columns);
  const second = loadProjects(store, secondId, columns);
  const partners = pair(first, second);
  const changed: ComparedProject[] = [];
  let same = 0;
  for (const [a, b] of partners) {
    const cells = [...a.values.keys()]
      .filter((key) => (a.values.get(key) ?? null) !== (b.values.get(key) ?? null))
      .map((key) => ({ key, first: a.values.get(key) ?? null, second: b.values.get(key) ?? null }));
    if (cells.length === 0 && a.totalFen === b.totalFen) same++;
    else changed.push({ code: a.code, name: a.name, firstFen: a.totalFen, secondFen: b.totalFen, cells });
  }
  const taken = new Set([...partners.values()]);
  return {
    first: facts(store, firstId),
    second: facts(store, secondId),
    onlyFirst: first.filter((project) => !partners.has(project)).map((project) => alone(project, true)),
    onlySecond: second.filter((project) => !taken.has(project)).map((project) => alone(project, false)),
    changed,
    same,
  };
}

function alone(project: LoadedProject, isFirst: boolean): ComparedProject {
  const { code, name, totalFen } = project;
  return { code, name, firstFen: isFirst ? totalFen : null, secondFen: isFirst ? null : totalFen, cells: [] };
}

function facts(store: Store, planId: string): PlanFacts {
  const overview = readOverview(store, findScope(store, planId));
  const plan = store.get<{ name: string; status: string; firstYear: number; lastYear: number; targetYear: number }>(
    'SELECT name, status, firstYear, lastYear, targetYear FROM plan WHERE id = ?',
    planId,
  )!;
  return {
    ...plan,
    projects: overview.projects,
    totalFen: overview.totalFen,
    chosenProjects: overview.chosenProjects,
    chosenFen: overview.chosenFen,
    envelopeFen: overview.envelopeFen,
    byYear: overview.byYear.map(({ year, amountFen }) => ({ name: year === null ? null : String(year), amountFen })),
    byProgramme: overview.byProgramme.map(({ id, name, totalFen }) => ({
      name: id === null ? null : name,
      amountFen: totalFen,
    })),
  };
}

function loadProjects(store: Store, planId: string, columns: ColumnDescription[]): LoadedProject[] {
  const sheet = loadSheet(store, findScope(store, planId), 'project');
  const names = new Map(
    Object.values(sheet.refs ?? {}).flatMap((refs) => refs.ids.map((id, index) => [id, refs.labels[index]!] as const)),
  );
  const at = (key: string, index: number): CellValue => sheet.columns[key]?.[index] ?? null;
  return sheet.ids.map((id, index) => ({
    id,
    code: (at('officialCode', index) ?? at('ownCode', index)) as string | null,
    name: String(at('name', index) ?? ''),
    totalFen: at('totalFen', index) as number | null,
    values: new Map(
      columns.map((column) => {
        const value = at(column.key, index);
        if (column.kind !== 'ref') return [column.key, value];
        return [column.key, value === null ? at(`${column.key}Text`, index) : (names.get(String(value)) ?? value)];
      }),
    ),
  }));
}

/** Partners by code, then by name; each project has at most one. */
function pair(first: LoadedProject[], second: LoadedProject[]): Map<LoadedProject, LoadedProject> {
  const partners = new Map<LoadedProject, LoadedProject>();
  const taken = new Set<LoadedProject>();
  for (const keyOf of [(project: LoadedProject) => project.code, (project: LoadedProject) => project.name]) {
    const open = new Map<string, LoadedProject[]>();
    for (const project of second) {
      const key = keyOf(project);
      if (!key || taken.has(project)) continue;
      open.set(key, [...(open.get(key) ?? []), project]);
    }
    for (const project of first) {
      const key = keyOf(project);
      if (!key || partners.has(project)) continue;
      const partner = open.get(key)?.shift();
      if (!partner) continue;
      partners.set(project, partner);
      taken.add(partner);
    }
  }
  return partners;
}
