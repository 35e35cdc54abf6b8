import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { readForecast } from '../../../../src/backend/usecases/frame/forecastView';
import { frameModel } from '../../../../src/backend/usecases/frame/frameModel';
import { readyForecast } from '../../../../src/backend/usecases/frame/readyForecast';
import { Stores } from './support';

const stores = new Stores();
afterAll(() => stores.remove());

it('leaves the same forecast as computing it at once, also where the store changes in between', async () => {
  const { store, scope } = stores.withNetwork(
    JSON.parse(readFileSync('test/fixtures/networks/rbts-bus2-B.json', 'utf8')),
  );
  const before = frameModel(store, scope);
  const steps = before.forecastSteps();
  const seen: number[] = [];
  for (let step = steps.next(); !step.done; step = steps.next()) seen.push(step.value.done / step.value.total);
  expect(seen.length).toBeGreaterThan(3);
  expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  expect(Math.max(...seen)).toBeLessThan(1);
  const stepwise = before.forecast().forecast;
  const ready = readyForecast(store, scope);
  store.write({ code: 'CHANGE_MEASURES', params: { name: '' } }, (writer) => {
    writer.update('plan', scope.planId, { note: '改' });
  });
  await ready;
  expect(frameModel(store, scope)).not.toBe(before);
  expect(readForecast(store, scope)).toEqual(stepwise);
});
