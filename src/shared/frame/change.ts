import type { Construction, SwitchKind, TerminalKind } from './elements';

/**
 * Frame changes: the one vocabulary of target frame and measures. The target frame is the current one plus an ordered list
 * of changes; a measure is changes of the same types given to a project. A change names the elements it creates
 * (`newCode`), alters (`element`, `elements`) or opens (`opens`) by their codes.
 *
 * What one change creates shares its `newCode`: a cut makes the node, the branch behind it and the switch of that code.
 */

/** Every field a change may carry, each a column of the ledger `frameChange`. */
export interface ChangeFields {
  /** Code of the element altered. */
  element: string;
  /** Codes of further elements, where a type takes several. */
  elements: string[];
  /** Code for what is created. */
  newCode: string;
  /** Codes of the nodes a new branch joins. */
  fromNode: string;
  toNode: string;
  /** Where a branch is cut, share of its length from `from`, 0..1. */
  at: number;
  /** Codes of the branches opened: they become ties. */
  opens: string[];
  lengthKm: number;
  construction: Construction;
  model: string;
  rOhm: number;
  xOhm: number;
  /** Of the new or rebuilt branch as a whole; by the county's rates and the length where absent. */
  failuresPerYear: number;
  repairHours: number;
  capacityKw: number;
  switchKind: SwitchKind;
  operateHours: number;
  remote: boolean;
  terminalKind: TerminalKind;
  capacityKva: number;
  customers: number;
  averageKw: number;
  peakKw: number;
  peakKvar: number;
  /** Reactive compensation, kvar. */
  kvar: number;
  capacityMva: number;
  /** 10 kV bays added. */
  bays: number;
  /** Ids of ledger records. */
  substation: string;
  feeder: string;
  /** What failure rates and repair times are multiplied by. */
  failureFactor: number;
  repairFactor: number;
  /** Pieces: meters, service lines, terminals. */
  quantity: number;
  /** Plane coordinates of a created node, m. */
  x: number;
  y: number;
}

type Shape<Needed extends keyof ChangeFields, May extends keyof ChangeFields = never> = Pick<ChangeFields, Needed> &
  Partial<Pick<ChangeFields, May>>;

type LineFields =
  | 'lengthKm'
  | 'construction'
  | 'model'
  | 'rOhm'
  | 'xOhm'
  | 'failuresPerYear'
  | 'repairHours'
  | 'capacityKw'
  | 'feeder';
type SwitchFields = 'switchKind' | 'operateHours' | 'remote';

/** The fields of each type of change: what it needs, and what it may say besides. */
export interface ChangeShapes {
  /** A section of line from `fromNode` to `toNode`, or to a new node where that is absent. */
  newSection: Shape<'newCode' | 'fromNode' | 'lengthKm', 'toNode' | LineFields | SwitchFields | 'x' | 'y'>;
  /** A normally open branch between two nodes, with its switch. */
  newTie: Shape<'newCode' | 'fromNode' | 'toNode', LineFields | SwitchFields>;
  /** Cuts a branch at `at` with a switch, or puts a switch at an end of it (`at` 0 or 1). The part behind is the new branch. */
  sectionalise: Shape<'element' | 'newCode' | 'at', SwitchFields | 'feeder'>;
  /** Makes switches (by code) remote; a tie by the code of its branch. */
  automateSwitch: Shape<'element', 'elements' | 'operateHours' | 'feeder'>;
  /** A terminal at a switch or tie; fault indicators multiply the repair time of branches or of a feeder. */
  terminal: Shape<'terminalKind', 'element' | 'elements' | 'operateHours' | 'repairFactor' | 'feeder' | 'quantity'>;
  rebuildConductor: Shape<'element' | 'model', LineFields | 'elements'>;
  underground: Shape<'element' | 'model', LineFields | 'elements'>;
  /** A new feeder from a source to `toNode`; opened branches part what it takes over from the feeders that had it. Needs a bay. */
  newFeeder: Shape<'newCode' | 'fromNode' | 'toNode' | 'opens' | 'lengthKm', LineFields | 'substation'>;
  /** A first stretch out of a substation, to a new node. Needs a bay. */
  newOutlet: Shape<'newCode' | 'fromNode' | 'lengthKm', LineFields | 'substation' | 'x' | 'y'>;
  /** Switches at the node's end of every branch there. */
  ringMainUnit: Shape<'element' | 'newCode', SwitchFields | 'feeder'>;
  switchingStation: Shape<'element' | 'newCode', SwitchFields | 'feeder'>;
  /** Closes the tie `element` and opens others: a load transfer. */
  moveOpenPoint: Shape<'element' | 'opens', 'operateHours' | 'remote' | 'capacityKw' | 'feeder'>;
  newArea: Shape<
    'newCode' | 'fromNode' | 'customers',
    | 'capacityKva'
    | 'averageKw'
    | 'peakKw'
    | 'peakKvar'
    | 'failuresPerYear'
    | 'repairHours'
    | 'switchKind'
    | 'feeder'
    | 'lengthKm'
    | 'x'
    | 'y'
  >;
  enlargeArea: Shape<'element', 'capacityKva' | 'customers' | 'averageKw' | 'peakKw' | 'peakKvar' | 'feeder'>;
  lowVoltage: Shape<never, 'element' | 'lengthKm' | 'model' | 'feeder'>;
  metersAndServices: Shape<never, 'element' | 'quantity' | 'feeder'>;
  compensation: Shape<'element' | 'kvar', 'feeder'>;
  /** Given from outside with its year: a new source. */
  substation: Shape<'newCode', 'capacityMva' | 'bays' | 'substation' | 'x' | 'y'>;
  /** Given from outside with its year: more capacity at a source. */
  mainTransformer: Shape<'element', 'capacityMva' | 'bays' | 'substation'>;
  /** Changes failure or repair figures of branches or of a whole feeder, not the frame. */
  maintenance: Shape<never, 'element' | 'elements' | 'feeder' | 'failureFactor' | 'repairFactor'>;
  /** Takes branches away, with their switches and what they leave alone. */
  retire: Shape<'element', 'elements' | 'feeder'>;
}

export type ChangeType = keyof ChangeShapes;

/** Who a change belongs to, and when. */
export interface ChangeHead {
  id: string;
  /** Place in the list; changes are always applied in this order, whatever the years. */
  position: number;
  name: string;
  /** Part of the target frame. */
  inTarget: boolean;
  /** Measure that makes it; null where no project does (yet). */
  measure: string | null;
  /** Year the target needs it in; null = the target year. For what is given from outside: the year it comes. */
  dueYear: number | null;
}

export type FrameChange = { [Type in ChangeType]: ChangeHead & { type: Type } & ChangeShapes[Type] }[ChangeType];

/** A measure of a project: its changes point to it. */
export interface Measure {
  id: string;
  project: string;
  name: string;
  /** Null = as the project is commissioned. */
  year: number | null;
  /** Customers cut off while it is built, and hours; null = by the rates of its changes' types. */
  constructionCustomers: number | null;
  constructionHours: number | null;
  /** Share of the work done live, 0..1; null = by type. */
  liveShare: number | null;
}

/** A project as frames see it: one or more measures with a commissioning year. */
export interface FrameProject {
  id: string;
  name: string;
  /** Year of commissioning; null where none is entered: then it is in no stage frame. */
  year: number | null;
  /** Entered reason for deviating from the target frame. */
  deviationReason: string | null;
}

/** A frame between current and target: the end of a year, and the measures commissioned by then. */
export interface Stage {
  year: number;
  measures: string[];
}

export const CHANGE_TYPES = [
  'newSection',
  'newTie',
  'sectionalise',
  'automateSwitch',
  'terminal',
  'rebuildConductor',
  'underground',
  'newFeeder',
  'newOutlet',
  'ringMainUnit',
  'switchingStation',
  'moveOpenPoint',
  'newArea',
  'enlargeArea',
  'lowVoltage',
  'metersAndServices',
  'compensation',
  'substation',
  'mainTransformer',
  'maintenance',
  'retire',
] as const satisfies readonly ChangeType[];

const LINE = [
  'lengthKm',
  'construction',
  'model',
  'rOhm',
  'xOhm',
  'failuresPerYear',
  'repairHours',
  'capacityKw',
] as const satisfies readonly (keyof ChangeFields)[];
const SWITCH = ['switchKind', 'operateHours', 'remote'] as const satisfies readonly (keyof ChangeFields)[];
const LOAD = ['capacityKva', 'averageKw', 'peakKw', 'peakKvar'] as const satisfies readonly (keyof ChangeFields)[];

/** At run time: the fields each type needs and may carry, in the order of a form. */
export const CHANGE_FIELDS: Record<ChangeType, { needs: (keyof ChangeFields)[]; may: (keyof ChangeFields)[] }> = {
  newSection: { needs: ['newCode', 'fromNode', 'lengthKm'], may: ['toNode', ...LINE, 'feeder', ...SWITCH, 'x', 'y'] },
  newTie: { needs: ['newCode', 'fromNode', 'toNode'], may: [...LINE, 'feeder', ...SWITCH] },
  sectionalise: { needs: ['element', 'newCode', 'at'], may: [...SWITCH, 'feeder'] },
  automateSwitch: { needs: ['element'], may: ['elements', 'operateHours', 'feeder'] },
  terminal: {
    needs: ['terminalKind'],
    may: ['element', 'elements', 'operateHours', 'repairFactor', 'feeder', 'quantity'],
  },
  rebuildConductor: { needs: ['element', 'model'], may: ['elements', ...LINE, 'feeder'] },
  underground: { needs: ['element', 'model'], may: ['elements', ...LINE, 'feeder'] },
  newFeeder: {
    needs: ['newCode', 'fromNode', 'toNode', 'opens', 'lengthKm'],
    may: [...LINE, 'feeder', 'substation'],
  },
  newOutlet: { needs: ['newCode', 'fromNode', 'lengthKm'], may: [...LINE, 'feeder', 'substation', 'x', 'y'] },
  ringMainUnit: { needs: ['element', 'newCode'], may: [...SWITCH, 'feeder'] },
  switchingStation: { needs: ['element', 'newCode'], may: [...SWITCH, 'feeder'] },
  moveOpenPoint: { needs: ['element', 'opens'], may: ['operateHours', 'remote', 'capacityKw', 'feeder'] },
  newArea: {
    needs: ['newCode', 'fromNode', 'customers'],
    may: [...LOAD, 'lengthKm', 'failuresPerYear', 'repairHours', 'switchKind', 'feeder', 'x', 'y'],
  },
  enlargeArea: { needs: ['element'], may: ['customers', ...LOAD, 'feeder'] },
  lowVoltage: { needs: [], may: ['element', 'lengthKm', 'model', 'feeder'] },
  metersAndServices: { needs: [], may: ['element', 'quantity', 'feeder'] },
  compensation: { needs: ['element', 'kvar'], may: ['feeder'] },
  substation: { needs: ['newCode'], may: ['capacityMva', 'bays', 'substation', 'x', 'y'] },
  mainTransformer: { needs: ['element'], may: ['capacityMva', 'bays', 'substation'] },
  maintenance: { needs: [], may: ['element', 'elements', 'feeder', 'failureFactor', 'repairFactor'] },
  retire: { needs: ['element'], may: ['elements', 'feeder'] },
};

const OUTSIDE_THE_FRAME: ReadonlySet<ChangeType> = new Set<ChangeType>([
  'newArea',
  'enlargeArea',
  'lowVoltage',
  'metersAndServices',
  'compensation',
  'maintenance',
]);

/** Whether a type changes the 10 kV frame: only such changes count for "follows the target frame". */
export function touchesFrame(type: ChangeType): boolean {
  return !OUTSIDE_THE_FRAME.has(type);
}

/** Types that come from outside the county's projects, in their own year. */
export function isGivenFromOutside(type: ChangeType): boolean {
  return type === 'substation' || type === 'mainTransformer';
}
