import { toMetres } from '../../../domain/geo/plane';
import { CHANGE_FIELDS, type ChangeFields, type ChangeType, type FrameChange } from '../../../shared/frame/change';
import type { FrameBranch, FrameNode, FrameSwitch } from '../../../shared/frame/elements';
import { newId } from '../../../shared/ids';

export type FieldName = keyof ChangeFields;
export type FieldValue = string | number | boolean | string[];

/** A change being made: what has been said of it so far. */
export interface ChangeDraft {
  id: string;
  type: ChangeType;
  name: string;
  /** The name was typed and is no longer made up. */
  isNamed: boolean;
  dueYear: number | null;
  values: Partial<Record<FieldName, FieldValue>>;
}

/** What of a network a field names: clicks on the drawing fill it. */
export type PickKind = 'node' | 'branch' | 'switch';

/** Elements of the frame that is edited, by code. */
export interface ElementIndex {
  nodes: ReadonlyMap<string, FrameNode>;
  branches: ReadonlyMap<string, FrameBranch>;
  switches: ReadonlyMap<string, FrameSwitch>;
}

export const EMPTY_INDEX: ElementIndex = { nodes: new Map(), branches: new Map(), switches: new Map() };

const AT_NODES: ReadonlySet<ChangeType> = new Set<ChangeType>([
  'ringMainUnit',
  'switchingStation',
  'enlargeArea',
  'lowVoltage',
  'metersAndServices',
  'compensation',
  'mainTransformer',
]);
const AT_SWITCHES: ReadonlySet<ChangeType> = new Set<ChangeType>(['automateSwitch', 'terminal']);

/** @returns what a click gives to a field of a change; null where it is typed */
export function pickKind(type: ChangeType, field: FieldName): PickKind | null {
  if (field === 'fromNode' || field === 'toNode') return 'node';
  if (field === 'opens') return 'branch';
  if (field !== 'element' && field !== 'elements') return null;
  return AT_NODES.has(type) ? 'node' : AT_SWITCHES.has(type) ? 'switch' : 'branch';
}

export function startDraft(type: ChangeType, index: ElementIndex): ChangeDraft {
  const values: ChangeDraft['values'] = {};
  if (type === 'sectionalise') Object.assign(values, { at: 0.5, switchKind: 'loadSwitch', remote: true });
  if (type === 'newTie') Object.assign(values, { switchKind: 'loadSwitch', remote: true });
  return withDefaults({ id: newId(), type, name: '', isNamed: false, dueYear: null, values }, index);
}

/** Fields a draft still needs, in the order of the form. A tie's length is asked for, never invented. */
export function missingFields(draft: ChangeDraft): FieldName[] {
  const needs = CHANGE_FIELDS[draft.type].needs;
  const asked: FieldName[] = draft.type === 'newTie' ? [...needs, 'lengthKm'] : needs;
  return asked.filter((field) => isEmpty(draft.values[field]));
}

/** The field a click on the drawing fills next; null where all that can be picked is filled. */
export function nextPick(draft: ChangeDraft): FieldName | null {
  const { needs, may } = CHANGE_FIELDS[draft.type];
  const open = (field: FieldName) => pickKind(draft.type, field) !== null && isEmpty(draft.values[field]);
  return needs.find(open) ?? (needs.some((field) => pickKind(draft.type, field)) ? null : (may.find(open) ?? null));
}

/**
 * Puts a picked element into a field. A branch clicked where a node is wanted gives its far end; a branch where a switch
 * is wanted gives the switch on it, or itself where it is a tie.
 * @returns the draft, unchanged where the element does not fit
 */
export function pickInto(
  draft: ChangeDraft,
  field: FieldName,
  picked: { kind: PickKind; code: string },
  index: ElementIndex,
): ChangeDraft {
  const code = fitting(pickKind(draft.type, field), picked, index);
  if (code === null) return draft;
  const value: FieldValue =
    field === 'opens' || field === 'elements' ? [...new Set([...listOf(draft.values[field]), code])] : code;
  return withDefaults({ ...draft, values: { ...draft.values, [field]: value } }, index);
}

function fitting(
  wanted: PickKind | null,
  { kind, code }: { kind: PickKind; code: string },
  index: ElementIndex,
): string | null {
  if (wanted === kind || wanted === null) return code;
  if (kind === 'branch') {
    const branch = index.branches.get(code);
    if (!branch) return null;
    if (wanted === 'node') return branch.to;
    if (branch.normallyOpen) return code;
    for (const device of index.switches.values()) if (device.branch === code) return device.id;
    return null;
  }
  if (kind === 'switch' && wanted === 'branch') return index.switches.get(code)?.branch ?? null;
  return null;
}

/** A free code and, between two places, the straight distance, where they can be known. */
function withDefaults(draft: ChangeDraft, index: ElementIndex): ChangeDraft {
  const { values } = draft;
  const more: ChangeDraft['values'] = {};
  const needsCode = CHANGE_FIELDS[draft.type].needs.includes('newCode');
  if (needsCode && isEmpty(values.newCode)) more.newCode = freeCode(draft.type, index);
  if (draft.type === 'newTie' && isEmpty(values.lengthKm)) {
    const km = distanceKm(index.nodes.get(String(values.fromNode)), index.nodes.get(String(values.toNode)));
    if (km !== null) more.lengthKm = km;
  }
  return { ...draft, values: { ...values, ...more } };
}

const PREFIX: Partial<Record<ChangeType, string>> = {
  newTie: 'LL',
  sectionalise: 'FD',
  newSection: 'XD',
  newFeeder: 'XL',
  newOutlet: 'CX',
  ringMainUnit: 'HW',
  switchingStation: 'KB',
  newArea: 'TQ',
  substation: 'BD',
};

function freeCode(type: ChangeType, index: ElementIndex): string {
  const prefix = PREFIX[type] ?? 'X';
  for (let n = 1; ; n++) {
    const code = `${prefix}-${String(n).padStart(3, '0')}`;
    if (!index.nodes.has(code) && !index.branches.has(code) && !index.switches.has(code)) return code;
  }
}

function distanceKm(a: FrameNode | undefined, b: FrameNode | undefined): number | null {
  if (a?.x === undefined || a.y === undefined || b?.x === undefined || b.y === undefined) return null;
  const xs = Float64Array.of(a.x, b.x);
  const ys = Float64Array.of(a.y, b.y);
  toMetres(xs, ys);
  return Math.round(Math.hypot(xs[0]! - xs[1]!, ys[0]! - ys[1]!)) / 1000;
}

/** @returns the change, with its place in the list; null while something is missing */
export function changeOf(
  draft: ChangeDraft,
  head: { name: string; position: number; feeder: string | null },
): FrameChange | null {
  if (missingFields(draft).length > 0) return null;
  const values = Object.fromEntries(Object.entries(draft.values).filter(([, value]) => !isEmpty(value)));
  const { needs, may } = CHANGE_FIELDS[draft.type];
  if (head.feeder !== null && values.feeder === undefined && [...needs, ...may].includes('feeder')) {
    values.feeder = head.feeder;
  }
  return {
    id: draft.id,
    position: head.position,
    name: head.name,
    inTarget: true,
    measure: null,
    dueYear: draft.dueYear,
    type: draft.type,
    ...values,
  } as unknown as FrameChange;
}

/** What a change is called where nobody has named it: its type and the elements it touches. */
export function describeDraft(draft: ChangeDraft, typeLabel: string, index: ElementIndex): string {
  const { values } = draft;
  const named = (code: FieldValue | undefined): string => {
    const text = String(code ?? '');
    return index.nodes.get(text)?.name ?? index.branches.get(text)?.name ?? index.switches.get(text)?.name ?? text;
  };
  const places = [values.element, values.fromNode, values.toNode].filter((value) => !isEmpty(value)).map(named);
  return places.length === 0 ? typeLabel : `${places.join('–')} ${typeLabel}`;
}

export function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

export function listOf(value: FieldValue | undefined): string[] {
  return Array.isArray(value) ? value : isEmpty(value) ? [] : [String(value)];
}
