import type { LedgerRow } from '../../../domain/diagnosis/county';
import { areaPolicy, type ElementPolicy, linePolicy, type PolicyInputs } from '../../../domain/policy/buildPolicy';
import { DrawnLines } from '../../../domain/policy/onSections';
import { Rejudge } from '../../../domain/policy/solved';
import type { PolicyElementKind } from '../../../shared/api/policies';
import { AppError } from '../../../shared/appError';
import type { Diagnosis, Finding } from '../../../shared/diagnosis/finding';
import { touchesJudgement } from '../../../shared/diagnosis/touches';
import type { Store } from '../../store/store';
import { readPriceBook } from '../costs/costBook';
import { readLedgers } from '../diagnosis/ledgers';
import { rulesOf } from '../diagnosis/rules';
import { type CountyFrame, frameModel } from '../frame/frameModel';
import type { Scope } from '../sheet/scope';
import { readAlternativeRules } from './alternativeRules';
import { readLines, readRates } from './readLines';

/** A line or area with findings. */
export interface DeskElement {
  kind: PolicyElementKind;
  id: string;
  row: LedgerRow;
  findings: Finding[];
}

const desks = new WeakMap<Store, Map<string, { diagnosis: Diagnosis; desk: PolicyDesk }>>();

/**
 * The desk of a plan for a judgement, kept until prices, the rules of alternatives or the judgement itself are others: what
 * was decided is not on it.
 */
export function deskOf(store: Store, scope: Scope, diagnosis: Diagnosis): PolicyDesk {
  let kept = desks.get(store);
  if (!kept) {
    const fresh = new Map<string, { diagnosis: Diagnosis; desk: PolicyDesk }>();
    kept = fresh;
    desks.set(store, fresh);
    store.onChange(({ patches }) => {
      const entities = Object.keys(patches);
      if (touchesJudgement(entities) || entities.some((entity) => PRICING.has(entity))) fresh.clear();
    });
  }
  const known = kept.get(scope.planId);
  if (known?.diagnosis === diagnosis) return known.desk;
  const desk = new PolicyDesk(store, scope, diagnosis);
  kept.set(scope.planId, { diagnosis, desk });
  return desk;
}

const PRICING: ReadonlySet<string> = new Set(['costItem', 'alternativeRule']);

/** Everything policies are made from, read once. */
export class PolicyDesk {
  readonly elements: DeskElement[];
  readonly inputs: PolicyInputs;
  private readonly rows = new Map<string, LedgerRow>();
  private readonly built = new Map<DeskElement, ElementPolicy>();

  constructor(store: Store, scope: Scope, diagnosis: Diagnosis) {
    const rules = rulesOf(store, scope.countyId);
    const ledgers = readLedgers(store, scope.countyId, diagnosis.asOf, rules.library, false);
    const feeders = ledgers.tables.feeder ?? [];
    const areas = ledgers.tables.transformerArea ?? [];
    for (const row of [...feeders, ...areas]) this.rows.set(row.id, row);
    this.inputs = {
      rules: readAlternativeRules(store, scope),
      book: readPriceBook(store, scope),
      overrides: [],
      rates: readRates(store, scope),
      rejudge: new Rejudge(ledgers, rules),
      lines: readLines(feeders, areas),
      drawn: drawnLines(store, scope),
      year: scope.firstYear,
    };
    this.elements = elementsOf(diagnosis, this.rows);
  }

  /** @throws AppError POLICY_NO_FINDINGS for a line or area without findings */
  element(id: string): DeskElement {
    const found = this.elements.find((candidate) => candidate.id === id);
    if (!found) throw new AppError('POLICY_NO_FINDINGS', { name: String(this.rows.get(id)?.name ?? id) });
    return found;
  }

  /** The alternatives of an element, priced and evaluated; the engine is asked once for each. */
  build(element: DeskElement): ElementPolicy {
    const { kind, id, row, findings } = element;
    const known = this.built.get(element);
    if (known) return known;
    const made =
      kind === 'feeder'
        ? linePolicy(this.inputs.lines.get(id)!, row, findings, this.inputs)
        : areaPolicy(row, findings, this.inputs);
    this.built.set(element, made);
    return made;
  }

  nameOf(id: string): string {
    return String(this.rows.get(id)?.name ?? '');
  }
}

const drawn = new WeakMap<CountyFrame, DrawnLines | undefined>();

/** The lines whose sections are on record, kept as long as the current frame is; undefined where there are none. */
function drawnLines(store: Store, scope: Scope): DrawnLines | undefined {
  const any = store.get('SELECT 1 FROM lineSection WHERE countyId = ? AND feeder IS NOT NULL LIMIT 1', scope.countyId);
  if (!any) return undefined;
  const { county } = frameModel(store, scope);
  if (!drawn.has(county)) drawn.set(county, new DrawnLines(county.engine, county.withSections));
  return drawn.get(county);
}

/** Lines first, worst first; areas after them. */
function elementsOf({ findings }: Diagnosis, rows: ReadonlyMap<string, LedgerRow>): DeskElement[] {
  const found = new Map<string, DeskElement>();
  for (const finding of findings) {
    const { kind, id } = finding.element;
    const row = id === null ? undefined : rows.get(id);
    if (id === null || !row || (kind !== 'feeder' && kind !== 'transformerArea')) continue;
    const known = found.get(id);
    if (known) known.findings.push(finding);
    else found.set(id, { kind: kind === 'feeder' ? 'feeder' : 'area', id, row, findings: [finding] });
  }
  const weight = (element: DeskElement): number =>
    element.findings.reduce((sum, { severity }) => sum + severity * severity, 0);
  return [...found.values()].sort(
    (a, b) => Number(a.kind === 'area') - Number(b.kind === 'area') || weight(b) - weight(a),
  );
}
