import type { NamedRef } from '../../shared/api/frame';
import type { FrameBranch } from '../../shared/frame/elements';
import type { Frame } from './frame';

/** Elements that one frame has and the other has not, and those that differ. */
export interface FrameComparison {
  added: NamedRef[];
  removed: NamedRef[];
  changed: NamedRef[];
}

/** Compares two frames by the codes of their branches and nodes; a change of a switch is a change of its branch. */
export function compareFrames(from: Frame, to: Frame): FrameComparison {
  const result: FrameComparison = { added: [], removed: [], changed: [] };
  const compare = <T extends { id: string; name?: string }>(
    before: ReadonlyMap<string, T>,
    after: ReadonlyMap<string, T>,
    same: (a: T, b: T) => boolean,
  ): void => {
    const named = ({ id, name }: T): NamedRef => ({ id, name: name ?? id });
    for (const [id, element] of after) {
      const old = before.get(id);
      if (old === undefined) result.added.push(named(element));
      else if (!same(old, element)) result.changed.push(named(element));
    }
    for (const [id, element] of before) if (!after.has(id)) result.removed.push(named(element));
  };
  const switches = (frame: Frame, branch: string): string =>
    (frame.switchesOn.get(branch) ?? [])
      .map((id) => content(frame.switches.get(id)!))
      .sort()
      .join('\n');
  compare(
    from.branches,
    to.branches,
    (a, b) => content(branchOf(a)) === content(branchOf(b)) && switches(from, a.id) === switches(to, b.id),
  );
  compare(from.nodes, to.nodes, (a, b) => content(a) === content(b));
  return result;
}

/** How a branch is closed means nothing while it is closed. */
function branchOf({ operateHours, remote, ...rest }: FrameBranch): object {
  return rest.normallyOpen ? { ...rest, operateHours, remote } : rest;
}

/** What an element is, whatever the order of its fields; names are words about it. Rates are left to calibration. */
function content(element: object): string {
  return JSON.stringify(
    Object.entries(element)
      .filter(([key, value]) => value !== undefined && key !== 'name' && key !== 'failuresPerYear')
      .map(([key, value]) => [key, typeof value === 'number' ? Number(value.toPrecision(9)) : value])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}
