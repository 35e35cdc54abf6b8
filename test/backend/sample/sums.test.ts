import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadRow } from '../../../src/backend/exchange/understand/readTypes';
import { numberAt, readJson, readSample, refAt, rowsOf, type SampleFile, textAt, total } from './sampleFiles';

const plan = readJson<{ files: string[] }>('plan.json');
let files: SampleFile[];
let feeders: ReadRow[];
let areas: ReadRow[];
let areasOf: (feeder: ReadRow) => ReadRow[];
beforeAll(async () => {
  files = await readSample(plan.files);
  feeders = rowsOf(files, 'feeder');
  areas = rowsOf(files, 'transformerArea');
  areasOf = (feeder) => areas.filter((area) => refAt(area, 'feeder') === textAt(feeder, 'code'));
});

/** A computed figure and a printed one agree to the digits printed. */
const near = (given: number, expected: number, slack: number, where: string) =>
  expect(Math.abs(given - expected), `${where}: ${given} for ${expected}`).toBeLessThanOrEqual(slack);

describe('the figures of the sample hang together', () => {
  it('a feeder carries what its areas add up to, in all and by section', () => {
    expect(areas.length).toBe(600);
    for (const feeder of feeders) {
      const own = areasOf(feeder);
      const name = textAt(feeder, 'name');
      const shared = own.filter((area) => area.values.ownership === 'public');
      const dedicated = own.filter((area) => area.values.ownership === 'dedicated');
      expect(
        [numberAt(feeder, 'installedKva'), numberAt(feeder, 'transformers'), numberAt(feeder, 'customers')],
        name,
      ).toEqual([total(own, 'capacityKva'), own.length, own.length]);
      expect([numberAt(feeder, 'publicKva'), numberAt(feeder, 'publicTransformers')], name).toEqual([
        total(shared, 'capacityKva'),
        shared.length,
      ]);
      expect([numberAt(feeder, 'dedicatedKva'), numberAt(feeder, 'dedicatedTransformers')], name).toEqual([
        total(dedicated, 'capacityKva'),
        dedicated.length,
      ]);
      expect(numberAt(feeder, 'households'), name).toBe(total(own, 'households'));
      near(numberAt(feeder, 'pvKw'), total(own, 'pvKw'), 0.06, name);
      for (let section = 1; section <= 6; section++) {
        const inside = own.filter((area) => area.values.section === section);
        expect(numberAt(feeder, `section${section}Kva`), `${name} ${section}`).toBe(total(inside, 'capacityKva'));
        expect(numberAt(feeder, `section${section}Transformers`), `${name} ${section}`).toBe(inside.length);
      }
      expect(numberAt(feeder, 'sectionCount')).toBe(Math.max(...own.map((area) => numberAt(area, 'section'))));
    }
  });

  it('lengths, currents, loads and rates of a feeder agree', () => {
    for (const feeder of feeders) {
      const name = textAt(feeder, 'name');
      near(numberAt(feeder, 'overheadKm') + numberAt(feeder, 'cableKm'), numberAt(feeder, 'lengthKm'), 0.011, name);
      expect(numberAt(feeder, 'insulatedKm')).toBeLessThanOrEqual(numberAt(feeder, 'overheadKm'));
      expect(numberAt(feeder, 'trunkKm')).toBeLessThanOrEqual(numberAt(feeder, 'supplyRadiusKm'));
      const megawatt = (Math.sqrt(3) * 10 * 0.95 * numberAt(feeder, 'maxAmpere')) / 1000;
      near(numberAt(feeder, 'maxLoadMw'), megawatt, 0.006, name);
      const rate = (numberAt(feeder, 'maxAmpere') / numberAt(feeder, 'limitAmpere')) * 100;
      near(numberAt(feeder, 'loadRatePercent'), rate, 0.06, name);
      // The areas do not peak at the same hour.
      const coincidence = (numberAt(feeder, 'maxLoadMw') * 1000) / total(areasOf(feeder), 'maxLoadKw');
      expect(coincidence, name).toBeGreaterThan(0.6);
      expect(coincidence, name).toBeLessThan(0.92);
    }
    for (const area of areas) {
      near(
        numberAt(area, 'maxLoadKw'),
        numberAt(area, 'capacityKva') * 0.95 * (numberAt(area, 'loadRatePercent') / 100),
        0.06,
        textAt(area, 'name'),
      );
    }
  });

  it('ties are mutual, and N-1 is what the margins say', () => {
    const tiesOf = (feeder: ReadRow) =>
      [1, 2, 3].map((n) => refAt(feeder, `tieFeeder${n}`)).filter((name) => name !== '');
    const byName = new Map(feeders.map((feeder) => [textAt(feeder, 'name'), feeder]));
    for (const feeder of feeders.filter((f) => f.values.ownership === 'public')) {
      const ties = tiesOf(feeder);
      expect(numberAt(feeder, 'tieCount')).toBeGreaterThanOrEqual(ties.length);
      for (const tie of ties) {
        const other = byName.get(tie)!;
        const isMutual = tiesOf(other).includes(textAt(feeder, 'name')) || numberAt(other, 'tieCount') > 3;
        expect(isMutual, `${textAt(feeder, 'name')} and ${tie}`).toBe(true);
      }
      if (numberAt(feeder, 'tieCount') > 3) continue;
      const margin = ties.reduce((sum, tie) => {
        const other = byName.get(tie)!;
        return sum + Math.max(0, numberAt(other, 'limitAmpere') - numberAt(other, 'typicalDayAmpere'));
      }, 0);
      near(numberAt(feeder, 'transferMarginAmpere'), margin, 0.06, textAt(feeder, 'name'));
      const passes = margin >= numberAt(feeder, 'typicalDayAmpere');
      expect(feeder.values.nMinusOne === 'pass', textAt(feeder, 'name')).toBe(passes);
    }
  });

  it('bays in use are feeders, and main transformers make up their station', () => {
    for (const station of rowsOf(files, 'substation')) {
      const name = textAt(station, 'name');
      const out = feeders.filter((feeder) => refAt(feeder, 'substation') === name);
      const transformers = rowsOf(files, 'mainTransformer').filter((row) => refAt(row, 'substation') === name);
      expect([numberAt(station, 'baysUsed'), numberAt(station, 'mainTransformers')], name).toEqual([
        out.length,
        transformers.length,
      ]);
      near(numberAt(station, 'capacityMva'), total(transformers, 'capacityMva'), 0.001, name);
      near(numberAt(station, 'peakMw'), total(transformers, 'peakMw'), 0.001, name);
      // At 110 kV the 35 kV stations hang below as well.
      const coincidence = numberAt(station, 'peakMw') / total(out, 'maxLoadMw');
      expect(coincidence, name).toBeGreaterThan(0.8);
      if (station.values.voltageKv === 35) expect(coincidence, name).toBeLessThan(0.9);
    }
  });

  it('villages and townships count the households of their areas', () => {
    for (const village of rowsOf(files, 'village')) {
      const own = areas.filter((area) => refAt(area, 'village') === textAt(village, 'name'));
      expect(own.length, textAt(village, 'name')).toBeGreaterThan(0);
      expect(numberAt(village, 'households'), textAt(village, 'name')).toBe(total(own, 'households'));
    }
    for (const township of rowsOf(files, 'township')) {
      const own = areas.filter((area) => refAt(area, 'township') === textAt(township, 'name'));
      expect(numberAt(township, 'households'), textAt(township, 'name')).toBe(total(own, 'households'));
      const villages = rowsOf(files, 'village').filter((v) => refAt(v, 'township') === textAt(township, 'name'));
      expect(numberAt(township, 'villages')).toBe(villages.length);
    }
  });

  it('yearly records repeat what the ledgers say, and energy adds up', () => {
    const byCode = (rows: ReadRow[], key: string) => new Map(rows.map((row) => [refAt(row, key), row]));
    const loadings = rowsOf(files, 'loading');
    const feederLoading = byCode(
      loadings.filter((row) => row.refs.feeder),
      'feeder',
    );
    const areaLoading = byCode(
      loadings.filter((row) => row.refs.area),
      'area',
    );
    const voltage = byCode(rowsOf(files, 'voltageRecord'), 'area');
    const areaLoss = byCode(
      rowsOf(files, 'lossRecord').filter((row) => row.refs.area),
      'area',
    );
    const feederLoss = byCode(
      rowsOf(files, 'lossRecord').filter((row) => row.refs.feeder),
      'feeder',
    );
    for (const feeder of feeders) {
      const load = feederLoading.get(textAt(feeder, 'code'))!;
      expect(numberAt(load, 'loadRatePercent')).toBe(numberAt(feeder, 'loadRatePercent'));
      const loss = feederLoss.get(textAt(feeder, 'code'))!;
      const taken = areasOf(feeder).reduce((sum, area) => {
        const own = areaLoss.get(textAt(area, 'code'));
        return sum + (own ? numberAt(own, 'suppliedKwh') : 0);
      }, 0);
      expect(numberAt(loss, 'soldKwh'), textAt(feeder, 'name')).toBeGreaterThanOrEqual(taken);
      near(numberAt(load, 'averageLoadKw'), numberAt(loss, 'suppliedKwh') / 8760, 0.06, textAt(feeder, 'name'));
      expect(numberAt(load, 'averageLoadKw')).toBeLessThan(numberAt(load, 'maxLoadKw'));
    }
    for (const area of areas.filter((row) => row.values.ownership === 'public')) {
      const code = textAt(area, 'code');
      expect(numberAt(areaLoading.get(code)!, 'loadRatePercent')).toBe(numberAt(area, 'loadRatePercent'));
      expect(numberAt(voltage.get(code)!, 'qualifiedPercent')).toBe(numberAt(area, 'voltageQualifiedPercent'));
      const loss = areaLoss.get(code)!;
      expect(numberAt(loss, 'suppliedKwh') - numberAt(loss, 'soldKwh')).toBe(numberAt(loss, 'lostKwh'));
      near(
        numberAt(loss, 'lossPercent'),
        (numberAt(loss, 'lostKwh') / numberAt(loss, 'suppliedKwh')) * 100,
        0.006,
        code,
      );
      expect(numberAt(loss, 'lossPercent')).toBe(numberAt(area, 'lossPercent'));
    }
  });

  it('half the feeders, and their areas, are surveyed', () => {
    const surveyed = feeders.filter((feeder) => feeder.values.x !== null);
    expect(surveyed.length).toBe(feeders.length / 2);
    for (const feeder of feeders) {
      const isSurveyed = feeder.values.x !== null;
      for (const area of areasOf(feeder)) expect(area.values.x !== null && area.values.y !== null).toBe(isSurveyed);
    }
  });
});
