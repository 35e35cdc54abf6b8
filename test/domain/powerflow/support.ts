import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Network } from '../../../src/domain/network/network';
import type { Network1, Network1Branch, Network1Node } from '../../../src/domain/network/network1';
import { readNetwork } from '../../../src/domain/network/readNetwork';
import { type PowerFlow, solvePowerFlow } from '../../../src/domain/powerflow/solvePowerFlow';

export interface PublishedFlow {
  lossKw: number;
  lossKvar: number;
  minVoltagePu: number;
  minVoltageNode: string;
  voltagesPu?: Record<string, number>;
}

export type PublishedNetwork = Network1 & { expected: { powerFlow: PublishedFlow } };

export const PUBLISHED = ['pf-33bw-base', 'pf-33bw-reconfigured', 'pf-69-base', 'pf-69-reconfigured'] as const;

export function fixture(name: string): PublishedNetwork {
  const path = fileURLToPath(new URL(`../../fixtures/networks/${name}.json`, import.meta.url));
  return JSON.parse(readFileSync(path, 'utf8')) as PublishedNetwork;
}

export function read(document: Network1): Network {
  return readNetwork(document).network;
}

/** Solves a network that must have a power flow. */
export function solved(document: Network1): { network: Network; flow: PowerFlow } {
  const network = read(document);
  const result = solvePowerFlow(network);
  if (result.powerFlow === null) throw new Error(result.reason.code);
  return { network, flow: result.powerFlow };
}

export function voltagesById(network: Network, flow: PowerFlow): Map<string, number> {
  return new Map(network.nodeIds.map((id, n) => [id, flow.voltagesPu[n]!]));
}

/** A short way to write networks: nodes as id or source, branches as [id, from, to, rOhm, xOhm]. */
export function build(parts: {
  nodes: Network1Node[];
  branches: Network1Branch[];
  baseKv?: number;
  sourceVoltagePu?: number;
  devices?: Network1['devices'];
}): Network1 {
  return { format: 'countyframe.network/1', baseKv: 10, sourceVoltagePu: 1, ...parts };
}

/** Deterministic shuffle (mulberry32). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = randomFrom(seed);
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
