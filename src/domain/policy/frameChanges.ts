import { CHANGE_FIELDS, type ChangeFields } from '../../shared/frame/change';
import type { FrameBranch } from '../../shared/frame/elements';
import type { Frame } from '../frame/frame';
import type { MeasureChange } from './alternative';
import { farEnd, mainPath, sectionsOf } from './mainPath';
import { type SwitchPlace, switchPlaces } from './switchPlaces';

/** A change of the frame with the elements it touches. */
export type ResolvedChange = Partial<ChangeFields> & { type: MeasureChange['type'] };

/** What a measure is about, in the current frame. */
export interface FramePlace {
  frame: Frame;
  /** Ids of the ledger: the line, the line at the other end, the area. */
  feeder: string | null;
  partner: string | null;
  area: string | null;
}

/**
 * Names the elements of the current frame that a measure touches: switches stand where they spare most, a tie joins
 * the far ends of both trunks, rebuilt are the bare sections (else the trunk), what goes underground is the trunk.
 * @returns changes that can be applied; those whose elements the frame does not have are left out
 */
export function resolveChanges(changes: readonly MeasureChange[], place: FramePlace): ResolvedChange[] {
  const trunk = mainPath(place.frame, place.feeder);
  const cuts = changes.filter(({ type }) => type === 'sectionalise').length;
  const places = switchPlaces(place.frame, trunk, cuts);
  let cut = 0;
  return changes
    .flatMap((change): ResolvedChange[] => {
      const resolved = resolve(change, place, trunk, places[cut], cut);
      if (change.type === 'sectionalise') cut++;
      return resolved === null ? [] : [resolved];
    })
    .filter((change) => CHANGE_FIELDS[change.type].needs.every((key) => change[key] !== undefined));
}

function resolve(
  { type, lengthKm, model, capacityKva, quantity, failureFactor }: MeasureChange,
  place: FramePlace,
  trunk: FrameBranch[],
  cutPlace: SwitchPlace | undefined,
  cut: number,
): ResolvedChange | null {
  const feeder = place.feeder ?? undefined;
  const own = feeder === undefined ? {} : { feeder };
  switch (type) {
    case 'sectionalise': {
      if (!cutPlace) return null;
      const { branch, at } = cutPlace;
      // A section may be cut more than once.
      const newCode = `${branch.id}-F${cut === 0 ? '' : cut + 1}`;
      return { type, element: branch.id, newCode, at, switchKind: 'breaker', ...own };
    }
    case 'newTie': {
      const [from, to] = [farEnd(trunk), farEnd(mainPath(place.frame, place.partner))];
      if (!from || !to) return null;
      const line = { construction: 'insulated' as const, operateHours: 1, switchKind: 'loadSwitch' as const };
      const newCode = `${from.section.id}=${to.section.id}`;
      return { type, newCode, fromNode: from.node, toNode: to.node, ...defined({ lengthKm, model }), ...line, ...own };
    }
    case 'automateSwitch': {
      const codes = manualSwitches(place.frame, trunk).slice(0, quantity ?? 1);
      const [element, ...elements] = codes;
      return element === undefined ? null : { type, element, elements, operateHours: 0.05, ...own };
    }
    case 'rebuildConductor':
    case 'underground': {
      const [element, ...elements] = rebuilt(type, place, trunk).map(({ id }) => id);
      const construction = type === 'underground' ? ('cable' as const) : ('insulated' as const);
      return element === undefined || model === undefined
        ? null
        : { type, element, elements, model, construction, ...own };
    }
    case 'moveOpenPoint': {
      const tie = tieBetween(place);
      const last = trunk.at(-1);
      return tie && last && trunk.length > 1 ? { type, element: tie.id, opens: [last.id], ...own } : null;
    }
    case 'maintenance':
      return { type, ...own, ...defined({ failureFactor }) };
    case 'enlargeArea': {
      const node = areaNode(place);
      return node ? { type, element: node.id, ...defined({ capacityKva }), ...own } : null;
    }
    case 'newArea': {
      const node = areaNode(place);
      const hung = node
        ? place.frame.branchesAt.get(node.id)?.map((id) => place.frame.branches.get(id)!)[0]
        : undefined;
      const fromNode = hung && (hung.from === node!.id ? hung.to : hung.from);
      // It takes over load of the area beside it: as a medium-voltage customer it is one more.
      return node && fromNode
        ? { type, newCode: `${node.id}-N`, fromNode, customers: 1, ...defined({ capacityKva, lengthKm }), ...own }
        : null;
    }
    case 'lowVoltage':
    case 'metersAndServices':
    case 'terminal': {
      const node = areaNode(place);
      const terminal = type === 'terminal' ? { terminalKind: 'dtu' as const } : {};
      return {
        type,
        ...(node ? { element: node.id } : {}),
        ...defined({ lengthKm, model, quantity }),
        ...terminal,
        ...own,
      };
    }
  }
}

/** Only what has a value. */
function defined<Of extends object>(fields: Of): { [Key in keyof Of]?: Exclude<Of[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Of]?: Exclude<Of[Key], undefined>;
  };
}

/** Bare sections, where the frame says which are; else the overhead part of the trunk. */
function rebuilt(
  type: 'rebuildConductor' | 'underground',
  { frame, feeder }: FramePlace,
  trunk: readonly FrameBranch[],
): readonly FrameBranch[] {
  if (type === 'rebuildConductor') {
    const bare = sectionsOf(frame, feeder).filter(({ construction }) => construction === 'bare');
    if (bare.length > 0) return bare;
  }
  const overhead = trunk.filter(({ construction }) => construction !== 'cable');
  return overhead.length > 0 ? overhead : trunk;
}

/** Switches of the sections behind the head, and of ties at them, that are still worked by hand. */
function manualSwitches(frame: Frame, trunk: readonly FrameBranch[]): string[] {
  const ties = trunk.flatMap(({ to }) =>
    (frame.branchesAt.get(to) ?? []).filter((id) => frame.branches.get(id)!.normallyOpen),
  );
  return [...new Set([...ties, ...trunk.slice(1).map(({ id }) => id)])].flatMap((branch) =>
    (frame.switchesOn.get(branch) ?? []).filter((id) => {
      const found = frame.switches.get(id)!;
      return found.remote !== true && (found.kind === 'loadSwitch' || found.kind === 'disconnector');
    }),
  );
}

function tieBetween(place: FramePlace): FrameBranch | null {
  const nodes = (feeder: string | null) =>
    new Set(sectionsOf(place.frame, feeder).flatMap(({ from, to }) => [from, to]));
  const [own, other] = [nodes(place.feeder), nodes(place.partner)];
  for (const branch of place.frame.branches.values()) {
    if (!branch.normallyOpen) continue;
    if ((own.has(branch.from) && other.has(branch.to)) || (own.has(branch.to) && other.has(branch.from))) return branch;
  }
  return null;
}

function areaNode({ frame, area }: FramePlace) {
  if (area === null) return undefined;
  for (const node of frame.nodes.values()) if (node.area === area) return node;
  return undefined;
}
