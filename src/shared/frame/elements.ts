/**
 * What a frame (current, stage or target) is made of. An element is named by its code, which it keeps in every frame;
 * nodes, branches and switches have codes of their own kind, so that a node and a branch may share one.
 */

/** How a line is built; decides its failure rate where none is given. */
export type Construction = 'bare' | 'insulated' | 'cable';

export type SwitchKind = 'breaker' | 'fuse' | 'disconnector' | 'loadSwitch';

export type TerminalKind = 'ftu' | 'dtu' | 'faultIndicator';

/** A bus of a substation (`source`), a pole, joint or ring main unit (`junction`), or where load is attached (`load`). */
export interface FrameNode {
  id: string;
  kind: 'source' | 'junction' | 'load';
  name?: string;
  /** In the county's customer base. */
  customers: number;
  /** kW on average and at peak of the base year; kvar at peak. */
  averageKw: number;
  peakKw: number;
  peakKvar: number;
  /** Plane coordinates, m. */
  x?: number;
  y?: number;
  /** Ledger records this node stands for: ids of a substation, a transformer area, a township. */
  substation?: string;
  area?: string;
  township?: string;
}

/** A section of line, a transformer, or a tie; normally open = a tie in operation, whatever its kind says. */
export interface FrameBranch {
  id: string;
  from: string;
  to: string;
  kind: 'line' | 'transformer' | 'tie';
  name?: string;
  lengthKm?: number;
  rOhm?: number;
  xOhm?: number;
  /** Of the whole branch, per year; 0 where none is given. */
  failuresPerYear: number;
  repairHours?: number;
  normallyOpen: boolean;
  /** Hours until closed, where normally open; 1 by hand or 0.05 remotely where absent. */
  operateHours?: number;
  remote?: boolean;
  /** kW; absent = unlimited. */
  capacityKw?: number;
  construction?: Construction;
  model?: string;
  /** Feeder of the ledger this branch belongs to: its id. */
  feeder?: string;
  /** Branch this one was cut from. */
  splitFrom?: string;
}

/** A switching device between a node and the body of a branch. */
export interface FrameSwitch {
  id: string;
  branch: string;
  end: 'from' | 'to';
  kind: SwitchKind;
  name?: string;
  operateHours?: number;
  remote?: boolean;
  terminal?: TerminalKind;
}

/** Which frame: as it is, as it will be at the end of a year, or as it must become. */
export type FrameKey = 'current' | 'target' | number;

/** Which customers the indices weigh: as the network file gives them, medium-voltage customers, or households. */
export type CustomerBase = 'asGiven' | 'mv' | 'households';
