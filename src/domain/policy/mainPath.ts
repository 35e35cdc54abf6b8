import type { FrameBranch } from '../../shared/frame/elements';
import type { Frame } from '../frame/frame';

/** The line sections of a feeder in normal operation, as the frame lists them. */
export function sectionsOf(frame: Frame, feeder: string | null): FrameBranch[] {
  return (feeder === null ? [] : (frame.branchesOfFeeder.get(feeder) ?? []))
    .map((id) => frame.branches.get(id)!)
    .filter(({ kind, normallyOpen }) => kind === 'line' && !normallyOpen);
}

/**
 * The trunk of a feeder: from its bus to the node that is farthest along its sections, km, laterals behind fuses left aside. Of
 * equal ones the first found; all sections, in the order of the frame, where none of them begins at a source.
 * @returns sections from the bus outwards
 */
export function mainPath(frame: Frame, feeder: string | null): FrameBranch[] {
  const all = sectionsOf(frame, feeder);
  const sections = all.filter(({ id }) => !isFused(frame, id));
  const at = new Map<string, FrameBranch[]>();
  for (const branch of sections) {
    for (const end of [branch.from, branch.to]) at.set(end, [...(at.get(end) ?? []), branch]);
  }
  const starts = [...at.keys()].filter((node) => frame.nodes.get(node)?.kind === 'source');
  if (starts.length === 0) return all;
  const way = new Map<string, { km: number; by: FrameBranch | null; before: string | null }>();
  for (const start of starts) way.set(start, { km: 0, by: null, before: null });
  const waiting = [...starts];
  let far = starts[0]!;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { km } = way.get(node)!;
    if (km > way.get(far)!.km) far = node;
    for (const branch of at.get(node)!) {
      const next = branch.from === node ? branch.to : branch.from;
      if (way.has(next)) continue;
      way.set(next, { km: km + (branch.lengthKm ?? 0), by: branch, before: node });
      waiting.push(next);
    }
  }
  const path: FrameBranch[] = [];
  for (let node: string | null = far; node !== null; node = way.get(node)!.before) {
    const { by } = way.get(node)!;
    if (by !== null) path.push(by);
  }
  return path.length > 0 ? path.reverse() : all;
}

const isFused = (frame: Frame, branch: string): boolean =>
  (frame.switchesOn.get(branch) ?? []).some((id) => frame.switches.get(id)!.kind === 'fuse');

/** The node at the far end of the trunk, and the section that leads there. */
export function farEnd(path: readonly FrameBranch[]): { node: string; section: FrameBranch } | null {
  const section = path.at(-1);
  if (!section) return null;
  const before = path.at(-2);
  const isTurned = before !== undefined && (section.to === before.to || section.to === before.from);
  return { node: isTurned ? section.from : section.to, section };
}
