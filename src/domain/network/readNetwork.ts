import { AppError } from '../../shared/appError';
import type { Issue } from '../../shared/issue';
import {
  BRANCH_KINDS,
  DEFAULT_OPERATE_HOURS,
  DEFAULT_REMOTE_OPERATE_HOURS,
  DEVICE_BREAKER,
  DEVICE_FUSE,
  DEVICE_KINDS,
  emptyColumns,
  type Network,
  NODE_KINDS,
  NODE_SOURCE,
  orderOfIds,
} from './network';

/** Name of the format this reader takes. */
export const NETWORK_FORMAT = 'countyframe.network/1';

type Json = Record<string, unknown>;

/**
 * Reads a countyframe.network/1 document (docs/formats.md) into columns. Unknown keys are ignored, `null` counts as
 * absent, absent values get the defaults of the format.
 * @param json the parsed document
 * @returns the network, and issues: a warning for each assumed operating time, an info for each unconnected node
 * @throws AppError NETWORK_INVALID with `where.path` = the place in the document, for anything that is not such a network
 */
export function readNetwork(json: unknown): { network: Network; issues: Issue[] } {
  const issues: Issue[] = [];
  const root = object(json, '');
  if (root.format !== NETWORK_FORMAT) fail('format', `"${NETWORK_FORMAT}"`, root.format);
  const nodes = list(root.nodes, 'nodes');
  const branches = list(root.branches, 'branches');
  const devices = absent(root.devices) ? [] : list(root.devices, 'devices');
  const columns = emptyColumns(nodes.length, branches.length, devices.length);
  const network: Network = {
    ...columns,
    baseKv: positive(root, 'baseKv', '', Number.NaN),
    sourceVoltagePu: positive(root, 'sourceVoltagePu', '', 1),
    id: text(root, 'id', ''),
    title: text(root, 'title', ''),
    nodeIds: new Array<string>(nodes.length),
    branchIds: new Array<string>(branches.length),
    nodeNames: new Array<string | undefined>(nodes.length),
    branchNames: new Array<string | undefined>(branches.length),
    deviceNames: new Array<string | undefined>(devices.length),
    nodeX: new Float64Array(nodes.length),
    nodeY: new Float64Array(nodes.length),
  };
  const nodeIndex = readNodes(network, nodes);
  const branchIndex = readBranches(network, branches, nodeIndex, issues);
  readDevices(network, devices, branchIndex, issues);
  network.nodeOrder = orderOfIds(network.nodeIds);
  network.branchOrder = orderOfIds(network.branchIds);
  reportUnconnected(network, issues);
  return { network, issues };
}

function readNodes(network: Network, nodes: unknown[]): Map<string, number> {
  const index = new Map<string, number>();
  nodes.forEach((value, i) => {
    const at = `nodes[${i}]`;
    const node = object(value, at);
    network.nodeIds[i] = uniqueId(node, at, index, i, 'nodes');
    network.nodeNames[i] = text(node, 'name', at);
    network.nodeKind[i] = oneOf(node, 'kind', at, NODE_KINDS);
    network.customers[i] = amount(node, 'customers', at, 0);
    network.averageKw[i] = amount(node, 'averageKw', at, 0);
    network.peakKw[i] = finite(node, 'peakKw', at, 0);
    network.peakKvar[i] = finite(node, 'peakKvar', at, 0);
    network.nodeX[i] = finite(node, 'x', at, Number.NaN);
    network.nodeY[i] = finite(node, 'y', at, Number.NaN);
  });
  return index;
}

function readBranches(
  network: Network,
  branches: unknown[],
  nodeIndex: Map<string, number>,
  issues: Issue[],
): Map<string, number> {
  const index = new Map<string, number>();
  branches.forEach((value, i) => {
    const at = `branches[${i}]`;
    const branch = object(value, at);
    const id = uniqueId(branch, at, index, i, 'branches');
    network.branchIds[i] = id;
    network.branchNames[i] = text(branch, 'name', at);
    const from = known(branch, 'from', at, nodeIndex, 'nodes');
    const to = known(branch, 'to', at, nodeIndex, 'nodes');
    if (from === to) fail(`${at}.to`, `≠ ${at}.from`, branch.to);
    network.branchFrom[i] = from;
    network.branchTo[i] = to;
    network.branchKind[i] = absent(branch.kind) ? 0 : oneOf(branch, 'kind', at, BRANCH_KINDS);
    network.lengthKm[i] = amount(branch, 'lengthKm', at, Number.NaN);
    network.rOhm[i] = amount(branch, 'rOhm', at, Number.NaN);
    network.xOhm[i] = finite(branch, 'xOhm', at, Number.NaN);
    network.failuresPerYear[i] = amount(branch, 'failuresPerYear', at, 0);
    network.repairHours[i] = amount(branch, 'repairHours', at, Number.NaN);
    network.capacityKw[i] = amount(branch, 'capacityKw', at, Number.POSITIVE_INFINITY);
    const open = flag(branch, 'normallyOpen', at);
    network.normallyOpen[i] = open ? 1 : 0;
    const hours = amount(branch, 'operateHours', at, Number.NaN);
    network.operateHours[i] = hours;
    if (open && Number.isNaN(hours)) {
      const assumed = flag(branch, 'remote', at) ? DEFAULT_REMOTE_OPERATE_HOURS : DEFAULT_OPERATE_HOURS;
      network.operateHours[i] = assumed;
      issues.push({
        severity: 'warning',
        code: 'NETWORK_TIE_TIME_ASSUMED',
        params: { id, hours: assumed },
        where: { path: `${at}.operateHours`, entity: 'branch', id },
      });
    }
  });
  return index;
}

function readDevices(network: Network, devices: unknown[], branchIndex: Map<string, number>, issues: Issue[]): void {
  devices.forEach((value, i) => {
    const at = `devices[${i}]`;
    const device = object(value, at);
    const branch = known(device, 'branch', at, branchIndex, 'branches');
    const kind = oneOf(device, 'kind', at, DEVICE_KINDS);
    const remote = flag(device, 'remote', at);
    network.deviceBranch[i] = branch;
    network.deviceEnd[i] = oneOf(device, 'end', at, ['from', 'to']);
    network.deviceKind[i] = kind;
    network.deviceRemote[i] = remote ? 1 : 0;
    network.deviceNames[i] = text(device, 'name', at);
    let hours = amount(device, 'operateHours', at, Number.NaN);
    if (kind === DEVICE_BREAKER || kind === DEVICE_FUSE) hours = 0;
    else if (Number.isNaN(hours)) {
      hours = remote ? DEFAULT_REMOTE_OPERATE_HOURS : DEFAULT_OPERATE_HOURS;
      const id = network.branchIds[branch]!;
      issues.push({
        severity: 'warning',
        code: 'NETWORK_SWITCH_TIME_ASSUMED',
        params: { id, hours },
        where: { path: `${at}.operateHours`, entity: 'branch', id },
      });
    }
    network.deviceOperateHours[i] = hours;
  });
}

function reportUnconnected(network: Network, issues: Issue[]): void {
  const connected = new Uint8Array(network.nodeCount);
  for (let b = 0; b < network.branchCount; b++) {
    connected[network.branchFrom[b]!] = 1;
    connected[network.branchTo[b]!] = 1;
  }
  for (let i = 0; i < network.nodeCount; i++) {
    if (connected[i] === 1) continue;
    const id = network.nodeIds[i]!;
    issues.push({
      severity: 'info',
      code: network.nodeKind[i] === NODE_SOURCE ? 'NETWORK_SOURCE_UNCONNECTED' : 'NETWORK_NODE_UNCONNECTED',
      params: { id },
      where: { path: `nodes[${i}]`, entity: 'node', id },
    });
  }
}

/**
 * @param expected what should stand there, in notation that reads the same in every language
 */
function fail(path: string, expected: string, found: unknown): never {
  const place = path === '' ? '$' : path;
  throw new AppError('NETWORK_INVALID', { path: place, expected, found: short(found) }, { path: place });
}

function short(value: unknown): string {
  if (value === undefined) return '∅';
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

function absent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function join(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}

function object(value: unknown, at: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(at, '{…}', value);
  return value as Json;
}

function list(value: unknown, at: string): unknown[] {
  if (!Array.isArray(value)) fail(at, '[…]', value);
  return value;
}

function text(json: Json, key: string, at: string): string | undefined {
  const value = json[key];
  if (absent(value)) return undefined;
  if (typeof value !== 'string') fail(join(at, key), '"…"', value);
  return value;
}

function finite(json: Json, key: string, at: string, fallback: number, expected = '-∞ < x < ∞'): number {
  const value = json[key];
  if (absent(value)) return fallback;
  if (typeof value !== 'number' || !Number.isFinite(value)) fail(join(at, key), expected, value);
  return value;
}

function amount(json: Json, key: string, at: string, fallback: number): number {
  const value = finite(json, key, at, fallback, '0 ≤ x < ∞');
  if (value < 0) fail(join(at, key), '0 ≤ x < ∞', value);
  return value;
}

function positive(json: Json, key: string, at: string, fallback: number): number {
  const value = finite(json, key, at, fallback, '0 < x < ∞');
  if (value <= 0) fail(join(at, key), '0 < x < ∞', value);
  return value;
}

function flag(json: Json, key: string, at: string): boolean {
  const value = json[key];
  if (absent(value)) return false;
  if (typeof value !== 'boolean') fail(join(at, key), 'true | false', value);
  return value;
}

function oneOf(json: Json, key: string, at: string, options: readonly string[]): number {
  const place = options.indexOf(json[key] as string);
  if (place < 0) fail(join(at, key), options.map((option) => `"${option}"`).join(' | '), json[key]);
  return place;
}

function uniqueId(json: Json, at: string, index: Map<string, number>, i: number, all: string): string {
  const id = json.id;
  if (typeof id !== 'string' || id === '') fail(`${at}.id`, '"…"', id);
  const first = index.get(id);
  if (first !== undefined) fail(`${at}.id`, `≠ ${all}[${first}].id`, id);
  index.set(id, i);
  return id;
}

function known(json: Json, key: string, at: string, index: Map<string, number>, all: string): number {
  const id = json[key];
  const place = typeof id === 'string' ? index.get(id) : undefined;
  if (place === undefined) fail(join(at, key), `∈ ${all}[].id`, id);
  return place;
}
