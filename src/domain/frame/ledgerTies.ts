import type { FrameBranch, FrameNode, FrameSwitch } from '../../shared/frame/elements';
import type { Issue } from '../../shared/issue';
import { MANUAL_HOURS, REMOTE_HOURS } from './rates';

/** A feeder as the ledger ties it to others. */
export interface TiedFeeder {
  id: string;
  /** Code in frames. */
  key: string;
  name: string;
  /** Whether it has switches operated from afar: its ties are then. */
  isRemote: boolean;
  /** Ids of the feeders it is tied to. */
  tiedTo: readonly string[];
  /** Nodes its ties end at, the first tie at the first: the far end of the trunk, then towards the head. */
  ends: readonly string[];
  /** Whether its sections are on record; ties between two such feeders stand in the ledger of ties. */
  isOnRecord: boolean;
}

/**
 * Ties that the ledger of feeders names, between the ends of their trunks. Where one of the two has its sections on record
 * the place is not: it is taken to be the far end as well, and said.
 * @param recorded codes of branches on record: a tie of that code is left to its ledger
 */
export function ledgerTies(
  feeders: readonly TiedFeeder[],
  recorded: ReadonlySet<string> = new Set(),
): {
  branches: FrameBranch[];
  switches: FrameSwitch[];
  issues: Issue[];
} {
  const branches: FrameBranch[] = [];
  const switches: FrameSwitch[] = [];
  const issues: Issue[] = [];
  const byId = new Map(feeders.map((feeder) => [feeder.id, feeder]));
  const made = new Set<string>();
  const taken = new Map<string, number>();
  const endOf = ({ id, ends }: TiedFeeder): string | undefined => {
    const before = taken.get(id) ?? 0;
    taken.set(id, before + 1);
    return ends[Math.min(before, ends.length - 1)];
  };
  for (const feeder of feeders) {
    for (const id of feeder.tiedTo) {
      const other = byId.get(id);
      if (other === undefined || other === feeder) continue;
      const [a, b] = feeder.key < other.key ? [feeder, other] : [other, feeder];
      const code = `${a.key}-${b.key}`;
      if (made.has(code)) continue;
      made.add(code);
      // Ends are taken in order also for ties that are on record, so that the others keep theirs.
      const [from, to] = [endOf(a), endOf(b)];
      if (recorded.has(code) || (a.isOnRecord && b.isOnRecord)) continue;
      const onRecord = [a, b].find(({ isOnRecord }) => isOnRecord);
      if (onRecord !== undefined) {
        const params = { feeder: a.name, other: b.name, placed: onRecord.name };
        const isPlaced = onRecord.ends.length > 0;
        issues.push({ severity: 'info', code: isPlaced ? 'FRAME_TIE_ASSUMED' : 'FRAME_TIE_UNPLACED', params });
        if (!isPlaced) continue;
      }
      const remote = a.isRemote && b.isRemote;
      const operateHours = remote ? REMOTE_HOURS : MANUAL_HOURS;
      const name = `${a.name}—${b.name}`;
      branches.push({
        id: code,
        name,
        from: from!,
        to: to!,
        kind: 'tie',
        normallyOpen: true,
        failuresPerYear: 0,
        operateHours,
        remote,
      });
      switches.push({ id: code, name, branch: code, end: 'from', kind: 'loadSwitch', operateHours, remote });
    }
  }
  return { branches, switches, issues };
}

/**
 * The trunk of a feeder with sections on record, from its far end (by length) towards the bus: nodes without load where
 * there are any. Empty where it does not reach a bus.
 */
export function trunkEnds(nodes: ReadonlyMap<string, FrameNode>, sections: readonly FrameBranch[]): string[] {
  const at = new Map<string, FrameBranch[]>();
  for (const section of sections) {
    if (section.normallyOpen || section.kind === 'transformer') continue;
    for (const end of [section.from, section.to]) at.set(end, [...(at.get(end) ?? []), section]);
  }
  const reached = new Map<string, { km: number; from: string | null }>();
  const queue: string[] = [];
  for (const id of at.keys()) {
    if (nodes.get(id)?.kind !== 'source') continue;
    reached.set(id, { km: 0, from: null });
    queue.push(id);
  }
  for (const id of queue) {
    for (const { from, to, lengthKm } of at.get(id) ?? []) {
      const other = from === id ? to : from;
      if (reached.has(other)) continue;
      reached.set(other, { km: reached.get(id)!.km + (lengthKm ?? 0), from: id });
      queue.push(other);
    }
  }
  const kindOf = (id: string) => nodes.get(id)?.kind;
  const bare = queue.filter((id) => kindOf(id) === 'junction');
  const candidates = bare.length > 0 ? bare : queue.filter((id) => kindOf(id) === 'load');
  let far: string | undefined;
  for (const id of candidates) if (far === undefined || reached.get(id)!.km > reached.get(far)!.km) far = id;
  const path: string[] = [];
  for (let id = far ?? null; id !== null; id = reached.get(id)!.from) if (kindOf(id) !== 'source') path.push(id);
  return path;
}
