import type { Frame } from '../../../domain/frame/frame';
import type { FrameBranch, FrameNode, FrameSwitch } from '../../../shared/frame/elements';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import type { Scope } from '../sheet/scope';

export interface WrittenCounts {
  inserted: number;
  updated: number;
  unchanged: number;
  deleted: number;
}

export type NetworkEntity = 'networkNode' | 'lineSection' | 'tie' | 'lineSwitch';

/**
 * Makes the network ledgers of a county hold the given elements: rows are found by code and keep their ids and whatever the
 * elements do not say (links, notes); what is not given goes.
 * @param origin where new and changed rows come from
 * @param was the frame the elements come from: rows that were not in it (a section whose ends are unknown) stay
 */
export function writeNetwork(
  store: Store,
  writer: ChangeWriter,
  scope: Scope,
  elements: { nodes: Iterable<FrameNode>; branches: Iterable<FrameBranch>; switches: Iterable<FrameSwitch> },
  origin: SqlRow = {},
  was?: Pick<Frame, 'nodes' | 'branches' | 'switches'>,
): Record<NetworkEntity, WrittenCounts> {
  const { countyId } = scope;
  const counts = Object.fromEntries(
    (['networkNode', 'lineSection', 'tie', 'lineSwitch'] as const).map((entity) => [
      entity,
      { inserted: 0, updated: 0, unchanged: 0, deleted: 0 },
    ]),
  ) as Record<NetworkEntity, WrittenCounts>;
  const known = (entity: NetworkEntity): Map<string, string> =>
    new Map(
      store
        .all<{ id: string; code: string }>(`SELECT id, code FROM ${entity} WHERE countyId = ? ORDER BY rowid`, countyId)
        .map(({ id, code }) => [code, id]),
    );
  const put = (entity: NetworkEntity, rows: Map<string, string>, code: string, values: SqlRow): string => {
    const id = rows.get(code);
    if (id === undefined) {
      counts[entity].inserted++;
      const made = writer.insert(entity, { countyId, code, ...values, ...origin });
      rows.set(code, made);
      return made;
    }
    const changed = writer.update(entity, id, values);
    if (changed) writer.update(entity, id, origin);
    counts[entity][changed ? 'updated' : 'unchanged']++;
    return id;
  };

  const nodeRows = known('networkNode');
  const goneNodes = new Map(nodeRows);
  for (const node of elements.nodes) {
    goneNodes.delete(node.id);
    put('networkNode', nodeRows, node.id, nodeValues(node));
  }
  const branchRows = { lineSection: known('lineSection'), tie: known('tie') };
  const goneBranches = { lineSection: new Map(branchRows.lineSection), tie: new Map(branchRows.tie) };
  const placeOf = new Map<string, { section: string | null; tie: string | null }>();
  for (const branch of elements.branches) {
    const entity = branch.normallyOpen ? 'tie' : 'lineSection';
    goneBranches[entity].delete(branch.id);
    const id = put(entity, branchRows[entity], branch.id, branchValues(branch, nodeRows));
    placeOf.set(branch.id, { section: entity === 'lineSection' ? id : null, tie: entity === 'tie' ? id : null });
  }
  const switchRows = known('lineSwitch');
  const goneSwitches = new Map(switchRows);
  for (const device of elements.switches) {
    goneSwitches.delete(device.id);
    const place = placeOf.get(device.branch);
    if (place === undefined) continue;
    put('lineSwitch', switchRows, device.id, { ...switchValues(device), ...place });
  }
  const remove = (entity: NetworkEntity, rows: ReadonlyMap<string, string>): void => {
    const before = entity === 'networkNode' ? was?.nodes : entity === 'lineSwitch' ? was?.switches : was?.branches;
    for (const [code, id] of rows) {
      if (before !== undefined && !before.has(code)) continue;
      writer.delete(entity, id);
      counts[entity].deleted++;
    }
  };
  remove('lineSwitch', goneSwitches);
  remove('lineSection', goneBranches.lineSection);
  remove('tie', goneBranches.tie);
  remove('networkNode', goneNodes);
  return counts;
}

function nodeValues(node: FrameNode): SqlRow {
  return {
    kind: node.kind,
    name: node.name ?? null,
    customers: node.customers,
    averageKw: node.averageKw,
    peakKw: node.peakKw,
    peakKvar: node.peakKvar,
    x: node.x ?? null,
    y: node.y ?? null,
    ...said({ substation: node.substation, area: node.area, township: node.township }),
  };
}

function branchValues(branch: FrameBranch, nodes: ReadonlyMap<string, string>): SqlRow {
  const { lengthKm, rOhm, xOhm, repairHours, operateHours, capacityKw } = branch;
  return {
    kind: branch.kind,
    name: branch.name ?? null,
    // A node that is not on record is one of a feeder known from its ledger alone: named by its code.
    fromNode: nodes.get(branch.from) ?? null,
    fromNodeText: nodes.has(branch.from) ? null : branch.from,
    toNode: nodes.get(branch.to) ?? null,
    toNodeText: nodes.has(branch.to) ? null : branch.to,
    lengthKm: lengthKm ?? null,
    rOhm: rOhm ?? null,
    xOhm: xOhm ?? null,
    failuresPerYear: branch.failuresPerYear,
    repairHours: repairHours ?? null,
    operateHours: operateHours ?? null,
    capacityKw: capacityKw ?? null,
    ...(branch.normallyOpen ? { remote: branch.remote === undefined ? null : Number(branch.remote) } : {}),
    ...said({
      construction: branch.construction,
      model: branch.model,
      feeder: branch.feeder,
      splitFrom: branch.splitFrom,
    }),
  };
}

function switchValues(device: FrameSwitch): SqlRow {
  return {
    name: device.name ?? null,
    end: device.end,
    kind: device.kind,
    operateHours: device.operateHours ?? null,
    remote: device.remote === undefined ? null : Number(device.remote),
    sectionText: null,
    tieText: null,
    ...said({ terminal: device.terminal }),
  };
}

/** What is not said leaves the row as it is. */
function said(values: Record<string, string | undefined>): SqlRow {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as SqlRow;
}
