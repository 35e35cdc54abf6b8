import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/domain/evaluation/evaluate';
import { hasMessage } from '../../../src/shared/messages';

const FOLDER = 'test/fixtures/networks';

function json(file: string) {
  return JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));
}

function feeder() {
  return {
    format: 'countyframe.network/1',
    nodes: [
      { id: 'S', kind: 'source' },
      { id: '__proto__', kind: 'load', customers: 10, averageKw: 100 },
      { id: 'X', kind: 'load', customers: 90 },
      { id: 'Y', kind: 'junction' },
    ],
    branches: [
      { id: 'a', from: 'S', to: '__proto__', failuresPerYear: 0.5, repairHours: 4 },
      { id: 'b', from: 'X', to: 'Y', failuresPerYear: 9, repairHours: 4 },
      { id: 't', from: 'X', to: '__proto__', normallyOpen: true, failuresPerYear: 3, operateHours: 1 },
    ],
  };
}

describe('countyframe.evaluation/1', () => {
  it('agrees with what the published cases state, and gives a worded reason for the rest', () => {
    for (const file of readdirSync(FOLDER)) {
      const network = json(file);
      const result = evaluate(network);
      expect(result.format).toBe('countyframe.evaluation/1');
      expect(result.reliability === null).toBe(network.expected.reliability === undefined);
      if (result.reliabilityReason !== null) expect(hasMessage(result.reliabilityReason.code)).toBe(true);
      if (result.powerFlowReason !== null) expect(hasMessage(result.powerFlowReason.code)).toBe(true);
      if (result.reliability !== null) {
        expect(result.reliability.saidiHours).toBeCloseTo(network.expected.reliability.saidiHours, 6);
        expect(Object.keys(result.reliability.loadPoints)).toHaveLength(22);
      }
    }
  });

  it('leaves what has no source out of the customer base, and says so', () => {
    const result = evaluate(feeder());
    // Counting the 90 unsupplied customers would make 0.05 of this, counting their failures far more.
    expect(result.reliability?.saifi).toBe(0.5);
    expect(result.reliability?.saidiHours).toBe(2);
    expect(result.reliability?.ensKwh).toBe(200);
    expect(result.reliability?.caidiHours).toBe(4);
    expect(JSON.stringify(result.reliability?.loadPoints)).toBe(
      '{"__proto__":{"interruptionsPerYear":0.5,"outageHoursPerYear":2}}',
    );
    expect(result.issues.map((i) => [i.severity, i.code])).toContainEqual(['warning', 'RELIABILITY_LOADS_UNSUPPLIED']);
    for (const issue of result.issues) expect(hasMessage(issue.code)).toBe(true);
  });

  it('is null with the reason that applies', () => {
    const silent = feeder();
    silent.branches[0]!.failuresPerYear = 0;
    silent.branches[1]!.failuresPerYear = 0;
    // The tie's failure rate does not count: it does not fail while open.
    expect(evaluate(silent).reliabilityReason?.code).toBe('RELIABILITY_NO_FAILURES');
    const empty = feeder();
    for (const node of empty.nodes) node.customers = 0;
    expect(evaluate(empty).reliabilityReason?.code).toBe('RELIABILITY_NO_CUSTOMERS');
    const unrepaired = feeder();
    unrepaired.branches[0]!.repairHours = undefined as unknown as number;
    expect(evaluate(unrepaired).reliabilityReason).toEqual({
      code: 'RELIABILITY_NO_REPAIR_TIME',
      params: { count: 1, branch: 'a' },
    });
    expect(evaluate(unrepaired).powerFlowReason?.code).toBe('POWER_FLOW_NO_BASE_KV');
  });
});

it('takes an empty network', () => {
  const result = evaluate({ format: 'countyframe.network/1', nodes: [], branches: [] });
  expect([result.reliability, result.powerFlow]).toEqual([null, null]);
});
