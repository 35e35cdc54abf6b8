import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AlternativeRule } from '../../../src/domain/policy/alternative';
import { areaAlternative } from '../../../src/domain/policy/areaAlternatives';
import { evaluateLine } from '../../../src/domain/policy/evaluateLine';
import { lineAlternative } from '../../../src/domain/policy/lineAlternatives';
import { drawLine } from '../../../src/domain/policy/lineDrawing';
import { type PolicyLine, SEED_RATES } from '../../../src/domain/policy/lineModel';

const { rules } = JSON.parse(readFileSync('resources/policies/alternatives.json', 'utf8')) as {
  rules: AlternativeRule[];
};
const ruleOf = (alternative: string, on: 'feeder' | 'area' = 'feeder'): AlternativeRule =>
  rules.find((rule) => rule.alternative === alternative && rule.on.includes(on))!;

const line = (patch: Partial<PolicyLine> = {}): PolicyLine => ({
  ...{ id: 'a', code: '101', name: '甲线', townshipId: 't', substationId: 's1' },
  ...{ bareKm: 12, insulatedKm: 6, cableKm: 0, trunkKm: 12, sections: 2, breakers: 0, remote: 0, remoteHours: 0.05 },
  ...{ ties: 0, tiedTo: [], marginKw: null, customers: 24, peakKw: 3000, limitAmpere: 400, maxAmpere: 182 },
  ...{ failureFactor: 1, points: [] },
  ...patch,
});
const other = line({ id: 'b', code: '102', name: '乙线', substationId: 's2', maxAmpere: 100 });
const context = (row: Record<string, number | string | boolean | null> = {}, own = line()) => ({
  ...{ row, year: 2026 },
  lines: new Map([own, other].map((one) => [one.id, one])),
});
const draft = (kind: string, own = line(), row: Record<string, number | string | boolean | null> = {}) =>
  lineAlternative(own, ruleOf(kind), context(row, own))!;

describe('what the engine says of each alternative (bug: an alternative that is paid for and changes nothing)', () => {
  const before = evaluateLine(line(), SEED_RATES);
  it('switches that open at once lower interruptions and hours', () => {
    const after = evaluateLine(draft('section').line!, SEED_RATES);
    expect(after.saifi).toBeLessThan(before.saifi!);
    expect(after.saidiHours).toBeLessThan(before.saidiHours!);
  });
  it('a tie lowers hours alone and makes the line transferable', () => {
    const { line: tied, partner, sharedKey, quantities } = draft('tie');
    const after = evaluateLine(tied!, SEED_RATES);
    expect(after.saifi).toBeCloseTo(before.saifi!, 9);
    expect(after.saidiHours).toBeLessThan(before.saidiHours!);
    expect([before.transferable, after.transferable]).toEqual([0, 1]);
    expect([partner, sharedKey]).toEqual(['b', 'tie a b']);
    expect(quantities).toContainEqual({ item: 'OH-240', quantity: 2.5 });
  });
  it('remote switches lower hours of a tied line', () => {
    const tied = line({ ties: 1, tiedTo: ['b'], marginKw: 4000, sections: 3 });
    const after = evaluateLine(draft('automate', tied).line!, SEED_RATES);
    expect(after.saidiHours).toBeLessThan(evaluateLine(tied, SEED_RATES).saidiHours!);
  });
  it('insulated line, cable and clearing lower failures', () => {
    for (const kind of ['rebuild', 'underground', 'maintain']) {
      expect(evaluateLine(draft(kind).line!, SEED_RATES).trips).toBeLessThan(before.trips!);
    }
    expect(draft('rebuild').quantities).toEqual([{ item: 'OH-240', quantity: 12 }]);
  });
  it('handing load over raises the lowest voltage', () => {
    const loaded = line({ ties: 1, tiedTo: ['b'], marginKw: 1000, maxAmpere: 380, peakKw: 6250 });
    const after = draft('transfer', loaded, { loadRatePercent: 95 });
    expect(after.patch.loadRatePercent).toBeCloseTo(65, 6);
    expect(evaluateLine(after.line!, SEED_RATES).minVoltagePu).toBeGreaterThan(
      evaluateLine(loaded, SEED_RATES).minVoltagePu!,
    );
  });
  it('switches do not change the voltage (bug: the load moves with the sections)', () => {
    expect(evaluateLine(draft('section').line!, SEED_RATES).minVoltagePu).toBeCloseTo(before.minVoltagePu!, 9);
  });
  it('the two sides of a tie are the same work', () => {
    const back = lineAlternative(other, ruleOf('tie'), context())!;
    expect(back.sharedKey).toBe(draft('tie').sharedKey);
  });
});

it('unknown load leaves the figures that depend on it unknown (bug: 0 for unknown)', () => {
  const unknown = evaluateLine(line({ peakKw: null, maxAmpere: null, ties: 1 }), SEED_RATES);
  expect([unknown.minVoltagePu, unknown.transferable]).toEqual([null, null]);
  expect(unknown.saifi).toBeGreaterThan(0);
});

it('nothing is offered where there is nothing to do of that kind', () => {
  expect(lineAlternative(line({ ties: 3 }), ruleOf('tie'), context())).toBeNull();
  expect(lineAlternative(line(), ruleOf('transfer'), context())).toBeNull();
  expect(lineAlternative(line({ bareKm: 0, insulatedKm: 0, cableKm: 18 }), ruleOf('rebuild'), context())).toBeNull();
});

describe('areas', () => {
  const row = { capacityKva: 100, households: 120, loadRatePercent: 96, lvRadiusM: 300, lvBareKm: 0.8 };
  it('get the next capacity that carries the load and the households', () => {
    const enlarged = areaAlternative(row, ruleOf('enlarge', 'area'), 2026)!;
    expect(enlarged.quantities).toEqual([{ item: 'TR-400', quantity: 1 }]);
    expect(enlarged.patch).toMatchObject({ capacityKva: 400, loadRatePercent: 24 });
  });
  it('get a second area where the low-voltage lines are too long', () => {
    const added = areaAlternative({ ...row, households: 60, lvRadiusM: 700 }, ruleOf('enlarge', 'area'), 2026)!;
    expect(added.quantities.map(({ item }) => item)).toEqual(['TR-200', 'OH-240']);
    expect(added.patch).toMatchObject({ lvRadiusM: 350, households: 20 });
  });
  it('get their bare line replaced', () => {
    expect(areaAlternative(row, ruleOf('rebuild', 'area'), 2026)!.quantities).toEqual([
      { item: 'LV-120', quantity: 0.8 },
    ]);
  });
});

it('draws a line with its sections, switches and the name of the tied line', () => {
  const svg = drawLine(draft('tie').line!, (id) => (id === 'b' ? '乙线' : ''), 'zh');
  for (const text of ['乙线', '分段1', '12户']) expect(svg).toContain(text);
});
