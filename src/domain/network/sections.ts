import type { NetworkColumns } from './network';

/** A section: what hangs together between switching devices, by its branches. */
export interface Section {
  /** Closed branches, in the order of branches. */
  branches: number[];
  /** Sum of the known lengths, km. */
  lengthKm: number;
}

/** The sections of a network over closed branches, devices of every kind counting as borders. */
export function sectionLengths(network: NetworkColumns): Section[] {
  const { nodeCount, branchCount } = network;
  const hasDevice = new Uint8Array(2 * branchCount);
  for (let d = 0; d < network.deviceCount; d++) hasDevice[2 * network.deviceBranch[d]! + network.deviceEnd[d]!] = 1;
  const up = Int32Array.from({ length: nodeCount + branchCount }, (_, i) => i);
  const find = (start: number): number => {
    let x = start;
    while (up[x] !== x) {
      up[x] = up[up[x]!]!;
      x = up[x]!;
    }
    return x;
  };
  for (let b = 0; b < branchCount; b++) {
    if (network.normallyOpen[b] === 1) continue;
    if (hasDevice[2 * b] === 0) up[find(network.branchFrom[b]!)] = find(nodeCount + b);
    if (hasDevice[2 * b + 1] === 0) up[find(network.branchTo[b]!)] = find(nodeCount + b);
  }
  const sections = new Map<number, Section>();
  for (let b = 0; b < branchCount; b++) {
    if (network.normallyOpen[b] === 1) continue;
    const root = find(nodeCount + b);
    const section = sections.get(root) ?? { branches: [], lengthKm: 0 };
    sections.set(root, section);
    section.branches.push(b);
    if (network.lengthKm[b]! > 0) section.lengthKm += network.lengthKm[b]!;
  }
  return [...sections.values()];
}
