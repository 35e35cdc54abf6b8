import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network1 } from '../../../src/domain/network/network1';
import { readNetwork } from '../../../src/domain/network/readNetwork';
import { analyseReliability } from '../../../src/domain/reliability/analyseReliability';
import { oracle } from './oracle';
import { randomIsland, randomNetwork } from './randomNetwork';

function agree(json: Network1): void {
  const { network } = readNetwork(json);
  const result = analyseReliability(network);
  const expected = oracle(json);
  for (let i = 0; i < network.nodeCount; i++) {
    const point = expected.loadPoints.get(network.nodeIds[i]!);
    const label = network.nodeIds[i];
    expect(result.interruptionsPerYear[i], `λ of ${label}`).toBeCloseTo(point?.interruptionsPerYear ?? 0, 9);
    expect(result.outageHoursPerYear[i], `U of ${label}`).toBeCloseTo(point?.outageHoursPerYear ?? 0, 9);
  }
  expect(result.system.saifi).toBeCloseTo(expected.saifi, 9);
  expect(result.system.saidiHours).toBeCloseTo(expected.saidiHours, 9);
  expect(result.system.ensKwh).toBeCloseTo(expected.ensKwh, 6);
  expect(result.proven).toBe(true);
}

const RUNS = Number(process.env.ORACLE_RUNS ?? 1000);

// Each would catch the engine's short cuts (zone tree, runs of numbers, passes up and down) being wrong somewhere.
describe('the engine and the definition agree on random networks', () => {
  it('radial, unlimited ties, mixed operating times', () => {
    fc.assert(fc.property(randomNetwork(), agree), { numRuns: RUNS });
  });
  it('radial, limited ties', () => {
    fc.assert(fc.property(randomNetwork({ capacity: 'limited' }), agree), { numRuns: RUNS });
  });
  it('loops and several sources, unlimited ties', () => {
    fc.assert(fc.property(randomNetwork({ loops: true }), agree), { numRuns: RUNS });
  });
  it('loops and several sources, limited ties', () => {
    fc.assert(fc.property(randomNetwork({ loops: true, capacity: 'limited', ties: 4 }), agree), { numRuns: RUNS });
  });
  it('a feeder cut off at its head, several limited ties, equal loads and limits', () => {
    fc.assert(fc.property(randomIsland({ loops: false }), agree), { numRuns: RUNS });
  });
  it('the same with loops', () => {
    fc.assert(fc.property(randomIsland({ loops: true }), agree), { numRuns: RUNS });
  });
});
