import { type Frame, makeFrame } from '../../../src/domain/frame/frame';
import { BRANCH_KINDS, DEVICE_KINDS, type Network, NODE_KINDS } from '../../../src/domain/network/network';
import type { FrameChange, FrameProject, Measure } from '../../../src/shared/frame/change';

/** A network as a frame, for benchmarks. */
export function frameOfNetwork(network: Network): Frame {
  const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);
  return makeFrame({
    nodes: network.nodeIds.map((id, n) => ({
      id,
      kind: NODE_KINDS[network.nodeKind[n]!]!,
      customers: network.customers[n]!,
      averageKw: network.averageKw[n]!,
      peakKw: network.peakKw[n]!,
      peakKvar: network.peakKvar[n]!,
    })),
    branches: network.branchIds.map((id, b) => ({
      id,
      from: network.nodeIds[network.branchFrom[b]!]!,
      to: network.nodeIds[network.branchTo[b]!]!,
      kind: BRANCH_KINDS[network.branchKind[b]!]!,
      lengthKm: finite(network.lengthKm[b]!) ?? 0,
      failuresPerYear: network.failuresPerYear[b]!,
      repairHours: finite(network.repairHours[b]!) ?? 4,
      normallyOpen: network.normallyOpen[b] === 1,
      ...(network.normallyOpen[b] === 1 ? { operateHours: 1 } : {}),
    })),
    switches: Array.from({ length: network.deviceCount }, (_, d) => ({
      id: `switch ${d}`,
      branch: network.branchIds[network.deviceBranch[d]!]!,
      end: network.deviceEnd[d] === 0 ? ('from' as const) : ('to' as const),
      kind: DEVICE_KINDS[network.deviceKind[d]!]!,
      operateHours: network.deviceOperateHours[d]!,
      remote: network.deviceRemote[d] === 1,
    })),
  });
}

/** A plan that sections, automates and ties a frame's feeders: one project to a measure, years in turn. */
export function planOf(
  frame: Frame,
  count: number,
): { changes: FrameChange[]; measures: Measure[]; projects: FrameProject[] } {
  const lines = [...frame.branches.values()].filter((branch) => !branch.normallyOpen && branch.kind === 'line');
  const step = Math.max(1, Math.floor(lines.length / count));
  const ties = [...frame.branches.values()].filter((branch) => branch.normallyOpen);
  const projects: FrameProject[] = [];
  const measures: Measure[] = [];
  const changes: FrameChange[] = [];
  for (let i = 0; i < count; i++) {
    const name = `项目${i}`;
    projects.push({ id: `p${i}`, name, year: 2026 + (i % 3), deviationReason: null });
    measures.push({
      ...{ id: `m${i}`, project: `p${i}`, name, year: null },
      ...{ constructionCustomers: null, constructionHours: null, liveShare: null },
    });
    const head = { position: 2 * i, name, inTarget: true, measure: `m${i}`, dueYear: null };
    changes.push({
      ...head,
      id: `c${i}`,
      type: 'sectionalise',
      element: lines[i * step]!.id,
      newCode: `K${i}`,
      at: 0.5,
    });
    const tie = ties[i % ties.length]!;
    changes.push({ ...head, id: `d${i}`, position: 2 * i + 1, type: 'automateSwitch', element: tie.id });
  }
  return { changes, measures, projects };
}
