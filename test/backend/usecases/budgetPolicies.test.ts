import { afterAll, afterEach, expect, it } from 'vitest';
import { closeSolvers } from '../../../src/backend/solver/workerPool';
import { Store } from '../../../src/backend/store/store';
import { saveEnvelopes } from '../../../src/backend/usecases/budget/envelopes';
import { readImportances, saveImportances } from '../../../src/backend/usecases/budget/importances';
import { jointEffect, policyOptionsOf, preparePolicyOptions } from '../../../src/backend/usecases/budget/policyOptions';
import { adoptScenario, compareScenarios, saveScenario } from '../../../src/backend/usecases/budget/scenarios';
import { saveBudgetSettings } from '../../../src/backend/usecases/budget/settings';
import { splitBudget } from '../../../src/backend/usecases/budget/split';
import { readBudget, readBudgetProjects } from '../../../src/backend/usecases/budget/state';
import { diagnoseCounty } from '../../../src/backend/usecases/diagnosis/diagnoseCounty';
import { undo } from '../../../src/backend/usecases/history';
import { choosePolicy, readPolicies } from '../../../src/backend/usecases/policies/choices';
import { PolicyDesk } from '../../../src/backend/usecases/policies/desk';
import { makeProjects } from '../../../src/backend/usecases/policies/projects';
import { importSampleCounty } from '../../../src/backend/usecases/sampleCounty';
import { findScope } from '../../../src/backend/usecases/sheet/scope';
import { defaultBudgetSettings } from '../../../src/shared/budget/settings';
import { tempStore } from '../../support/tempFolder';

let store: Store;
afterEach(() => store?.close());
afterAll(closeSolvers);

it('alternatives of lines and areas compete with projects: one for each, adopted with their projects, undone as one', async () => {
  store = Store.open(tempStore(), { create: true });
  const scope = findScope(store, await importSampleCounty(store));
  const { planId, firstYear } = scope;
  const diagnosis = diagnoseCounty(store, scope.countyId, '2025-12-31')!;
  const prepare = () => preparePolicyOptions(store, scope, () => diagnosis);
  await prepare();
  expect(policyOptionsOf(store, scope).options).toEqual([]);
  const desk = new PolicyDesk(store, scope, diagnosis);
  const { id } = store.get<{ id: string }>("SELECT id FROM feeder WHERE code = '15110313'")!;
  choosePolicy(store, scope, desk, { id, alternative: 'section', reason: '先控制停电范围' });
  makeProjects(store, scope, { ids: [id], year: firstYear, programmeId: null }, 'zh');
  const [sectioning] = store.all<{ projectId: string }>('SELECT projectId FROM policyProject');

  saveEnvelopes(store, planId, []);
  const weights = { customerHours: 1, findings3: 50, findings2: 20 };
  saveBudgetSettings(store, planId, { ...defaultBudgetSettings, weights, policyOptions: true });
  await prepare();
  const { options } = policyOptionsOf(store, scope);
  expect(options.length).toBeGreaterThan(5);
  // What a project carries out already is not offered again; the line's other alternatives are.
  const ofLine = options.filter(({ elements }) => elements.some((element) => element.id === id));
  expect(ofLine.map(({ alternative }) => alternative)).not.toContain('section');
  expect(ofLine.some(({ alternative }) => alternative === 'tie')).toBe(true);

  // A price set by hand was forgotten by the split, and lost when it was adopted.
  const single = options.find(({ elements }) => elements.length === 1 && elements[0]!.content.lines.length > 0)!;
  const [own] = single.elements;
  const { item } = own!.content.lines[0]!;
  const prices = [{ item, priceFen: 12_345_600, reason: '现场议价' }];
  choosePolicy(store, scope, desk, { id: own!.id, alternative: single.alternative, reason: '议价', prices });
  await prepare();
  const byHand = policyOptionsOf(store, scope).options.find((option) => option.id === single.id)!;
  const { costFen } = readPolicies(store, scope).find((policy) => policy.elementId === own!.id)!;
  expect([byHand.isChosen, byHand.amountFen, byHand.elements[0]!.content.prices]).toEqual([true, costFen, prices]);
  expect(costFen).not.toBe(single.amountFen);
  undo(store);
  await prepare();

  // Without any limit each line and area still has one policy alone, the project of its policy among them.
  const free = await splitBudget(store, scope);
  const taken = free.decisions.filter((decision) => decision.chosen).map((decision) => decision.projectId);
  const perElement = new Map<string, number>();
  for (const option of options.filter((o) => taken.includes(o.id))) {
    for (const element of option.elements) perElement.set(element.id, (perElement.get(element.id) ?? 0) + 1);
  }
  if (taken.includes(sectioning!.projectId)) perElement.set(id, (perElement.get(id) ?? 0) + 1);
  expect(Math.max(...perElement.values())).toBe(1);
  expect(perElement.size).toBeGreaterThan(3);
  expect([free.status, perElement.get(id)]).toEqual(['optimal', 1]);

  // With money for a part of it the split keeps to the fen, and adopting it writes policies and projects.
  const money = Math.round(options.reduce((sum, option) => sum + option.amountFen, 0) / 8);
  saveEnvelopes(store, planId, [{ year: firstYear, programmeId: null, minFen: 0, maxFen: money }]);
  await prepare();
  const split = await splitBudget(store, scope, { gap: 1e-4 });
  const envelope = split.envelopes.find(({ unallocatedFen, usedFen }) => usedFen > 0 && unallocatedFen !== null)!;
  expect(envelope.usedFen + envelope.unallocatedFen!).toBe(money);
  const scenarioId = saveScenario(store, scope, '一线一策分配', split);
  await prepare();
  const other = saveScenario(store, scope, '另一方案', split);
  await prepare();
  const [, column] = compareScenarios(store, scope, [scenarioId]);
  const chosen = split.decisions.filter((d) => d.chosen && d.projectId.startsWith('policy:'));
  expect(chosen.length).toBeGreaterThan(0);
  const wanted = options.filter((option) => chosen.some((d) => d.projectId === option.id));
  expect(column!.totalFen).toBeGreaterThanOrEqual(wanted.reduce((sum, option) => sum + option.amountFen, 0));
  const before = { policies: readPolicies(store, scope).length, projects: readBudgetProjects(store, scope).length };
  adoptScenario(store, scenarioId);
  const policies = new Map(readPolicies(store, scope).map((policy) => [policy.elementId, policy]));
  for (const option of wanted) {
    for (const element of option.elements) {
      expect(policies.get(element.id)).toMatchObject({ alternative: option.alternative, costFen: element.costFen });
    }
  }
  const projects = readBudgetProjects(store, scope);
  expect(projects.length).toBe(before.projects + wanted.length);
  // Sets of alternatives are read by people (bug: ids in the column 备选组).
  expect(projects.filter((project) => /policy:|[0-9a-f]{8}-/.test(project.alternativeGroup ?? ''))).toEqual([]);
  expect(projects.filter((project) => project.chosen).reduce((sum, project) => sum + project.totalFen, 0)).toBe(
    column!.totalFen,
  );
  expect(compareScenarios(store, scope, [scenarioId])[1]!.totalFen).toBe(column!.totalFen);
  // What was adopted is a project from now on and is not offered beside it.
  await prepare();
  const offered = new Set(policyOptionsOf(store, scope).options.map((option) => option.id));
  expect(wanted.filter((option) => offered.has(option.id))).toEqual([]);
  // Another scenario that took the same alternatives lost their money in comparisons and could not be adopted any more.
  expect(compareScenarios(store, scope, [other])[1]!.totalFen).toBe(column!.totalFen);
  adoptScenario(store, other);
  expect(readBudgetProjects(store, scope).length).toBe(before.projects + wanted.length);
  undo(store);
  undo(store);
  expect([readPolicies(store, scope).length, readBudgetProjects(store, scope).length]).toEqual([
    before.policies,
    before.projects,
  ]);
  expect(readPolicies(store, scope).find((policy) => policy.elementId === id)?.alternative).toBe('section');
  await prepare();
  expect(readBudget(store, scope).alternatives.length).toBe(options.length);

  saveImportances(store, planId, { purposeSafety: 9, noSuchPurpose: 4 });
  expect(readImportances(store, planId).get('purposeSafety')).toBe(9);
  undo(store);
  expect(readImportances(store, planId).get('purposeSafety')).toBe(5);
}, 120_000);

it('counts hours of the whole frame once where two lines share a work, and adds up what is their own', () => {
  const line = (isOfFrame: boolean, customerHours: number) => ({
    isOfFrame,
    effect: { customerHours, interruptions: 5 },
  });
  expect(jointEffect([line(true, 120), line(true, 120)])).toEqual({ customerHours: 120, interruptions: 10 });
  expect(jointEffect([line(false, 70), line(false, 50)])).toEqual({ customerHours: 120, interruptions: 10 });
  expect(jointEffect([line(true, 120), line(false, 50)])).toEqual({ customerHours: 120, interruptions: 10 });
});
