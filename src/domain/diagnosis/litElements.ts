import type { Frame } from '../frame/frame';
import { mainPath, sectionsOf } from '../policy/mainPath';

/** What of a feeder a finding is about, in the current frame: codes of branches, and of nodes. */
export interface LitElements {
  branches: ReadonlySet<string>;
  nodes: ReadonlySet<string>;
}

/**
 * The elements a finding is about: the branch and node of an area, the longest section, the bare sections, or the trunk of the
 * line.
 * @param feeder ledger id of the line drawn
 * @param area ledger id of the area, where the finding is about one
 */
export function litElements(frame: Frame, rule: string, feeder: string, area: string | null): LitElements {
  if (area !== null) {
    const node = [...frame.nodes.values()].find((candidate) => candidate.area === area);
    const branches = node === undefined ? [] : (frame.branchesAt.get(node.id) ?? []);
    return { branches: new Set(branches), nodes: new Set(node === undefined ? [] : [node.id]) };
  }
  const trunk = mainPath(frame, feeder);
  const sections = sectionsOf(frame, feeder);
  const bare = sections.filter(({ construction }) => construction === 'bare');
  const longest = [...trunk].sort((a, b) => (b.lengthKm ?? 0) - (a.lengthKm ?? 0))[0];
  const lit =
    rule === 'frame.longSection' && longest
      ? [longest]
      : rule === 'equipment.insulation' && bare.length > 0
        ? bare
        : trunk;
  return { branches: new Set(lit.map(({ id }) => id)), nodes: new Set() };
}
