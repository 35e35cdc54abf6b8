import { describe, expect, it } from 'vitest';
import { fromAllocation } from '../../../src/domain/budget/countyOutcome';
import { benefitOf, toPortfolio } from '../../../src/domain/budget/countySplit';
import type { SplitInput, SplitProject } from '../../../src/domain/budget/countySplitTypes';
import { readPortfolio } from '../../../src/domain/budget/portfolio';
import { bruteForce } from './bruteForce';

function project(id: string, fen: number, change: Partial<SplitProject> = {}): SplitProject {
  return {
    id,
    amounts: [{ year: 2027, amountFen: fen }],
    programmeId: 'rural',
    customersReached: 100,
    flags: ['purposeSafety'],
    mandatory: false,
    lock: null,
    stage: null,
    ...change,
  };
}

function inputOf(projects: SplitProject[], change: Partial<SplitInput> = {}): SplitInput {
  return {
    projects,
    envelopes: [
      { id: 'y2027', year: 2027, programmeId: null, minFen: 0, maxFen: 1000 },
      { id: 'rural', year: null, programmeId: 'rural', minFen: 0, maxFen: 1500 },
    ],
    importance: { purposeSafety: 5, purposeFrame: 3 },
    closedStages: ['commissioned', 'cancelled'],
    ...change,
  };
}

/** Splits by brute force and reads the result back. */
function split(input: SplitInput) {
  const { portfolio, map } = toPortfolio(input);
  // The portfolio must be one that the reader of the interchange format accepts.
  readPortfolio({
    ...portfolio,
    groups: portfolio.groups.map((g) => ({
      ...g,
      options: g.options.map((o) => ({ ...o, uses: Object.fromEntries(o.uses) })),
    })),
  });
  const best = bruteForce(portfolio);
  return { best, outcome: fromAllocation(input, map, best?.chosen ?? []), map };
}

describe('county split', () => {
  it('weighs customers by the importance of the flags; a typed worth replaces it', () => {
    const input = inputOf([]);
    expect(benefitOf(project('a', 1, { flags: ['purposeSafety', 'purposeFrame'] }), input)).toBe(800);
    expect(benefitOf(project('a', 1, { flags: ['toString'] }), input)).toBe(0);
    expect(benefitOf(project('a', 1, { flags: [] }), input)).toBe(100);
    expect(benefitOf(project('a', 1, { benefit: 7 }), input)).toBe(7);
  });

  it('leaves chosen plus unallocated equal to the envelope, to the fen', () => {
    const input = inputOf([project('a', 333), project('b', 334), project('c', 335)]);
    const { outcome } = split(input);
    for (const envelope of input.envelopes) {
      const row = outcome.envelopes.find((e) => e.envelopeId === envelope.id);
      expect((row?.usedFen ?? 0) + (row?.unallocatedFen ?? 0)).toBe(envelope.maxFen);
    }
    expect(outcome.projects.filter((p) => p.chosen)).toHaveLength(2);
  });

  it('says for each project why it is in or out', () => {
    const { outcome } = split(
      inputOf([
        project('must', 400, { mandatory: true, customersReached: 1 }),
        project('in', 100, { lock: 'in', customersReached: 0 }),
        project('out', 1, { lock: 'out' }),
        project('good', 400),
        project('dear', 700),
        project('none', 1, { customersReached: 0 }),
        project('free', 0),
        project('done', 10, { stage: 'commissioned' }),
      ]),
    );
    expect(Object.fromEntries(outcome.projects.map((p) => [p.projectId, p.reason]))).toEqual({
      must: { kind: 'mandatory' },
      in: { kind: 'lockedIn' },
      out: { kind: 'lockedOut' },
      good: { kind: 'chosen' },
      dear: { kind: 'envelope', envelopeId: 'y2027', missingFen: 600 },
      none: { kind: 'noBenefit' },
      free: { kind: 'noAmount' },
      done: { kind: 'closedStage', stage: 'commissioned' },
    });
    expect(outcome.projects.find((p) => p.projectId === 'good')?.benefitPerYuan).toBe(500 / 4);
  });

  it('moves a project to a year with room, with its spending profile, at the price of delay', () => {
    const spread = [
      { year: 2027, amountFen: 600 },
      { year: 2028, amountFen: 100 },
    ];
    const input = inputOf(
      [project('a', 600), project('b', 0, { amounts: spread, startYears: [2027, 2028], customersReached: 90 })],
      {
        envelopes: [
          { id: 'y2027', year: 2027, programmeId: null, minFen: 0, maxFen: 1000 },
          { id: 'y2028', year: 2028, programmeId: null, minFen: 0, maxFen: 1000 },
        ],
        lossPerYearOfDelay: 0.1,
      },
    );
    const { best, outcome } = split(input);
    expect(outcome.projects.map((p) => [p.projectId, p.startYear])).toEqual([
      ['a', 2027],
      ['b', 2028],
    ]);
    expect(best?.objective).toBe(500 + 405);
    // The second year of the profile falls into 2029, which no envelope counts.
    expect(outcome.envelopes.map((e) => e.usedFen)).toEqual([600, 600]);
  });

  it('takes one of several alternatives, and the must-do one where there is such', () => {
    const cheap = project('cheap', 200, { alternativeOf: 'line 7', customersReached: 50 });
    const full = project('full', 900, { alternativeOf: 'line 7', customersReached: 200 });
    expect(split(inputOf([cheap, full])).best?.chosen).toEqual(['full@2027']);
    expect(split(inputOf([{ ...cheap, mandatory: true }, full])).best?.chosen).toEqual(['cheap@2027']);
  });

  it('begins a project no earlier than its prerequisite, unless that is in operation', () => {
    const station = project('station', 100, { startYears: [2028], customersReached: 1 });
    const outgoing = project('outgoing', 100, { startYears: [2027, 2028], needsAnyOf: ['station'] });
    expect(split(inputOf([station, outgoing])).outcome.projects.map((p) => p.startYear)).toEqual([2028, 2028]);
    const built = { ...station, stage: 'commissioned' };
    const early = split(inputOf([built, outgoing], { lossPerYearOfDelay: 0.2 }));
    expect(early.outcome.projects.map((p) => p.startYear)).toEqual([null, 2027]);
    const scrapped = { ...station, stage: 'cancelled' };
    expect(split(inputOf([scrapped, outgoing])).outcome.projects[1]?.chosen).toBe(false);
  });

  it('keeps what was decided where the gain of a change is below the price of changing', () => {
    const two = (keepWorth: number): string[] | undefined =>
      split(
        inputOf([project('old', 800, { decided: true }), project('new', 800, { customersReached: 101 })], {
          keepWorth,
        }),
      ).best?.chosen;
    expect(two(0)).toEqual(['new@2027']);
    expect(two(10)).toEqual(['old@2027']);
  });
});
