import type {
  CannotJudge,
  Diagnosis,
  Dimension,
  ElementKind,
  EvidencePlace,
  Finding,
  Grade,
} from '../diagnosis/finding';
import type { EditionFamily, GradeScale, Limits, Rule, RuleOverride } from '../diagnosis/rule';

/** The present judgement of a county, as the screens show it. */
export interface DiagnosisState extends Diagnosis {
  /** Number of the change it was made after. */
  seq: number;
  /** Townships of the county, in the ledger's order. */
  townships: { id: string; name: string }[];
}

/** Open findings in numbers. */
export interface FindingCounts {
  asOf: string;
  byDimension: Record<Dimension, { total: number; severity3: number; severity2: number; severity1: number }>;
  total: number;
  /** Rules with something they could not judge. */
  cannotJudge: number;
}

/** A kept judgement. */
export interface DiagnosisRun {
  id: string;
  asOf: string;
  /** ISO 8601, UTC. */
  time: string;
  name: string;
  editions: Record<string, string>;
  findings: number;
}

/** The rule library with what the county has set. */
export interface RuleLibraryState {
  families: EditionFamily[];
  /** Edition in use of each family. */
  editions: Record<string, string>;
  rules: Rule[];
  grades: GradeScale;
  overrides: RuleOverride[];
}

/** A threshold about to be set. */
export interface RuleChange {
  rule: string;
  limits: Limits | null;
  isOff: boolean;
}

/** What a threshold would do, before it is saved. */
export interface RuleChangeEffect {
  appear: Finding[];
  disappear: Finding[];
  /** Findings of the rule afterwards. */
  total: number;
}

/** countyframe.findings/1 */
export interface FindingsDocument {
  format: 'countyframe.findings/1';
  asOf: string;
  editions: Record<string, string>;
  findings: {
    rule: string;
    dimension: Dimension;
    severity: number;
    element: { kind: ElementKind; code: string | null; name: string };
    measured: Finding['measured'];
    limit: Finding['limit'];
    unit: string;
    edition: string;
    clause: string | null;
    evidence: { file: string | null; sheet: string | null; cell: string | null }[];
  }[];
  cannotJudge: Pick<CannotJudge, 'rule' | 'entity' | 'column' | 'emptyOf'>[];
  grades: Grade[];
}

export type { EvidencePlace };
