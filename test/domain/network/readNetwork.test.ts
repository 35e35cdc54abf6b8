import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEVICE_LOAD_SWITCH } from '../../../src/domain/network/network';
import { readNetwork } from '../../../src/domain/network/readNetwork';
import { solvePowerFlow } from '../../../src/domain/powerflow/solvePowerFlow';
import { AppError } from '../../../src/shared/appError';

const FOLDER = 'test/fixtures/networks';

function small(): Record<string, unknown> {
  return {
    format: 'countyframe.network/1',
    nodes: [
      { id: 'S', kind: 'source' },
      { id: 'B', kind: 'load', customers: 3 },
      { id: 'A', kind: 'junction' },
    ],
    branches: [
      { id: 'l1', from: 'S', to: 'B', failuresPerYear: 0.1, repairHours: 5 },
      { id: 't', from: 'B', to: 'A', normallyOpen: true },
    ],
    devices: [
      { branch: 'l1', end: 'from', kind: 'breaker', operateHours: 9 },
      { branch: 'l1', end: 'to', kind: 'loadSwitch', remote: true },
      { branch: 'l1', end: 'to', kind: 'disconnector' },
    ],
  };
}

function refusedAt(change: (json: Record<string, never>) => void): string | undefined {
  const json = small();
  change(json as Record<string, never>);
  try {
    readNetwork(json);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('NETWORK_INVALID');
    return (error as AppError).where?.path;
  }
  return undefined;
}

describe('reading countyframe.network/1', () => {
  it('takes every published case without a complaint', () => {
    for (const file of readdirSync(FOLDER)) {
      const { network, issues } = readNetwork(JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')));
      expect(network.nodeCount).toBeGreaterThan(30);
      expect(issues.filter((i) => i.code !== 'NETWORK_TIE_TIME_ASSUMED')).toEqual([]);
    }
  });

  it('fills the defaults of the format and warns about assumed times only', () => {
    const { network, issues } = readNetwork(small());
    expect([...network.customers]).toEqual([0, 3, 0]);
    expect([...network.capacityKw]).toEqual([Infinity, Infinity]);
    expect(network.operateHours[1]).toBe(1);
    expect([...network.deviceOperateHours]).toEqual([0, 0.05, 1]);
    expect(network.deviceKind[1]).toBe(DEVICE_LOAD_SWITCH);
    expect([...network.nodeOrder]).toEqual([2, 1, 0]);
    expect(network.sourceVoltagePu).toBe(1);
    expect(network.baseKv).toBeNaN();
    expect(issues.map((i) => [i.severity, i.code, i.where?.path])).toEqual([
      ['warning', 'NETWORK_TIE_TIME_ASSUMED', 'branches[1].operateHours'],
      ['warning', 'NETWORK_SWITCH_TIME_ASSUMED', 'devices[1].operateHours'],
      ['warning', 'NETWORK_SWITCH_TIME_ASSUMED', 'devices[2].operateHours'],
    ]);
  });

  it('reports an unconnected node and source as information, not as a refusal', () => {
    const json = small();
    (json.nodes as unknown[]).push({ id: 'X', kind: 'load', customers: 4 }, { id: 'Y', kind: 'source' });
    const codes = readNetwork(json).issues.filter((i) => i.severity === 'info');
    expect(codes.map((i) => [i.code, i.params?.id])).toEqual([
      ['NETWORK_NODE_UNCONNECTED', 'X'],
      ['NETWORK_SOURCE_UNCONNECTED', 'Y'],
    ]);
  });

  it('takes what feeds back: a negative load is embedded generation, a negative reactance a series capacitor', () => {
    const network = readNetwork({
      format: 'countyframe.network/1',
      baseKv: 10,
      nodes: [
        { id: 'S', kind: 'source' },
        { id: 'G', kind: 'load', peakKw: -500 },
      ],
      branches: [{ id: 'l', from: 'S', to: 'G', rOhm: 1, xOhm: -0.5 }],
    }).network;
    const { powerFlow } = solvePowerFlow(network);
    // v (v - 1) = p r with p = 0.5 MW and r = 1 ohm / 100 ohm, less the square of what the reactance adds.
    expect(powerFlow?.voltagesPu[1]).toBeGreaterThan(1.004);
    expect(powerFlow?.voltagesPu[1]).toBeLessThan(1.005);
  });

  it('names the place of what is wrong', () => {
    expect(refusedAt((j) => Object.assign(j, { format: 'countyframe.network/2' }))).toBe('format');
    expect(refusedAt((j) => Object.assign(j, { nodes: null }))).toBe('nodes');
    expect(refusedAt((j) => Object.assign(j, { devices: {} }))).toBe('devices');
    expect(refusedAt((j) => Object.assign(j, { baseKv: 0 }))).toBe('baseKv');
    expect(refusedAt((j) => Object.assign(j.nodes[1]!, { id: 'S' }))).toBe('nodes[1].id');
    expect(refusedAt((j) => Object.assign(j.nodes[1]!, { id: 7 }))).toBe('nodes[1].id');
    expect(refusedAt((j) => Object.assign(j.nodes[1]!, { kind: 'Load' }))).toBe('nodes[1].kind');
    expect(refusedAt((j) => Object.assign(j.nodes[1]!, { customers: -1 }))).toBe('nodes[1].customers');
    expect(refusedAt((j) => Object.assign(j.nodes[1]!, { customers: '3' }))).toBe('nodes[1].customers');
    expect(refusedAt((j) => Object.assign(j.branches[0]!, { to: 'Q' }))).toBe('branches[0].to');
    expect(refusedAt((j) => Object.assign(j.branches[0]!, { to: 'S' }))).toBe('branches[0].to');
    expect(refusedAt((j) => Object.assign(j.branches[0]!, { from: '__proto__' }))).toBe('branches[0].from');
    expect(refusedAt((j) => Object.assign(j.branches[0]!, { failuresPerYear: Number.NaN }))).toBe(
      'branches[0].failuresPerYear',
    );
    expect(refusedAt((j) => Object.assign(j.branches[0]!, { repairHours: Infinity }))).toBe('branches[0].repairHours');
    expect(refusedAt((j) => Object.assign(j.branches[0]!, { normallyOpen: 1 }))).toBe('branches[0].normallyOpen');
    expect(refusedAt((j) => Object.assign(j.devices[0]!, { end: 'middle' }))).toBe('devices[0].end');
    expect(refusedAt((j) => Object.assign(j.devices[0]!, { branch: 'constructor' }))).toBe('devices[0].branch');
    expect(refusedAt((j) => (j.devices as unknown[]).push(null))).toBe('devices[3]');
    for (const json of [null, 3, 'x', [], undefined]) expect(() => readNetwork(json)).toThrow(AppError);
  });

  it('keeps ids that name parts of every object', () => {
    const json = JSON.parse(
      '{"format":"countyframe.network/1","nodes":[{"id":"__proto__","kind":"source"},{"id":"constructor","kind":"load"}],' +
        '"branches":[{"id":"toString","from":"__proto__","to":"constructor"}]}',
    );
    expect(readNetwork(json).network.nodeIds).toEqual(['__proto__', 'constructor']);
  });
});
