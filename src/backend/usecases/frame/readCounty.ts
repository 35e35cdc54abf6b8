import type { LedgerArea, LedgerFeeder } from '../../../domain/frame/ledgerFrame';
import { type TiedFeeder, trunkEnds } from '../../../domain/frame/ledgerTies';
import { type Rates, SEED_RATES } from '../../../domain/frame/rates';
import type { PlannedOutageRate } from '../../../domain/reliability/analyseReliability';
import type { RecordedFeeder } from '../../../domain/reliability/calibrateFailures';
import type { CustomerBase, FrameBranch, FrameNode } from '../../../shared/frame/elements';
import { inService } from '../../store/inService';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';

/** A feeder of the ledger, as frames and loads read it. */
export interface FeederRow {
  id: string;
  code: string | null;
  name: string;
  substation: string | null;
  supplyGrid: string | null;
  supplyAreaClass: string | null;
  regionKind: string | null;
  township: string | null;
  lengthKm: number | null;
  overheadKm: number | null;
  insulatedKm: number | null;
  cableKm: number | null;
  trunkKm: number | null;
  sectionCount: number | null;
  threeRemoteCount: number | null;
  tieFeeder1: string | null;
  tieFeeder2: string | null;
  tieFeeder3: string | null;
  customers: number | null;
  households: number | null;
  transformers: number | null;
  limitAmpere: number | null;
  maxAmpere: number | null;
  maxLoadMw: number | null;
  voltageKv: number | null;
  ownership: string | null;
}

export interface AreaRow {
  id: string;
  code: string | null;
  name: string;
  feeder: string | null;
  section: number | null;
  township: string | null;
  regionKind: string | null;
  supplyAreaClass: string | null;
  households: number | null;
  capacityKva: number | null;
}

/** Power factor for currents and powers of ledgers that give one of them only. */
const POWER_FACTOR = 0.95;

export function readFeeders(store: Store, scope: Scope): FeederRow[] {
  return store.all<FeederRow>(
    `SELECT id, code, name, substation, supplyGrid, supplyAreaClass, regionKind, township, lengthKm, overheadKm,
       insulatedKm, cableKm, trunkKm, sectionCount, threeRemoteCount, tieFeeder1, tieFeeder2, tieFeeder3, customers,
       households, transformers, limitAmpere, maxAmpere, maxLoadMw, voltageKv, ownership
     FROM feeder WHERE countyId = ? AND ${inService()} ORDER BY rowid`,
    scope.countyId,
  );
}

export function readAreas(store: Store, scope: Scope): AreaRow[] {
  return store.all<AreaRow>(
    `SELECT id, code, name, feeder, section, township, regionKind, supplyAreaClass, households, capacityKva
     FROM transformerArea WHERE countyId = ? AND ${inService()} ORDER BY rowid`,
    scope.countyId,
  );
}

export function readSubstations(store: Store, scope: Scope) {
  return store.all<{
    id: string;
    code: string | null;
    name: string;
    voltageKv: number | null;
    capacityMva: number | null;
    baysTotal: number | null;
    baysUsed: number | null;
  }>(
    `SELECT id, code, name, voltageKv, capacityMva, baysTotal, baysUsed FROM substation WHERE countyId = ? AND ${inService()} ORDER BY rowid`,
    scope.countyId,
  );
}

export function readCustomerBase(store: Store, scope: Scope): CustomerBase {
  const row = store.get<{ base: CustomerBase | null }>(
    'SELECT customerBase AS base FROM county WHERE id = ?',
    scope.countyId,
  );
  return row?.base ?? 'mv';
}

/** A feeder's peak as the ledger gives it, kW: from power, else from current. */
export function peakKwOf(feeder: FeederRow): number | null {
  if (feeder.maxLoadMw !== null) return feeder.maxLoadMw * 1000;
  return feeder.maxAmpere === null ? null : powerOf(feeder.maxAmpere, feeder.voltageKv);
}

function powerOf(ampere: number, voltageKv: number | null): number {
  return Math.sqrt(3) * (voltageKv ?? 10) * ampere * POWER_FACTOR;
}

/**
 * Ledger feeders without sections on record, as stand-in networks read them. Codes are made unique where names repeat.
 * @param withSections ids of feeders that are left out
 */
export function ledgerFeeders(
  all: readonly FeederRow[],
  withSections: ReadonlySet<string>,
  areas: readonly AreaRow[],
  substations: readonly { id: string; code: string | null; name: string }[],
  base: CustomerBase,
): LedgerFeeder[] {
  const taken = new Set<string>();
  const unique = (wanted: string): string => {
    let code = wanted;
    for (let n = 2; taken.has(code); n++) code = `${wanted} ${n}`;
    taken.add(code);
    return code;
  };
  const stations = new Map(substations.map((s) => [s.id, { key: unique(s.code ?? s.name), name: s.name }]));
  const ofFeeder = new Map<string, AreaRow[]>();
  for (const area of areas) {
    if (area.feeder === null) continue;
    const list = ofFeeder.get(area.feeder);
    if (list === undefined) ofFeeder.set(area.feeder, [area]);
    else list.push(area);
  }
  const feeders = all.filter((feeder) => !withSections.has(feeder.id));
  return feeders.map((feeder): LedgerFeeder => {
    const key = unique(feeder.code ?? feeder.name);
    const own = ofFeeder.get(feeder.id) ?? [];
    const station = feeder.substation === null ? undefined : stations.get(feeder.substation);
    const cableKm = feeder.cableKm ?? 0;
    const insulatedKm = feeder.insulatedKm ?? 0;
    const overheadKm = feeder.overheadKm ?? Math.max(0, (feeder.lengthKm ?? 0) - cableKm);
    const km = overheadKm + cableKm;
    return {
      id: feeder.id,
      key,
      name: feeder.name,
      source: station?.key ?? unique(`${key}/0`),
      sourceName: station?.name ?? feeder.name,
      substation: feeder.substation,
      bareKm: Math.max(0, overheadKm - insulatedKm),
      insulatedKm: Math.min(insulatedKm, overheadKm),
      cableKm,
      trunkKm: feeder.trunkKm ?? km,
      sections: feeder.sectionCount ?? 1,
      remoteSwitches: feeder.threeRemoteCount ?? 0,
      capacityKw: feeder.limitAmpere === null ? null : powerOf(feeder.limitAmpere, feeder.voltageKv),
      peakKw: peakKwOf(feeder),
      tiedTo: tiedTo(feeder),
      areas:
        own.length > 0 ? own.map((area) => ledgerArea(area, unique, base)) : unlistedAreas(feeder, key, unique, base),
    };
  });
}

/** Feeders with sections on record, as ties of those without may end there. */
export function feedersOnRecord(
  feeders: readonly FeederRow[],
  { nodes, branches }: { nodes: readonly FrameNode[]; branches: readonly FrameBranch[] },
  withSections: ReadonlySet<string>,
): TiedFeeder[] {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const sectionsOf = new Map<string, FrameBranch[]>();
  for (const branch of branches) {
    if (branch.feeder === undefined) continue;
    const list = sectionsOf.get(branch.feeder);
    if (list === undefined) sectionsOf.set(branch.feeder, [branch]);
    else list.push(branch);
  }
  return feeders
    .filter(({ id }) => withSections.has(id))
    .map((feeder) => ({
      id: feeder.id,
      key: feeder.code ?? feeder.name,
      name: feeder.name,
      isRemote: (feeder.threeRemoteCount ?? 0) > 0,
      tiedTo: tiedTo(feeder),
      ends: trunkEnds(nodeOf, sectionsOf.get(feeder.id) ?? []),
      isOnRecord: true,
    }));
}

function tiedTo({ tieFeeder1, tieFeeder2, tieFeeder3 }: FeederRow): string[] {
  return [tieFeeder1, tieFeeder2, tieFeeder3].filter((id): id is string => id !== null);
}

function ledgerArea(area: AreaRow, unique: (code: string) => string, base: CustomerBase): LedgerArea {
  return {
    id: area.id,
    key: unique(area.code ?? area.name),
    name: area.name,
    customers: base === 'households' ? (area.households ?? 0) : 1,
    capacityKva: area.capacityKva,
    township: area.township,
    section: area.section,
  };
}

/** Areas a feeder has by its own figures alone: as many as it states customers or transformers. */
function unlistedAreas(
  feeder: FeederRow,
  key: string,
  unique: (code: string) => string,
  base: CustomerBase,
): LedgerArea[] {
  const count = feeder.customers ?? feeder.transformers ?? 0;
  if (count === 0) return [];
  const customers = base === 'households' ? (feeder.households ?? 0) / count : 1;
  return Array.from({ length: count }, (_, i) => ({
    id: null,
    key: unique(`${key}/T${i + 1}`),
    name: feeder.name,
    customers,
    capacityKva: null,
    township: feeder.township,
    section: null,
  }));
}

/** Failure and repair figures of the county, seeds where none are entered, and the planned outages entered. */
export function readRates(
  store: Store,
  scope: Scope,
): { rates: Rates; planned: PlannedOutageRate | null; isEntered: boolean } {
  const rates: Rates = { ...SEED_RATES };
  let planned: PlannedOutageRate | null = null;
  const rows = store.all<{ component: keyof Rates | 'planned'; ratePerYear: number; hours: number }>(
    'SELECT component, ratePerYear, hours FROM reliabilityRate WHERE planId = ?',
    scope.planId,
  );
  for (const { component, ratePerYear, hours } of rows) {
    if (component === 'planned') planned = { outagesPerKmYear: ratePerYear, hours };
    else rates[component] = { ratePerYear, hours };
  }
  return { rates, planned, isEntered: rows.some((row) => row.component !== 'planned') };
}

/** What the outage records of the years up to the base year say, by feeder of the ledger. */
export interface OutageRecord {
  years: number[];
  faults: Map<string, RecordedFeeder>;
  plannedOutages: number;
  /** Hours of a planned outage on average. */
  plannedHours: number;
}

/** Years of records used at most: rates follow the network as it is, not as it was. */
const MOST_YEARS = 3;

/** @returns null where there are no outages on record up to the base year */
export function readOutageRecord(store: Store, scope: Scope, baseYear: number): OutageRecord | null {
  const rows = store.all<{
    year: number;
    feeder: string | null;
    kind: string | null;
    outages: number;
    interruptions: number | null;
    customerHours: number | null;
    hours: number | null;
  }>(
    `SELECT CAST(substr(start, 1, 4) AS INTEGER) AS year, feeder, kind, count(*) AS outages,
       sum(n) AS interruptions, sum(n * hours) AS customerHours, sum(hours) AS hours
     FROM (SELECT o.start, o.kind,
         coalesce(o.feeder, (SELECT a.feeder FROM transformerArea a WHERE a.id = o.area)) AS feeder,
         (julianday(o."end") - julianday(o.start)) * 24.0 AS hours,
         coalesce(o.customers, CASE WHEN o.area IS NOT NULL THEN 1
           ELSE (SELECT count(*) FROM transformerArea a WHERE a.feeder = o.feeder) END) AS n
       FROM outage o WHERE o.countyId = ?)
     WHERE CAST(substr(start, 1, 4) AS INTEGER) <= ? GROUP BY year, feeder, kind`,
    scope.countyId,
    baseYear,
  );
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => b - a).slice(0, MOST_YEARS);
  if (years.length === 0) return null;
  const record: OutageRecord = { years: years.reverse(), faults: new Map(), plannedOutages: 0, plannedHours: 0 };
  for (const row of rows) {
    if (!record.years.includes(row.year)) continue;
    if (row.kind === 'planned') {
      record.plannedOutages += row.outages;
      record.plannedHours += row.hours ?? 0;
      continue;
    }
    if (row.feeder === null) continue;
    const feeder = record.faults.get(row.feeder) ?? { faults: 0, customerInterruptions: 0, customerHours: 0 };
    record.faults.set(row.feeder, feeder);
    feeder.faults += row.outages;
    feeder.customerInterruptions += row.interruptions ?? 0;
    feeder.customerHours += row.customerHours ?? 0;
  }
  if (record.plannedOutages > 0) record.plannedHours /= record.plannedOutages;
  return record;
}
