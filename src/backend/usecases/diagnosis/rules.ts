import type { DiagnoseRules } from '../../../domain/diagnosis/diagnose';
import { readRuleLibrary } from '../../../domain/diagnosis/ruleLibrary';
import { AppError } from '../../../shared/appError';
import { dimensions } from '../../../shared/diagnosis/finding';
import type { Limits, RuleChoices, RuleLibrary, RuleOverride } from '../../../shared/diagnosis/rule';
import { readResourceJson } from '../../host/resources';
import type { Store } from '../../store/store';
import { readRuleSets } from '../outages/ruleSets';

let library: RuleLibrary | null = null;

/**
 * The shipped rule library, read and checked once.
 * @throws AppError FILE_NOT_FOUND, RULES_INVALID
 */
export function readLibrary(): RuleLibrary {
  if (library) return library;
  const read = (name: string): unknown => {
    const json = readResourceJson(`rules/${name}.json`);
    if (json === null) throw new AppError('FILE_NOT_FOUND', { file: `resources/rules/${name}.json` });
    return json;
  };
  const files = { rules: dimensions.map(read), editions: read('editions'), grades: read('grades') };
  try {
    library = readRuleLibrary(files);
  } catch (error) {
    throw new AppError('RULES_INVALID', { detail: (error as Error).message }, undefined, { cause: error });
  }
  return library;
}

/** A county's own thresholds and editions. */
export function readChoices(store: Store, countyId: string): RuleChoices {
  const overrides = store
    .all<{ rule: string; limits: string | null; isOff: number; reason: string }>(
      'SELECT rule, limits, isOff, reason FROM ruleOverride WHERE countyId = ? ORDER BY rule',
      countyId,
    )
    .map(
      ({ rule, limits, isOff, reason }): RuleOverride => ({
        rule,
        limits: limits === null ? null : (JSON.parse(limits) as Limits),
        isOff: isOff === 1,
        reason,
      }),
    );
  const editions = store.all<{ family: string; edition: string }>(
    'SELECT family, edition FROM ruleEdition WHERE countyId = ?',
    countyId,
  );
  return { overrides, editions: Object.fromEntries(editions.map(({ family, edition }) => [family, edition])) };
}

/** What a county is judged by now. */
export function rulesOf(store: Store, countyId: string): DiagnoseRules {
  return { library: readLibrary(), choices: readChoices(store, countyId), outageSets: readRuleSets() };
}
