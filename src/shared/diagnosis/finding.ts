import type { Words } from '../model/describe';

/** The five dimensions of a county diagnosis, in the order they are shown. */
export const dimensions = ['frame', 'equipment', 'capacity', 'intelligence', 'operation'] as const;
export type Dimension = (typeof dimensions)[number];

/** What a finding is about: an entity of the ledgers, or a voltage level, which is no record. */
export const elementKinds = [
  'feeder',
  'transformerArea',
  'mainTransformer',
  'substation',
  'automationTerminal',
  'village',
  'supplyGrid',
  'voltageLevel',
] as const;
export type ElementKind = (typeof elementKinds)[number];

/** Supply area classes of DL/T 5729; thresholds differ by them. */
export const areaClasses = ['A+', 'A', 'B', 'C', 'D', 'E'] as const;
export type AreaClass = (typeof areaClasses)[number];

/** 3 worst. */
export type Severity = 1 | 2 | 3;

/** A measured value or a limit. Enums and yes/no stand as stored (`fail`, false); several allowed values as a list. */
export type Measured = number | string | boolean;
export type Limit = Measured | Measured[];

export interface FindingElement {
  kind: ElementKind;
  /** Id of the record; null for a voltage level. */
  id: string | null;
  code: string | null;
  name: string;
  /** Township of the element, where the ledgers say; a feeder's and an area's own. */
  townshipId: string | null;
  township: string | null;
  areaClass: AreaClass | null;
}

/** A cell of the ledgers a finding rests on. */
export interface EvidenceCell {
  entity: string;
  id: string;
  column: string;
}

/** The same cell in the file it was imported from. */
export interface EvidencePlace extends EvidenceCell {
  /** Null for a record that was typed, or a column its file did not have. */
  file: string | null;
  sheet: string | null;
  /** A1 reference. */
  cell: string | null;
}

/** A weakness of one element by one rule. Its words are made elsewhere, from the rule and these figures. */
export interface Finding {
  /** `<rule>|<element kind>|<id or code>`: the same in every run as long as the element is. */
  key: string;
  rule: string;
  dimension: Dimension;
  severity: Severity;
  element: FindingElement;
  measured: Measured;
  limit: Limit;
  /** Unit of measured and limit; '' where there is none. */
  unit: string;
  /** Edition of the rule that was used, with its clause; `overridden` where the county set the limit. */
  edition: string;
  clause: string | null;
  overridden: boolean;
  evidence: EvidenceCell[];
}

/** What a rule could not judge, because a column is empty. */
export interface CannotJudge {
  rule: string;
  entity: string;
  column: string;
  /** Elements the rule applies to without the value, and all it applies to; [0, 0] where the ledger has no rows. */
  emptyOf: [empty: number, all: number];
}

export const gradeNames = ['fail', 'pass', 'good', 'excellent'] as const;
export type GradeName = (typeof gradeNames)[number];

/** An indicator of the county on the four-grade scale. */
export interface Grade {
  indicator: string;
  /** Voltage level of a capacity-load ratio, such as `110kV`; absent for the whole county. */
  level?: string;
  /** Null where it cannot be known; then the grade is null too. */
  value: number | null;
  grade: GradeName | null;
  /** How far the value is from the next better grade, in the indicator's unit, 0 or more; null at the best. */
  toNext: number | null;
  unit: string;
  name: Words;
  /** Boundaries fail|pass|good|excellent; ascending where more is better. */
  bounds: [number, number, number];
}

/** What one judgement of a county says. */
export interface Diagnosis {
  /** Day the county is judged on, YYYY-MM-DD. */
  asOf: string;
  /** Edition used of each family of rules. */
  editions: Record<string, string>;
  findings: Finding[];
  cannotJudge: CannotJudge[];
  grades: Grade[];
  /** Rules that were judged, with the number of elements each could judge. */
  judged: Record<string, number>;
}
