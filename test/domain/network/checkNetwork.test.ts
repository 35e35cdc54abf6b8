import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkNetwork } from '../../../src/domain/network/checkNetwork';
import { readNetwork } from '../../../src/domain/network/readNetwork';
import { hasMessage } from '../../../src/shared/messages';
import { drawnNetwork } from './draw';

const LIMITS = { mostTies: 3, mostSectionKm: 3 };

function found(chains: string[], options: Partial<Parameters<typeof checkNetwork>[1]> = {}) {
  const findings = checkNetwork(drawnNetwork(...chains), { limits: LIMITS, ...options });
  for (const finding of findings) expect(hasMessage(finding.code), finding.code).toBe(true);
  return findings.map(({ code, where, elements }) => [code, where?.id, elements.join(' ')]);
}

describe('checks of the frame', () => {
  it('finds nothing on a sound feeder', () => {
    expect(found(['S1 B- a1 o- a2 o- a3 ~~ b2', 'S2 B- b1 o- b2'])).toEqual([]);
  });

  it('names islands once and every load without supply', () => {
    expect(found(['S1 B- a1', 'b1 -- j2 -- b3', 'c1'])).toEqual([
      ['NETWORK_LOAD_UNSUPPLIED', 'b1', 'b1'],
      ['NETWORK_LOAD_UNSUPPLIED', 'b3', 'b3'],
      ['NETWORK_LOAD_UNSUPPLIED', 'c1', 'c1'],
      ['NETWORK_ISLAND', 'b1', 'b1 j2 b3'],
    ]);
  });

  it('lists the branches of a closed loop, the feeder above it left out', () => {
    const loops = found(['S1 B- a1 o- a2 o- a3 o- a4', 'a2 o- a5 o- a4']);
    expect(loops).toHaveLength(1);
    expect(loops[0]![0]).toBe('NETWORK_LOOP');
    expect((loops[0]![2] as string).split(' ').sort()).toEqual(['a2-a3', 'a2-a5', 'a3-a4', 'a5-a4']);
  });

  it('sees two parallel lines as a loop of two', () => {
    const network = drawnNetwork('S1 B- a1', 'a1 -- S1');
    const [loop] = checkNetwork(network);
    expect([loop?.code, loop?.elements.sort()]).toEqual(['NETWORK_LOOP', ['S1-a1', 'a1-S1']]);
  });

  it('tells a closed way between two sources from a loop', () => {
    const [joined] = checkNetwork(drawnNetwork('S1 B- a1 o- a2 o- b1', 'S2 B- b1'));
    expect(joined?.code).toBe('NETWORK_SOURCES_JOINED');
    expect(joined?.elements.sort()).toEqual(['S1-a1', 'S2-b1', 'a1-a2', 'a2-b1']);
    expect([joined?.params?.source, joined?.params?.other].sort()).toEqual(['S1', 'S2']);
  });

  it('finds a stub from its root on, not a tie line and not a lateral with load', () => {
    expect(found(['S1 B- a1 o- j2 -- j3 -- j4', 'a1 o- j5 ~~ b1', 'S2 B- b1', 'j2 -- a6', 'j3 -- j7'])[0]).toEqual([
      'NETWORK_STUB',
      'j2-j3',
      'j2-j3 j3-j4 j3-j7',
    ]);
  });

  it('measures sections between switches, laterals without a switch included', () => {
    expect(found(['S1 B- a1 o- 2km a2 -- 0.9km a3 o- 3km a4', 'a2 -- 0.2km a5'])).toEqual([
      ['NETWORK_SECTION_LONG', 'a1-a2', 'a1-a2 a2-a3 a2-a5'],
    ]);
  });

  it('counts the ties of a feeder', () => {
    const chains = [
      'S1 B- a1 o- a2 ~~ b1',
      'a1 ~~ c1',
      'a2 ~~ d1',
      'a1 ~~ e1',
      'S2 B- b1',
      'S3 B- c1',
      'S4 B- d1',
      'S5 B- e1',
    ];
    expect(found(chains)).toEqual([['NETWORK_TIES_MANY', 'S1-a1', 'a2-b1 a1-c1 a2-d1 a1-e1']]);
  });

  it('finds mixed wiring within a grid, the odd one first, and not across grids', () => {
    const chains = ['S1 B- a1 o- a2 ~~ b2', 'S2 B- b1 o- b2', 'S1 B- c1 o- c2', 'S2 B- d1'];
    const gridOfFeeder = new Map([
      ['S1-a1', 'G1'],
      ['S2-b1', 'G1'],
      ['S1-c1', 'G1'],
      ['S2-d1', 'G2'],
    ]);
    expect(found(chains, { gridOfFeeder })).toEqual([['NETWORK_GRID_MIXED', 'G1', 'S1-c1 S1-a1 S2-b1']]);
  });

  it('runs on all published networks', () => {
    const folder = 'test/fixtures/networks';
    for (const file of readdirSync(folder)) {
      const { network } = readNetwork(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')));
      const codes = new Set(checkNetwork(network).map((finding) => finding.code));
      expect(codes.has('NETWORK_LOOP'), file).toBe(false);
      expect(codes.has('NETWORK_LOAD_UNSUPPLIED'), file).toBe(false);
    }
  });
});
