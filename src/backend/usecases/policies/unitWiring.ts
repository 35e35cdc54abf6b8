import { drawNetwork } from '../../../domain/diagram/drawNetwork';
import { paintChanges } from '../../../domain/diagram/paints';
import { toSvg } from '../../../domain/diagram/toSvg';
import { type ElementStates, statesOf } from '../../../domain/frame/states';
import { toNetwork } from '../../../domain/frame/toNetwork';
import { mainPath } from '../../../domain/policy/mainPath';
import type { FrameBranch, FrameKey, FrameNode } from '../../../shared/frame/elements';
import type { Language } from '../../../shared/messages';
import type { Store } from '../../store/store';
import { frameAt } from '../frame/frameAt';
import { type FrameModel, frameModel } from '../frame/frameModel';
import type { Scope } from '../sheet/scope';

/** The wiring of a unit's lines in one frame. */
export interface UnitWiring {
  frame: FrameKey;
  svg: string;
}

/**
 * The trunks of a supply unit's lines with their ties, from the current frame over the end of every planning year to the
 * target frame; what a plan builds is drawn as new or changed. Areas are left out: it is the wiring that is shown.
 * @param feeders ids of the unit's lines
 * @returns none where no line of the unit is in the frame
 */
export function unitWirings(store: Store, scope: Scope, feeders: readonly string[], language: Language): UnitWiring[] {
  const model = frameModel(store, scope);
  const keys: FrameKey[] = ['current', ...model.years, 'target'];
  return keys.flatMap((frame): UnitWiring[] => {
    const svg = drawWiring(model, frame, feeders, language);
    return svg === null ? [] : [{ frame, svg }];
  });
}

function drawWiring(model: FrameModel, key: FrameKey, feeders: readonly string[], language: Language): string | null {
  const { draft } = frameAt(model, key);
  const frame = draft.toFrame();
  const states = statesOf(draft);
  const own = new Set(feeders);
  const branches = new Map<string, FrameBranch>();
  for (const feeder of own) {
    const name = model.county.feeders.find(({ id }) => id === feeder)?.name ?? BLANK;
    for (const [at, branch] of mainPath(frame, feeder).entries()) {
      branches.set(branch.id, { ...branch, name: at === 0 ? name : BLANK });
    }
  }
  if (branches.size === 0) return null;
  const nodes = new Map<string, FrameNode>();
  const addNode = (id: string, patch: Partial<FrameNode> = {}): void => {
    const node = frame.nodes.get(id);
    if (node && !nodes.has(id)) nodes.set(id, { ...node, ...patch });
  };
  for (const { from, to } of branches.values()) for (const id of [from, to]) addNode(id);
  const inside = new Set(nodes.keys());
  for (const branch of frame.branches.values()) {
    if (!branch.normallyOpen) continue;
    const [hasFrom, hasTo] = [inside.has(branch.from), inside.has(branch.to)];
    if (!hasFrom && !hasTo) continue;
    const far = hasFrom ? branch.to : branch.from;
    // The line at the far end is named, not drawn.
    if (!inside.has(far)) addNode(far, { kind: 'source' });
    branches.set(branch.id, { ...branch, name: inside.has(far) ? BLANK : `→ ${lineAt(model, far) ?? far}` });
  }
  const network = toNetwork(
    {
      nodes: [...nodes.values()],
      branches: [...branches.values()],
      switches: [...frame.switches.values()].flatMap((one) =>
        branches.has(one.branch) ? [{ ...one, name: BLANK }] : [],
      ),
    },
    draft.base,
  );
  const paint = paintOf(states, network.branchIds, language);
  const heads = network.branchIds.flatMap((id, b) => {
    const branch = frame.branches.get(id)!;
    const isHead = [branch.from, branch.to].some((node) => frame.nodes.get(node)?.kind === 'source');
    return isHead && !branch.normallyOpen ? [b] : [];
  });
  const drawing = drawNetwork(network, {
    ...{ layout: 'feeder', language, title: '', paint, feeders: new Set(heads) },
    labels: { branches: 'names', nodes: 'none' },
  });
  return toSvg(drawing, { theme: 'print', scale: null });
}

function paintOf(states: ElementStates, ids: readonly string[], language: Language) {
  return paintChanges((b) => states.branches.get(ids[b]!), language);
}

/** Sections are not named: a name that takes no room. */
const BLANK = ' ';

/** Name of the line a node hangs on in the current frame. */
function lineAt({ county }: FrameModel, node: string): string | undefined {
  const feeder = county.feederOf.get(node);
  return county.feeders.find(({ id }) => id === feeder)?.name;
}
