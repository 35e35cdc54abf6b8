import type { BudgetProject, ScenarioColumn, SplitResult } from '../../../shared/api/budget';
import { AppError } from '../../../shared/appError';
import type { Language } from '../../../shared/messages';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import { localMinute } from '../localMinute';
import { findScope, type Scope } from '../sheet/scope';
import { adoptOptions } from './adoptPolicies';
import { countFindings } from './findingSource';
import { frameEffects } from './frameEffects';
import { isPolicyOption, optionRow, policyOptionsOf } from './policyOptions';
import { moveAmounts, readMoney } from './projectMoves';
import { describeDecision } from './split';
import { readBudgetProjects } from './state';

/**
 * Keeps a split, or the present manual decision, under a name.
 * @param result null keeps what is decided now
 * @returns id of the scenario
 */
export function saveScenario(store: Store, scope: Scope, name: string, result: SplitResult | null): string {
  const kept = result ?? describeDecision(store, scope);
  const chosen = new Set(kept.decisions.filter((decision) => decision.chosen).map((decision) => decision.projectId));
  const totalFen = splitRows(store, scope)
    .filter((project) => chosen.has(project.id))
    .reduce((sum, project) => sum + project.totalFen, 0);
  const { result: id } = store.write({ code: 'CHANGE_SPLIT_SAVED', params: { name } }, (writer) =>
    writer.insert('scenario', {
      planId: scope.planId,
      name,
      origin: result ? 'solver' : 'manual',
      created: localMinute(new Date()),
      status: result && result.status !== 'unknown' ? result.status : null,
      objective: kept.objective,
      // Project and the year its money begins in.
      decisions: JSON.stringify(
        kept.decisions
          .filter((decision) => decision.chosen)
          .map((d) => ({ id: d.projectId, year: d.startYear ?? null })),
      ),
      result: JSON.stringify({ ...kept, chosen: chosen.size, totalFen }),
    }),
  );
  return id;
}

/** Projects, and the alternatives of lines and areas that take part beside them. */
function splitRows(store: Store, scope: Scope): BudgetProject[] {
  const options = policyOptionsOf(store, scope).options.map((option) => optionRow(option, scope));
  return [...readBudgetProjects(store, scope), ...options];
}

interface StoredScenario {
  planId: string;
  name: string;
  decisions: string;
  result: string | null;
}

function readStored(store: Store, id: string): StoredScenario {
  const row = store.get<StoredScenario>('SELECT planId, name, decisions, result FROM scenario WHERE id = ?', id);
  if (!row) throw new AppError('RECORD_NOT_FOUND', { entity: 'scenario', id });
  return row;
}

/** @throws AppError RECORD_NOT_FOUND */
export function planOfScenario(store: Store, id: string): string {
  return readStored(store, id).planId;
}

/** @throws AppError RECORD_NOT_FOUND */
export function readScenario(store: Store, id: string): SplitResult {
  const row = readStored(store, id);
  if (!row.result) throw new AppError('RECORD_NOT_FOUND', { entity: 'scenario', id });
  const result = JSON.parse(row.result) as SplitResult;
  // Notes of an older program are worded for one language.
  return { ...result, notes: (result.notes ?? []).filter((note) => Array.isArray(note.names)) };
}

/** Start year of each project of a scenario; older ones name projects alone. */
function startsOf(decisions: string): Map<string, number | null> {
  const list = JSON.parse(decisions) as (string | { id: string; year: number | null })[];
  return new Map(list.map((entry) => (typeof entry === 'string' ? [entry, null] : [entry.id, entry.year])));
}

/**
 * Makes a scenario the plan's decision: every project is in or out, and the money of those it moves begins in their new
 * year; alternatives of lines and areas become their decisions, each with its project; as one change.
 * @throws AppError RECORD_NOT_FOUND, SPLIT_OPTION_GONE
 */
export function adoptScenario(store: Store, id: string, language: Language = 'zh'): void {
  const scenario = readStored(store, id);
  const starts = startsOf(scenario.decisions);
  const scope = findScope(store, scenario.planId);
  const projects = readBudgetProjects(store, scope);
  const options = new Map(policyOptionsOf(store, scope).options.map((option) => [option.id, option]));
  const taken = [...starts].flatMap(([key, year]) => {
    if (!isPolicyOption(key)) return [];
    const option = options.get(key);
    // The findings or the decision behind it have changed since: it can no longer be taken as it was.
    if (!option) throw new AppError('SPLIT_OPTION_GONE', { name: scenario.name });
    return [{ option, year }];
  });
  store.write({ code: 'CHANGE_SPLIT_ADOPTED', params: { name: scenario.name } }, (writer) => {
    if (taken.length > 0) {
      const made = adoptOptions(store, writer, scope, taken, { language, scenario: scenario.name });
      nameProjects(store, writer, scope, made);
    }
    for (const project of projects) {
      writer.update('project', project.id, { decision: starts.has(project.id) ? 'chosen' : 'left' });
      const year = starts.get(project.id) ?? null;
      if (year !== null) moveAmounts(writer, project.id, readMoney(store, project.id), year);
    }
  });
  store.writeUnjournaled((run) =>
    run(
      'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      `adopted.${scenario.planId}`,
      id,
    ),
  );
}

/** All scenarios name the projects that were made of alternatives from now on: other splits may have taken the same ones. */
function nameProjects(store: Store, writer: ChangeWriter, { planId }: Scope, made: ReadonlyMap<string, string>): void {
  const own = (key: string): string => made.get(key) ?? key;
  const rows = store.all<{ id: string; decisions: string; result: string | null }>(
    'SELECT id, decisions, result FROM scenario WHERE planId = ?',
    planId,
  );
  for (const { id, decisions, result } of rows) {
    const starts = [...startsOf(decisions)];
    const split = result === null ? null : (JSON.parse(result) as SplitResult);
    const isConcerned = starts.some(([key]) => made.has(key)) || split?.decisions.some((d) => made.has(d.projectId));
    if (!isConcerned) continue;
    const told = split?.decisions.map((decision) => ({
      ...decision,
      projectId: own(decision.projectId),
      otherId: decision.otherId && own(decision.otherId),
    }));
    writer.update('scenario', id, {
      decisions: JSON.stringify(starts.map(([key, year]) => ({ id: own(key), year }))),
      ...(split ? { result: JSON.stringify({ ...split, decisions: told }) } : {}),
    });
  }
}

/**
 * Scenarios side by side: money by year, programme, township and category, effect, and the year of each project. The
 * decision as it stands is the first column.
 * @throws AppError RECORD_NOT_FOUND
 */
export function compareScenarios(store: Store, scope: Scope, ids: readonly string[]): ScenarioColumn[] {
  const now = describeDecision(store, scope);
  const columns = [columnOf(store, scope, { id: '', name: '', status: 'manual' }, now, startsOfResult(now))];
  for (const id of ids) {
    const row = readStored(store, id);
    const result = readScenario(store, id);
    const head = { id, name: row.name, status: result.status };
    columns.push(columnOf(store, scope, head, result, startsOf(row.decisions)));
  }
  return columns;
}

/** Findings on record less those that are solved: what the chosen projects do together is told by the split. */
function findingsLeft(store: Store, { countyId }: Scope, { effect }: SplitResult): ScenarioColumn['findingsLeft'] {
  const all = countFindings(store, countyId);
  if (all === null) return null;
  const left = (severity: 1 | 2 | 3): number =>
    Math.max(0, all[severity] - Math.round(effect?.[`findings${severity}`] ?? 0));
  return { 3: left(3), 2: left(2), 1: left(1) };
}

function startsOfResult(result: SplitResult): Map<string, number | null> {
  return new Map(result.decisions.filter((d) => d.chosen).map((d) => [d.projectId, d.startYear]));
}

function columnOf(
  store: Store,
  scope: Scope,
  head: Pick<ScenarioColumn, 'id' | 'name' | 'status'>,
  result: SplitResult,
  starts: Map<string, number | null>,
): ScenarioColumn {
  const categories = new Map(
    store
      .all<{ id: string; category: string | null }>('SELECT id, category FROM project WHERE planId = ?', scope.planId)
      .map(({ id, category }) => [id, category]),
  );
  const column: ScenarioColumn = {
    ...head,
    ...{ objective: result.objective, gap: result.gap, totalFen: 0, effect: result.effect ?? {} },
    ...{ byYear: {}, byProgramme: {}, byTownship: {}, byCategory: {} },
    findingsLeft: findingsLeft(store, scope, result),
    forecast: [],
    starts: Object.fromEntries(starts),
  };
  const put = (map: Record<string, number>, key: string | number | null, fen: number) => {
    map[String(key ?? '')] = (map[String(key ?? '')] ?? 0) + fen;
  };
  const shifts = new Map<string, number>();
  for (const project of splitRows(store, scope)) {
    if (!starts.has(project.id)) continue;
    const entered = project.amounts.flatMap((amount) => amount.year ?? []);
    const at = starts.get(project.id) ?? null;
    const shift = at === null || entered.length === 0 ? 0 : at - Math.min(...entered);
    shifts.set(project.id, shift);
    for (const { year, amountFen } of project.amounts) {
      column.totalFen += amountFen;
      put(column.byYear, year === null ? null : year + shift, amountFen);
      put(column.byProgramme, project.programmeId, amountFen);
      put(column.byTownship, project.townshipId, amountFen);
      put(column.byCategory, categories.get(project.id) ?? null, amountFen);
    }
  }
  column.forecast = frameEffects(store, scope)?.forecast(shifts) ?? [];
  return column;
}

export function deleteScenario(store: Store, id: string): void {
  const { name } = readStored(store, id);
  store.write({ code: 'CHANGE_SCENARIO_DELETED', params: { name } }, (writer) => writer.delete('scenario', id));
}
