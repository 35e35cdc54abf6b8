import type { Network1, Network1Branch, Network1Device, Network1Node } from './network1';

/** What a ledger knows of a feeder whose sections are not on record. */
export interface LedgerFeeder {
  id: string;
  /** Bus to the farthest end of the trunk, km. */
  trunkKm: number;
  /** All other 10 kV line of the feeder, km. */
  lateralKm: number;
  /** Shares of the whole length, 0..1, sum 1. */
  shares: { bare: number; insulated: number; cable: number };
  /** Pieces the trunk is switched into, at least 1. */
  sections: number;
  ties: number;
  /** kW each tie can carry; null where not known. */
  tieCapacityKw: number | null;
  /** Hours to operate the section switches and ties: by hand or remote. */
  operateHours: number;
  /** Transformer areas and dedicated customers, at least 1. */
  loadPoints: number;
  /** Share of the load points behind a fuse or a breaker of their own, 0..1. */
  fusedShare: number;
  customers: number;
  averageKw: number;
  peakKw: number;
  /** Customers and kW of each load point from the bus outwards; without it all are alike. */
  points?: { customers: number; averageKw: number }[];
}

/** Failure rate and repair time of a kind of line, per km, or of a transformer, each. */
export interface ComponentRate {
  failuresPerYear: number;
  repairHours: number;
}

export interface EquivalentRates {
  barePerKm: ComponentRate;
  insulatedPerKm: ComponentRate;
  cablePerKm: ComponentRate;
  transformer: ComponentRate;
}

/**
 * A network that stands for feeders known from their ledger alone: the trunk in equal sections with a switch at the head of
 * each, the load points spread evenly over the sections in their order, each on an equal share of the laterals, ties from
 * the far end inwards at equal steps to a neighbour that is always there. One engine then serves both.
 *
 * What it cannot know is where on the feeder the load sits; docs/reliability.md prints the error against the full model.
 * @returns a countyframe.network/1 document with `<feeder id>` as prefix of all ids
 */
export function equivalentNetwork(feeders: readonly LedgerFeeder[], rates: EquivalentRates): Network1 {
  const nodes: Network1Node[] = [
    { id: 'bus', kind: 'source' },
    { id: 'neighbour', kind: 'source' },
  ];
  const branches: Network1Branch[] = [];
  const devices: Network1Device[] = [];
  for (const feeder of feeders) addFeeder(feeder, rates, nodes, branches, devices);
  return { format: 'countyframe.network/1', nodes, branches, devices };
}

function addFeeder(
  feeder: LedgerFeeder,
  rates: EquivalentRates,
  nodes: Network1Node[],
  branches: Network1Branch[],
  devices: Network1Device[],
): void {
  const { id, operateHours } = feeder;
  const sections = Math.max(1, Math.round(feeder.sections));
  const points = Math.max(1, Math.round(feeder.loadPoints));
  const line = mixed(feeder.shares, rates);
  const length = (km: number) => ({
    lengthKm: km,
    failuresPerYear: km * line.failuresPerYear,
    repairHours: line.repairHours,
  });
  const tee = (section: number) => `${id}/section ${section + 1}`;
  for (let s = 0; s < sections; s++) {
    const branch = `${id}/trunk ${s + 1}`;
    nodes.push({ id: tee(s), kind: 'junction' });
    branches.push({
      id: branch,
      from: s === 0 ? 'bus' : tee(s - 1),
      to: tee(s),
      kind: 'line',
      ...length(feeder.trunkKm / sections),
    });
    devices.push(
      s === 0 ? { branch, end: 'from', kind: 'breaker' } : { branch, end: 'from', kind: 'loadSwitch', operateHours },
    );
  }
  for (let p = 0; p < points; p++) {
    const section = Math.min(sections - 1, Math.floor((p * sections) / points));
    const name = `${id}/point ${p + 1}`;
    const lateral = `${id}/lateral ${p + 1}`;
    const point = feeder.points?.[p];
    nodes.push({ id: `${name} hv`, kind: 'junction' });
    nodes.push({
      id: name,
      kind: 'load',
      customers: point?.customers ?? feeder.customers / points,
      averageKw: point?.averageKw ?? feeder.averageKw / points,
      peakKw: feeder.peakKw / points,
    });
    branches.push({
      id: lateral,
      from: tee(section),
      to: `${name} hv`,
      kind: 'line',
      ...length(feeder.lateralKm / points),
    });
    branches.push({
      id: `${id}/transformer ${p + 1}`,
      from: `${name} hv`,
      to: name,
      kind: 'transformer',
      ...rates.transformer,
    });
    // Fused load points are spread like the rest: every 1 / share-th.
    if (Math.floor((p + 1) * feeder.fusedShare + 1e-9) > Math.floor(p * feeder.fusedShare + 1e-9)) {
      devices.push({ branch: lateral, end: 'from', kind: 'fuse' });
    }
  }
  for (let t = 0; t < feeder.ties; t++) {
    const section = Math.max(0, Math.round(sections * (1 - t / feeder.ties)) - 1);
    branches.push({
      id: `${id}/tie ${t + 1}`,
      from: tee(section),
      to: 'neighbour',
      kind: 'tie',
      normallyOpen: true,
      operateHours,
      capacityKw: feeder.tieCapacityKw,
    });
  }
}

/** One line for a mix of kinds: rates by length, repair time by failures. */
function mixed(shares: LedgerFeeder['shares'], rates: EquivalentRates): ComponentRate {
  const kinds: [number, ComponentRate][] = [
    [shares.bare, rates.barePerKm],
    [shares.insulated, rates.insulatedPerKm],
    [shares.cable, rates.cablePerKm],
  ];
  let failuresPerYear = 0;
  let hours = 0;
  for (const [share, rate] of kinds) {
    failuresPerYear += share * rate.failuresPerYear;
    hours += share * rate.failuresPerYear * rate.repairHours;
  }
  return { failuresPerYear, repairHours: failuresPerYear > 0 ? hours / failuresPerYear : 0 };
}
