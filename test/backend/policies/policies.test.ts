import { afterEach, expect, it } from 'vitest';
import { Store } from '../../../src/backend/store/store';
import { overridePrice, readCostItems, takeSeeds } from '../../../src/backend/usecases/costs/costBook';
import { diagnoseCounty } from '../../../src/backend/usecases/diagnosis/diagnoseCounty';
import { frameModel } from '../../../src/backend/usecases/frame/frameModel';
import { undo } from '../../../src/backend/usecases/history';
import { setAlternativeRule, viewRules } from '../../../src/backend/usecases/policies/alternativeRules';
import { makeCards } from '../../../src/backend/usecases/policies/cards';
import { choosePolicy, readPolicies, totalOf } from '../../../src/backend/usecases/policies/choices';
import { readCoverage } from '../../../src/backend/usecases/policies/coverage';
import { PolicyDesk } from '../../../src/backend/usecases/policies/desk';
import { policiesDocument } from '../../../src/backend/usecases/policies/document';
import { addPhoto } from '../../../src/backend/usecases/policies/photos';
import { makeProjects } from '../../../src/backend/usecases/policies/projects';
import { readCostBook, repriceAll } from '../../../src/backend/usecases/policies/reprice';
import { readPolicyDetail, readPolicyList } from '../../../src/backend/usecases/policies/views';
import { importSampleCounty } from '../../../src/backend/usecases/sampleCounty';
import { findScope } from '../../../src/backend/usecases/sheet/scope';
import { tempStore } from '../../support/tempFolder';

let store: Store;
afterEach(() => store?.close());

it('the sample county from findings to projects: chosen once with a reason, shared work once, undone, re-priced, printed', async () => {
  store = Store.open(tempStore(), { create: true });
  const scope = findScope(store, await importSampleCounty(store));
  const diagnosis = diagnoseCounty(store, scope.countyId, '2025-12-31')!;
  const desk = () => new PolicyDesk(store, scope, diagnosis);
  const document = policiesDocument(store, scope, diagnosis);
  // Every line and area with findings has its alternatives, doing nothing first, and every one is priced.
  for (const { alternatives } of document.policies) {
    expect(alternatives[0]).toMatchObject({ kind: 'nothing', totalFen: 0, solved: [] });
    for (const { totalFen } of alternatives) expect(Number.isInteger(totalFen)).toBe(true);
  }
  const worst = document.policies.find(({ element }) => element.code === '15110313')!;
  const tie = worst.alternatives.find(({ kind }) => kind === 'tie')!;
  expect(tie.solved).toContain('frame.noTie');
  expect(tie.savedHours).toBeGreaterThan(0);
  const heavy = document.policies.find(
    ({ element, findings }) => element.kind === 'area' && findings.includes('capacity.overloadedArea'),
  )!;
  expect(heavy.alternatives.find(({ kind }) => kind === 'enlarge')!.solved).toContain('capacity.overloadedArea');

  const idOf = (code: string) => store.get<{ id: string }>('SELECT id FROM feeder WHERE code = ?', code)!.id;
  const id = idOf('15110313');
  expect(() => choosePolicy(store, scope, desk(), { id, alternative: 'tie', reason: ' ' })).toThrow(
    'POLICY_REASON_MISSING',
  );
  choosePolicy(store, scope, desk(), { id, alternative: 'section', reason: '先控制停电范围' });
  choosePolicy(store, scope, desk(), { id, alternative: 'tie', reason: '单辐射，故障不能转供' });
  expect(readPolicies(store, scope).map(({ alternative }) => alternative)).toEqual(['tie']);
  undo(store);
  expect(readPolicies(store, scope).map(({ alternative }) => alternative)).toEqual(['section']);
  choosePolicy(store, scope, desk(), { id, alternative: 'tie', reason: '单辐射，故障不能转供' });

  // A price of its own needs a reason; it stays when everything is priced by the book again.
  const price = { item: 'SW-POLE', priceFen: 4_000_000, reason: ' ' };
  const withPrice = { id, alternative: 'tie', reason: '单辐射，故障不能转供' };
  expect(() => choosePolicy(store, scope, desk(), { ...withPrice, prices: [price] })).toThrow('COST_REASON_MISSING');
  const byBook = readPolicies(store, scope)[0]!.costFen!;
  choosePolicy(store, scope, desk(), { ...withPrice, prices: [{ ...price, reason: '山区运输' }] });
  const [own] = readPolicies(store, scope);
  const poles = own!.content.lines.find(({ item }) => item === 'SW-POLE')!;
  expect(poles).toMatchObject({ unitFen: 4_000_000, overrideReason: '山区运输' });
  expect(own!.costFen).toBe(byBook + Math.round(poles.quantity * 1_000_000));
  expect(readCostBook(store, scope).reprice).toEqual([]);
  undo(store);

  // The line at the other end takes the same tie: paid once, one project for both.
  const [first] = readPolicies(store, scope);
  const partner = first!.content.partner!;
  store.write({ code: 'CHANGE_EDIT', params: { count: 1 } }, (writer) => {
    const { content } = first!;
    writer.insert('policy', {
      ...{ planId: scope.planId, feeder: partner, alternative: 'tie', reason: '同一联络', costFen: first!.costFen },
      ...{ decided: '2026-01-01 08:00', result: JSON.stringify({ ...content, partner: id }) },
    });
  });
  expect(totalOf(readPolicies(store, scope))).toBe(first!.costFen);
  const before = readCoverage(store, scope, diagnosis);
  const ties = () => frameModel(store, scope).lists.changes.filter(({ type }) => type === 'newTie').length;
  const tiesBefore = ties();
  expect(makeProjects(store, scope, { ids: [id], year: 2026, programmeId: null }, 'zh')).toBe(1);
  expect(() => makeProjects(store, scope, { ids: [id, partner], year: 2026, programmeId: null }, 'zh')).toThrow(
    'POLICY_NOTHING_TO_BUILD',
  );
  const links = store.all<{ projectId: string }>('SELECT projectId FROM policyProject');
  expect(links).toHaveLength(2);
  const { projectId } = links[0]!;
  expect(store.all('SELECT amountFen, year FROM projectAmount WHERE projectId = ?', projectId)).toEqual([
    { amountFen: first!.costFen, year: 2026 },
  ]);
  const after = readCoverage(store, scope, diagnosis);
  expect(after.answered).toBeGreaterThanOrEqual(before.answered);
  expect(after.withoutProject.map(({ key }) => key)).not.toContain(`frame.noTie|feeder|${id}`);
  expect(after.answered + after.withoutProject.length).toBe(after.findings);

  // The frame takes the tie the project makes.
  expect(ties()).toBe(tiesBefore + 1);

  takeSeeds(store, scope);
  expect(readCostBook(store, scope).reprice).toEqual([]);
  const overhead = readCostItems(store, scope).items.find(({ code }) => code === 'OH-240')!;
  expect(() => overridePrice(store, overhead.id!, 1, '')).toThrow('COST_REASON_MISSING');
  overridePrice(store, overhead.id!, 30_000_000, '山区运距');
  const { reprice } = readCostBook(store, scope);
  expect(reprice).toHaveLength(2);
  expect(repriceAll(store, scope)).toBe(2);
  expect(store.get('SELECT amountFen FROM projectAmount WHERE projectId = ?', projectId)).toEqual({
    amountFen: reprice[0]!.afterFen,
  });
  undo(store);
  expect(readPolicies(store, scope)[0]!.costFen).toBe(first!.costFen);

  setAlternativeRule(store, scope, {
    alternative: 'section',
    on: 'feeder',
    key: 'minSections',
    value: 6,
    reason: '山区',
  });
  expect(viewRules(store, scope).find(({ alternative }) => alternative === 'section')!.settings[0]).toMatchObject({
    value: 6,
    shipped: 3,
  });
  const more = readPolicyDetail(store, scope, diagnosis, id, 'zh').alternatives.find(({ kind }) => kind === 'section')!;
  const fewer = worst.alternatives.find(({ kind }) => kind === 'section')!;
  expect(more.totalFen).toBeGreaterThan(fewer.totalFen!);

  const dot =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  addPhoto(store, scope, { kind: 'feeder', id, caption: '裸导线', image: dot });
  expect(() => addPhoto(store, scope, { kind: 'feeder', id, caption: 'x', image: 'data:text/html,x' })).toThrow(
    'PHOTO_WRONG',
  );
  const list = readPolicyList(store, scope, diagnosis);
  expect(list.rows.find((row) => row.id === id)).toMatchObject({ chosen: 'tie', projects: 1 });
  for (const language of ['zh', 'en'] as const) {
    const card = await makeCards(store, scope, diagnosis, { ids: [id], isUnit: false, kind: 'html' }, language);
    const html = await card.text();
    expect(html).toContain('10kV红岩线');
    expect(html).toContain(dot);
    expect(html).not.toMatch(/POLICY_|undefined|NaN/);
    const unit = list.units.find(({ lines }) => lines > 0)!;
    const plan = await (
      await makeCards(store, scope, diagnosis, { ids: [unit.id], isUnit: true, kind: 'html' }, language)
    ).text();
    expect(plan).toContain(unit.name);
    expect(plan).not.toMatch(/POLICY_|undefined|NaN/);
    // The wiring now, at the end of three years, and in the target frame.
    expect(plan.match(/<figure>/g)).toHaveLength(5);
  }
}, 120_000);
