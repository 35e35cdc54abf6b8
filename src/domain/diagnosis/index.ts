export type {
  AreaClass,
  CannotJudge,
  Diagnosis,
  Dimension,
  ElementKind,
  EvidenceCell,
  EvidencePlace,
  Finding,
  FindingElement,
  Grade,
  GradeName,
  Limit,
  Measured,
  Severity,
} from '../../shared/diagnosis/finding';
export { dimensions } from '../../shared/diagnosis/finding';
export type {
  Check,
  Condition,
  Limits,
  Measure,
  Rule,
  RuleChoices,
  RuleEdition,
  RuleLibrary,
  RuleOverride,
} from '../../shared/diagnosis/rule';
