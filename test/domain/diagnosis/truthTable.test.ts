import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../../src/domain/diagnosis/county';
import type { ElementKind } from '../../../src/shared/diagnosis/finding';
import { judge, library } from './library';

/**
 * Each rule by hand at its edges: a row, and whether it is weak. What stands exactly on a limit is never weak where the
 * rule says "more than" or "less than"; a bug here lists half a county, or hides it.
 */
type Case = [row: Partial<LedgerRow>, isWeak: boolean];

const ENGINE = ['capacity.endVoltage', 'operation.predictedSaidi', 'frame.engineTransfer'];
const C: Partial<LedgerRow> = { supplyAreaClass: 'C' };
const cases: Record<string, [kind: Exclude<ElementKind, 'voltageLevel'>, Case[]]> = {
  'frame.noTie': [
    'feeder',
    [
      [{ tieCount: 0 }, true],
      [{ tieCount: 1 }, false],
      [{ tieCount: 0, ownership: 'dedicated' }, false],
      [{ tieCount: 0, ownership: 'public' }, true],
      [{ wiringMode: 'radial' }, true],
      [{ wiringMode: 'singleTie' }, false],
      [{ tieFeeder1: 'x' }, false],
      [{ tieFeeder1Text: '邻县线' }, false],
    ],
  ],
  'frame.tooManyTies': [
    'feeder',
    [
      [{ tieCount: 3 }, false],
      [{ tieCount: 4 }, true],
    ],
  ],
  'frame.radialLong': [
    'feeder',
    [
      [{ tieCount: 0, trunkKm: 15 }, false],
      [{ tieCount: 0, trunkKm: 15.01 }, true],
      [{ tieCount: 1, trunkKm: 30 }, false],
    ],
  ],
  'frame.notTypical': [
    'feeder',
    [
      [{ typicalWiring: true }, false],
      [{ typicalWiring: false }, true],
    ],
  ],
  'frame.nMinusOne': [
    'feeder',
    [
      [{ transferablePercent: 100 }, false],
      [{ transferablePercent: 99.9 }, true],
      [{ transferMarginAmpere: 200, typicalDayAmpere: 200 }, false],
      [{ transferMarginAmpere: 199, typicalDayAmpere: 200 }, true],
    ],
  ],
  'frame.nMinusOneResult': [
    'feeder',
    [
      [{ nMinusOne: 'fail' }, true],
      [{ nMinusOne: 'partial' }, true],
      [{ nMinusOne: 'pass' }, false],
      [{ nMinusOne: 'fail', transferablePercent: 100 }, false],
    ],
  ],
  'frame.supplyRadius': [
    'feeder',
    [
      [{ supplyAreaClass: 'A+', supplyRadiusKm: 3 }, false],
      [{ supplyAreaClass: 'B', supplyRadiusKm: 3.01 }, true],
      [{ ...C, supplyRadiusKm: 5 }, false],
      [{ ...C, supplyRadiusKm: 5.01 }, true],
      [{ supplyAreaClass: 'D', supplyRadiusKm: 15 }, false],
      [{ supplyAreaClass: 'D', supplyRadiusKm: 15.01 }, true],
      [{ supplyAreaClass: 'E', supplyRadiusKm: 60 }, false],
    ],
  ],
  'frame.fewSections': [
    'feeder',
    [
      [{ sectionCount: 3 }, false],
      [{ sectionCount: 2 }, true],
    ],
  ],
  'frame.longSection': [
    'feeder',
    [
      [{ ...C, trunkKm: 9, sectionCount: 3 }, false],
      [{ ...C, trunkKm: 9.3, sectionCount: 3 }, true],
      [{ ...C, trunkKm: 9.3, sectionCount: 2 }, false],
    ],
  ],
  'frame.largeBranch': [
    'feeder',
    [
      [{ largeBranchKva: 3000 }, false],
      [{ largeBranchKva: 3001 }, true],
    ],
  ],
  'frame.installedCapacity': [
    'feeder',
    [
      [{ installedKva: 12000 }, false],
      [{ installedKva: 12001 }, true],
    ],
  ],
  'frame.mainTransformerNMinusOne': [
    'mainTransformer',
    [
      [{ nMinusOne: 'pass' }, false],
      [{ nMinusOne: 'partial' }, true],
      [{ nMinusOne: 'fail' }, true],
    ],
  ],
  'equipment.insulation': [
    'feeder',
    [
      [{ insulatedKm: 0.1, cableKm: 0.2, lengthKm: 1.5 }, false],
      [{ insulatedKm: 0.1, cableKm: 0.19, lengthKm: 1.5 }, true],
      [{ insulatedKm: 1, cableKm: 1, overheadKm: 9 }, false],
    ],
  ],
  'equipment.agedFeeder': [
    'feeder',
    [
      [{ commissioned: '1995-01-01' }, false],
      [{ commissioned: '1994' }, true],
    ],
  ],
  'equipment.smallTrunk': [
    'feeder',
    [
      [{ supplyAreaClass: 'D', trunkModel: 'LGJ-120' }, false],
      [{ supplyAreaClass: 'D', trunkModel: 'LGJ-95' }, true],
      [{ ...C, trunkModel: 'JKLYJ-185' }, false],
      [{ ...C, trunkModel: 'YJV22-3×150' }, true],
      [{ supplyAreaClass: 'D', trunkModel: 'LGJ-120/20' }, false],
    ],
  ],
  'equipment.highLossTransformer': [
    'transformerArea',
    [
      [{ model: 'S9-315/10' }, true],
      [{ model: 'S11-M-315/10' }, false],
      [{ model: 'SL7-100/10' }, true],
      [{ model: 'SJ-100' }, true],
      [{ model: 'SBH15-200' }, false],
      [{ model: 'SCB10-400' }, false],
      [{ model: 'S13', highLoss: true }, true],
      [{ highLoss: false }, false],
    ],
  ],
  'equipment.agedTransformer': [
    'transformerArea',
    [
      [{ commissioned: '2005-12-31' }, false],
      [{ commissioned: '2004-12' }, true],
    ],
  ],
  'equipment.bareLowVoltage': [
    'transformerArea',
    [
      [{ lvBareKm: 0 }, false],
      [{ lvBareKm: 0.01 }, true],
    ],
  ],
  'equipment.notTypicalCapacity': [
    'transformerArea',
    [
      [{ capacityKva: 200 }, false],
      [{ capacityKva: 315 }, true],
      [{ capacityKva: 315, ownership: 'dedicated' }, false],
    ],
  ],
  'equipment.agedMainTransformer': [
    'mainTransformer',
    [
      [{ commissioned: '1995' }, false],
      [{ commissioned: '1994' }, true],
    ],
  ],
  'equipment.agedTerminal': [
    'automationTerminal',
    [
      [{ commissioned: '2010-06' }, false],
      [{ commissioned: '2009-12' }, true],
    ],
  ],
  'equipment.villageNotRebuilt': [
    'village',
    [
      [{ rebuilt: false }, true],
      [{ rebuilt: true }, false],
      [{ rebuiltYear: 2019 }, false],
    ],
  ],
  'equipment.povertyVillageNotRebuilt': [
    'village',
    [
      [{ rebuilt: false, povertyVillage: true }, true],
      [{ rebuilt: false, povertyVillage: false }, false],
      [{ rebuilt: true, povertyVillage: true }, false],
    ],
  ],
  'capacity.heavyFeeder': [
    'feeder',
    [
      [{ loadRatePercent: 70 }, false],
      [{ loadRatePercent: 70.1 }, true],
      [{ loadRatePercent: 100 }, true],
      [{ loadRatePercent: 100.1 }, false],
      [{ maxAmpere: 140, limitAmpere: 200 }, false],
      [{ maxAmpere: 141, limitAmpere: 200 }, true],
    ],
  ],
  'capacity.overloadedFeeder': [
    'feeder',
    [
      [{ loadRatePercent: 100 }, false],
      [{ loadRatePercent: 100.1 }, true],
    ],
  ],
  'capacity.heavyArea': [
    'transformerArea',
    [
      [{ loadRatePercent: 80, heavyHours: 9 }, false],
      [{ loadRatePercent: 80.1, heavyHours: 2 }, true],
      [{ loadRatePercent: 80.1, heavyHours: 1.9 }, false],
      [{ loadRatePercent: 100, heavyHours: 2 }, true],
      [{ loadRatePercent: 100.1, heavyHours: 2, overloadHours: 2 }, false],
    ],
  ],
  'capacity.overloadedArea': [
    'transformerArea',
    [
      [{ loadRatePercent: 100, overloadHours: 9 }, false],
      [{ loadRatePercent: 100.1, overloadHours: 2 }, true],
      [{ loadRatePercent: 130, overloadHours: 1.9 }, false],
    ],
  ],
  'capacity.heavyMainTransformer': [
    'mainTransformer',
    [
      [{ loadRatePercent: 80 }, false],
      [{ loadRatePercent: 80.1 }, true],
      [{ loadRatePercent: 100.1 }, false],
    ],
  ],
  'capacity.overloadedMainTransformer': [
    'mainTransformer',
    [
      [{ loadRatePercent: 100 }, false],
      [{ loadRatePercent: 100.1 }, true],
    ],
  ],
  'capacity.noFreeBays': [
    'substation',
    [
      [{ baysTotal: 8, baysUsed: 7 }, false],
      [{ baysTotal: 8, baysUsed: 8 }, true],
    ],
  ],
  'capacity.lowVoltage': [
    'transformerArea',
    [
      [{ lowVoltageHouseholds: 0 }, false],
      [{ lowVoltageHouseholds: 1 }, true],
    ],
  ],
  'capacity.voltageQualified': [
    'transformerArea',
    [
      [{ supplyAreaClass: 'D', voltageQualifiedPercent: 97 }, false],
      [{ supplyAreaClass: 'D', voltageQualifiedPercent: 96.99 }, true],
      [{ supplyAreaClass: 'A+', voltageQualifiedPercent: 99.98 }, true],
      [{ supplyAreaClass: 'E', voltageQualifiedPercent: 80 }, false],
    ],
  ],
  'capacity.lvRadius': [
    'transformerArea',
    [
      [{ supplyAreaClass: 'B', lvRadiusM: 250 }, false],
      [{ ...C, lvRadiusM: 401 }, true],
      [{ supplyAreaClass: 'D', lvRadiusM: 500 }, false],
    ],
  ],
  'capacity.kvaPerHousehold': [
    'transformerArea',
    [
      [{ capacityKva: 200, households: 100 }, false],
      [{ capacityKva: 200, households: 101 }, true],
    ],
  ],
  'capacity.noThreePhase': [
    'village',
    [
      [{ threePhaseSupply: true }, false],
      [{ threePhaseSupply: false }, true],
    ],
  ],
  'intelligence.notAutomated': [
    'feeder',
    [
      [{ automated: true }, false],
      [{ automated: false }, true],
    ],
  ],
  'intelligence.onlineRate': [
    'automationTerminal',
    [
      [{ onlinePercent: 95 }, false],
      [{ onlinePercent: 94.9 }, true],
      [{ onlinePercent: 10, status: 'stopped' }, false],
    ],
  ],
  'intelligence.terminalStopped': [
    'automationTerminal',
    [
      [{ status: 'running' }, false],
      [{ status: 'stopped' }, true],
      [{ status: 'faulty' }, true],
    ],
  ],
  'intelligence.noCommunication': [
    'automationTerminal',
    [
      [{ communication: 'none' }, true],
      [{ communication: 'fibre' }, false],
    ],
  ],
  'intelligence.noAreaTerminal': [
    'transformerArea',
    [
      [{ terminalInstalled: true }, false],
      [{ terminalInstalled: false }, true],
    ],
  ],
  'intelligence.smartMeters': [
    'transformerArea',
    [
      [{ smartMeters: 93, households: 100 }, false],
      [{ smartMeters: 92, households: 100 }, true],
    ],
  ],
  'operation.areaLoss': [
    'transformerArea',
    [
      [{ lossPercent: 10 }, false],
      [{ lossPercent: 10.01 }, true],
    ],
  ],
  'operation.negativeLoss': [
    'transformerArea',
    [
      [{ lossPercent: 0 }, false],
      [{ lossPercent: -0.01 }, true],
    ],
  ],
  'operation.imbalance': [
    'transformerArea',
    [
      [{ imbalancePercent: 25 }, false],
      [{ imbalancePercent: 25.1 }, true],
    ],
  ],
};

describe.each(Object.entries(cases))('%s', (rule, [kind, list]) => {
  it.each(list.map(([row, isWeak]) => ({ row, isWeak })))('$row -> $isWeak', ({ row, isWeak }) => {
    const found = judge({ [kind]: [row] }).findings.filter((finding) => finding.rule === rule);
    expect(found.map(({ element }) => element.kind)).toEqual(isWeak ? [kind] : []);
  });
});

describe('rules over several records', () => {
  const losses = (percents: (number | null)[]) =>
    judge({
      feeder: [{}],
      lossRecord: percents.map((lossPercent, at) => ({ feeder: 'feeder0', year: 2023 + at, lossPercent })),
    });
  const rulesOf = ({ findings }: ReturnType<typeof judge>) => findings.map(({ rule }) => rule);

  it('feeder losses go by the latest year up to the one judged, exactly 8 % is none', () => {
    expect(rulesOf(losses([20, 20, 8]))).not.toContain('operation.feederLoss');
    expect(rulesOf(losses([1, 1, 8.01]))).toContain('operation.feederLoss');
    expect(rulesOf(losses([1, 9]))).toContain('operation.feederLoss');
    // 2026 lies after the day judged.
    expect(rulesOf(losses([1, 1, 1, 20]))).not.toContain('operation.feederLoss');
    expect(rulesOf(losses([-0.1]))).toContain('operation.feederNegativeLoss');
    expect(rulesOf(losses([0]))).not.toContain('operation.feederNegativeLoss');
  });

  it('a loss outlier stands out among its like between 8 % and 10 %, from 20 areas on', () => {
    const areas = (count: number, last: number) =>
      judge({
        transformerArea: Array.from({ length: count }, (_, at) => ({
          lossPercent: at === count - 1 ? last : 3 + (at % 5) * 0.2,
        })),
      });
    expect(rulesOf(areas(30, 9))).toContain('operation.lossOutlier');
    expect(rulesOf(areas(19, 9))).not.toContain('operation.lossOutlier');
    expect(rulesOf(areas(30, 7.9))).not.toContain('operation.lossOutlier');
    expect(rulesOf(areas(30, 12))).not.toContain('operation.lossOutlier');
  });

  it('mixed wiring: cable rings and overhead lines in one supply grid; dedicated lines do not count', () => {
    const grid = (...modes: [string, string][]) =>
      rulesOf(
        judge({
          supplyGrid: [{}],
          feeder: modes.map(([wiringMode, ownership]) => ({ supplyGrid: 'supplyGrid0', wiringMode, ownership })),
        }),
      );
    expect(grid(['singleRing', 'public'], ['doubleRing', 'public'])).not.toContain('frame.mixedWiring');
    expect(grid(['singleRing', 'public'], ['radial', 'public'])).toContain('frame.mixedWiring');
    expect(grid(['singleRing', 'public'], ['radial', 'dedicated'])).not.toContain('frame.mixedWiring');
  });

  it('capacity-load ratio: 1.8 to 2.2 of each voltage level, never across levels', () => {
    const ratio = (...levels: [kv: number, mva: number, mw: number][]) =>
      judge({
        mainTransformer: levels.map(([voltageKv, capacityMva, peakMw]) => ({ voltageKv, capacityMva, peakMw })),
      })
        .findings.filter(({ rule }) => rule === 'capacity.capacityLoadRatio')
        .map(({ element, measured, limit }) => [element.code, measured, limit]);
    expect(ratio([110, 18, 10])).toEqual([]);
    expect(ratio([110, 22, 10])).toEqual([]);
    expect(ratio([110, 17.9, 10])).toEqual([['110kV', 1.79, 1.8]]);
    expect(ratio([110, 22.1, 10])).toEqual([['110kV', 2.21, 2.2]]);
    expect(ratio([110, 30, 10], [35, 10, 10])).toEqual([
      ['110kV', 3, 2.2],
      ['35kV', 1, 1.8],
    ]);
  });
});

describe('outages', () => {
  const at = (days: string[], more: Partial<LedgerRow> = {}) =>
    days.map((day) => ({
      feeder: 'feeder0',
      start: `2025-${day} 08:00`,
      end: `2025-${day} 10:00`,
      kind: 'fault',
      ...more,
    }));
  const found = (outage: Partial<LedgerRow>[], areas = 0) =>
    judge({
      feeder: [{}],
      transformerArea: Array.from({ length: areas }, () => ({ feeder: 'feeder0' })),
      outage: outage.map((row, index) => ({ id: `o${index}`, ...row })),
    })
      .findings.filter(({ rule }) => /frequent|warning|second|repeated/.test(rule))
      .map(({ rule, element, measured }) => `${rule} ${element.kind} ${measured}`);

  it('frequent60: 4 within 60 days, the 60th day included, the 61st not', () => {
    expect(found(at(['03-01', '03-10', '03-20', '04-29']))).toContain('operation.frequent60 feeder 4');
    expect(found(at(['03-01', '03-10', '03-20', '04-30']))).not.toContain('operation.frequent60 feeder 4');
  });

  it('frequentYear above 5, the warning from 4 to 5', () => {
    const spread = ['01-10', '03-15', '05-20', '07-25', '09-10', '10-25'];
    expect(found(at(spread.slice(0, 3)))).not.toContain('operation.warningYear feeder 3');
    expect(found(at(spread.slice(0, 4)))).toContain('operation.warningYear feeder 4');
    expect(found(at(spread.slice(0, 5)))).toContain('operation.warningYear feeder 5');
    expect(found(at(spread))).toContain('operation.frequentYear feeder 6');
    expect(found(at(spread))).not.toContain('operation.warningYear feeder 6');
  });

  it('frequentPlanned above 3 planned ones; last 30 and 50 days with the as-of day', () => {
    const planned = at(['01-10', '03-20', '06-10', '09-01'], { kind: 'planned' });
    expect(found(planned)).toContain('operation.frequentPlanned feeder 4');
    expect(found(planned.slice(1))).not.toContain('operation.frequentPlanned feeder 3');
    expect(found(at(['12-02', '12-31']))).toContain('operation.warning30 feeder 2');
    expect(found(at(['12-01', '12-31']))).not.toContain('operation.warning30 feeder 2');
    expect(found(at(['11-12', '11-20', '12-31']))).toContain('operation.warning50 feeder 3');
    expect(found(at(['11-11', '11-20', '12-31']))).not.toContain('operation.warning50 feeder 3');
  });

  it('three trips are repeated, a successful reclosing included, which is no outage; two are not', () => {
    const trips = at(['02-01', '06-01', '10-01'], { reclosing: 'success' });
    expect(found(trips)).toEqual(['operation.repeatedTrips feeder 3']);
    expect(found(trips.slice(1))).toEqual([]);
  });

  it('without major event days where the county chose so; the choice stands in the judgement', () => {
    const days = ['01-10', '03-15', '05-20', '07-25', '09-10', '10-25'];
    const tables = {
      feeder: [{}],
      outage: at(days).map((row, index) => ({ id: `o${index}`, ...row })),
      majorEventDay: [{ date: '2025-07-25' }],
    };
    const rules = (calibre?: string) => {
      const said = judge(tables, calibre === undefined ? {} : { editions: { calibre } });
      return [said.editions.calibre, ...said.findings.map(({ rule }) => rule).filter((rule) => /Year/.test(rule))];
    };
    expect(rules()).toEqual(['all', 'operation.frequentYear']);
    expect(rules('withoutMajor')).toEqual(['withoutMajor', 'operation.warningYear']);
  });

  it('an area has its feeder’s outages too, and is listed only where one of its own is counted', () => {
    const feeder = at(['03-01', '03-10', '03-20']);
    const own = at(['03-25'], { area: 'transformerArea0' });
    expect(found([...feeder, ...own], 2).sort()).toEqual([
      'operation.frequent60 transformerArea 4',
      'operation.repeatedTrips feeder 3',
      'operation.second60 transformerArea 4',
      'operation.warningYear transformerArea 4',
    ]);
  });
});

describe('rules of the engine, where the sections of a feeder are drawn', () => {
  const found = (figures: Record<string, number | null>, feeder: Partial<LedgerRow> = C): string[] =>
    judge({ feeder: [feeder], frameFigure: [{ id: 'feeder0', section: 's1', ties: 1, ...figures }] })
      .findings.filter(({ rule }) => ENGINE.includes(rule))
      .map(({ rule }) => rule);

  it('the voltage at the end of the line below 93 % of nominal', () => {
    expect(found({ minVoltagePercent: 93 })).toEqual([]);
    expect(found({ minVoltagePercent: 92.99 })).toEqual(['capacity.endVoltage']);
  });

  it('predicted hours beyond what the target of the class leaves; class E has none', () => {
    expect(found({ saidiHours: 12.0012 })).toEqual([]);
    expect(found({ saidiHours: 12.01 })).toEqual(['operation.predictedSaidi']);
    expect(found({ saidiHours: 0.876 }, { supplyAreaClass: 'A' })).toEqual([]);
    expect(found({ saidiHours: 0.877 }, { supplyAreaClass: 'A' })).toEqual(['operation.predictedSaidi']);
    expect(found({ saidiHours: 90 }, { supplyAreaClass: 'E' })).toEqual([]);
  });

  it('less than the whole peak transferable, of lines with a tie; dedicated ones not', () => {
    expect(found({ transferPercent: 100 })).toEqual([]);
    expect(found({ transferPercent: 99.9 })).toEqual(['frame.engineTransfer']);
    expect(found({ transferPercent: 0, ties: 0 })).toEqual([]);
    expect(found({ transferPercent: 0 }, { ...C, ownership: 'dedicated' })).toEqual([]);
  });

  it('says which sections and figures are missing, and shows the first section as evidence', () => {
    const { findings, cannotJudge } = judge({
      feeder: [C, C, C],
      frameFigure: [
        { id: 'feeder0', section: 's1', minVoltagePercent: 90, saidiHours: null, transferPercent: null },
        { id: 'feeder1', section: 's2', minVoltagePercent: null, saidiHours: null, transferPercent: null },
      ],
    });
    const gaps = cannotJudge.filter(({ rule }) => rule === 'capacity.endVoltage');
    expect(gaps.map(({ entity, column, emptyOf }) => [`${entity}.${column}`, emptyOf])).toEqual([
      ['lineSection.rOhm', [1, 3]],
      ['lineSection.feeder', [1, 3]],
    ]);
    const [finding] = findings.filter(({ rule }) => rule === 'capacity.endVoltage');
    expect(finding!.evidence).toEqual([{ entity: 'lineSection', id: 's1', column: 'code' }]);
  });
});

it('has a hand-checked case for every rule of the library (bug: a rule nobody ever saw fire)', () => {
  const elsewhere = [
    ...ENGINE,
    ...['operation.feederLoss', 'operation.feederNegativeLoss', 'operation.lossOutlier', 'operation.repeatedTrips'],
    ...['frame.mixedWiring', 'capacity.capacityLoadRatio', 'operation.second60'],
    ...['frequentYear', 'frequent60', 'frequentPlanned', 'warningYear', 'warning50', 'warning30'].map(
      (name) => `operation.${name}`,
    ),
  ];
  expect(library.rules.map(({ id }) => id).sort()).toEqual([...Object.keys(cases), ...elsewhere].sort());
});
