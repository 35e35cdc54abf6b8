import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNetwork } from '../../../src/domain/network/readNetwork';
import { analyseReliability } from '../../../src/domain/reliability/analyseReliability';

interface Case {
  branches: { id: string; kind: string; capacityKw: number | null }[];
  expected: {
    reliability: {
      saifi: number;
      saidiHours: number;
      caidiHours: number;
      asai: number;
      ensKwh: number;
      loadPoints: Record<string, { interruptionsPerYear: number; outageHoursPerYear: number }>;
    };
  };
}

function published(name: string): Case {
  return JSON.parse(readFileSync(`test/fixtures/networks/${name}.json`, 'utf8'));
}

function near(actual: number, expected: number): void {
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(1e-6 * Math.abs(expected));
}

describe('RBTS Bus 2 as published', () => {
  for (const letter of ['A', 'B', 'C', 'D', 'E', 'F']) {
    it(`case ${letter}: indices and every load point to 1e-6`, () => {
      const json = published(`rbts-bus2-${letter}`);
      const { network } = readNetwork(json);
      const result = analyseReliability(network);
      const { loadPoints, ...system } = json.expected.reliability;
      for (const [key, value] of Object.entries(system)) near(result.system[key as 'saifi'], value);
      expect(Object.keys(loadPoints).length).toBe(22);
      for (const [id, point] of Object.entries(loadPoints)) {
        const node = network.nodeIds.indexOf(id);
        near(result.interruptionsPerYear[node]!, point.interruptionsPerYear);
        near(result.outageHoursPerYear[node]!, point.outageHoursPerYear);
      }
    });
  }

  // A tie's limit is judged on average load, and load is shed at disconnectors only: both change these figures.
  it.each([
    [2500, 38.1524],
    [2000, 38.3396],
    [1500, 39.0239],
    [1000, 40.256],
  ])('case A with ties limited to %d kW', (capacityKw, ensMwh) => {
    const json = published('rbts-bus2-A');
    for (const branch of json.branches) if (branch.kind === 'tie') branch.capacityKw = capacityKw;
    const { system } = analyseReliability(readNetwork(json).network);
    expect(system.ensKwh / 1000).toBeCloseTo(ensMwh, 4);
  });
});
