import type { FrameBranch } from '../../shared/frame/elements';
import type { Frame } from '../frame/frame';

/** Where a new switch that opens at once goes: a section, and the share of its length between its `from` end and the switch. */
export interface SwitchPlace {
  branch: FrameBranch;
  at: number;
}

/** A switch stands at the section's head already: the new one is set a little behind it. */
const BEHIND_SWITCH = 0.1;

/**
 * Places for new breakers on the trunk: each where it spares most interruptions, that is customers between it and the breaker
 * before it x failures between it and the breaker behind it, those chosen before it counted in.
 * @param trunk sections from the bus outwards
 * @returns `count` places at most; a trunk in one piece is cut in the middle
 */
export function switchPlaces(frame: Frame, trunk: readonly FrameBranch[], count: number): SwitchPlace[] {
  const behind = loadBehind(frame, trunk);
  const all = behind[0]?.customers ?? 0;
  const before = trunk.map((_, i) => all - behind[i]!.customers);
  const guarded = trunk.map(({ id }, i) => i === 0 || hasBreaker(frame, id));
  const places: SwitchPlace[] = [];
  while (places.length < count) {
    let best = { i: -1, gain: 0 };
    for (let i = 1; i < trunk.length; i++) {
      if (guarded[i]) continue;
      const up = guarded.lastIndexOf(true, i);
      const down = guarded.indexOf(true, i);
      const failures = behind[i]!.failures - (down < 0 ? 0 : behind[down]!.failures);
      const gain = (before[i]! - before[up]!) * failures;
      if (gain > best.gain) best = { i, gain };
    }
    if (best.i < 0) break;
    guarded[best.i] = true;
    const branch = trunk[best.i]!;
    places.push({ branch, at: atHead(frame, branch, trunk[best.i - 1]!) });
  }
  const taken = new Set(places.map(({ branch }) => branch));
  const longest = [...trunk].sort((a, b) => (b.lengthKm ?? 0) - (a.lengthKm ?? 0));
  for (const branch of [...longest.filter((one) => !taken.has(one)), ...longest]) {
    if (places.length >= count) break;
    places.push({ branch, at: 0.5 });
  }
  return places;
}

/** Customers and failures of each trunk section and of all that hangs behind it. */
function loadBehind(frame: Frame, trunk: readonly FrameBranch[]): { customers: number; failures: number }[] {
  const onTrunk = new Set(trunk.map(({ id }) => id));
  let customers = 0;
  let failures = 0;
  const seen = new Set<string>();
  return [...trunk]
    .reverse()
    .map((branch) => {
      failures += branch.failuresPerYear;
      const waiting = [branch.from, branch.to].filter((node) => frame.nodes.get(node)?.kind !== 'source');
      // The end towards the bus is the next section's; what hangs there is counted with it.
      const near = nearEnd(branch, trunk);
      for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
        if (seen.has(node) || node === near) continue;
        seen.add(node);
        customers += frame.nodes.get(node)?.customers ?? 0;
        for (const id of frame.branchesAt.get(node) ?? []) {
          const next = frame.branches.get(id)!;
          if (next.normallyOpen || onTrunk.has(id)) continue;
          const other = next.from === node ? next.to : next.from;
          if (seen.has(other) || frame.nodes.get(other)?.kind === 'source') continue;
          failures += next.kind === 'line' ? next.failuresPerYear : 0;
          waiting.push(other);
        }
      }
      return { customers, failures };
    })
    .reverse();
}

/** The end of a trunk section towards the bus; undefined for the first one. */
function nearEnd(branch: FrameBranch, trunk: readonly FrameBranch[]): string | undefined {
  const previous = trunk[trunk.indexOf(branch) - 1];
  if (!previous) return undefined;
  return [previous.from, previous.to].includes(branch.from) ? branch.from : branch.to;
}

const switchesOf = (frame: Frame, branch: string) =>
  (frame.switchesOn.get(branch) ?? []).map((id) => frame.switches.get(id)!);

const hasBreaker = (frame: Frame, branch: string): boolean =>
  switchesOf(frame, branch).some(({ kind }) => kind === 'breaker');

/** The share of a section's length at its end towards the bus, a little behind a switch that stands there. */
function atHead(frame: Frame, branch: FrameBranch, previous: FrameBranch): number {
  const isOutwards = [previous.from, previous.to].includes(branch.from);
  const isTaken = switchesOf(frame, branch.id).some(({ end }) => end === (isOutwards ? 'from' : 'to'));
  const behind = isTaken ? BEHIND_SWITCH : 0;
  return isOutwards ? behind : 1 - behind;
}
