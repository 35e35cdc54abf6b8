import { afterAll, expect, it } from 'vitest';
import { closeSolvers } from '../../../src/backend/solver/workerPool';
import type { Store } from '../../../src/backend/store/store';
import { saveEnvelopes } from '../../../src/backend/usecases/budget/envelopes';
import { adoptScenario, readScenario, saveScenario } from '../../../src/backend/usecases/budget/scenarios';
import { splitBudget } from '../../../src/backend/usecases/budget/split';
import { readBudget, readBudgetProjects } from '../../../src/backend/usecases/budget/state';
import { undo } from '../../../src/backend/usecases/history';
import { editSheet } from '../../../src/backend/usecases/sheet/editSheet';
import type { Scope } from '../../../src/backend/usecases/sheet/scope';
import { newId } from '../../../src/shared/ids';
import { planStore } from '../../support/planStore';

afterAll(closeSolvers);

const label = { code: 'CHANGE_INSERT', params: { count: 1 } };

/** Projects of 1,000 万元 and less with odd fen, so that a sum that is a fen off shows. */
function addProjects(store: Store, scope: Scope): string[] {
  const ids = Array.from({ length: 12 }, () => newId());
  editSheet(store, scope, 'project', {
    label,
    cells: [],
    inserts: ids.map((rowId, i) => ({
      rowId,
      values: {
        name: `项目${i}`,
        plannedYear: 2026 + (i % 3),
        totalFen: 100_000_001 + i * 37_000_003,
        benefit: 100 + ((i * 7919) % 97),
        mandatory: i === 3,
      },
    })),
  });
  return ids;
}

it('what is chosen plus 未安排 is the envelope to the fen; mandatory is in; the scenario is adopted and undone', async () => {
  const { store, scope, planId } = planStore();
  const ids = addProjects(store, scope);
  saveEnvelopes(store, planId, [
    { year: 2026, programmeId: null, minFen: 0, maxFen: 400_000_000 },
    { year: 2027, programmeId: null, minFen: 0, maxFen: 500_000_001 },
    { year: null, programmeId: null, minFen: 0, maxFen: 1_300_000_007 },
  ]);
  const result = await splitBudget(store, scope);
  expect(result.status).toBe('optimal');
  const { envelopes } = readBudget(store, scope);
  for (const row of result.envelopes) {
    const envelope = envelopes.find((candidate) => candidate.id === row.envelopeId)!;
    expect(row.usedFen + row.unallocatedFen!).toBe(envelope.maxFen);
    expect(row.unallocatedFen).toBeGreaterThanOrEqual(0);
  }
  const chosen = result.decisions.filter((decision) => decision.chosen).map((decision) => decision.projectId);
  expect(chosen).toContain(ids[3]);
  expect(result.decisions.find((decision) => decision.projectId === ids[3])?.reason).toBe('mandatory');
  expect(result.decisions.some((decision) => decision.reason === 'noMoney' && decision.envelopeId !== null)).toBe(true);
  const scenarioId = saveScenario(store, scope, '方案一', result);
  expect(readScenario(store, scenarioId).decisions).toEqual(result.decisions);
  adoptScenario(store, scenarioId);
  const now = () =>
    readBudgetProjects(store, scope)
      .filter((project) => project.chosen)
      .map((project) => project.id);
  expect(new Set(now())).toEqual(new Set(chosen));
  undo(store);
  expect(now()).toEqual([]);
  store.close();
});

it('a split that cannot be names the envelope and the project that contradict each other', async () => {
  const { store, scope, planId } = planStore();
  const ids = addProjects(store, scope);
  saveEnvelopes(store, planId, [{ year: 2026, programmeId: null, minFen: 0, maxFen: 1_000 }]);
  const result = await splitBudget(store, scope);
  expect(result.status).toBe('infeasible');
  expect(result.conflicts.map((conflict) => conflict.kind).sort()).toEqual(['envelopeMax', 'mandatory']);
  expect(result.conflicts.map((conflict) => conflict.id)).toContain(ids[3]);
  expect(result.decisions.every((decision) => !decision.chosen)).toBe(true);
  store.close();
});
