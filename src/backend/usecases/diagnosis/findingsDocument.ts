import type { FindingsDocument } from '../../../shared/api/diagnosis';
import type { Diagnosis } from '../../../shared/diagnosis/finding';
import type { Store } from '../../store/store';
import { Places, shownPlaces } from './places';

/** A judgement as countyframe.findings/1: findings with the cells they rest on. */
export function findingsDocument(store: Store, diagnosis: Diagnosis): FindingsDocument {
  const places = new Places(store);
  return {
    format: 'countyframe.findings/1',
    asOf: diagnosis.asOf,
    editions: diagnosis.editions,
    findings: diagnosis.findings.map((finding) => ({
      rule: finding.rule,
      dimension: finding.dimension,
      severity: finding.severity,
      element: { kind: finding.element.kind, code: finding.element.code, name: finding.element.name },
      measured: finding.measured,
      limit: finding.limit,
      unit: finding.unit,
      edition: finding.edition,
      clause: finding.clause,
      evidence: shownPlaces(places.of(finding.evidence)).map(({ file, sheet, cell }) => ({ file, sheet, cell })),
    })),
    cannotJudge: diagnosis.cannotJudge.map(({ rule, entity, column, emptyOf }) => ({ rule, entity, column, emptyOf })),
    grades: diagnosis.grades,
  };
}
