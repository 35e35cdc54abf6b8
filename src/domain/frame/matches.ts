import type { MatchProposal } from '../../shared/api/frame';
import { CHANGE_FIELDS, type ChangeFields, type FrameChange } from '../../shared/frame/change';
import type { FrameLists } from './select';

/** Fields that say which element a change is about; the others say how. */
const WHERE: ReadonlySet<keyof ChangeFields> = new Set(['element', 'elements', 'fromNode', 'toNode', 'opens', 'at']);
/** Codes of what is created are each side's own. */
const OWN: ReadonlySet<keyof ChangeFields> = new Set(['newCode', 'x', 'y', 'feeder', 'substation']);

/** Changes less alike than this are not proposed. */
const LEAST = 0.6;

/**
 * Proposes, for each change that a measure makes on its own, the change of the target it stands for: same type, same
 * elements (ends of a branch in either order), the rest as alike as may be. Each change is proposed once, the likest first.
 */
export function proposeMatches(lists: FrameLists): MatchProposal[] {
  const own = lists.ordered.filter((change) => !change.inTarget && change.measure !== null);
  const free = lists.ordered.filter((change) => change.inTarget && change.measure === null);
  const byType = new Map<string, FrameChange[]>();
  for (const change of free) byType.set(change.type, [...(byType.get(change.type) ?? []), change]);
  const all: (MatchProposal & { own: FrameChange; its: FrameChange })[] = [];
  for (const change of own) {
    for (const target of byType.get(change.type) ?? []) {
      const { likeness, differences } = compare(change, target);
      if (likeness < LEAST) continue;
      all.push({
        change: { id: change.id, name: change.name },
        target: { id: target.id, name: target.name },
        likeness,
        differences,
        own: change,
        its: target,
      });
    }
  }
  all.sort((a, b) => b.likeness - a.likeness || a.own.position - b.own.position || a.its.position - b.its.position);
  const taken = new Set<string>();
  return all.flatMap(({ own: change, its, ...proposal }) => {
    if (taken.has(change.id) || taken.has(its.id)) return [];
    taken.add(change.id).add(its.id);
    return [proposal];
  });
}

function compare(a: FrameChange, b: FrameChange): { likeness: number; differences: MatchProposal['differences'] } {
  const [one, other] = [fieldsOf(a), fieldsOf(b)];
  const shape = CHANGE_FIELDS[a.type];
  const keys = [...shape.needs, ...shape.may].filter((key) => !OWN.has(key));
  const differences: MatchProposal['differences'] = [];
  let weight = 0;
  let equal = 0;
  for (const key of keys) {
    const [mine, its] = [textOf(key, one, other), textOf(key, other, other)];
    if (mine === '' && its === '') continue;
    const worth = WHERE.has(key) ? 4 : 1;
    weight += worth;
    if (mine === its) equal += worth;
    else if (mine === '' || its === '') weight -= worth / 2;
    else equal += worth * nearness(one[key], other[key]);
    if (mine !== its) differences.push({ field: key, own: mine, target: its });
  }
  // Nothing but the name speaks for changes without a place.
  const likeness = weight === 0 ? (a.name === b.name ? 1 : 0) : equal / weight;
  return { likeness, differences };
}

function fieldsOf(change: FrameChange): Partial<ChangeFields> {
  return change as Partial<ChangeFields>;
}

/** A field as text; the ends of a branch in the order of the other's, where they are the same two. */
function textOf(key: keyof ChangeFields, of: Partial<ChangeFields>, like: Partial<ChangeFields>): string {
  if ((key === 'fromNode' || key === 'toNode') && of.fromNode === like.toNode && of.toNode === like.fromNode) {
    return String(like[key] ?? '');
  }
  const value = of[key];
  return value === undefined ? '' : Array.isArray(value) ? [...value].sort().join(';') : String(value);
}

/** Lengths and places a little apart are near, not equal. */
function nearness(a: unknown, b: unknown): number {
  if (typeof a !== 'number' || typeof b !== 'number') return 0;
  const most = Math.max(Math.abs(a), Math.abs(b));
  return most === 0 ? 1 : Math.max(0, 1 - (2 * Math.abs(a - b)) / most);
}
