import { beforeAll, expect, it } from 'vitest';
import { Store } from '../../../src/backend/store/store';
import { readChanges, readDifference } from '../../../src/backend/usecases/frame/changes';
import { readForecastView } from '../../../src/backend/usecases/frame/forecastView';
import { frameModel } from '../../../src/backend/usecases/frame/frameModel';
import { readBalance, readLoad } from '../../../src/backend/usecases/frame/loadViews';
import { importSampleCounty } from '../../../src/backend/usecases/sampleCounty';
import { findScope } from '../../../src/backend/usecases/sheet/scope';
import { tempStore } from '../../support/tempFolder';
import { buildReader } from '../read/builtReader';

beforeAll(buildReader);

it('has a target frame, stages, load and measures, all of which can be applied', async () => {
  const store = Store.open(tempStore(), { create: true });
  const scope = findScope(store, await importSampleCounty(store));
  const model = frameModel(store, scope);
  expect(model.county.issues).toEqual([]);
  expect([...model.county.withSections]).toHaveLength(2);
  expect(readChanges(store, scope).filter(({ refused }) => refused !== null)).toEqual([]);

  const difference = readDifference(store, scope);
  expect(difference.gone).toEqual([]);
  expect(difference.deviates.map(({ name }) => name)).toEqual(['10kV沿河线负荷切改工程']);
  expect(difference.follows.length).toBeGreaterThan(20);
  expect(difference.unplannedDue).toHaveLength(2);
  expect(difference.unplannedLater.length).toBeGreaterThan(0);

  const { base, years, targetFrame, flags, regions, allowances } = readForecastView(store, scope);
  expect(base.customers).toBe(600);
  // Every year is better than the one before, and the target best of all.
  const saidi = [base.saidiHours!, ...years.map((year) => year.saidiHours! - year.constructionCustomerHours / 600)];
  for (let y = 1; y < saidi.length; y++) expect(saidi[y]).toBeLessThan(saidi[y - 1]!);
  expect(targetFrame!.saidiHours).toBeLessThan(saidi.at(-1)!);
  expect(years.every((year) => year.loadGrowth! > 0 && year.byProject.length > 0)).toBe(true);
  expect(flags.map(({ code }) => code)).not.toContain('FORECAST_LOAD_MISSING');
  expect(regions.map(({ base: own }) => own!.customers).reduce((a, b) => a + b)).toBe(600);
  for (const { totalCustomerHours, townships } of allowances) {
    const split = townships.reduce((sum, township) => sum + township.customerHours, 0);
    expect(split).toBeCloseTo(totalCustomerHours!, 6);
  }
  expect(readLoad(store, scope).rows[0]!.years.every(({ peakKw }) => peakKw !== null)).toBe(true);
  const balance = readBalance(store, scope);
  expect(balance.map(({ voltageKv }) => voltageKv)).toEqual([...Array(5).fill(110), ...Array(5).fill(35)]);
  expect(balance.every(({ capacityLoadRatio, baysFree }) => capacityLoadRatio! > 0 && baysFree! >= 0)).toBe(true);
  store.close();
}, 180_000);
