import type { FrameElements } from '../../../shared/api/frame';
import type { DiagramName, DiagramRef } from '../../components/diagram';
import type { ElementIndex, PickKind } from './changeDraft';

/** Elements of a frame by code. */
export function indexElements(elements: FrameElements): ElementIndex {
  return {
    nodes: new Map(elements.nodes.map((node) => [node.id, node])),
    branches: new Map(elements.branches.map((branch) => [branch.id, branch])),
    switches: new Map(elements.switches.map((device) => [device.id, device])),
  };
}

/** Names the search of a drawing finds: given names, and codes. */
export function namesOf(elements: FrameElements): DiagramName[] {
  const entry = (entity: DiagramRef['entity'], id: string, name: string | undefined): DiagramName => ({
    ref: { entity, id },
    name: name === undefined || name === id ? id : `${name} ${id}`,
  });
  return [
    ...elements.branches.map(({ id, name }) => entry('branch', id, name)),
    ...elements.nodes.map(({ id, name }) => entry('node', id, name)),
    ...elements.switches.map(({ id, name }) => entry('device', id, name)),
  ];
}

const PICKS: Partial<Record<DiagramRef['entity'], PickKind>> = { node: 'node', branch: 'branch', device: 'switch' };

/** What a symbol of a drawing stands for in the frame; null for feeders and substations of the county schematic. */
export function pickedOf(ref: DiagramRef): { kind: PickKind; code: string } | null {
  const kind = PICKS[ref.entity];
  return kind ? { kind, code: ref.id } : null;
}
