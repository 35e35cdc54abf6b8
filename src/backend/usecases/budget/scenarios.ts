import type { SplitResult } from '../../../shared/api/budget';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';
import { localMinute } from '../import/commitRows';
import { findScope, type Scope } from '../sheet/scope';
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
  const totalFen = readBudgetProjects(store, scope)
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
      decisions: JSON.stringify([...chosen]),
      result: JSON.stringify({ ...kept, chosen: chosen.size, totalFen }),
    }),
  );
  return id;
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
export function readScenario(store: Store, id: string): SplitResult {
  const row = readStored(store, id);
  if (!row.result) throw new AppError('RECORD_NOT_FOUND', { entity: 'scenario', id });
  return JSON.parse(row.result) as SplitResult;
}

/**
 * Makes a scenario the plan's decision: every project is in or out, as one change.
 * @throws AppError RECORD_NOT_FOUND
 */
export function adoptScenario(store: Store, id: string): void {
  const scenario = readStored(store, id);
  const chosen = new Set(JSON.parse(scenario.decisions) as string[]);
  const scope = findScope(store, scenario.planId);
  const projects = readBudgetProjects(store, scope);
  store.write({ code: 'CHANGE_SPLIT_ADOPTED', params: { name: scenario.name } }, (writer) => {
    for (const project of projects) {
      writer.update('project', project.id, { decision: chosen.has(project.id) ? 'chosen' : 'left' });
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

export function deleteScenario(store: Store, id: string): void {
  const { name } = readStored(store, id);
  store.write({ code: 'CHANGE_SCENARIO_DELETED', params: { name } }, (writer) => writer.delete('scenario', id));
}
