import type { AlternativeView } from '../../../shared/api/policies';
import type { Diagnosis } from '../../../shared/diagnosis/finding';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { readPolicies, totalOf } from './choices';
import { readCoverage } from './coverage';
import { PolicyDesk } from './desk';
import { alternativeViews } from './views';

/** countyframe.policies/1 */
export interface PoliciesDocument {
  format: 'countyframe.policies/1';
  asOf: string;
  policies: {
    element: { kind: 'feeder' | 'area'; code: string | null; name: string };
    findings: string[];
    before: AlternativeView['figures'];
    alternatives: Omit<AlternativeView, 'sharedKey' | 'beyondBids' | 'beyondTypical'>[];
    chosen: { alternative: string; reason: string; costFen: number | null } | null;
  }[];
  /** Money of what was chosen, shared work once. */
  totalFen: number;
  coverage: { findings: number; answered: number; solvedTwice: number; projectsWithoutFinding: number };
}

/** Every line and area with findings, its alternatives priced and evaluated. */
export function policiesDocument(
  store: Store,
  scope: Scope,
  diagnosis: Diagnosis,
  onElement: (done: number, total: number) => void = () => {},
): PoliciesDocument {
  const desk = new PolicyDesk(store, scope, diagnosis);
  const decided = readPolicies(store, scope);
  const chosen = new Map(decided.map((policy) => [policy.elementId, policy]));
  const coverage = readCoverage(store, scope, diagnosis);
  return {
    format: 'countyframe.policies/1',
    asOf: diagnosis.asOf,
    policies: desk.elements.map((element, index) => {
      const built = desk.build(element);
      const policy = chosen.get(element.id);
      const { code, name } = element.row;
      onElement(index + 1, desk.elements.length);
      return {
        element: { kind: element.kind, code: typeof code === 'string' ? code : null, name: String(name ?? '') },
        findings: element.findings.map(({ rule }) => rule),
        before: built.before,
        alternatives: alternativeViews(built, desk).map(({ sharedKey, beyondBids, beyondTypical, ...view }) => view),
        chosen: policy ? { alternative: policy.alternative, reason: policy.reason, costFen: policy.costFen } : null,
      };
    }),
    totalFen: totalOf(decided),
    coverage: {
      ...{ findings: coverage.findings, answered: coverage.answered, solvedTwice: coverage.solvedTwice.length },
      projectsWithoutFinding: coverage.withoutFinding.length,
    },
  };
}
