import type { Finding } from '../../shared/diagnosis/finding';
import { runRule } from '../diagnosis/checks';
import { County, type CountyLedgers, type LedgerRow } from '../diagnosis/county';
import type { DiagnoseRules } from '../diagnosis/diagnose';
import { rulesInUse } from '../diagnosis/limits';
import { FRAME_FIGURES } from '../diagnosis/measure';
import type { Draft } from './alternative';
import type { LineFigures } from './evaluateLine';

/** Tables an element's township, class and substation are looked up in. */
const PARENTS = ['township', 'supplyGrid', 'supplyUnit', 'substation', 'mainTransformer'];

const RECORDED = /^operation\.(frequent|warning|second60|repeatedTrips)/;

/** Judges one element again, as an alternative would make it. */
export class Rejudge {
  private readonly used;

  constructor(
    private readonly ledgers: CountyLedgers,
    private readonly rules: DiagnoseRules,
  ) {
    this.used = new Map(rulesInUse(rules.library, rules.choices).map((used) => [used.rule.id, used]));
  }

  /**
   * Which of an element's findings an alternative solves: those whose rule no longer finds anything in the changed ledger
   * row. Recorded outages are projected by what the engine says of interruptions (of trips, of failures). A finding that
   * can no longer be judged is not solved.
   * @param before, after figures of the line; null for an area
   */
  solved(
    findings: readonly Finding[],
    row: LedgerRow,
    draft: Draft,
    before: LineFigures | null,
    after: LineFigures | null,
  ): string[] {
    if (draft.kind === 'nothing') return [];
    return findings
      .filter((finding) =>
        RECORDED.test(finding.rule)
          ? projectedAway(finding, factorFor(finding.rule, draft, before, after))
          : this.judgedAway(finding, row, draft, after),
      )
      .map(({ rule }) => rule);
  }

  private judgedAway(finding: Finding, row: LedgerRow, draft: Draft, after: LineFigures | null): boolean {
    const used = this.used.get(finding.rule);
    if (!used) return false;
    const entity = finding.element.kind;
    const tables: Record<string, LedgerRow[]> = { [entity]: [{ ...row, ...draft.patch, id: row.id } as LedgerRow] };
    for (const name of PARENTS) tables[name] = this.ledgers.tables[name] ?? [];
    if (entity === 'transformerArea') tables.feeder = this.ledgers.tables.feeder ?? [];
    if (after !== null) tables[FRAME_FIGURES] = [frameFigures(row, draft, after)];
    const county = new County({ asOf: this.ledgers.asOf, tables });
    const { findings, cannotJudge, judged } = runRule(used, county, this.rules.outageSets);
    return judged > 0 && cannotJudge.length === 0 && !findings.some(({ key }) => key === finding.key);
  }
}

/** What the engine says of the line as it would be, as the rules on it read it. */
function frameFigures(row: LedgerRow, { line }: Draft, after: LineFigures): LedgerRow {
  const percent = (share: number | null): number | null => (share === null ? null : share * 100);
  return {
    ...{ id: row.id, section: null, saidiHours: after.saidiHours, ties: line?.ties ?? null },
    minVoltagePercent: percent(after.minVoltagePu),
    transferPercent: percent(after.transferable),
  };
}

function factorFor(rule: string, draft: Draft, before: LineFigures | null, after: LineFigures | null): number {
  if (before === null || after === null) return draft.outageFactor;
  const [was, is] = rule.includes('Trips') ? [before.trips, after.trips] : [before.saifi, after.saifi];
  return was !== null && is !== null && was > 0 ? is / was : 1;
}

/** Frequent means more than the limit; warnings and trips begin at it. */
function projectedAway({ rule, measured, limit }: Finding, factor: number): boolean {
  if (typeof measured !== 'number' || typeof limit !== 'number') return false;
  const expected = Math.round(measured * factor);
  return /frequent/.test(rule) ? expected <= limit : expected < limit;
}
