import type {
  CannotJudge,
  EvidenceCell,
  Finding,
  FindingElement,
  Limit,
  Measured,
} from '../../shared/diagnosis/finding';
import type { Condition } from '../../shared/diagnosis/rule';
import type { County, JudgedElement } from './county';
import { limitFor, type UsedRule } from './limits';
import { isKnown, type Reading, readMeasure } from './measure';

/** What a rule says of the county. */
export interface RuleResult {
  findings: Finding[];
  cannotJudge: CannotJudge[];
  /** Elements it could judge. */
  judged: number;
}

/** Judges one element: weak with these figures, healthy, or not to be judged for want of a column. */
export type ElementCheck = (
  element: JudgedElement,
  limit: Limit,
) =>
  | { measured: Measured; limit?: Limit; cells: EvidenceCell[]; isWeak: boolean }
  | Extract<Reading, { missing: unknown }>;

/** Counts what is missing, by column. */
class Missing {
  private readonly counts = new Map<string, { entity: string; column: string; n: number }>();

  add(entity: string, column: string): void {
    const key = `${entity}.${column}`;
    const found = this.counts.get(key);
    if (found) found.n++;
    else this.counts.set(key, { entity, column, n: 1 });
  }

  list(rule: string, all: number): CannotJudge[] {
    return [...this.counts.values()].map(({ entity, column, n }) => ({ rule, entity, column, emptyOf: [n, all] }));
  }
}

/**
 * Puts every element a rule applies to to its check. An element without the data counts as not judged, by the first
 * column that is empty; a ledger without rows is said to be empty.
 */
export function judgeElements(used: UsedRule, county: County, check: ElementCheck): RuleResult {
  const { rule } = used;
  const kind = rule.element as Exclude<typeof rule.element, 'voltageLevel'>;
  const elements = county.elements(kind);
  const missing = new Missing();
  const findings: Finding[] = [];
  let judged = 0;
  let all = 0;
  for (const candidate of elements) {
    const applies = conditionsHold(county, kind, candidate, rule.where);
    if (applies === false) continue;
    all++;
    if (applies !== true) {
      missing.add(applies.missing.entity, applies.missing.column);
      continue;
    }
    const found = limitFor(used.limits, candidate.element.areaClass);
    if (found === 'noLimit') {
      all--;
      continue;
    }
    if (found === 'noClass') {
      missing.add(kind, 'supplyAreaClass');
      continue;
    }
    const result = check(candidate, found.limit);
    if ('missing' in result) {
      missing.add(result.missing.entity, result.missing.column);
      continue;
    }
    judged++;
    if (result.isWeak) {
      findings.push(
        makeFinding(used, candidate.element, result.measured, result.limit ?? found.limit, [
          ...(rule.evidence ?? []).map((column) => ({ entity: kind, id: candidate.row.id, column })),
          ...result.cells,
        ]),
      );
    }
  }
  if (elements.length === 0) return { findings, cannotJudge: [emptyLedger(used, kind)], judged };
  return { findings, cannotJudge: missing.list(rule.id, all), judged };
}

/** A ledger without rows: nothing can be judged. */
export function emptyLedger({ rule }: UsedRule, entity: string, column = 'name'): CannotJudge {
  return { rule: rule.id, entity, column, emptyOf: [0, 0] };
}

function conditionsHold(
  county: County,
  entity: string,
  { row }: JudgedElement,
  conditions: Condition[],
): boolean | Extract<Reading, { missing: unknown }> {
  for (const condition of conditions) {
    const reading = readMeasure(county, entity, row, condition.measure);
    if (!isKnown(reading)) {
      if ('isNot' in condition || 'isEmpty' in condition) continue;
      return reading;
    }
    if ('isEmpty' in condition) return false;
    const { value } = reading;
    if ('is' in condition && !condition.is.includes(value)) return false;
    if ('isNot' in condition && condition.isNot.includes(value)) return false;
    if ('above' in condition && !(typeof value === 'number' && value > condition.above)) return false;
  }
  return true;
}

export function makeFinding(
  { rule, edition, overridden }: UsedRule,
  element: FindingElement,
  measured: Measured,
  limit: Limit,
  cells: EvidenceCell[],
): Finding {
  return {
    key: `${rule.id}|${element.kind}|${element.id ?? element.code}`,
    rule: rule.id,
    dimension: rule.dimension,
    severity: rule.severity,
    element,
    measured,
    limit,
    unit: rule.unit.zh,
    edition: edition.edition,
    clause: edition.clause,
    overridden,
    evidence: cells.length < 2 ? cells : distinct(cells),
  };
}

/** Each cell once, in order; the many records of an outage rule are told apart by their ids alone. */
function distinct(cells: EvidenceCell[]): EvidenceCell[] {
  if (cells.every(({ column, entity }) => column === cells[0]!.column && entity === cells[0]!.entity)) {
    if (new Set(cells.map(({ id }) => id)).size === cells.length) return cells;
  }
  const seen = new Set<string>();
  return cells.filter(({ entity, id, column }) => {
    const name = `${entity} ${id} ${column}`;
    return !seen.has(name) && seen.add(name);
  });
}
