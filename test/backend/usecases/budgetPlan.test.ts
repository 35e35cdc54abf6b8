import { afterAll, expect, it } from 'vitest';
import { closeSolvers } from '../../../src/backend/solver/workerPool';
import type { Store } from '../../../src/backend/store/store';
import { readCity, reassignCity, splitCity } from '../../../src/backend/usecases/budget/city';
import { saveEnvelopes } from '../../../src/backend/usecases/budget/envelopes';
import { explainProject, marginalValues, moneyCurve, overrideCost } from '../../../src/backend/usecases/budget/explain';
import { moveProject } from '../../../src/backend/usecases/budget/projectMoves';
import { saveProjectRule } from '../../../src/backend/usecases/budget/rules';
import { adoptScenario, compareScenarios, saveScenario } from '../../../src/backend/usecases/budget/scenarios';
import { readBudgetSettings, saveBudgetSettings } from '../../../src/backend/usecases/budget/settings';
import { splitBudget } from '../../../src/backend/usecases/budget/split';
import { readBudgetProjects } from '../../../src/backend/usecases/budget/state';
import { undo } from '../../../src/backend/usecases/history';
import {
  adjustPlan,
  approvePlan,
  readStanding,
  submitPlan,
  withdrawPlan,
} from '../../../src/backend/usecases/planStanding';
import { saveProjectAmounts } from '../../../src/backend/usecases/projectAmounts';
import { editSheet } from '../../../src/backend/usecases/sheet/editSheet';
import type { Scope } from '../../../src/backend/usecases/sheet/scope';
import { defaultBudgetSettings } from '../../../src/shared/budget/settings';
import { newId } from '../../../src/shared/ids';
import { planStore } from '../../support/planStore';

afterAll(closeSolvers);

const label = { code: 'CHANGE_INSERT', params: { count: 1 } };

function addProject(store: Store, scope: Scope, values: Record<string, string | number | boolean | null>): string {
  const rowId = newId();
  editSheet(store, scope, 'project', { label, cells: [], inserts: [{ rowId, values }] });
  return rowId;
}

function decisionOf(store: Store, projectId: string): string | null {
  return store.get<{ decision: string | null }>('SELECT decision FROM project WHERE id = ?', projectId)!.decision;
}

/** Three projects for one year's money: a good one, a dear one, a poor one. */
function smallPlan() {
  const { store, scope, planId } = planStore();
  const add = (name: string, totalFen: number, benefit: number, more = {}) =>
    addProject(store, scope, { name, plannedYear: 2026, totalFen, benefit, ...more });
  const ids = {
    good: add('甲', 600_000_001, 90),
    dear: add('乙', 700_000_003, 80, { earliestStart: 2026, latestStart: 2027 }),
    poor: add('丙', 300_000_005, 10),
  };
  saveEnvelopes(store, planId, [
    { year: 2026, programmeId: null, minFen: 0, maxFen: 1_000_000_000 },
    { year: 2027, programmeId: null, minFen: 0, maxFen: 700_000_002 },
  ]);
  return { store, scope, planId, ids };
}

it('explains a project by solving again with the opposite: what it would displace, what it costs', async () => {
  const { store, scope, ids } = smallPlan();
  const out = await explainProject(store, scope, ids.dear);
  expect(out).toMatchObject({ isIn: false, isPossible: true, loss: 20, isProven: true });
  expect(out.displaced.map((p) => p.name)).toEqual(['甲', '丙']);
  const within = await explainProject(store, scope, ids.good);
  expect(within).toMatchObject({ isIn: true, isPossible: true, loss: 20 });
  expect(within.added.map((p) => p.name)).toEqual(['乙']);
  store.close();
});

it('tells what locks set by hand cost', async () => {
  const { store, scope, ids } = smallPlan();
  moveProject(store, ids.poor, 2026);
  moveProject(store, ids.dear, 2026);
  const cells = [{ rowId: ids.poor, key: 'locked', value: false }];
  editSheet(store, scope, 'project', { label, cells });
  // The dear one alone fits beside nothing; without its lock the good and the poor one come back.
  const cost = await overrideCost(store, scope);
  expect(cost).toMatchObject({ locks: 1, gain: 20, isProven: true });
  expect(cost.added.map((p) => p.name)).toEqual(['甲', '丙']);
  store.close();
});

it('tells what a fen more buys, and draws the curve through the present point', async () => {
  const { store, scope } = smallPlan();
  // One fen short: with it the second project fits into 2027.
  const rows = await marginalValues(store, scope, 1);
  const later = rows.find((row) => row.gain !== null && row.gain > 0)!;
  expect([later.gain, later.added.map((p) => p.name), later.isProven]).toEqual([80, ['乙'], true]);
  const { envelopeId } = later;
  const curve = await moneyCurve(store, scope, envelopeId, 3);
  expect(curve.filter((point) => point.isPresent).map((point) => point.maxFen)).toEqual([700_000_002]);
  expect(curve.map((point) => point.objective)).toEqual([...curve.map((p) => p.objective)].sort((a, b) => a! - b!));
  store.close();
});

it('keeps a project moved by hand where it is and splits the rest around it, or says why it cannot', async () => {
  const { store, scope, planId, ids } = smallPlan();
  moveProject(store, ids.poor, 2027);
  const money = readBudgetProjects(store, scope).find((p) => p.id === ids.poor)!;
  expect([money.amounts.map((a) => a.year), money.lock]).toEqual([[2027], 'in']);
  const split = await splitBudget(store, scope);
  expect(split.decisions.find((d) => d.projectId === ids.poor)).toMatchObject({ chosen: true, startYear: 2027 });
  saveEnvelopes(store, planId, [{ year: 2027, programmeId: null, minFen: 0, maxFen: 100 }]);
  const blocked = await splitBudget(store, scope);
  expect(blocked.status).toBe('infeasible');
  expect(blocked.conflicts.map((c) => c.kind).sort()).toEqual(['envelopeMax', 'lockedIn']);
  expect(blocked.conflicts.find((c) => c.kind === 'envelopeMax')?.relax?.byFen).toBe(300_000_005 - 100);
  store.close();
});

it('moves money of neighbouring years by one, either way, each row to its own new year', () => {
  const { store, scope, ids } = smallPlan();
  saveProjectAmounts(store, ids.good, [
    { year: 2026, source: 'company', amountFen: 11 },
    { year: 2027, source: 'company', amountFen: 22 },
    { year: 2027, source: 'centralPlan', amountFen: 33 },
  ]);
  const byYear = () =>
    readBudgetProjects(store, scope)
      .find((p) => p.id === ids.good)!
      .amounts.map((a) => [a.year, a.amountFen]);
  moveProject(store, ids.good, 2027);
  expect(new Set(byYear().map(String))).toEqual(new Set(['2027,11', '2028,22', '2028,33']));
  moveProject(store, ids.good, 2026);
  expect(new Set(byYear().map(String))).toEqual(new Set(['2026,11', '2027,22', '2027,33']));
  store.close();
});

it('adopts a scenario that moves a project: its money begins in the new year, and undo puts it back', async () => {
  const { store, scope, planId, ids } = smallPlan();
  saveEnvelopes(store, planId, [
    { year: 2026, programmeId: null, minFen: 0, maxFen: 1_000_000_000 },
    { year: 2027, programmeId: null, minFen: 0, maxFen: 800_000_000 },
  ]);
  const split = await splitBudget(store, scope);
  expect(split.decisions.find((d) => d.projectId === ids.dear)).toMatchObject({ isMoved: true, startYear: 2027 });
  const scenarioId = saveScenario(store, scope, '方案一', split);
  const [now, kept] = compareScenarios(store, scope, [scenarioId]);
  expect([now!.totalFen, kept!.byYear]).toEqual([0, { 2026: 900_000_006, 2027: 700_000_003 }]);
  adoptScenario(store, scenarioId);
  const years = () =>
    readBudgetProjects(store, scope)
      .find((p) => p.id === ids.dear)!
      .amounts.map((a) => a.year);
  expect(years()).toEqual([2027]);
  expect(compareScenarios(store, scope, [])[0]!.byYear).toEqual({ 2026: 900_000_006, 2027: 700_000_003 });
  undo(store);
  expect([years(), decisionOf(store, ids.dear)]).toEqual([[2026], null]);
  store.close();
});

it('reaches a target with the least money, and names the target where no money reaches it', async () => {
  const { store, scope, planId, ids } = smallPlan();
  for (const [id, hours] of [
    [ids.good, 100],
    [ids.dear, 90],
    [ids.poor, 60],
  ] as const) {
    editSheet(store, scope, 'project', { label, cells: [{ rowId: id, key: 'customerHoursSaved', value: hours }] });
  }
  const settings = { ...defaultBudgetSettings, mode: 'leastMoney' as const };
  saveBudgetSettings(store, planId, { ...settings, targets: { customerHours: 150 } });
  const split = await splitBudget(store, scope);
  const chosen = split.decisions.filter((d) => d.chosen).map((d) => d.projectId);
  expect([split.status, new Set(chosen)]).toEqual(['optimal', new Set([ids.good, ids.poor])]);
  expect(split.effect.customerHours).toBe(160);
  saveBudgetSettings(store, planId, { ...settings, targets: { customerHours: 251 } });
  const short = await splitBudget(store, scope);
  expect([short.status, short.conflicts.some((c) => c.kind === 'target')]).toEqual(['infeasible', true]);
  undo(store);
  expect(readBudgetSettings(store, planId).targets).toEqual({ customerHours: 150 });
  store.close();
});

it('ranks measures: the first is made best, the next only within it', async () => {
  const { store, scope, planId, ids } = smallPlan();
  editSheet(store, scope, 'project', {
    label,
    cells: [
      { rowId: ids.poor, key: 'customersReached', value: 500 },
      { rowId: ids.good, key: 'customersReached', value: 100 },
      { rowId: ids.dear, key: 'customersReached', value: 300 },
    ],
  });
  saveBudgetSettings(store, planId, { ...defaultBudgetSettings, order: ['customersReached'] });
  const split = await splitBudget(store, scope);
  const chosen = split.decisions.filter((d) => d.chosen).map((d) => d.projectId);
  expect([split.status, split.effect.customersReached]).toEqual(['optimal', 600]);
  expect(new Set(chosen)).toEqual(new Set([ids.good, ids.poor]));
  store.close();
});

it('obeys prerequisites of the store and charges for wishes', async () => {
  const { store, scope, planId, ids } = smallPlan();
  const rule = { projectId: ids.good, otherId: ids.dear, year: null, price: null };
  saveProjectRule(store, planId, { ...rule, kind: 'needs' });
  const tied = await splitBudget(store, scope);
  expect(tied.decisions.find((d) => d.projectId === ids.good)).toMatchObject({ chosen: false });
  expect(tied.decisions.find((d) => d.projectId === ids.dear)?.chosen).toBe(true);
  expect(() => saveProjectRule(store, planId, { ...rule, kind: 'wishIn' })).toThrow('RULE_INCOMPLETE');
  undo(store);
  saveProjectRule(store, planId, { ...rule, kind: 'wishOut', price: 85 });
  const wished = await splitBudget(store, scope);
  expect(wished.decisions.find((d) => d.projectId === ids.good)?.chosen).toBe(false);
  store.close();
});

it('locks what is submitted, and changes what is approved by numbered adjustment alone', () => {
  const { store, scope, planId, ids } = smallPlan();
  const rename = () =>
    editSheet(store, scope, 'project', { label, cells: [{ rowId: ids.good, key: 'note', value: newId() }] });
  submitPlan(store, planId);
  expect(rename).toThrow('PLAN_SUBMITTED');
  withdrawPlan(store, planId);
  rename();
  submitPlan(store, planId);
  approvePlan(store, planId, '发改能源〔2026〕1号', '2026-03-01');
  for (const attempt of [
    rename,
    () => saveEnvelopes(store, planId, []),
    () => moveProject(store, ids.good, 2027),
    () => addProject(store, scope, { name: '新增' }),
    () => saveBudgetSettings(store, planId, defaultBudgetSettings),
  ]) {
    expect(attempt).toThrow('PLAN_APPROVED');
  }
  const head = { document: '发改能源〔2026〕9号', date: '2026-06-01', reason: '施工条件变化' };
  const change = { projectId: ids.good, isIn: true, startYear: 2027, totalFen: 650_000_000 };
  expect(adjustPlan(store, planId, head, [change])).toBe(1);
  expect(() => adjustPlan(store, planId, head, [change])).toThrow('ADJUSTMENT_EMPTY');
  expect(readStanding(store, planId).adjustments).toMatchObject([
    { number: 1, changes: [{ name: '甲', beforeFen: 0, afterFen: 650_000_000, afterYear: 2027 }] },
  ]);
  const money = readBudgetProjects(store, scope).find((p) => p.id === ids.good)!;
  expect(money.amounts).toMatchObject([{ year: 2027, amountFen: 650_000_000 }]);
  undo(store);
  expect(readStanding(store, planId).adjustments).toEqual([]);
  expect(decisionOf(store, ids.good)).toBe(null);
  undo(store);
  undo(store);
  undo(store);
  expect(readStanding(store, planId).status).toBe('draft');
  store.close();
});

it('splits a city to the fen, keeps reassignments with their reason, and does not go below a floor', () => {
  const { store, scope, planId } = planStore();
  const add = (name: string, needFen: number, floorFen: number) => {
    const rowId = newId();
    editSheet(store, scope, 'countyShare', {
      label,
      cells: [],
      inserts: [{ rowId, values: { name, needFen, floorFen } }],
    });
    return rowId;
  };
  const a = add('云岭县', 9_000_000_001, 1_000_000_000);
  const b = add('青河县', 6_000_000_000, 500_000_003);
  expect(() => splitCity(store, planId, 1_000)).toThrow('CITY_TOTAL_SHORT');
  expect(splitCity(store, planId, 10_000_000_007)).toEqual({ unallocatedFen: 0 });
  const given = () => readCity(store, planId).counties.map((county) => county.allocatedFen!);
  expect(given().reduce((x, y) => x + y, 0)).toBe(10_000_000_007);
  const before = given();
  reassignCity(store, planId, { fromId: a, toId: b, amountFen: 100, reason: '承接能力' });
  expect(given()).toEqual([before[0]! - 100, before[1]! + 100]);
  expect(readCity(store, planId).trail).toMatchObject([
    { from: '云岭县', to: '青河县', amountFen: 100, reason: '承接能力' },
  ]);
  expect(() => reassignCity(store, planId, { fromId: a, toId: b, amountFen: 9e9, reason: '-' })).toThrow(
    'CITY_MOVE_TOO_LARGE',
  );
  store.close();
});
