import { expect, it } from 'vitest';
import { CurrentDiagnosis } from '../../../src/backend/usecases/diagnosis/currentDiagnosis';
import { diagnoseCounty } from '../../../src/backend/usecases/diagnosis/diagnoseCounty';
import { diagnoseInThread } from '../../../src/backend/usecases/diagnosis/inThread';
import type { Progress } from '../../../src/shared/api/app';
import { planStore } from '../../support/planStore';

/** A thread of the built program judges the open store; writes go on beside it. */
function county() {
  const made = planStore();
  const { countyId } = made.scope;
  made.store.write({ code: 'CHANGE_EDIT' }, (writer) => {
    for (let at = 0; at < 50; at++) writer.insert('feeder', { countyId, name: `${at}线`, tieCount: at % 5 });
  });
  return { ...made, countyId };
}

it('says the same as the judgement in place, with progress; a second question has the answer at once', async () => {
  const { store, scope, countyId } = county();
  const current = new CurrentDiagnosis();
  const steps: Progress[] = [];
  const [first, second] = await Promise.all([
    current.judge(store, scope, null, { onProgress: (step) => steps.push(step) }),
    current.judge(store, scope, null),
  ]);
  expect(second).toBe(first);
  expect(first.diagnosis).toEqual(diagnoseCounty(store, countyId, first.diagnosis.asOf));
  expect(steps.at(-1)).toMatchObject({ step: 'DIAGNOSIS_RULES', done: steps.at(-1)!.total });
  expect((await current.counts(store, scope)).byDimension.frame.total).toBe(first.diagnosis.findings.length);
  store.write({ code: 'CHANGE_EDIT' }, (writer) => writer.insert('feeder', { countyId, name: '新线', tieCount: 0 }));
  const later = await current.judge(store, scope, null);
  expect(later.diagnosis.findings.length).toBeGreaterThan(first.diagnosis.findings.length);
  store.close();
});

it('ends where it is cancelled, and leaves the store as usable as before', async () => {
  const { store, scope, countyId } = county();
  const cancelled = AbortSignal.abort(new Error('cancelled'));
  await expect(
    diagnoseInThread({ file: store.path, countyId, asOf: '2025-12-31' }, { signal: cancelled }),
  ).rejects.toThrow('cancelled');
  const controller = new AbortController();
  const work = new CurrentDiagnosis().judge(store, scope, null, { signal: controller.signal });
  controller.abort(new Error('cancelled'));
  await expect(work).rejects.toThrow('cancelled');
  expect(diagnoseCounty(store, countyId, '2025-12-31')!.findings.length).toBeGreaterThan(0);
  store.close();
});
