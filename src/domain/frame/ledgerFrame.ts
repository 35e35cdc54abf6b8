import type { FrameBranch, FrameNode, FrameSwitch } from '../../shared/frame/elements';
import type { Issue } from '../../shared/issue';
import { compact } from './apply/context';
import { ledgerTies, type TiedFeeder } from './ledgerTies';
import { MANUAL_HOURS, type Rates, REMOTE_HOURS } from './rates';

/** A feeder that has no sections on record, as its ledger describes it. */
export interface LedgerFeeder {
  id: string;
  /** Code in frames: prefix of all its elements. */
  key: string;
  name: string;
  /** Code and name of its bus, and the substation's record. */
  source: string;
  sourceName: string;
  substation: string | null;
  bareKm: number;
  insulatedKm: number;
  cableKm: number;
  trunkKm: number;
  sections: number;
  /** Switches operated from afar, from the head on. */
  remoteSwitches: number;
  /** Rating of the trunk, kW; null where not known. */
  capacityKw: number | null;
  peakKw: number | null;
  /** Ids of the feeders it is tied to. */
  tiedTo: string[];
  areas: LedgerArea[];
}

export interface LedgerArea {
  id: string | null;
  key: string;
  name: string;
  customers: number;
  capacityKva: number | null;
  township: string | null;
  /** 1-based section on the trunk; null = spread. */
  section: number | null;
}

/** Laterals of ledger feeders stand behind a fuse: the usual way to hang an area on a line. */
const LATERAL_SWITCH = 'fuse';

/**
 * Stands in for feeders known from their ledger alone: the trunk in equal sections with a switch at the head of each, the
 * areas behind fuses on equal laterals in their order, ties between the ends of feeders that the ledger says are tied.
 * docs/reliability.md prints what that costs in accuracy; docs/frame.md says what is assumed.
 * @param onRecord feeders whose sections are on record, where ties of the others may end
 * @param recorded codes of branches on record
 */
export function ledgerFrame(
  feeders: readonly LedgerFeeder[],
  rates: Rates,
  onRecord: readonly TiedFeeder[] = [],
  recorded: ReadonlySet<string> = new Set(),
): { nodes: FrameNode[]; branches: FrameBranch[]; switches: FrameSwitch[]; issues: Issue[] } {
  const nodes = new Map<string, FrameNode>();
  const branches: FrameBranch[] = [];
  const switches: FrameSwitch[] = [];
  for (const feeder of feeders) addFeeder(feeder, rates, nodes, branches, switches);
  const ties = ledgerTies([...feeders.map(endsOf), ...onRecord], recorded);
  branches.push(...ties.branches);
  switches.push(...ties.switches);
  return { nodes: [...nodes.values()], branches, switches, issues: ties.issues };
}

/** Where ties of a stand-in end: its far end first, then section by section towards the head. */
function endsOf(feeder: LedgerFeeder): TiedFeeder {
  const { id, key, name, remoteSwitches, tiedTo } = feeder;
  const sections = Math.max(1, Math.round(feeder.sections));
  const ends = Array.from({ length: sections }, (_, i) => sectionCode(key, sections - i));
  return { id, key, name, isRemote: remoteSwitches > 0, tiedTo, ends, isOnRecord: false };
}

function emptyNode(id: string, name: string, kind: FrameNode['kind']): FrameNode {
  return { id, name, kind, customers: 0, averageKw: 0, peakKw: 0, peakKvar: 0 };
}

function addFeeder(
  feeder: LedgerFeeder,
  rates: Rates,
  nodes: Map<string, FrameNode>,
  branches: FrameBranch[],
  switches: FrameSwitch[],
): void {
  const { key } = feeder;
  if (!nodes.has(feeder.source)) {
    nodes.set(feeder.source, {
      ...emptyNode(feeder.source, feeder.sourceName, 'source'),
      ...(feeder.substation === null ? {} : { substation: feeder.substation }),
    });
  }
  const km = feeder.bareKm + feeder.insulatedKm + feeder.cableKm;
  const line = mixedLine(feeder, rates);
  const trunkKm = Math.min(feeder.trunkKm, km);
  const sections = Math.max(1, Math.round(feeder.sections));
  const most = Math.max(feeder.bareKm, feeder.insulatedKm, feeder.cableKm);
  const construction = most === feeder.cableKm ? 'cable' : most === feeder.insulatedKm ? 'insulated' : 'bare';
  for (let s = 1; s <= sections; s++) {
    const id = sectionCode(key, s);
    const lengthKm = trunkKm / sections;
    nodes.set(id, emptyNode(id, `${feeder.name} ${s}`, 'junction'));
    branches.push(
      compact<FrameBranch>({
        id,
        // Drawings name a feeder by its head.
        name: s === 1 ? feeder.name : `${feeder.name} ${s}`,
        from: s === 1 ? feeder.source : sectionCode(key, s - 1),
        to: id,
        kind: 'line',
        normallyOpen: false,
        lengthKm,
        construction,
        failuresPerYear: lengthKm * line.ratePerYear,
        repairHours: line.hours,
        ...(feeder.capacityKw === null ? {} : { capacityKw: feeder.capacityKw }),
        feeder: feeder.id,
      }),
    );
    const isRemote = s > 1 && s - 1 <= feeder.remoteSwitches;
    switches.push(
      s === 1
        ? { id, name: `${feeder.name} 1`, branch: id, end: 'from', kind: 'breaker' }
        : {
            id,
            name: `${feeder.name} ${s}`,
            branch: id,
            end: 'from',
            kind: 'loadSwitch',
            operateHours: isRemote ? REMOTE_HOURS : MANUAL_HOURS,
            remote: isRemote,
          },
    );
  }
  const kva = feeder.areas.reduce((sum, area) => sum + (area.capacityKva ?? 0), 0);
  const lateralKm = feeder.areas.length > 0 ? (km - trunkKm) / feeder.areas.length : 0;
  const failures = lateralKm * line.ratePerYear;
  const total = failures + rates.transformer.ratePerYear;
  feeder.areas.forEach((area, p) => {
    const share = kva > 0 ? (area.capacityKva ?? 0) / kva : 1 / feeder.areas.length;
    const spread = 1 + Math.min(sections - 1, Math.floor((p * sections) / feeder.areas.length));
    const section = area.section !== null && area.section >= 1 && area.section <= sections ? area.section : spread;
    nodes.set(area.key, {
      ...emptyNode(area.key, area.name, 'load'),
      customers: area.customers,
      peakKw: (feeder.peakKw ?? 0) * share,
      ...(area.id === null ? {} : { area: area.id }),
      ...(area.township === null ? {} : { township: area.township }),
    });
    branches.push({
      id: area.key,
      name: area.name,
      from: sectionCode(key, section),
      to: area.key,
      kind: 'transformer',
      normallyOpen: false,
      lengthKm: lateralKm,
      failuresPerYear: total,
      // One branch for lateral and transformer: repair time by failures.
      repairHours:
        total > 0
          ? (failures * line.hours + rates.transformer.ratePerYear * rates.transformer.hours) / total
          : rates.transformer.hours,
      feeder: feeder.id,
    });
    switches.push({ id: area.key, name: area.name, branch: area.key, end: 'from', kind: LATERAL_SWITCH });
  });
}

/** Code of a trunk section of a ledger feeder, and of the node at its far end and the switch at its head. */
export function sectionCode(feederKey: string, section: number): string {
  return `${feederKey}/${section}`;
}

/** One line for a mix of kinds: rates by length, repair time by failures. */
function mixedLine(feeder: LedgerFeeder, rates: Rates): { ratePerYear: number; hours: number } {
  const kinds = [
    [feeder.bareKm, rates.bare],
    [feeder.insulatedKm, rates.insulated],
    [feeder.cableKm, rates.cable],
  ] as const;
  let km = 0;
  let failures = 0;
  let hours = 0;
  for (const [length, rate] of kinds) {
    km += length;
    failures += length * rate.ratePerYear;
    hours += length * rate.ratePerYear * rate.hours;
  }
  return km > 0 && failures > 0
    ? { ratePerYear: failures / km, hours: hours / failures }
    : { ratePerYear: 0, hours: 0 };
}
