import type { Dimension, Finding, Severity } from '../../../shared/diagnosis/finding';

/** Which findings are listed: every part narrows; null leaves all. */
export interface FindingFilter {
  dimension: Dimension | null;
  /** Township id; '' for elements without one. */
  township: string | null;
  severity: Severity | null;
  rule: string | null;
}

export const ALL: FindingFilter = { dimension: null, township: null, severity: null, rule: null };

/** @returns the findings a filter lets through, worst first, in the library's order within */
export function chosen(findings: Finding[], filter: FindingFilter): Finding[] {
  return findings
    .filter(
      (finding) =>
        (filter.dimension === null || finding.dimension === filter.dimension) &&
        (filter.township === null || (finding.element.townshipId ?? '') === filter.township) &&
        (filter.severity === null || finding.severity === filter.severity) &&
        (filter.rule === null || finding.rule === filter.rule),
    )
    .sort((a, b) => b.severity - a.severity);
}

/** Number of findings by any key. */
export function countBy(findings: Finding[], keyOf: (finding: Finding) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}
