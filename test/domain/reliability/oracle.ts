import type { Network1, Network1Branch, Network1Node } from '../../../src/domain/network/network1';

/**
 * The definition of the failure-mode analysis, word for word and as slowly as it reads: for every failure and every
 * operating time the whole network is searched again, element by element (a node, or the body of a closed branch), and the
 * best set of a limited tie is found by trying every subset. It shares no code with the engine.
 */
export interface OracleResult {
  saifi: number;
  saidiHours: number;
  ensKwh: number;
  loadPoints: Map<string, { interruptionsPerYear: number; outageHoursPerYear: number }>;
}

type Element = string;
const node = (id: string): Element => `n ${id}`;
const body = (id: string): Element => `b ${id}`;

interface Joint {
  node: Element;
  body: Element;
  devices: { isSwitch: boolean; hours: number }[];
}

interface Tie {
  id: string;
  ends: [Element, Element];
  hours: number;
  kw: number;
}

interface Model {
  nodes: Map<Element, Network1Node>;
  joints: Joint[];
  at: Map<Element, Joint[]>;
  ties: Tie[];
  failing: Network1Branch[];
  sources: Element[];
  times: number[];
}

function modelOf(json: Network1): Model {
  const joints = new Map<string, Joint>();
  const ties: Tie[] = [];
  const times = new Set([0]);
  const failing: Network1Branch[] = [];
  for (const branch of json.branches) {
    if (branch.normallyOpen === true) {
      const hours = branch.operateHours ?? 1;
      ties.push({
        id: branch.id,
        ends: [node(branch.from), node(branch.to)],
        hours,
        kw: branch.capacityKw ?? Number.POSITIVE_INFINITY,
      });
      times.add(hours);
      continue;
    }
    joints.set(`${branch.id} from`, { node: node(branch.from), body: body(branch.id), devices: [] });
    joints.set(`${branch.id} to`, { node: node(branch.to), body: body(branch.id), devices: [] });
    if ((branch.failuresPerYear ?? 0) > 0) failing.push(branch);
  }
  for (const device of json.devices ?? []) {
    const isSwitch = device.kind === 'disconnector' || device.kind === 'loadSwitch';
    const hours = isSwitch ? (device.operateHours ?? (device.remote ? 0.05 : 1)) : 0;
    joints.get(`${device.branch} ${device.end}`)?.devices.push({ isSwitch, hours });
    if (isSwitch) times.add(hours);
  }
  const at = new Map<Element, Joint[]>();
  for (const { id } of json.nodes) at.set(node(id), []);
  for (const joint of joints.values()) {
    at.get(joint.node)!.push(joint);
    at.set(joint.body, [...(at.get(joint.body) ?? []), joint]);
  }
  return {
    nodes: new Map(json.nodes.map((n) => [node(n.id), n])),
    joints: [...joints.values()],
    at,
    ties,
    failing,
    sources: json.nodes.filter((n) => n.kind === 'source').map((n) => node(n.id)),
    times: [...times].sort((a, b) => a - b),
  };
}

/** All elements reached from `start`, over joints and (both ways) ties that are allowed. */
function flood(
  model: Model,
  start: Element[],
  allowed: (e: Element) => boolean,
  crosses: (joint: Joint) => boolean,
  ties: Tie[] = [],
): Set<Element> {
  const found = new Set(start.filter(allowed));
  for (const e of found) {
    for (const joint of model.at.get(e)!) {
      const other = joint.node === e ? joint.body : joint.node;
      if (crosses(joint) && allowed(other)) found.add(other);
    }
    for (const tie of ties) {
      if (tie.ends[0] === e && allowed(tie.ends[1])) found.add(tie.ends[1]);
      if (tie.ends[1] === e && allowed(tie.ends[0])) found.add(tie.ends[0]);
    }
  }
  return found;
}

function zoneAt(model: Model, failed: Element, t: number): Set<Element> {
  return flood(
    model,
    [failed],
    () => true,
    (joint) => joint.devices.every((d) => d.isSwitch && d.hours > t),
  );
}

/** Outage hours of every interrupted load point, before the bound by repair. */
function outages(model: Model, failed: Element, loads: Element[]): Map<Element, number> {
  const zones = new Map(model.times.map((t) => [t, zoneAt(model, failed, t)]));
  const last = zones.get(model.times[model.times.length - 1]!)!;
  const reached = (t: number, ties: Tie[]) =>
    flood(
      model,
      model.sources,
      (e) => !zones.get(t)!.has(e),
      () => true,
      ties,
    );
  const alive = reached(0, []);
  const interrupted = loads.filter((l) => !alive.has(l));

  let atStake = 0;
  for (const l of interrupted) if (!last.has(l)) atStake += model.nodes.get(l)!.averageKw ?? 0;
  const firmTies = model.ties.filter((tie) => tie.kw >= atStake - 1e-7);
  const firm = new Map<Element, number>();
  for (const t of model.times) {
    const now = firmTies.filter((tie) => tie.hours <= t);
    for (const e of reached(t, now)) if (!firm.has(e)) firm.set(e, t);
  }
  const limited = limitedTies(model, zones, last, firm, firmTies, alive);
  return new Map(
    interrupted.map((l) => [
      l,
      Math.min(firm.get(l) ?? Number.POSITIVE_INFINITY, limited.get(l) ?? Number.POSITIVE_INFINITY),
    ]),
  );
}

interface Group {
  elements: Set<Element>;
  kw: number;
  customers: number;
  ids: string[];
}

interface Fed {
  hours: Map<Element, number>;
  tie: Tie;
}

function limitedTies(
  model: Model,
  zones: Map<number, Set<Element>>,
  last: Set<Element>,
  firm: Map<Element, number>,
  firmTies: Tie[],
  alive: Set<Element>,
): Map<Element, number> {
  const outside = (e: Element) => !last.has(e);
  const suppliedNormally = flood(
    model,
    model.sources,
    () => true,
    () => true,
  );
  const islandOf = new Map<Element, Set<Element>>();
  for (const e of model.at.keys()) {
    if (!outside(e) || islandOf.has(e)) continue;
    const whole = flood(model, [e], outside, () => true);
    if (model.sources.some((s) => whole.has(s))) continue;
    for (const member of whole) islandOf.set(member, whole);
  }
  const groupOf = new Map<Element, Group>();
  for (const [e, island] of islandOf) {
    if (groupOf.has(e)) continue;
    const neverSupplied = !suppliedNormally.has(e);
    const elements = neverSupplied
      ? island
      : flood(model, [e], outside, (joint) => joint.devices.every((d) => !d.isSwitch));
    const group: Group = { elements, kw: 0, customers: 0, ids: [] };
    for (const member of elements) {
      groupOf.set(member, group);
      const n = model.nodes.get(member);
      if (n === undefined || neverSupplied) continue;
      group.kw += n.averageKw ?? 0;
      group.customers += n.customers ?? 0;
      if ((n.averageKw ?? 0) > 0 || (n.customers ?? 0) > 0) group.ids.push(n.id);
    }
  }
  const capacity = (tie: Tie) => (firmTies.includes(tie) ? Number.POSITIVE_INFINITY : tie.kw);
  const order = [...model.ties].sort((a, b) => {
    if (a.hours !== b.hours) return a.hours - b.hours;
    if (capacity(a) !== capacity(b)) return capacity(b) > capacity(a) ? 1 : -1;
    return a.id < b.id ? -1 : 1;
  });
  const left = new Map(order.map((tie) => [tie, capacity(tie)]));
  const through = new Map<Tie, Tie | undefined>();
  const fed = new Map<Group, Fed>();
  const clearAt = (e: Element) => model.times.find((t) => !zones.get(t)!.has(e)) ?? Number.POSITIVE_INFINITY;

  const attempt = (tie: Tie): boolean => {
    for (const [from, into] of [tie.ends, [tie.ends[1], tie.ends[0]] as const]) {
      if (!islandOf.has(into) || fed.has(groupOf.get(into)!)) continue;
      const supplier = fed.get(groupOf.get(from)!);
      const supplied = supplier !== undefined ? supplier.hours.get(from)! : alive.has(from) ? 0 : firm.get(from);
      if (supplied === undefined) continue;
      const arrival = Math.max(supplied, tie.hours, clearAt(into));
      if (!(arrival < (firm.get(into) ?? Number.POSITIVE_INFINITY))) continue;
      through.set(tie, supplier?.tie);
      let limit = left.get(tie)!;
      for (let up = supplier?.tie; up !== undefined; up = through.get(up)) limit = Math.min(limit, left.get(up)!);
      const best = bestSubset(model, islandOf.get(into)!, groupOf, groupOf.get(into)!, fed, limit);
      if (best === undefined) return true;
      for (let up: Tie | undefined = tie; up !== undefined; up = through.get(up)) {
        left.set(up, left.get(up)! - best.kw);
      }
      const elements = new Set(best.groups.flatMap((g) => [...g.elements]));
      const hours = new Map<Element, number>();
      for (const t of [...model.times, arrival].sort((a, b) => a - b)) {
        if (t < arrival) continue;
        const zone = zones.get(model.times.findLast((x) => x <= t)!)!;
        const now = flood(
          model,
          [into],
          (e) => elements.has(e) && !zone.has(e),
          () => true,
        );
        for (const e of now) if (!hours.has(e)) hours.set(e, Math.max(t, best.cut));
      }
      for (const g of best.groups) fed.set(g, { hours, tie });
      return true;
    }
    return false;
  };

  const open = [...order];
  for (let next = 0; next < open.length; next++) {
    if (!attempt(open[next]!)) continue;
    open.splice(next, 1);
    next = -1;
  }
  const all = new Map<Element, number>();
  for (const { hours } of fed.values()) for (const [e, h] of hours) all.set(e, h);
  return all;
}

/** Tries every set of free groups of the island. */
function bestSubset(
  model: Model,
  island: Set<Element>,
  groupOf: Map<Element, Group>,
  own: Group,
  fed: Map<Group, Fed>,
  limit: number,
): { groups: Group[]; kw: number; cut: number } | undefined {
  const free = new Set<Group>();
  for (const e of island) if (!fed.has(groupOf.get(e)!)) free.add(groupOf.get(e)!);
  const around = [...free].filter((g) => g !== own);
  if (around.length > 13) throw new Error('too large for the oracle');
  const between = model.joints
    .map((joint) => ({ a: groupOf.get(joint.node), b: groupOf.get(joint.body), joint }))
    .filter(({ a, b }) => a !== undefined && b !== undefined && a !== b && island.has([...a.elements][0]!));
  type Choice = { groups: Group[]; kw: number; customers: number; ids: string[]; cut: number };
  let best: Choice | undefined;
  for (let mask = 0; mask < 1 << around.length; mask++) {
    const groups = [own, ...around.filter((_, i) => (mask >> i) & 1)];
    const kw = groups.reduce((sum, g) => sum + g.kw, 0);
    if (kw > limit + 1e-7) continue;
    const set = new Set(groups);
    const connected = new Set([own]);
    for (const g of connected) {
      for (const { a, b } of between) {
        if (a === g && set.has(b!)) connected.add(b!);
        if (b === g && set.has(a!)) connected.add(a!);
      }
    }
    if (connected.size !== set.size) continue;
    let cut = 0;
    for (const { a, b, joint } of between) {
      if (set.has(a!) === set.has(b!)) continue;
      const switches = joint.devices.filter((d) => d.isSwitch).map((d) => d.hours);
      cut = Math.max(cut, Math.min(...switches));
    }
    const choice: Choice = {
      groups,
      kw,
      customers: groups.reduce((sum, g) => sum + g.customers, 0),
      ids: groups.flatMap((g) => g.ids).sort(),
      cut,
    };
    if (best === undefined || isBetter(choice, best)) best = choice;
  }
  return best;
}

function isBetter(
  a: { groups: Group[]; kw: number; customers: number; ids: string[]; cut: number },
  b: { groups: Group[]; kw: number; customers: number; ids: string[]; cut: number },
): boolean {
  if (Math.abs(a.kw - b.kw) > 1e-7) return a.kw > b.kw;
  if (a.customers !== b.customers) return a.customers > b.customers;
  const onlyA = a.ids.find((id) => !b.ids.includes(id));
  const onlyB = b.ids.find((id) => !a.ids.includes(id));
  if (onlyA !== onlyB) return onlyB === undefined || (onlyA !== undefined && onlyA < onlyB);
  if (a.cut !== b.cut) return a.cut < b.cut;
  return a.groups.length > b.groups.length;
}

/** Indices and load points of a network, by the definition. Small networks only. */
export function oracle(json: Network1): OracleResult {
  const model = modelOf(json);
  const supplied = flood(
    model,
    model.sources,
    () => true,
    () => true,
  );
  const loads = [...model.nodes]
    .filter(([e, n]) => supplied.has(e) && (n.kind === 'load' || (n.customers ?? 0) > 0 || (n.averageKw ?? 0) > 0))
    .map(([e]) => e);
  const points = new Map(loads.map((l) => [l, { interruptionsPerYear: 0, outageHoursPerYear: 0 }]));
  for (const branch of model.failing) {
    const rate = branch.failuresPerYear!;
    for (const [l, hours] of outages(model, body(branch.id), loads)) {
      points.get(l)!.interruptionsPerYear += rate;
      points.get(l)!.outageHoursPerYear += rate * Math.min(hours, branch.repairHours!);
    }
  }
  let customers = 0;
  let saifi = 0;
  let saidiHours = 0;
  let ensKwh = 0;
  for (const [l, point] of points) {
    const n = model.nodes.get(l)!;
    customers += n.customers ?? 0;
    saifi += point.interruptionsPerYear * (n.customers ?? 0);
    saidiHours += point.outageHoursPerYear * (n.customers ?? 0);
    ensKwh += point.outageHoursPerYear * (n.averageKw ?? 0);
  }
  return {
    saifi: customers === 0 ? 0 : saifi / customers,
    saidiHours: customers === 0 ? 0 : saidiHours / customers,
    ensKwh,
    loadPoints: new Map([...points].map(([l, point]) => [model.nodes.get(l)!.id, point])),
  };
}
