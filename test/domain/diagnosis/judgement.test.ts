import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFindings, diagnose } from '../../../src/domain/diagnosis/diagnose';
import { gradeOf } from '../../../src/domain/diagnosis/grades/gradeOf';
import { indicators } from '../../../src/domain/diagnosis/grades/indicators';
import { readRuleLibrary } from '../../../src/domain/diagnosis/ruleLibrary';
import { dimensions, gradeNames } from '../../../src/shared/diagnosis/finding';
import { AS_OF, json, judge, library, outageSets, rulesWith } from './library';

describe('the library', () => {
  it('has 40 rules and more over all five dimensions, each with source and standing in both languages', () => {
    expect(library.rules.length).toBeGreaterThanOrEqual(40);
    expect(new Set(library.rules.map(({ dimension }) => dimension))).toEqual(new Set(dimensions));
    const guideline = library.rules.filter(({ family }) => family === 'guideline');
    expect(guideline.length).toBeGreaterThan(8);
    for (const { editions } of guideline) {
      expect(editions.map(({ edition }) => edition)).toEqual(['DL/T 5729-2016', 'DL/T 5729-2023']);
    }
  });

  it('states for every outage rule the number of the outage library', () => {
    for (const { check, editions } of library.rules) {
      if (check.kind !== 'frequentOutages') continue;
      const rule = outageSets.find(({ id }) => id === check.set)!.rules.find(({ id }) => id === check.rule)!;
      // "More than 5" and "4 or more": one apart, or the same. A silent change of one file would shift the other.
      const { limits } = editions[0]!;
      expect([rule.atLeast, rule.atLeast - 1]).toContain('all' in limits ? limits.all : null);
    }
  });

  it.each([
    ['a column nobody describes', (text: string) => text.replace('"tieCount"', '"tieCuont"')],
    ['an edition nobody lists', (text: string) => text.replace('"DL/T 5729-2023"', '"DL/T 5729-2032"')],
    ['a key nobody reads', (text: string) => text.replace('"upTo"', '"upto"')],
    ['an id of another dimension', (text: string) => text.replace('"frame.noTie"', '"capacity.noTie"')],
  ])('is refused with %s', (_, spoil) => {
    const rules = dimensions.map((name) => JSON.parse(spoil(JSON.stringify(json(`rules/${name}`)))) as unknown);
    expect(() => readRuleLibrary({ rules, editions: json('rules/editions'), grades: json('rules/grades') })).toThrow();
  });
});

describe('what is missing is said, never taken for fine', () => {
  const gaps = (tables: Parameters<typeof judge>[0], rule: string) =>
    judge(tables).cannotJudge.filter((gap) => gap.rule === rule);

  it('counts the elements a rule applies to and those without the value', () => {
    const feeder = [{ supplyRadiusKm: 1, supplyAreaClass: 'C' }, { supplyAreaClass: 'C' }, { ownership: 'dedicated' }];
    expect(gaps({ feeder }, 'frame.supplyRadius')).toEqual([
      { rule: 'frame.supplyRadius', entity: 'feeder', column: 'supplyRadiusKm', emptyOf: [1, 2] },
    ]);
  });

  it('says of a ledger without rows that it has none', () => {
    expect(gaps({}, 'intelligence.terminalStopped')).toEqual([
      { rule: 'intelligence.terminalStopped', entity: 'automationTerminal', column: 'name', emptyOf: [0, 0] },
    ]);
    expect(gaps({ feeder: [{}] }, 'operation.frequentYear')[0]).toMatchObject({ entity: 'outage', emptyOf: [0, 0] });
  });

  it('cannot use a limit by class without the class; takes the class of the township where the feeder has none', () => {
    expect(gaps({ feeder: [{ supplyRadiusKm: 9 }] }, 'frame.supplyRadius')[0]).toMatchObject({
      column: 'supplyAreaClass',
      emptyOf: [1, 1],
    });
    const { findings } = judge({
      township: [{ supplyAreaClass: 'C' }],
      feeder: [{ supplyRadiusKm: 9, township: 'township0' }],
    });
    expect(findings.find(({ rule }) => rule === 'frame.supplyRadius')).toMatchObject({
      limit: 5,
      element: { areaClass: 'C', township: 'township0' },
    });
  });

  it('asks for the duration of a heavy load only where the load is heavy', () => {
    expect(gaps({ transformerArea: [{ loadRatePercent: 60 }] }, 'capacity.heavyArea')).toEqual([]);
    expect(gaps({ transformerArea: [{ loadRatePercent: 90 }] }, 'capacity.heavyArea')[0]).toMatchObject({
      column: 'heavyHours',
      emptyOf: [1, 1],
    });
  });

  it('property: of every rule, judged and missing elements add up to those it applies to, whatever cells are empty', () => {
    const row = fc.record({
      loadRatePercent: fc.option(fc.double({ min: 0, max: 200, noNaN: true })),
      supplyRadiusKm: fc.option(fc.double({ min: 0, max: 30, noNaN: true })),
      supplyAreaClass: fc.option(fc.constantFrom('A+', 'A', 'B', 'C', 'D')),
      tieCount: fc.option(fc.integer({ min: 0, max: 5 })),
      automated: fc.option(fc.boolean()),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (feeder) => {
        const { cannotJudge, judged } = judge({ feeder });
        for (const rule of ['frame.supplyRadius', 'capacity.overloadedFeeder', 'intelligence.notAutomated']) {
          const empty = cannotJudge.filter((gap) => gap.rule === rule).reduce((sum, gap) => sum + gap.emptyOf[0], 0);
          expect(judged[rule]! + empty).toBe(feeder.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('thresholds and editions of a county', () => {
  const feeder = [
    { supplyRadiusKm: 6, supplyAreaClass: 'C' },
    { supplyRadiusKm: 7, supplyAreaClass: 'C' },
  ];
  const ofRule = (overrides: Parameters<typeof judge>[1] = {}) =>
    judge({ feeder }, overrides).findings.filter(({ rule }) => rule === 'frame.supplyRadius');

  it('uses the county’s limit, says so on the finding, and shows what appears and disappears', () => {
    const own = ofRule({
      overrides: [{ rule: 'frame.supplyRadius', limits: { C: 6.5 }, isOff: false, reason: '山区' }],
    });
    expect(own.map(({ limit, overridden }) => [limit, overridden])).toEqual([[6.5, true]]);
    expect(compareFindings(ofRule(), own)).toMatchObject({ appear: [], disappear: [{ measured: 6 }] });
    expect(ofRule({ overrides: [{ rule: 'frame.supplyRadius', limits: null, isOff: true, reason: '-' }] })).toEqual([]);
  });

  it('moves the number an outage rule begins with: more than 3 becomes more than 4', () => {
    const outage = ['03-01', '03-05', '03-09', '03-13'].map((day, at) => ({
      ...{ id: `o${at}`, feeder: 'feeder0', kind: 'fault' },
      ...{ start: `2025-${day} 08:00`, end: `2025-${day} 09:00` },
    }));
    const override = { rule: 'operation.frequent60', limits: { all: 4 }, isOff: false, reason: '-' };
    const count = (overrides: (typeof override)[]) =>
      judge({ feeder: [{}], outage }, { overrides }).findings.filter(({ rule }) => rule === 'operation.frequent60');
    expect(count([])).toHaveLength(1);
    expect(count([override])).toHaveLength(0);
  });

  it('names the edition used on every finding and in the result', () => {
    const old = judge({ feeder }, { editions: { guideline: 'DL/T 5729-2016' } });
    expect(old.editions.guideline).toBe('DL/T 5729-2016');
    expect(old.findings.find(({ rule }) => rule === 'frame.supplyRadius')!.edition).toBe('DL/T 5729-2016');
    expect(ofRule()[0]!.edition).toBe('DL/T 5729-2023');
  });

  it('can be stopped between rules', () => {
    let asked = 0;
    const stopped = diagnose({ asOf: AS_OF, tables: { feeder: [] } }, rulesWith(), { isStopped: () => ++asked > 5 });
    expect([stopped, asked]).toEqual([null, 6]);
  });
});

describe('grades', () => {
  it.each(library.grades.indicators.map(({ id, bounds }) => [id, bounds] as const))(
    '%s: a value on a boundary gets the better grade',
    (_, bounds) => {
      const isMoreBetter = bounds[0] < bounds[2];
      const worse = isMoreBetter ? -0.001 : 0.001;
      bounds.forEach((bound, at) => {
        expect(gradeOf(bound, bounds).grade).toBe(gradeNames[at + 1]);
        expect(gradeOf(bound + worse, bounds)).toEqual({ grade: gradeNames[at], toNext: 0.001 });
      });
      expect(gradeOf(bounds[2], bounds).toNext).toBeNull();
    },
  );

  it('has a computation for every indicator and no other', () => {
    expect(Object.keys(indicators).sort()).toEqual(library.grades.indicators.map(({ id }) => id).sort());
  });

  it('counts public ones only, keeps what is not known out, and says so', () => {
    const { grades, cannotJudge } = judge({
      feeder: [{ automated: true }, { automated: false }, {}, { automated: false, ownership: 'dedicated' }],
    });
    const automation = grades.find(({ indicator }) => indicator === 'automation')!;
    expect(automation).toMatchObject({ value: 50, grade: 'good', toNext: 20 });
    expect(cannotJudge).toContainEqual({
      rule: 'grade.automation',
      entity: 'feeder',
      column: 'automated',
      emptyOf: [1, 3],
    });
    expect(grades.find(({ indicator }) => indicator === 'smartMeters')).toMatchObject({ value: null, grade: null });
  });

  it('RS-3 by hand: 2 of 4 customers for 3 h; system shortage, reclosings and other years do not count', () => {
    const outage = (more: object) => ({
      feeder: 'feeder0',
      kind: 'fault',
      start: '2025-05-01 08:00',
      end: '2025-05-01 11:00',
      ...more,
    });
    const { grades } = judge({
      feeder: [{}, {}],
      transformerArea: [{ feeder: 'feeder0' }, { feeder: 'feeder0' }, { feeder: 'feeder1' }, { feeder: 'feeder1' }],
      outage: [
        outage({ id: 'a' }),
        outage({ id: 'b', systemShortage: true }),
        outage({ id: 'c', reclosing: 'success' }),
        outage({ id: 'd', start: '2024-05-01 08:00', end: '2024-05-01 11:00' }),
      ],
    });
    const expected = (1 - (2 * 3) / 4 / 8760) * 100;
    expect(grades.find(({ indicator }) => indicator === 'asai3')!.value).toBeCloseTo(expected, 8);
  });
});
