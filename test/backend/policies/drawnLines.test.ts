import { afterEach, expect, it } from 'vitest';
import { Store } from '../../../src/backend/store/store';
import { diagnoseCounty } from '../../../src/backend/usecases/diagnosis/diagnoseCounty';
import { frameModel } from '../../../src/backend/usecases/frame/frameModel';
import { choosePolicy } from '../../../src/backend/usecases/policies/choices';
import { PolicyDesk } from '../../../src/backend/usecases/policies/desk';
import { makeProjects } from '../../../src/backend/usecases/policies/projects';
import { importSampleCounty } from '../../../src/backend/usecases/sampleCounty';
import { findScope } from '../../../src/backend/usecases/sheet/scope';
import { changesOfFrame } from '../../../src/domain/frame/select';
import { tempStore } from '../../support/tempFolder';

let store: Store;
afterEach(() => store?.close());

it('a line whose sections are drawn: what a policy promises is what the frame with its project says', async () => {
  store = Store.open(tempStore(), { create: true });
  const scope = findScope(store, await importSampleCounty(store));
  const diagnosis = diagnoseCounty(store, scope.countyId, '2025-12-31')!;
  const desk = new PolicyDesk(store, scope, diagnosis);
  const { county } = frameModel(store, scope);
  const drawn = desk.elements.filter(({ id }) => county.withSections.has(id));
  expect(drawn.map(({ row }) => row.code).sort()).toEqual(['15110414', '15110513']);
  const base = county.engine.evaluate([]);

  for (const element of drawn) {
    const built = desk.build(element);
    expect(built.before!.saidiHours).toBeGreaterThan(0);
    for (const { kind, figures, savedHours } of built.alternatives) {
      const said = `${element.row.code} ${kind}`;
      if (kind === 'nothing') expect(savedHours, said).toBe(0);
      // All areas of this line hang at its far end: switches before them spare nobody.
      else if (/^15110414 (section|automate)/.test(said)) expect(savedHours).toBe(0);
      else expect(savedHours, said).toBeGreaterThan(0);
      expect(figures!.saidiHours, said).toBeLessThanOrEqual(built.before!.saidiHours! + 1e-9);
    }
    const tie = built.alternatives.find(({ kind }) => kind === 'tie')!;
    expect(tie.figures!.transferable).toBeGreaterThan(built.before!.transferable!);
    expect(tie.solved).toContain('frame.noTie');

    choosePolicy(store, scope, desk, { id: element.id, alternative: 'tie', reason: '末端无转供' });
    const before = new Set(store.all<{ id: string }>('SELECT id FROM frameChange').map(({ id }) => id));
    makeProjects(store, scope, { ids: [element.id], year: 2026, programmeId: null }, 'zh');
    const { lists, county: now } = frameModel(store, scope);
    const changes = changesOfFrame(lists, 'all').filter(({ id }) => !before.has(id));
    const stage = now.engine.evaluate(changes);
    expect(stage.refused).toEqual([]);
    expect(base.sums.hours - stage.sums.hours).toBeCloseTo(tie.savedHours!, 6);
  }
}, 120_000);
