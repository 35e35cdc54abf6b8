import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadRow } from '../../../src/backend/exchange/understand/readTypes';
import { numberAt, readJson, readSample, refAt, rowsOf, type SampleFile, type Truths, textAt } from './sampleFiles';

const plan = readJson<{ files: string[] }>('plan.json');
const truths = readJson<Truths>('truths.json');
let files: SampleFile[];
beforeAll(async () => {
  files = await readSample(plan.files);
});

const AGE_BASE = 2025;
const isPublic = (row: ReadRow) => row.values.ownership === 'public';
const limitOf = (row: ReadRow, limits: Record<string, number>) => limits[textAt(row, 'supplyAreaClass')]!;
const age = (row: ReadRow) => AGE_BASE - Number(textAt(row, 'commissioned').slice(0, 4));

/**
 * Who the files say is weak, by rule: worked out from the imported rows alone, by the thresholds of the design. The
 * second figure is a margin: with limits that much stricter the same ones must be found, so that the rest is clearly
 * healthy.
 */
const RULES: Record<string, [entity: string, isWeak: (row: ReadRow, strict: number) => boolean]> = {
  'frame.noTie': ['feeder', (f) => isPublic(f) && numberAt(f, 'tieCount') === 0],
  'frame.tooManyTies': ['feeder', (f) => numberAt(f, 'tieCount') > 3],
  'frame.radialLong': [
    'feeder',
    (f, s) => isPublic(f) && f.values.wiringMode === 'radial' && numberAt(f, 'trunkKm') > 15 / s,
  ],
  'frame.notTypical': ['feeder', (f) => isPublic(f) && f.values.typicalWiring !== true],
  'frame.nMinusOne': ['feeder', (f) => isPublic(f) && f.values.nMinusOne !== 'pass'],
  'frame.supplyRadius': [
    'feeder',
    (f, s) => isPublic(f) && numberAt(f, 'supplyRadiusKm') > limitOf(f, { B: 3, C: 5, D: 15 }) / s,
  ],
  'frame.fewSections': ['feeder', (f) => isPublic(f) && numberAt(f, 'sectionCount') < 3],
  'frame.largeBranch': ['feeder', (f, s) => numberAt(f, 'largeBranchKva') > 3000 / s],
  'frame.installedCapacity': ['feeder', (f, s) => numberAt(f, 'installedKva') > 12000 / s],
  'frame.mainTransformerNMinusOne': ['mainTransformer', (t) => t.values.nMinusOne !== 'pass'],
  'equipment.insulation': [
    'feeder',
    (f, s) => isPublic(f) && (numberAt(f, 'insulatedKm') + numberAt(f, 'cableKm')) / numberAt(f, 'lengthKm') < 0.2 * s,
  ],
  'equipment.agedFeeder': ['feeder', (f, s) => age(f) > 30 / s],
  'equipment.agedTransformer': ['transformerArea', (a, s) => age(a) > 20 / s],
  'equipment.agedMainTransformer': ['mainTransformer', (t, s) => age(t) > 30 / s],
  'equipment.highLossTransformer': [
    'transformerArea',
    (a) => a.values.highLoss === true || /^SL?[1-9](?!\d)/.test(textAt(a, 'model')),
  ],
  'equipment.bareLowVoltage': ['transformerArea', (a) => numberAt(a, 'lvBareKm') > 0],
  'equipment.notTypicalCapacity': [
    'transformerArea',
    (a) => isPublic(a) && ![100, 200, 400, 630, 800].includes(numberAt(a, 'capacityKva')),
  ],
  'equipment.villageNotRebuilt': ['village', (v) => v.values.rebuilt !== true],
  'capacity.heavyFeeder': [
    'feeder',
    (f, s) => numberAt(f, 'maxAmpere') / numberAt(f, 'limitAmpere') > 0.7 / s && numberAt(f, 'loadRatePercent') <= 100,
  ],
  'capacity.overloadedFeeder': ['feeder', (f, s) => numberAt(f, 'maxAmpere') / numberAt(f, 'limitAmpere') > 1 / s],
  'capacity.heavyArea': [
    'transformerArea',
    (a, s) => numberAt(a, 'loadRatePercent') > 80 / s && numberAt(a, 'loadRatePercent') <= 100,
  ],
  'capacity.overloadedArea': ['transformerArea', (a, s) => numberAt(a, 'loadRatePercent') > 100 / Math.min(s, 1.03)],
  'capacity.heavyMainTransformer': [
    'mainTransformer',
    (t, s) => numberAt(t, 'peakMw') / numberAt(t, 'capacityMva') / 0.95 > 0.8 / s,
  ],
  'capacity.noFreeBays': ['substation', (b) => numberAt(b, 'baysTotal') - numberAt(b, 'baysUsed') < 2],
  'capacity.lowVoltage': ['transformerArea', (a) => numberAt(a, 'lowVoltageHouseholds') > 0],
  'capacity.lvRadius': [
    'transformerArea',
    (a, s) => numberAt(a, 'lvRadiusM') > limitOf(a, { B: 250, C: 400, D: 500 }) / s,
  ],
  'capacity.kvaPerHousehold': [
    'transformerArea',
    (a, s) => numberAt(a, 'households') > 0 && numberAt(a, 'capacityKva') / numberAt(a, 'households') < 2 * s,
  ],
  'capacity.noThreePhase': ['village', (v) => v.values.threePhaseSupply !== true],
  'intelligence.notAutomated': ['feeder', (f) => f.values.automated !== true],
  'intelligence.onlineRate': [
    'automationTerminal',
    (t, s) => t.values.onlinePercent !== null && numberAt(t, 'onlinePercent') < Math.min(98, 95 * s),
  ],
  'intelligence.terminalStopped': ['automationTerminal', (t) => t.values.status !== 'running'],
  'intelligence.noCommunication': ['automationTerminal', (t) => t.values.communication === 'none'],
  'intelligence.noAreaTerminal': ['transformerArea', (a) => a.values.terminalInstalled !== true],
  'intelligence.smartMeters': [
    'transformerArea',
    (a, s) => isPublic(a) && numberAt(a, 'smartMeters') / numberAt(a, 'households') < 0.93 * Math.min(s, 1.07),
  ],
  'operation.areaLoss': ['transformerArea', (a, s) => numberAt(a, 'lossPercent') > 10 / s],
  'operation.negativeLoss': ['transformerArea', (a) => numberAt(a, 'lossPercent') < 0],
  'operation.imbalance': ['transformerArea', (a, s) => numberAt(a, 'imbalancePercent') > 25 / s],
};

function planted(rule: string): string[] {
  return truths.findings
    .filter((truth) => truth.rule === rule)
    .map((truth) => truth.element.code)
    .sort();
}

describe('what the files show', () => {
  it.each(Object.entries(RULES))(
    '%s: the planted ones and nobody else, also with a limit a tenth stricter',
    (rule, [entity, isWeak]) => {
      for (const strict of [1, 1.1]) {
        const found = rowsOf(files, entity).filter((row) => isWeak(row, strict));
        expect(found.map((row) => textAt(row, 'code')).sort(), `limit / ${strict}`).toEqual(planted(rule));
      }
    },
  );

  it('capacity.voltageQualified: the targets of the classes, in areas and in the monitoring sheet alike', () => {
    const areas = rowsOf(files, 'transformerArea').filter(isPublic);
    const isWeak = (a: ReadRow) => numberAt(a, 'voltageQualifiedPercent') < limitOf(a, { B: 99.95, C: 98.79, D: 97 });
    const weak = areas.filter(isWeak).map((a) => textAt(a, 'code'));
    expect(weak.sort()).toEqual(planted('capacity.voltageQualified'));
    const outside = rowsOf(files, 'voltageRecord').filter(
      (row) => numberAt(row, 'minVoltageV') < 198 || numberAt(row, 'maxVoltageV') > 235.4,
    );
    expect(outside.map((row) => refAt(row, 'area')).sort()).toEqual(weak);
  });

  it('operation.feederLoss: by the loss sheet', () => {
    const lossy = rowsOf(files, 'lossRecord').filter(
      (row) => row.refs.feeder !== undefined && numberAt(row, 'lossPercent') > 8 / 1.1,
    );
    expect(lossy.map((row) => refAt(row, 'feeder')).sort()).toEqual(planted('operation.feederLoss'));
  });

  it('equipment.smallTrunk: by the cross-section in the conductor name', () => {
    const small = rowsOf(files, 'feeder').filter(
      (f) => Number(/\d+$/.exec(textAt(f, 'trunkModel'))?.[0]) < limitOf(f, { B: 185, C: 185, D: 120 }),
    );
    expect(small.map((f) => textAt(f, 'code')).sort()).toEqual(planted('equipment.smallTrunk'));
  });

  it('capacity-load ratio: 35 kV too low, 110 kV between 1.8 and 2.2', () => {
    const ratio = (kv: number) => {
      const own = rowsOf(files, 'mainTransformer').filter((t) => t.values.voltageKv === kv);
      const sum = (key: string) => own.reduce((all, t) => all + numberAt(t, key), 0);
      return sum('capacityMva') / sum('peakMw');
    };
    expect(ratio(35)).toBeLessThan(1.75);
    expect(ratio(110)).toBeGreaterThan(1.9);
    expect(ratio(110)).toBeLessThan(2.16);
    expect(planted('capacity.capacityLoadRatio')).toEqual(['35kV']);
  });
});
