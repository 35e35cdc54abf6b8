import fc from 'fast-check';
import { applyChange } from '../../../src/domain/frame/apply/applyChange';
import type { ApplyContext } from '../../../src/domain/frame/apply/context';
import { FrameDraft } from '../../../src/domain/frame/draft';
import { type Frame, makeFrame } from '../../../src/domain/frame/frame';
import { elementsOfNetwork1 } from '../../../src/domain/frame/network1';
import { SEED_RATES } from '../../../src/domain/frame/rates';
import { toNetwork } from '../../../src/domain/frame/toNetwork';
import { analyseReliability, type ReliabilityIndices } from '../../../src/domain/reliability/analyseReliability';
import type { FrameChange } from '../../../src/shared/frame/change';

export const CONTEXT: ApplyContext = { rates: SEED_RATES, failureFactor: 1, freeBays: new Map(), judgesBays: true };

export function frameOf(json: unknown): Frame {
  const { head, ...elements } = elementsOfNetwork1(json);
  return makeFrame(elements, head);
}

/** The whole of a frame, without anything kept from before. */
export function fromScratch(frame: Frame): ReliabilityIndices {
  return analyseReliability(
    toNetwork(
      {
        nodes: [...frame.nodes.values()],
        branches: [...frame.branches.values()],
        switches: [...frame.switches.values()],
      },
      frame,
    ),
  ).system;
}

/** Elements in an order of their own, so that frames compare whatever the order they were made in. */
export function contentOf(frame: Frame): unknown {
  const sorted = <T>(elements: ReadonlyMap<string, T>) => [...elements].sort(([a], [b]) => (a < b ? -1 : 1));
  return [sorted(frame.nodes), sorted(frame.branches), sorted(frame.switches)];
}

/** Numbers to choose by. */
export const draws = fc.array(fc.nat(10_000), { minLength: 60, maxLength: 60 });

/** Makes changes that fit a frame and one another, of every type that alters it. */
export function changesFor(frame: Frame, numbers: readonly number[], count: number): FrameChange[] {
  let at = 0;
  const pick = <T>(items: readonly T[]): T | undefined =>
    items.length === 0 ? undefined : items[numbers[at++ % numbers.length]! % items.length];
  const draft = new FrameDraft(frame);
  const changes: FrameChange[] = [];
  for (let i = 0; i < count; i++) {
    const now = draft.toFrame();
    const nodes = [...now.nodes.keys()].sort();
    const branches = [...now.branches.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const closed = branches.filter((b) => !b.normallyOpen).map((b) => b.id);
    const open = branches.filter((b) => b.normallyOpen).map((b) => b.id);
    const switches = [...now.switches.keys()].sort();
    const sources = [...now.nodes.values()].filter((n) => n.kind === 'source').map((n) => n.id);
    const newCode = `new ${i}`;
    const head = { id: `change ${i}`, position: i, name: `变更${i}`, inTarget: true, measure: null, dueYear: null };
    const line = { lengthKm: 1, construction: 'insulated' as const, repairHours: 3 };
    const all: (FrameChange | undefined)[] = [
      pickTwo(nodes, (fromNode, toNode) => ({ ...head, type: 'newTie', newCode, fromNode, toNode, ...line })),
      given(pick(closed), (element) => ({ ...head, type: 'sectionalise', newCode, element, at: 0.25 })),
      given(pick(closed), (element) => ({ ...head, type: 'sectionalise', newCode, element, at: 1, remote: true })),
      given(pick(nodes), (fromNode) => ({
        ...head,
        type: 'newSection',
        newCode,
        fromNode,
        ...line,
        switchKind: 'fuse',
      })),
      given(pick(nodes), (fromNode) => ({ ...head, type: 'newSection', newCode, fromNode, ...line })),
      given(pick([...switches, ...open]), (element) => ({ ...head, type: 'automateSwitch', element })),
      given(pick(closed), (element) => ({ ...head, type: 'rebuildConductor', element, model: 'JKLYJ-240', ...line })),
      given(pick(closed), (element) => ({ ...head, type: 'underground', element, model: 'YJV22-400' })),
      given(pick(open), (element) =>
        given(pick(closed), (id) => ({ ...head, type: 'moveOpenPoint', element, opens: [id] })),
      ),
      given(pick(nodes), (element) => ({ ...head, type: 'ringMainUnit', newCode, element })),
      given(pick(nodes), (fromNode) => ({ ...head, type: 'newArea', newCode, fromNode, customers: 7, averageKw: 20 })),
      given(pick(closed), (element) => ({ ...head, type: 'retire', element })),
      given(pick(closed), (element) => ({ ...head, type: 'maintenance', element, failureFactor: 0.5 })),
      given(pick(sources), (fromNode) =>
        given(pick(nodes), (toNode) => ({ ...head, type: 'newFeeder', newCode, fromNode, toNode, opens: [], ...line })),
      ),
      given(pick(sources), (fromNode) => ({ ...head, type: 'newOutlet', newCode, fromNode, ...line })),
      { ...head, type: 'substation', newCode },
    ];
    const change = all[numbers[at++ % numbers.length]! % all.length];
    if (change === undefined || applyChange(draft, change, CONTEXT).refused !== null) continue;
    changes.push(change);
  }
  return changes;

  function pickTwo(items: readonly string[], make: (a: string, b: string) => FrameChange): FrameChange | undefined {
    return given(pick(items), (a) => given(pick(items.filter((item) => item !== a)), (b) => make(a, b)));
  }
}

function given<T>(value: T | undefined, make: (value: T) => FrameChange | undefined): FrameChange | undefined {
  return value === undefined ? undefined : make(value);
}
