import type { AlternativeRule } from '../../../domain/policy/alternative';
import type { AlternativeRuleView } from '../../../shared/api/policies';
import { AppError } from '../../../shared/appError';
import { nameIn } from '../../../shared/messages';
import { readResourceJson } from '../../host/resources';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';

const FILE = 'policies/alternatives.json';

/** A number the county set, kept under `<element>.<setting>`. */
interface Own {
  id: string;
  alternative: string;
  setting: string;
  value: string;
  reason: string | null;
}

function shippedRules(): AlternativeRule[] {
  const json = readResourceJson(FILE) as { rules: Omit<AlternativeRule, never>[] } | null;
  if (!json) throw new AppError('FILE_NOT_FOUND', { file: `resources/${FILE}` });
  return json.rules.map((rule) => ({ ...rule, settings: rule.settings.map((one) => ({ ...one, reason: null })) }));
}

function ownSettings(store: Store, { countyId }: Scope): Own[] {
  return store.all<Own>(
    'SELECT id, alternative, setting, value, reason FROM alternativeRule WHERE countyId = ?',
    countyId,
  );
}

/** The rules alternatives are drawn up by, with the county's numbers. */
export function readAlternativeRules(store: Store, scope: Scope): AlternativeRule[] {
  const own = ownSettings(store, scope);
  return shippedRules().map((rule) => ({
    ...rule,
    settings: rule.settings.map((one) => {
      const set = own.find(
        ({ alternative, setting }) => alternative === rule.alternative && setting === `${rule.on[0]}.${one.key}`,
      );
      return set ? { ...one, value: Number(set.value), reason: set.reason } : one;
    }),
  }));
}

export function viewRules(store: Store, scope: Scope): AlternativeRuleView[] {
  const shipped = shippedRules();
  return readAlternativeRules(store, scope).map((rule, index) => ({
    ...{ alternative: rule.alternative, on: rule.on, when: rule.when },
    settings: rule.settings.map((one, at) => ({ ...one, shipped: shipped[index]!.settings[at]!.value })),
  }));
}

/**
 * Sets a number of a rule for the county, or goes back to the shipped one.
 * @param value null for the shipped number
 * @throws AppError ALTERNATIVE_SETTING_UNKNOWN, ALTERNATIVE_SETTING_WRONG
 */
export function setAlternativeRule(
  store: Store,
  scope: Scope,
  wish: { alternative: string; on: string; key: string; value: number | null; reason: string },
): void {
  const rule = shippedRules().find(({ alternative, on }) => alternative === wish.alternative && on[0] === wish.on);
  const known = rule?.settings.find(({ key }) => key === wish.key);
  if (!known) throw new AppError('ALTERNATIVE_SETTING_UNKNOWN', { name: wish.key });
  if (wish.value !== null && !(wish.value >= 0 && wish.value < 1e6)) {
    throw new AppError('ALTERNATIVE_SETTING_WRONG', { name: nameIn(known.label) });
  }
  const setting = `${wish.on}.${wish.key}`;
  const own = ownSettings(store, scope).find(
    (candidate) => candidate.alternative === wish.alternative && candidate.setting === setting,
  );
  const row = { value: String(wish.value), reason: wish.reason.trim() || null };
  store.write({ code: 'CHANGE_ALTERNATIVE_RULE', params: { name: nameIn(known.label) } }, (writer) => {
    if (wish.value === null || wish.value === known.value) {
      if (own) writer.delete('alternativeRule', own.id);
    } else if (own) writer.update('alternativeRule', own.id, row);
    else writer.insert('alternativeRule', { countyId: scope.countyId, alternative: wish.alternative, setting, ...row });
  });
}
