import type { Finding } from '../../shared/diagnosis/finding';
import { type PriceBook, type Priced, type PriceOverride, priceQuantities } from '../costs/priceBook';
import type { LedgerRow } from '../diagnosis/county';
import type { EquivalentRates } from '../network/equivalentNetwork';
import type { AlternativeRule, Draft } from './alternative';
import { areaAlternative } from './areaAlternatives';
import { evaluateLine, type LineFigures } from './evaluateLine';
import { lineAlternative } from './lineAlternatives';
import type { PolicyLine } from './lineModel';
import type { DrawnLines, SectionFigures } from './onSections';
import type { Rejudge } from './solved';

const FEN_PER_WAN_YUAN = 1_000_000;

/** An alternative with its price and effect. */
export interface EvaluatedAlternative extends Draft {
  priced: Priced;
  /** null for an area: its network is not in the model. */
  figures: LineFigures | null;
  /** Customer hours a year less than doing nothing; null where not known. */
  savedHours: number | null;
  /** Of them, per 10,000 yuan; null without money or hours. */
  savedPerWanYuan: number | null;
  /** Rules of the findings it solves. */
  solved: string[];
}

export interface ElementPolicy {
  kind: 'feeder' | 'area';
  id: string;
  findings: Finding[];
  before: LineFigures | null;
  /** Doing nothing first. */
  alternatives: EvaluatedAlternative[];
}

export interface PolicyInputs {
  rules: readonly AlternativeRule[];
  book: PriceBook;
  overrides: readonly PriceOverride[];
  rates: EquivalentRates;
  rejudge: Rejudge;
  lines: ReadonlyMap<string, PolicyLine>;
  /** Lines whose sections are drawn are evaluated on them; absent: all by their equivalent network. */
  drawn?: DrawnLines | undefined;
  /** Year in which work would be done. */
  year: number;
}

/** The alternatives of a line that its findings call for, priced and evaluated on its network. */
export function linePolicy(line: PolicyLine, row: LedgerRow, findings: Finding[], inputs: PolicyInputs): ElementPolicy {
  const drawn = inputs.drawn?.has(line.id) ? inputs.drawn : undefined;
  const before = drawn ? drawn.before(line.id) : evaluateLine(line, inputs.rates);
  const drafts = called(inputs.rules, 'feeder', findings).flatMap(
    (rule) => lineAlternative(line, rule, { row, lines: inputs.lines, year: inputs.year }) ?? [],
  );
  const alternatives = drafts.map((draft): EvaluatedAlternative => {
    const { figures, savedHours } =
      draft.kind === 'nothing'
        ? { figures: before, savedHours: before.saidiHours === null ? null : 0 }
        : drawn
          ? (drawn.after(line.id, draft) ?? { figures: null, savedHours: null })
          : onEquivalent(line, draft, before, inputs.rates);
    return complete(draft, figures, savedHours, inputs.rejudge.solved(findings, row, draft, before, figures), inputs);
  });
  return { kind: 'feeder', id: line.id, findings, before, alternatives };
}

/** An alternative on the equivalent network of its line. */
function onEquivalent(line: PolicyLine, draft: Draft, before: LineFigures, rates: EquivalentRates): SectionFigures {
  const figures = evaluateLine(draft.line!, rates);
  // Customers handed to another line are still there: hours saved are counted per customer of the line as it is.
  const isKnown = before.saidiHours !== null && figures.saidiHours !== null;
  return { figures, savedHours: isKnown ? (before.saidiHours! - figures.saidiHours!) * line.customers : null };
}

/** The alternatives of a transformer area. */
export function areaPolicy(row: LedgerRow, findings: Finding[], inputs: PolicyInputs): ElementPolicy {
  const alternatives = called(inputs.rules, 'area', findings)
    .flatMap((rule) => areaAlternative(row, rule, inputs.year) ?? [])
    .map((draft) => complete(draft, null, null, inputs.rejudge.solved(findings, row, draft, null, null), inputs));
  return { kind: 'area', id: row.id, findings, before: null, alternatives };
}

function called(rules: readonly AlternativeRule[], on: 'feeder' | 'area', findings: Finding[]): AlternativeRule[] {
  const found = new Set(findings.map(({ rule }) => rule));
  return rules.filter(
    (rule) => rule.on.includes(on) && (rule.alternative === 'nothing' || rule.when.some((id) => found.has(id))),
  );
}

function complete(
  draft: Draft,
  figures: LineFigures | null,
  savedHours: number | null,
  solved: string[],
  { book, overrides }: PolicyInputs,
): EvaluatedAlternative {
  const priced = priceQuantities(draft.quantities, book, overrides);
  const wanYuan = priced.totalFen === null ? null : priced.totalFen / FEN_PER_WAN_YUAN;
  const savedPerWanYuan = savedHours === null || wanYuan === null || wanYuan === 0 ? null : savedHours / wanYuan;
  return { ...draft, priced, figures, savedHours, savedPerWanYuan, solved };
}
