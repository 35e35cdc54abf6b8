import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { closeSolvers } from '../../../src/backend/solver/workerPool';
import { saveEnvelopes } from '../../../src/backend/usecases/budget/envelopes';
import { frameEffects } from '../../../src/backend/usecases/budget/frameEffects';
import { compareScenarios, saveScenario } from '../../../src/backend/usecases/budget/scenarios';
import { saveBudgetSettings } from '../../../src/backend/usecases/budget/settings';
import { splitBudget } from '../../../src/backend/usecases/budget/split';
import { readBudget } from '../../../src/backend/usecases/budget/state';
import { saveChanges, saveMeasures } from '../../../src/backend/usecases/frame/changes';
import { updatePlan } from '../../../src/backend/usecases/plans';
import { editSheet } from '../../../src/backend/usecases/sheet/editSheet';
import { defaultBudgetSettings } from '../../../src/shared/budget/settings';
import type { FrameChange } from '../../../src/shared/frame/change';
import { newId } from '../../../src/shared/ids';
import { Stores } from './frame/support';

const stores = new Stores();
afterAll(async () => {
  stores.remove();
  await closeSolvers();
});

const network: unknown = JSON.parse(readFileSync('test/fixtures/networks/rbts-bus2-A.json', 'utf8'));

/** Customers of RBTS Bus 2. */
const CUSTOMERS = 1908;

/** Three projects with a measure each: two on one stretch of line, one on another feeder. */
function planWithMeasures() {
  const { store, scope } = stores.withNetwork(network);
  const branches = (network as { branches: { id: string; kind: string }[] }).branches;
  const lines = branches.filter((branch) => branch.kind === 'line').map((branch) => branch.id);
  const projects = ['甲', '乙', '丙'].map((name, i) => {
    const rowId = newId();
    const values = { name, plannedYear: 2026, totalFen: 100_000_000 + i };
    editSheet(store, scope, 'project', {
      label: { code: 'CHANGE_INSERT', params: { count: 1 } },
      cells: [],
      inserts: [{ rowId, values }],
    });
    return rowId;
  });
  const none = { year: null, constructionCustomers: null, constructionHours: null, liveShare: null };
  const measures = projects.map((project, i) => ({ id: newId(), project, name: `措施${i}`, ...none }));
  saveMeasures(store, scope, measures, []);
  const changes = measures.map(
    (measure, i): FrameChange => ({
      ...{ id: newId(), position: i, name: `整治${i}`, inTarget: false, measure: measure.id, dueYear: null },
      ...{ type: 'maintenance', element: (i < 2 ? lines[0] : lines.at(-1))!, failureFactor: 0.5 },
    }),
  );
  saveChanges(store, scope, '整治', changes, []);
  return { store, scope, projects };
}

it('takes customer-hours from the engine, and for projects on one line their joint effect, not the sum', async () => {
  const { store, scope, projects } = planWithMeasures();
  const frames = frameEffects(store, scope)!;
  const [a, b, c] = projects.map((id) => frames.of([id])!.customerHours!);
  const both = frames.of(projects.slice(0, 2))!.customerHours!;
  expect(a).toBeGreaterThan(0);
  expect(a).toBeCloseTo(b!, 6);
  // Failures halved twice: three quarters of what is there, not all of it.
  expect(both).toBeCloseTo(1.5 * a!, 6);
  expect(frames.together).toContainEqual(projects.slice(0, 2));

  saveBudgetSettings(store, scope.planId, { ...defaultBudgetSettings, weights: { customerHours: 1 } });
  saveEnvelopes(store, scope.planId, [{ year: 2026, programmeId: null, minFen: 0, maxFen: 300_000_003 }]);
  const split = await splitBudget(store, scope);
  expect(split.status).toBe('optimal');
  expect(split.effect.customerHours).toBeCloseTo(both + c!, 1);
  expect(split.objective).toBeCloseTo(both + c!, 1);

  // The forecast of the split's own years bears the saving out.
  const scenarioId = saveScenario(store, scope, '全部', split);
  const [now, all] = compareScenarios(store, scope, [scenarioId]);
  const saved = (now!.forecast.at(-1)!.saidiHours! - all!.forecast.at(-1)!.saidiHours!) * CUSTOMERS;
  expect(saved).toBeCloseTo(both + c!, 0);
});

it('turns the plan targets into what has to be saved, and reaches them with the least money', async () => {
  const { store, scope, projects } = planWithMeasures();
  const frames = frameEffects(store, scope)!;
  const one = frames.of([projects[0]!])!;
  const now = frames.forecast(new Map()).at(-1)!;
  // A SAIFI that the first project alone just reaches.
  updatePlan(store, scope.planId, { targetSaifi: now.saifi! - one.interruptions! / CUSTOMERS + 1e-9 });
  const { needed } = readBudget(store, scope);
  expect(needed?.interruptions).toBeCloseTo(one.interruptions!, 3);
  const targets = { interruptions: Math.floor(needed!.interruptions! * 100) / 100 };
  saveBudgetSettings(store, scope.planId, { ...defaultBudgetSettings, mode: 'leastMoney', targets });
  const split = await splitBudget(store, scope);
  expect([split.status, split.decisions.filter((d) => d.chosen).length]).toEqual(['optimal', 1]);
});
