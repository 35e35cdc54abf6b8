import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Network1 } from '../../../src/domain/network/network1';
import { readNetwork } from '../../../src/domain/network/readNetwork';
import { analyseReliability } from '../../../src/domain/reliability/analyseReliability';
import { createSwitchValuer, type SwitchSaving } from '../../../src/domain/reliability/switchValue';
import { drawn } from '../network/draw';
import { randomNetwork } from './randomNetwork';

function system(json: Network1) {
  const { saifi, saidiHours, ensKwh, customers } = analyseReliability(readNetwork(json).network).system;
  return { interruptions: saifi * customers, hours: saidiHours * customers, ensKwh };
}

function same(saving: SwitchSaving, without: Network1, having: Network1): void {
  const a = system(without);
  const b = system(having);
  expect(saving.customerInterruptions).toBeCloseTo(a.interruptions - b.interruptions, 8);
  expect(saving.customerHours).toBeCloseTo(a.hours - b.hours, 8);
  expect(saving.unservedKwh).toBeCloseTo(a.ensKwh - b.ensKwh, 8);
}

// The valuer cuts out a part of the network: it would be wrong if anything beyond the part mattered.
it('is the difference of two analyses of the whole network', () => {
  fc.assert(
    fc.property(randomNetwork({ loops: true, capacity: 'limited' }), (json) => {
      const { network } = readNetwork(json);
      const valuer = createSwitchValuer(network);
      json.devices?.forEach((device, d) => {
        same(valuer.savingOfDevice(d), { ...json, devices: json.devices!.filter((_, i) => i !== d) }, json);
        if (device.kind === 'breaker' || device.kind === 'fuse') return;
        const faster = { ...device, operateHours: Math.min(device.operateHours!, 0.05) };
        same(valuer.savingOfRemote(d), json, { ...json, devices: json.devices!.map((o, i) => (i === d ? faster : o)) });
      });
      json.branches.forEach((branch, b) => {
        if (!branch.normallyOpen) return;
        same(
          valuer.savingOfTie(b),
          {
            ...json,
            branches: json.branches.filter((_, i) => i !== b),
            devices: json.devices!.filter((d) => d.branch !== branch.id),
          },
          json,
        );
      });
    }),
    { numRuns: 200 },
  );
});

it('values a switch, its remote drive and a tie on a drawn feeder', () => {
  const json = drawn('S1 B- a1 o- a2 ~~ b1', 'S2 B- b1');
  const { network } = readNetwork(json);
  const valuer = createSwitchValuer(network);
  // Either section fails 0.1 times a year for 5 h; 100 customers wait 1 h instead of 5 for each fault of the other.
  expect(valuer.savingOfDevice(1).customerHours).toBeCloseTo(2 * 0.1 * 100 * 4, 9);
  expect(valuer.savingOfRemote(1).customerHours).toBeCloseTo(0.1 * 100 * 0.95, 9);
  expect(valuer.savingOfTie(2).customerHours).toBeCloseTo(0.1 * 100 * 4, 9);
});
