/**
 * The network as columns: what every engine computes on. Nodes, branches and devices are integers; ids and names stay at
 * the border. All numeric columns are typed arrays, so that a province (1.2 million branches) fits and can be handed to
 * another thread without a copy.
 */

/** Values of `nodeKind`. */
export const NODE_KINDS = ['source', 'junction', 'load'] as const;
export const NODE_SOURCE = 0;
export const NODE_JUNCTION = 1;
export const NODE_LOAD = 2;

/** Values of `branchKind`. */
export const BRANCH_KINDS = ['line', 'transformer', 'tie'] as const;
export const BRANCH_LINE = 0;
export const BRANCH_TRANSFORMER = 1;
export const BRANCH_TIE = 2;

/** Values of `deviceKind`. */
export const DEVICE_KINDS = ['breaker', 'fuse', 'disconnector', 'loadSwitch'] as const;
export const DEVICE_BREAKER = 0;
export const DEVICE_FUSE = 1;
export const DEVICE_DISCONNECTOR = 2;
export const DEVICE_LOAD_SWITCH = 3;

/** Values of `deviceEnd`. */
export const END_FROM = 0;
export const END_TO = 1;

/** The numbers alone: what is sent to a worker. */
export interface NetworkColumns {
  /** Line-to-line base voltage, kV; NaN where absent. */
  baseKv: number;
  /** Voltage of every source, per unit; 1 where absent. */
  sourceVoltagePu: number;

  nodeCount: number;
  /** NODE_SOURCE, NODE_JUNCTION or NODE_LOAD. */
  nodeKind: Uint8Array;
  customers: Float64Array;
  /** Average load, kW. */
  averageKw: Float64Array;
  /** Peak load, three-phase, kW. */
  peakKw: Float64Array;
  /** Reactive load at peak, three-phase, kvar; negative for a capacitor. */
  peakKvar: Float64Array;
  /** Place of the node's id in the ascending order of node ids (by UTF-16 code unit). */
  nodeOrder: Int32Array;

  branchCount: number;
  branchFrom: Int32Array;
  branchTo: Int32Array;
  /** BRANCH_LINE, BRANCH_TRANSFORMER or BRANCH_TIE: a label; whether a branch is a tie in operation says `normallyOpen`. */
  branchKind: Uint8Array;
  /** km; NaN where absent. */
  lengthKm: Float64Array;
  /** Total series resistance, ohm; NaN where absent. */
  rOhm: Float64Array;
  /** Total series reactance, ohm; NaN where absent. */
  xOhm: Float64Array;
  /** As given, also on normally open branches, which do not fail while open. */
  failuresPerYear: Float64Array;
  /** NaN where absent. */
  repairHours: Float64Array;
  /** 1 = normally open. */
  normallyOpen: Uint8Array;
  /** Hours until a normally open branch is closed; NaN on closed branches that state none. */
  operateHours: Float64Array;
  /** Transfer capacity, kW; Infinity where unlimited. */
  capacityKw: Float64Array;
  /** Place of the branch's id in the ascending order of branch ids. */
  branchOrder: Int32Array;

  deviceCount: number;
  deviceBranch: Int32Array;
  /** END_FROM or END_TO of its branch. */
  deviceEnd: Uint8Array;
  /** DEVICE_BREAKER, DEVICE_FUSE, DEVICE_DISCONNECTOR or DEVICE_LOAD_SWITCH. */
  deviceKind: Uint8Array;
  /** Hours until opened; 0 for breakers and fuses, which act at once. */
  deviceOperateHours: Float64Array;
  /** 1 = remotely operated. */
  deviceRemote: Uint8Array;
}

/** A network with its ids and what only people look at. */
export interface Network extends NetworkColumns {
  id: string | undefined;
  title: string | undefined;
  nodeIds: string[];
  branchIds: string[];
  /** Names given in the file; undefined where none. */
  nodeNames: (string | undefined)[];
  branchNames: (string | undefined)[];
  deviceNames: (string | undefined)[];
  /** Codes of the devices, where the source of the network has them: what a drawing names them by. */
  deviceIds?: string[];
  /** Plane coordinates, m; NaN where absent. */
  nodeX: Float64Array;
  nodeY: Float64Array;
}

/** Hours to operate a switch for which nothing is stated: by hand, and remotely. */
export const DEFAULT_OPERATE_HOURS = 1;
export const DEFAULT_REMOTE_OPERATE_HOURS = 0.05;

/** Columns of the given size, filled with the defaults of the format. */
export function emptyColumns(nodeCount: number, branchCount: number, deviceCount: number): NetworkColumns {
  return {
    baseKv: Number.NaN,
    sourceVoltagePu: 1,
    nodeCount,
    nodeKind: new Uint8Array(nodeCount).fill(NODE_JUNCTION),
    customers: new Float64Array(nodeCount),
    averageKw: new Float64Array(nodeCount),
    peakKw: new Float64Array(nodeCount),
    peakKvar: new Float64Array(nodeCount),
    nodeOrder: Int32Array.from({ length: nodeCount }, (_, i) => i),
    branchCount,
    branchFrom: new Int32Array(branchCount),
    branchTo: new Int32Array(branchCount),
    branchKind: new Uint8Array(branchCount),
    lengthKm: new Float64Array(branchCount).fill(Number.NaN),
    rOhm: new Float64Array(branchCount).fill(Number.NaN),
    xOhm: new Float64Array(branchCount).fill(Number.NaN),
    failuresPerYear: new Float64Array(branchCount),
    repairHours: new Float64Array(branchCount).fill(Number.NaN),
    normallyOpen: new Uint8Array(branchCount),
    operateHours: new Float64Array(branchCount).fill(Number.NaN),
    capacityKw: new Float64Array(branchCount).fill(Number.POSITIVE_INFINITY),
    branchOrder: Int32Array.from({ length: branchCount }, (_, i) => i),
    deviceCount,
    deviceBranch: new Int32Array(deviceCount),
    deviceEnd: new Uint8Array(deviceCount),
    deviceKind: new Uint8Array(deviceCount),
    deviceOperateHours: new Float64Array(deviceCount),
    deviceRemote: new Uint8Array(deviceCount),
  };
}

/** The numbers of a network without its ids, sharing the same arrays: what goes to a worker. */
export function columnsOf(network: NetworkColumns): NetworkColumns {
  const { baseKv, sourceVoltagePu, nodeCount, branchCount, deviceCount } = network;
  const { nodeKind, customers, averageKw, peakKw, peakKvar, nodeOrder } = network;
  const { branchFrom, branchTo, branchKind, lengthKm, rOhm, xOhm, failuresPerYear, repairHours } = network;
  const { normallyOpen, operateHours, capacityKw, branchOrder } = network;
  const { deviceBranch, deviceEnd, deviceKind, deviceOperateHours, deviceRemote } = network;
  return {
    ...{ baseKv, sourceVoltagePu, nodeCount, branchCount, deviceCount },
    ...{ nodeKind, customers, averageKw, peakKw, peakKvar, nodeOrder },
    ...{ branchFrom, branchTo, branchKind, lengthKm, rOhm, xOhm, failuresPerYear, repairHours },
    ...{ normallyOpen, operateHours, capacityKw, branchOrder },
    ...{ deviceBranch, deviceEnd, deviceKind, deviceOperateHours, deviceRemote },
  };
}

/** The buffers of the columns, for a transfer list: after posting, the sender's columns are empty. */
export function columnBuffers(columns: NetworkColumns): ArrayBufferLike[] {
  const buffers = new Set<ArrayBufferLike>();
  for (const value of Object.values(columnsOf(columns))) if (ArrayBuffer.isView(value)) buffers.add(value.buffer);
  return [...buffers];
}

/**
 * Place of each id in the ascending order of ids, by UTF-16 code unit (the order of `<`, the same on every machine).
 * @param ids unique ids
 * @returns rank of each id, 0-based
 */
export function orderOfIds(ids: readonly string[]): Int32Array {
  const order = Int32Array.from({ length: ids.length }, (_, i) => i);
  if (ids.some((id, i) => i > 0 && id < ids[i - 1]!)) {
    order.sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
    const rank = new Int32Array(ids.length);
    order.forEach((item, place) => {
      rank[item] = place;
    });
    return rank;
  }
  return order;
}
