import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../../../src/backend/store/store';
import {
  assignChanges,
  readDifference,
  readMeasures,
  saveChanges,
} from '../../../../src/backend/usecases/frame/changes';
import { foldProjects } from '../../../../src/backend/usecases/frame/fold';
import { readForecast } from '../../../../src/backend/usecases/frame/forecastView';
import { frameAt } from '../../../../src/backend/usecases/frame/frameAt';
import { frameModel } from '../../../../src/backend/usecases/frame/frameModel';
import { proposeFrame } from '../../../../src/backend/usecases/frame/proposal';
import { undo } from '../../../../src/backend/usecases/history';
import type { Scope } from '../../../../src/backend/usecases/sheet/scope';
import { evaluate } from '../../../../src/domain/evaluation/evaluate';
import type { FrameChange, Measure } from '../../../../src/shared/frame/change';
import { newId } from '../../../../src/shared/ids';
import { contentOf } from '../../../domain/frame/support';
import { Stores, take } from './support';

const stores = new Stores();
afterAll(() => stores.remove());

let store: Store;
let scope: Scope;
const [a, b, c] = [newId(), newId(), newId()];
let projectId = '';

/** Three feeders known from the ledger alone, of one township: a and b tied, c a customer's own line with a lot of margin. */
beforeEach(() => {
  ({ store, scope } = stores.plan());
  projectId = newId();
  store.write({ code: 'CHANGE_MEASURES', params: { name: '' } }, (writer) => {
    const { countyId, planId } = scope;
    const township = newId();
    writer.insert('township', { id: township, countyId, name: '东镇' });
    const common = { countyId, township, lengthKm: 6, trunkKm: 6, sectionCount: 3, customers: 12, limitAmpere: 400 };
    writer.insert('feeder', { id: a, code: 'A', name: '甲线', maxAmpere: 100, ...common });
    writer.insert('feeder', { id: b, code: 'B', name: '乙线', maxAmpere: 100, tieFeeder1: a, ...common });
    writer.insert('feeder', { ...common, id: c, code: 'C', name: '丙专线', ownership: 'dedicated', maxAmpere: 1 });
    writer.insert('project', { id: projectId, planId, name: '分段工程', plannedYear: 2026 });
  });
});

const head = { position: 1, inTarget: true, measure: null, dueYear: null };
const measure = (): Measure => ({
  ...{ id: newId(), project: projectId, name: '措施', year: null },
  ...{ constructionCustomers: null, constructionHours: null, liveShare: null },
});

it('keeps the tie of a feeder folded onto record with one that is not (bug: the tie was lost with the stand-in)', () => {
  const cut: FrameChange = {
    ...{ ...head, id: newId(), name: '分段', type: 'sectionalise', element: 'A/2', newCode: 'K1', at: 0.5 },
  };
  saveChanges(store, scope, '分段', [cut], []);
  const made = measure();
  assignChanges(store, scope, [cut.id], made.id, made);
  store.write({ code: 'CHANGE_MEASURES', params: { name: '' } }, (writer) => {
    writer.insert('lineSection', { countyId: scope.countyId, code: 'LOOSE', fromNodeText: '?', toNodeText: '?' });
  });
  const before = readForecast(store, scope).years[0]!.saidiHours!;
  foldProjects(store, scope, [projectId]);
  const { current, issues, withSections } = frameModel(store, scope).county;
  expect([...withSections]).toEqual([a]);
  expect(current.branches.get('A-B')).toMatchObject({ from: 'A/3', to: 'B/3', normallyOpen: true });
  // What the ledger holds besides the frame is left alone (bug: folding deleted it).
  expect(issues).toMatchObject([{ code: 'FRAME_BRANCH_LOOSE', params: { id: 'LOOSE' } }]);
  const built = readForecast(store, scope).base.saidiHours!;
  expect(built).toBeLessThan(before);
  expect(before - built).toBeLessThan(0.5);
});

it('folds a line built from a stand-in with what it hangs on (bug: it hung on nothing afterwards)', () => {
  const spur: FrameChange = {
    ...{ ...head, id: newId(), name: '支线', type: 'newSection', newCode: 'S1', fromNode: 'B/2', lengthKm: 1 },
    construction: 'insulated',
  };
  saveChanges(store, scope, '支线', [spur], []);
  const made = measure();
  assignChanges(store, scope, [spur.id], made.id, made);
  foldProjects(store, scope, [projectId]);
  const { current, issues } = frameModel(store, scope).county;
  expect(current.branches.get('S1')).toMatchObject({ from: 'B/2' });
  expect(issues).toEqual([]);
});

it('ties a stand-in to the far end of a feeder whose sections came without ties, and says so', () => {
  store.write({ code: 'CHANGE_MEASURES', params: { name: '' } }, (writer) => {
    const { countyId } = scope;
    const [s, n, m, l] = ['S', 'N', 'M', 'L'].map((code) =>
      writer.insert('networkNode', {
        countyId,
        code,
        kind: code === 'S' ? 'source' : code === 'L' ? 'load' : 'junction',
      }),
    ) as [string, string, string, string];
    const section = { countyId, feeder: a, kind: 'line', lengthKm: 2, construction: 'insulated' };
    writer.insert('lineSection', { ...section, code: 'A1', fromNode: s, toNode: n });
    writer.insert('lineSection', { ...section, code: 'A2', fromNode: n, toNode: m });
    writer.insert('lineSection', { ...section, code: 'A3', fromNode: m, toNode: l, lengthKm: 9 });
  });
  const { current, issues } = frameModel(store, scope).county;
  expect(current.branches.get('A-B')).toMatchObject({ from: 'M', to: 'B/3', normallyOpen: true });
  expect(issues.map(({ code }) => code)).toEqual(['FRAME_TIE_ASSUMED']);
});

it('leaves the target frame as it is when projects are folded (bug: ties moved with what was folded)', () => {
  const tie: FrameChange = {
    ...{ ...head, id: newId(), name: '联络', type: 'newTie', newCode: 'T1', fromNode: 'A/2', toNode: 'C/1' },
  };
  const cut: FrameChange = {
    ...{
      ...head,
      id: newId(),
      name: '分段',
      type: 'sectionalise',
      element: 'A/3',
      newCode: 'K1',
      at: 0.5,
      position: 2,
    },
  };
  const far: FrameChange = {
    ...{ ...head, id: newId(), name: '三遥', type: 'automateSwitch', element: 'B/2', position: 3 },
  };
  saveChanges(store, scope, '变更', [tie, cut, far], []);
  const made = measure();
  assignChanges(store, scope, [tie.id, cut.id, far.id], made.id, made);
  const target = () => contentOf(frameAt(frameModel(store, scope), 'target').draft.toFrame());
  const before = target();
  foldProjects(store, scope, [projectId]);
  expect([...frameModel(store, scope).county.withSections]).toEqual([a, b]);
  expect(target()).toEqual(before);
});

it('gives a change to a project by a new measure as one undo', () => {
  const tie: FrameChange = {
    ...{ ...head, id: newId(), name: '联络', type: 'newTie', newCode: 'T1', fromNode: 'A/2', toNode: 'B/2' },
  };
  saveChanges(store, scope, '联络', [tie], []);
  const made = measure();
  assignChanges(store, scope, [tie.id], made.id, made);
  expect(readDifference(store, scope).follows.map(({ id }) => id)).toEqual([projectId]);
  undo(store);
  expect([readMeasures(store, scope), readDifference(store, scope).unplannedLater.length]).toEqual([[], 1]);
});

it('never ties to a dedicated feeder, nor proposes ties for one', () => {
  store.write({ code: 'CHANGE_MEASURES', params: { name: '' } }, (writer) => {
    writer.update('feeder', b, { tieFeeder1: null });
  });
  const limits = { tieAboveCustomers: 1, sectionCustomers: 1000, sectionKm: 1000 };
  const { changes, failing } = proposeFrame(store, scope, limits);
  expect(changes.map(({ change }) => change.name)).toEqual(['甲线与乙线联络']);
  expect(failing.map(({ feeder, reason }) => [feeder.id, reason.code])).toEqual([['C/1', 'PROPOSE_DEDICATED']]);
});

it('takes a network file as the whole current frame, whatever the ledger of feeders holds', () => {
  const network = JSON.parse(readFileSync('test/fixtures/networks/rbts-bus2-A.json', 'utf8'));
  take({ store, scope }, network);
  const { base, flags } = readForecast(store, scope);
  expect(base.saidiHours).toBeCloseTo(evaluate(network).reliability!.saidiHours, 9);
  expect(flags).toContainEqual({ severity: 'info', code: 'FRAME_FEEDERS_LEFT_OUT', params: { count: 3 } });
});
