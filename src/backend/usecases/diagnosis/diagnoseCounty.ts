import { compareFindings, type DiagnoseOptions, diagnose, diagnoseRule } from '../../../domain/diagnosis/diagnose';
import { dependsOn, editionsInUse } from '../../../domain/diagnosis/limits';
import type { RuleChange, RuleChangeEffect } from '../../../shared/api/diagnosis';
import { AppError } from '../../../shared/appError';
import type { Diagnosis } from '../../../shared/diagnosis/finding';
import type { RuleChoices } from '../../../shared/diagnosis/rule';
import type { Store } from '../../store/store';
import { readLedgers } from './ledgers';
import { rulesOf } from './rules';

/**
 * Judges a county as its ledgers are in the store, in this thread; screens use `CurrentDiagnosis`, which does it in a
 * thread of its own and remembers the answer.
 * @param asOf YYYY-MM-DD
 * @returns null where it was stopped
 */
export function diagnoseCounty(
  store: Store,
  countyId: string,
  asOf: string,
  options: DiagnoseOptions = {},
): Diagnosis | null {
  return store.snapshot(() => {
    const rules = rulesOf(store, countyId);
    return diagnose(readLedgers(store, countyId, asOf, rules.library), rules, options);
  });
}

/**
 * Which findings a threshold would make appear and disappear; nothing is written.
 * @throws AppError RULE_UNKNOWN
 */
export function effectOfChange(store: Store, countyId: string, asOf: string, change: RuleChange): RuleChangeEffect {
  return store.snapshot(() => {
    const rules = rulesOf(store, countyId);
    requireRule(rules.library.rules, change.rule);
    const ledgers = readLedgers(store, countyId, asOf, rules.library);
    const others = rules.choices.overrides.filter(({ rule }) => rule !== change.rule);
    const isOwn = change.limits !== null || change.isOff;
    const choices: RuleChoices = {
      ...rules.choices,
      overrides: isOwn ? [...others, { ...change, reason: '' }] : others,
    };
    const before = diagnoseRule(ledgers, rules, change.rule);
    const after = diagnoseRule(ledgers, { ...rules, choices }, change.rule);
    return { ...compareFindings(before, after), total: after.length };
  });
}

/** Which findings another edition of a family would make appear and disappear. */
export function effectOfEdition(
  store: Store,
  countyId: string,
  asOf: string,
  family: string,
  edition: string,
): RuleChangeEffect {
  return store.snapshot(() => {
    const rules = rulesOf(store, countyId);
    const ledgers = readLedgers(store, countyId, asOf, rules.library);
    const editions = { ...editionsInUse(rules.library.families, rules.choices.editions), [family]: edition };
    const of = (choices: RuleChoices) =>
      rules.library.rules
        .filter((rule) => dependsOn(rule, family))
        .flatMap((rule) => diagnoseRule(ledgers, { ...rules, choices }, rule.id));
    const before = of(rules.choices);
    const after = of({ ...rules.choices, editions });
    return { ...compareFindings(before, after), total: after.length };
  });
}

/** @throws AppError RULE_UNKNOWN */
export function requireRule<Of extends { id: string }>(rules: Of[], id: string): Of {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw new AppError('RULE_UNKNOWN', { rule: id });
  return rule;
}
