import type { CannotJudge, Diagnosis, Finding } from '../../shared/diagnosis/finding';
import type { RuleChoices, RuleLibrary } from '../../shared/diagnosis/rule';
import type { OutageCalibre } from '../outages/judge';
import type { OutageRuleSet } from '../outages/ruleSets';
import { runRule } from './checks';
import { County, type CountyLedgers } from './county';
import { gradeCounty } from './grades/gradeCounty';
import { CALIBRE_FAMILY, editionsInUse, rulesInUse } from './limits';

/** What a judgement goes by. */
export interface DiagnoseRules {
  library: RuleLibrary;
  choices: RuleChoices;
  outageSets: readonly OutageRuleSet[];
}

export interface DiagnoseOptions {
  /** Told after each rule. */
  onRule?: (done: number, total: number) => void;
  /** Asked before each rule; the judgement ends where it says so. */
  isStopped?: () => boolean;
}

/**
 * Judges a county by every rule in use and grades its indicators.
 * @returns null where it was stopped
 */
export function diagnose(
  ledgers: CountyLedgers,
  rules: DiagnoseRules,
  options: DiagnoseOptions = {},
): Diagnosis | null {
  const county = new County(ledgers, calibreInUse(rules));
  const used = rulesInUse(rules.library, rules.choices);
  const findings: Finding[] = [];
  const cannotJudge: CannotJudge[] = [];
  const judged: Record<string, number> = {};
  let done = 0;
  for (const rule of used) {
    if (options.isStopped?.()) return null;
    const result = runRule(rule, county, rules.outageSets);
    findings.push(...result.findings);
    cannotJudge.push(...result.cannotJudge);
    judged[rule.rule.id] = result.judged;
    options.onRule?.(++done, used.length);
  }
  if (options.isStopped?.()) return null;
  const graded = gradeCounty(county, rules.library.grades);
  return {
    asOf: ledgers.asOf,
    editions: editionsInUse(rules.library.families, rules.choices.editions),
    findings,
    cannotJudge: [...cannotJudge, ...graded.cannotJudge],
    grades: graded.grades,
    judged,
  };
}

/** The calibre frequent outages are judged in: chosen as an edition is, and stored with every judgement. */
function calibreInUse({ library, choices }: DiagnoseRules): OutageCalibre {
  const editions = editionsInUse(library.families, choices.editions);
  return editions[CALIBRE_FAMILY] === 'withoutMajor' ? 'withoutMajor' : 'all';
}

/**
 * Judges a county by one rule alone, as it would be with other choices.
 * @returns its findings; none where the choices leave the rule out
 */
export function diagnoseRule(ledgers: CountyLedgers, rules: DiagnoseRules, ruleId: string): Finding[] {
  const used = rulesInUse(rules.library, rules.choices).find(({ rule }) => rule.id === ruleId);
  return used ? runRule(used, new County(ledgers, calibreInUse(rules)), rules.outageSets).findings : [];
}

/** Which findings a change of a threshold makes appear and disappear. */
export function compareFindings(before: Finding[], after: Finding[]): { appear: Finding[]; disappear: Finding[] } {
  const keys = (findings: Finding[]) => new Set(findings.map(({ key }) => key));
  const [had, has] = [keys(before), keys(after)];
  return {
    appear: after.filter(({ key }) => !had.has(key)),
    disappear: before.filter(({ key }) => !has.has(key)),
  };
}
