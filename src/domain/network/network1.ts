/**
 * countyframe.network/1: the interchange format of a distribution network (documented in docs/formats.md).
 * Absent values: closed branch; 0 customers, power and failures; unlimited capacity; see `readNetwork` for the rest.
 */
export interface Network1 {
  format: 'countyframe.network/1';
  id?: string;
  title?: string;
  /** Line-to-line base voltage, kV. */
  baseKv?: number;
  /** Voltage of every source, per unit. */
  sourceVoltagePu?: number;
  nodes: Network1Node[];
  branches: Network1Branch[];
  devices?: Network1Device[];
}

export interface Network1Node {
  id: string;
  kind: 'source' | 'junction' | 'load';
  customers?: number;
  /** Average load, kW (reliability, limited ties). */
  averageKw?: number;
  /** Peak load, kW and kvar, three-phase (power flow, N-1). */
  peakKw?: number;
  peakKvar?: number;
  /** Optional plane coordinates, metres. */
  x?: number;
  y?: number;
  name?: string;
}

export interface Network1Branch {
  id: string;
  from: string;
  to: string;
  kind?: 'line' | 'transformer' | 'tie';
  lengthKm?: number;
  /** Totals of the branch, ohm. */
  rOhm?: number;
  xOhm?: number;
  failuresPerYear?: number;
  repairHours?: number;
  normallyOpen?: boolean;
  operateHours?: number;
  /** Transfer capacity, kW; null or absent = unlimited. */
  capacityKw?: number | null;
  name?: string;
}

export interface Network1Device {
  branch: string;
  end: 'from' | 'to';
  kind: 'breaker' | 'fuse' | 'disconnector' | 'loadSwitch';
  operateHours?: number;
  remote?: boolean;
  name?: string;
}
