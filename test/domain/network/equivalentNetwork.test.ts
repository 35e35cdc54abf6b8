import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type EquivalentRates, equivalentNetwork } from '../../../src/domain/network/equivalentNetwork';
import { type MeasuredFeeder, measureFeeders } from '../../../src/domain/network/measureFeeder';
import type { Network } from '../../../src/domain/network/network';
import { readNetwork } from '../../../src/domain/network/readNetwork';
import { analyseReliability, type ReliabilityIndices } from '../../../src/domain/reliability/analyseReliability';

const FOLDER = 'test/fixtures/networks';

function rates({ linePerKm, transformer }: MeasuredFeeder): EquivalentRates {
  return { barePerKm: linePerKm, insulatedPerKm: linePerKm, cablePerKm: linePerKm, transformer };
}

/** The feeders' equivalents one by one: each has rates of its own. */
function equivalentIndices(feeders: MeasuredFeeder[]): ReliabilityIndices {
  const sum = { customers: 0, saifi: 0, saidiHours: 0, ensKwh: 0 };
  for (const feeder of feeders) {
    const { network } = readNetwork(equivalentNetwork([feeder.ledger], rates(feeder)));
    const { system } = analyseReliability(network);
    sum.customers += system.customers;
    sum.saifi += system.saifi * system.customers;
    sum.saidiHours += system.saidiHours * system.customers;
    sum.ensKwh += system.ensKwh;
  }
  const saifi = sum.saifi / sum.customers;
  const saidiHours = sum.saidiHours / sum.customers;
  return { ...sum, saifi, saidiHours, caidiHours: saidiHours / saifi, asai: 1 - saidiHours / 8760 };
}

function load(name: string): Network {
  return readNetwork(JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'))).network;
}

const percent = (a: number, b: number) => `${a >= b ? '+' : ''}${(100 * (a / b - 1)).toFixed(1)} %`;

describe('equivalent networks of ledger-only feeders', () => {
  it('error against the full model on every published network with failure rates', () => {
    const lines: string[] = [];
    for (const file of readdirSync(FOLDER).filter((name) => name.startsWith('rbts'))) {
      const network = load(file);
      const full = analyseReliability(network).system;
      const feeders = measureFeeders(network);
      const placed = equivalentIndices(feeders);
      const alike = equivalentIndices(
        feeders.map((feeder) => {
          const { points: _, ...ledger } = feeder.ledger;
          return { ...feeder, ledger };
        }),
      );
      const row = (label: string, e: ReliabilityIndices) =>
        `${file.replace('.json', '')} ${label}: SAIFI ${percent(e.saifi, full.saifi)}, SAIDI ${percent(e.saidiHours, full.saidiHours)}, ENS ${percent(e.ensKwh, full.ensKwh)}`;
      lines.push(row('customers per load point known', placed), row('all load points alike', alike));
      // Loose bounds: they would catch sections, ties, fuses or lengths getting lost on the way.
      expect(Math.abs(placed.saifi / full.saifi - 1), lines.at(-2)).toBeLessThan(0.1);
      expect(Math.abs(placed.saidiHours / full.saidiHours - 1), lines.at(-2)).toBeLessThan(0.15);
    }
    console.log(lines.join('\n'));
  });

  it('is exact for a feeder that is as regular as it assumes', () => {
    const ledger = {
      ...{ id: 'f', trunkKm: 6, lateralKm: 3, shares: { bare: 0.5, insulated: 0.25, cable: 0.25 } },
      ...{ sections: 3, ties: 1, tieCapacityKw: null, operateHours: 1, loadPoints: 6, fusedShare: 1 },
      ...{ customers: 600, averageKw: 1200, peakKw: 1800 },
    };
    const perKm = (failuresPerYear: number, repairHours: number) => ({ failuresPerYear, repairHours });
    const json = equivalentNetwork([ledger], {
      ...{ barePerKm: perKm(0.1, 4), insulatedPerKm: perKm(0.04, 4), cablePerKm: perKm(0.02, 4) },
      transformer: { failuresPerYear: 0.01, repairHours: 6 },
    });
    const { network } = readNetwork(json);
    const { system } = analyseReliability(network);
    // 0.065 failures per km: 6 km of trunk trip everybody, own half kilometre and transformer besides.
    expect(system.saifi).toBeCloseTo(6 * 0.065 + 0.5 * 0.065 + 0.01, 9);
    // A third of trunk failures waits for repair, the rest for the switches.
    expect(system.saidiHours).toBeCloseTo(2 * 0.065 * 4 + 4 * 0.065 * 1 + 0.5 * 0.065 * 4 + 0.01 * 6, 9);
    const [back] = measureFeeders(network);
    const { points: _, ...measured } = back!.ledger;
    expect(measured).toEqual({ ...ledger, id: 'f/trunk 1', shares: { bare: 1, insulated: 0, cable: 0 } });
  });
});
