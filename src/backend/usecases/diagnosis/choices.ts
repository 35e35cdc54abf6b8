import { AppError } from '../../../shared/appError';
import type { Limit } from '../../../shared/diagnosis/finding';
import type { Limits, Rule } from '../../../shared/diagnosis/rule';
import type { Store } from '../../store/store';
import { requireRule } from './diagnoseCounty';
import { readLibrary } from './rules';

/** A threshold of the county's own, with why. */
export interface RuleSetting {
  rule: string;
  /** Null keeps the library's limits (where only `isOff` is set). */
  limits: Limits | null;
  isOff: boolean;
  reason: string;
}

/**
 * Sets a county's threshold for a rule, or leaves the rule out, with the reason: one change that undo takes back.
 * @throws AppError RULE_UNKNOWN, RULE_REASON_MISSING, RULE_LIMIT_WRONG
 */
export function setRule(store: Store, countyId: string, setting: RuleSetting): void {
  const rule = requireRule(readLibrary().rules, setting.rule);
  const reason = setting.reason.trim();
  if (reason === '') throw new AppError('RULE_REASON_MISSING');
  if (setting.limits && !isFit(rule, setting.limits)) throw new AppError('RULE_LIMIT_WRONG', { rule: rule.name.zh });
  const row = {
    limits: setting.limits === null ? null : JSON.stringify(setting.limits),
    isOff: setting.isOff ? 1 : 0,
    reason,
  };
  const known = ownSetting(store, countyId, rule.id);
  store.write({ code: 'CHANGE_RULE_SET', params: { name: rule.name.zh } }, (writer) => {
    if (known) writer.update('ruleOverride', known, row);
    else writer.insert('ruleOverride', { countyId, rule: rule.id, ...row });
  });
}

/** Goes back to the library's threshold. Nothing happens where the county has none of its own. */
export function resetRule(store: Store, countyId: string, ruleId: string): void {
  const rule = requireRule(readLibrary().rules, ruleId);
  const known = ownSetting(store, countyId, ruleId);
  if (!known) return;
  store.write({ code: 'CHANGE_RULE_RESET', params: { name: rule.name.zh } }, (writer) =>
    writer.delete('ruleOverride', known),
  );
}

/**
 * Chooses the edition of a family of rules.
 * @throws AppError RULE_UNKNOWN for an edition the family does not have
 */
export function chooseEdition(store: Store, countyId: string, family: string, edition: string): void {
  const found = readLibrary().families.find(({ id }) => id === family);
  if (!found?.editions.some(({ id }) => id === edition)) throw new AppError('RULE_UNKNOWN', { rule: edition });
  const known = store.get<{ id: string }>(
    'SELECT id FROM ruleEdition WHERE countyId = ? AND family = ?',
    countyId,
    family,
  );
  store.write({ code: 'CHANGE_RULE_EDITION', params: { edition } }, (writer) => {
    if (known) writer.update('ruleEdition', known.id, { edition });
    else writer.insert('ruleEdition', { countyId, family, edition });
  });
}

function ownSetting(store: Store, countyId: string, rule: string): string | undefined {
  return store.get<{ id: string }>('SELECT id FROM ruleOverride WHERE countyId = ? AND rule = ?', countyId, rule)?.id;
}

/** Limits of the kind the library's are: a number stays a number, a list a list. */
function isFit(rule: Rule, limits: Limits): boolean {
  const kindOf = (limit: Limit | null | undefined): string =>
    limit === null || limit === undefined ? 'none' : Array.isArray(limit) ? `list ${typeof limit[0]}` : typeof limit;
  const kinds = (found: Limits) =>
    new Set(
      Object.values(found)
        .map(kindOf)
        .filter((kind) => kind !== 'none'),
    );
  const known = kinds(rule.editions.at(-1)!.limits);
  const isNumber = (limit: Limit | null): boolean =>
    [limit].flat().every((value) => typeof value !== 'number' || Number.isFinite(value));
  return [...kinds(limits)].every((kind) => known.has(kind)) && Object.values(limits).every(isNumber);
}
