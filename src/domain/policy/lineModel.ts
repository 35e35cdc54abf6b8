import { type EquivalentRates, equivalentNetwork, type LedgerFeeder } from '../network/equivalentNetwork';
import type { Network1 } from '../network/network1';

/** A feeder as its policy sees it: the ledger's attributes with what was missing estimated. */
export interface PolicyLine {
  id: string;
  code: string | null;
  name: string;
  townshipId: string | null;
  substationId: string | null;
  bareKm: number;
  insulatedKm: number;
  cableKm: number;
  trunkKm: number;
  sections: number;
  /** Section switches that open at once: a fault behind one leaves what lies before it supplied. */
  breakers: number;
  /** Section switches and ties that are operated from afar. */
  remote: number;
  remoteHours: number;
  ties: number;
  tiedTo: string[];
  /** What the ties can take over, kW; null where not known. */
  marginKw: number | null;
  /** What one tie can take over, kW, where it is not an equal share of the margin. */
  perTieKw?: number;
  /** Ties that are worked by hand whatever is remote: new ones. */
  manualTies?: number;
  /** Medium-voltage customers: areas and dedicated customers. */
  customers: number;
  peakKw: number | null;
  limitAmpere: number | null;
  maxAmpere: number | null;
  /** All failure rates are multiplied by it: what maintenance does. */
  failureFactor: number;
  /** Places of its areas: where a tie may begin. */
  points: { x: number; y: number }[];
}

/** kW of an ampere at 10 kV and a power factor of 0.95. */
export const KW_PER_AMPERE = Math.sqrt(3) * 10 * 0.95;
/** Average load over peak, and kvar per kW (general knowledge, to be verified). */
const LOAD_FACTOR = 0.55;
const KVAR_PER_KW = 0.33;
const MANUAL_HOURS = 1;
/** Ohm per km of the usual trunk conductors: JKLYJ-240 and YJV22-400; of bare lines those of LGJ-95. */
const OHM_PER_KM = {
  bare: { r: 0.33, x: 0.36 },
  insulated: { r: 0.125, x: 0.32 },
  cable: { r: 0.047, x: 0.08 },
};

/** Failures of lines that state none (general knowledge; a county's own rates replace them). */
export const SEED_RATES: EquivalentRates = {
  barePerKm: { failuresPerYear: 0.18, repairHours: 4 },
  insulatedPerKm: { failuresPerYear: 0.1, repairHours: 4 },
  cablePerKm: { failuresPerYear: 0.04, repairHours: 6 },
  transformer: { failuresPerYear: 0.015, repairHours: 8 },
};

export const lengthKm = ({ bareKm, insulatedKm, cableKm }: PolicyLine): number => bareKm + insulatedKm + cableKm;

/**
 * The network that stands for a line (docs/reliability.md): trunk in equal sections, areas behind fuses, ties from the far
 * end. Switches that are remote, or open at once, are spread over the sections; ties are remote before section switches.
 */
export function networkOf(line: PolicyLine, rates: EquivalentRates): Network1 {
  const km = lengthKm(line);
  const points = Math.max(1, line.customers);
  const peakKw = line.peakKw ?? 0;
  const feeder: LedgerFeeder = {
    id: line.code ?? line.name,
    trunkKm: Math.min(line.trunkKm, km),
    lateralKm: Math.max(0, km - line.trunkKm),
    shares: sharesOf(line, km),
    sections: line.sections,
    ties: line.ties,
    tieCapacityKw: line.marginKw === null || line.ties === 0 ? null : (line.perTieKw ?? line.marginKw / line.ties),
    operateHours: MANUAL_HOURS,
    loadPoints: points,
    fusedShare: 1,
    customers: line.customers,
    averageKw: peakKw * LOAD_FACTOR,
    peakKw,
  };
  const network = equivalentNetwork([feeder], scaled(rates, line.failureFactor));
  return {
    ...withImpedances(withSwitches(network, line, feeder.id), feeder.shares),
    baseKv: 10,
    sourceVoltagePu: 1.05,
  };
}

function sharesOf(line: PolicyLine, km: number): LedgerFeeder['shares'] {
  if (km <= 0) return { bare: 0, insulated: 1, cable: 0 };
  return { bare: line.bareKm / km, insulated: line.insulatedKm / km, cable: line.cableKm / km };
}

function scaled(rates: EquivalentRates, factor: number): EquivalentRates {
  const times = ({ failuresPerYear, repairHours }: EquivalentRates['transformer']) => ({
    ...{ failuresPerYear: failuresPerYear * factor, repairHours },
  });
  return {
    barePerKm: times(rates.barePerKm),
    insulatedPerKm: times(rates.insulatedPerKm),
    cablePerKm: times(rates.cablePerKm),
    transformer: rates.transformer,
  };
}

/** Makes `breakers` of the section switches open at once, and `remote` ties and switches remote, evenly spread. */
function withSwitches(network: Network1, line: PolicyLine, id: string): Network1 {
  const heads = Array.from({ length: Math.max(0, line.sections - 1) }, (_, s) => `${id}/trunk ${s + 2}`);
  const breakers = spread(heads, line.breakers);
  const remoteTies = Math.min(line.ties - (line.manualTies ?? 0), line.remote);
  const remote = spread(heads, line.remote - remoteTies);
  let tie = 0;
  return {
    ...network,
    branches: network.branches.map((branch) =>
      branch.kind === 'tie' && tie++ < remoteTies ? { ...branch, operateHours: line.remoteHours } : branch,
    ),
    devices: (network.devices ?? []).map((device) => {
      if (!heads.includes(device.branch)) return device;
      return {
        ...device,
        kind: breakers.has(device.branch) ? ('breaker' as const) : device.kind,
        ...(remote.has(device.branch) ? { operateHours: line.remoteHours, remote: true } : {}),
      };
    }),
  };
}

/** `count` of the entries, as evenly spread as they go. */
function spread(entries: readonly string[], count: number): Set<string> {
  const taken = Math.max(0, Math.min(count, entries.length));
  return new Set(Array.from({ length: taken }, (_, i) => entries[Math.floor(((i + 0.5) * entries.length) / taken)]!));
}

function withImpedances(network: Network1, shares: LedgerFeeder['shares']): Network1 {
  const per = (part: 'r' | 'x'): number =>
    shares.bare * OHM_PER_KM.bare[part] +
    shares.insulated * OHM_PER_KM.insulated[part] +
    shares.cable * OHM_PER_KM.cable[part];
  return {
    ...network,
    nodes: network.nodes.map((node) => ({ ...node, ...(node.peakKw ? { peakKvar: node.peakKw * KVAR_PER_KW } : {}) })),
    branches: network.branches.map((branch) =>
      branch.kind === 'line'
        ? { ...branch, rOhm: (branch.lengthKm ?? 0) * per('r'), xOhm: (branch.lengthKm ?? 0) * per('x') }
        : { ...branch, rOhm: 0, xOhm: 0 },
    ),
  };
}
