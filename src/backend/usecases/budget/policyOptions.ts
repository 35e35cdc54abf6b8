import type { EvaluatedAlternative } from '../../../domain/policy/buildPolicy';
import type { BudgetProject } from '../../../shared/api/budget';
import type { PolicyElementKind } from '../../../shared/api/policies';
import type { Measure } from '../../../shared/budget/settings';
import type { Diagnosis } from '../../../shared/diagnosis/finding';
import { listMark } from '../../../shared/messages';
import { alternativeLabel } from '../../../shared/model/policy';
import type { Store } from '../../store/store';
import { type PolicyContent, pricedContent, readPolicies } from '../policies/choices';
import { type DeskElement, deskOf, type PolicyDesk } from '../policies/desk';
import type { Scope } from '../sheet/scope';
import { frequentFeeders, type KeptFinding } from './findingSource';
import { readBudgetSettings } from './settings';

/** One line or area that an option decides. */
export interface DecidedElement {
  id: string;
  kind: PolicyElementKind;
  name: string;
  townshipId: string | null;
  /** What is written to the policy where the option is adopted. */
  content: PolicyContent;
  costFen: number;
}

/** An alternative of a line or area as something the split may choose; a shared tie or transfer decides two lines. */
export interface PolicyOption {
  /** `policy:` and what it decides: no project has such an id. */
  id: string;
  alternative: string;
  elements: DecidedElement[];
  amountFen: number;
  effect: Partial<Record<Measure, number>>;
  customersReached: number;
  /** Whether the planner has chosen it for all of them. */
  isChosen: boolean;
}

/** All options of a plan, and the projects that already stand for an alternative of an element. */
export interface PolicyOptions {
  options: PolicyOption[];
  /** Elements whose policy a project carries out, by project. */
  carriedOut: ReadonlyMap<string, string[]>;
  /** Findings of the judgement they were made from, by element; null where none take part. */
  findings: ReadonlyMap<string, KeptFinding[]> | null;
}

/** None take part. */
export const NO_OPTIONS: PolicyOptions = { options: [], carriedOut: new Map(), findings: null };

/** Milliseconds after which other work gets its turn. */
const TURN_MS = 30;

const kept = new WeakMap<Store, { key: string; made: PolicyOptions }>();

/** Whether an id is that of an option, not of a project. */
export function isPolicyOption(id: string): boolean {
  return id.startsWith('policy:');
}

function keyOf(store: Store, { planId }: Scope): string {
  const seq = store.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM change')?.seq ?? 0;
  return `${planId} ${seq}`;
}

/** Alternatives that take part in the split, where the plan's settings say so and they have been prepared. */
export function policyOptionsOf(store: Store, scope: Scope): PolicyOptions {
  const found = kept.get(store);
  return found && found.key === keyOf(store, scope) && isOn(store, scope) ? found.made : NO_OPTIONS;
}

function isOn(store: Store, scope: Scope): boolean {
  return readBudgetSettings(store, scope.planId).policyOptions;
}

/**
 * Prices and evaluates the alternatives of all lines and areas with findings, where they take part in the split. Kept
 * until the store changes.
 * @param judge judges the county as it is now
 */
export async function preparePolicyOptions(
  store: Store,
  scope: Scope,
  judge: () => Promise<Diagnosis> | Diagnosis,
): Promise<void> {
  if (!isOn(store, scope)) return;
  // Where the store changes while they are made, they are made again.
  for (let key = keyOf(store, scope); kept.get(store)?.key !== key; key = keyOf(store, scope)) {
    const made = await makeOptions(store, scope, await judge());
    kept.set(store, { key, made });
  }
}

/** What is known of an alternative of one element. */
interface Found {
  element: DecidedElement;
  sharedKey: string | null;
  /** Whether its customer hours are those of the whole frame: the line's sections are drawn. */
  isOfFrame: boolean;
  effect: Partial<Record<Measure, number>>;
  customersReached: number;
  isChosen: boolean;
}

async function makeOptions(store: Store, scope: Scope, diagnosis: Diagnosis): Promise<PolicyOptions> {
  const desk = deskOf(store, scope, diagnosis);
  const policies = new Map(readPolicies(store, scope).map((policy) => [policy.elementId, policy]));
  const { carriedOut, taken } = readCarriedOut(store, scope);
  const frequent = frequentFeeders(store, scope.countyId);
  const found = new Map<string, { alternative: string; parts: Found[] }>();
  let turn = Date.now();
  for (const element of desk.elements) {
    const built = desk.build(element);
    const policy = policies.get(element.id);
    for (const alternative of built.alternatives) {
      const { kind, sharedKey } = alternative;
      if (kind === 'nothing' || taken.has(`${element.id} ${kind}`)) continue;
      const isChosen = policy?.alternative === kind;
      // Prices set by hand for the planner's own choice are its prices here too.
      const prices = isChosen ? (policy.content.prices ?? []) : [];
      const { costFen, content } = pricedContent(alternative, built.before, desk, prices);
      if (costFen === null || costFen <= 0) continue;
      const key = sharedKey === null ? `${element.id}:${kind}` : `${kind}:${sharedKey}`;
      const entry = found.get(key) ?? { alternative: kind, parts: [] };
      entry.parts.push({
        element: {
          ...{ id: element.id, kind: element.kind, name: desk.nameOf(element.id), costFen, content },
          townshipId: typeof element.row.township === 'string' ? element.row.township : null,
        },
        sharedKey,
        isOfFrame: desk.inputs.drawn?.has(element.id) ?? false,
        effect: effectOf(element, alternative, built.before?.saifi ?? null, desk, frequent),
        customersReached: desk.inputs.lines.get(element.id)?.customers ?? 0,
        isChosen,
      });
      found.set(key, entry);
    }
    if (Date.now() - turn > TURN_MS) {
      await new Promise((resume) => setImmediate(resume));
      turn = Date.now();
    }
  }
  const options = [...found].map(
    ([key, { alternative, parts }]): PolicyOption => ({
      id: `policy:${key}`,
      alternative,
      elements: parts.map((part) => part.element),
      // What several lines share is one piece of work, at the dearest of its prices.
      amountFen: Math.max(...parts.map((part) => part.element.costFen)),
      effect: jointEffect(parts),
      customersReached: parts.reduce((sum, part) => sum + part.customersReached, 0),
      isChosen: parts.every((part) => part.isChosen),
    }),
  );
  const findings = new Map(desk.elements.map((element): [string, KeptFinding[]] => [element.id, element.findings]));
  return { options, carriedOut, findings };
}

/** Projects that carry out a policy, and the alternatives they stand for. */
function readCarriedOut(store: Store, { planId }: Scope) {
  const carriedOut = new Map<string, string[]>();
  const taken = new Set<string>();
  const rows = store.all<{ projectId: string; element: string; alternative: string }>(
    `SELECT l.projectId, coalesce(y.feeder, y.area) AS element, y.alternative FROM policyProject l
     JOIN policy y ON y.id = l.policyId WHERE l.planId = ?`,
    planId,
  );
  for (const { projectId, element, alternative } of rows) {
    carriedOut.set(projectId, [...(carriedOut.get(projectId) ?? []), element]);
    taken.add(`${element} ${alternative}`);
  }
  return { carriedOut, taken };
}

function effectOf(
  element: DeskElement,
  { savedHours, figures, solved }: EvaluatedAlternative,
  saifiBefore: number | null,
  desk: PolicyDesk,
  frequent: ReadonlySet<string> | null,
): Partial<Record<Measure, number>> {
  const effect: Partial<Record<Measure, number>> = {};
  const customers = desk.inputs.lines.get(element.id)?.customers ?? 0;
  if (savedHours !== null) effect.customerHours = Math.max(0, savedHours);
  const saifi = figures?.saifi ?? null;
  if (saifi !== null && saifiBefore !== null) effect.interruptions = Math.max(0, (saifiBefore - saifi) * customers);
  if (frequent?.has(element.id)) effect.frequentLines = 1;
  const rules = new Set(solved);
  const count = (severity: number): number =>
    element.findings.filter((finding) => finding.severity === severity && rules.has(finding.rule)).length;
  return { ...effect, findings3: count(3), findings2: count(2), findings1: count(1) };
}

/** Effect of one work on all its lines. What each of them says of the whole frame is the same hours, once. */
export function jointEffect(parts: readonly Pick<Found, 'isOfFrame' | 'effect'>[]): Partial<Record<Measure, number>> {
  const sum = sumOf(parts.map(({ effect }) => effect));
  const hours = parts.flatMap(({ isOfFrame, effect }) => (isOfFrame ? (effect.customerHours ?? []) : []));
  return hours.length === 0 ? sum : { ...sum, customerHours: Math.max(...hours) };
}

function sumOf(effects: Partial<Record<Measure, number>>[]): Partial<Record<Measure, number>> {
  const out: Partial<Record<Measure, number>> = {};
  for (const effect of effects) {
    for (const [measure, value] of Object.entries(effect) as [Measure, number][]) {
      out[measure] = (out[measure] ?? 0) + value;
    }
  }
  return out;
}

/** An option as a row beside the projects; its money begins in the first planning year unless the split moves it. */
export function optionRow(option: PolicyOption, scope: Scope, language: 'zh' | 'en' = 'zh'): BudgetProject {
  const first = option.elements[0] as DecidedElement;
  const names = option.elements.map((element) => element.name).join(listMark(language));
  return {
    ...{ id: option.id, code: null, programmeId: null, township: null, townshipId: first.townshipId, stage: null },
    name: `${names} ${alternativeLabel(option.alternative, first.kind)[language]}`,
    policy: { names, alternative: option.alternative, element: first.kind },
    amounts: [{ year: scope.firstYear, amountFen: option.amountFen, source: null }],
    totalFen: option.amountFen,
    ...{ mandatory: false, lock: null, chosen: false, importance: 0, benefit: 0, benefitIsTyped: false },
    customersReached: option.customersReached,
    ...{ earliestStart: scope.firstYear, latestStart: scope.lastYear },
    alternativeGroup: groupName(first.id),
    constructionHours: null,
    effect: option.effect,
    worksOn: option.elements.map((element) => element.id),
  };
}

/** Name of the set of alternatives of a line or area. */
export function groupName(elementId: string): string {
  return `policy:${elementId}`;
}
