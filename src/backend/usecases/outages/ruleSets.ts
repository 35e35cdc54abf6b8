import { checkRuleSets, type OutageRuleSet } from '../../../domain/outages/ruleSets';
import { AppError } from '../../../shared/appError';
import { readResourceJson } from '../../host/resources';

const FILE = 'outages/ruleSets.json';

/**
 * The shipped rule sets of frequent outages, the first one being the default.
 * @throws AppError FILE_NOT_FOUND where the resources lack them
 */
export function readRuleSets(): OutageRuleSet[] {
  const json = readResourceJson(FILE) as { sets: OutageRuleSet[] } | null;
  if (!json) throw new AppError('FILE_NOT_FOUND', { file: `resources/${FILE}` });
  checkRuleSets(json.sets);
  return json.sets;
}

/** @throws AppError OUTAGE_RULES_UNKNOWN */
export function findRuleSet(id: string | undefined): OutageRuleSet {
  const sets = readRuleSets();
  const set = id === undefined ? sets[0] : sets.find((candidate) => candidate.id === id);
  if (!set) throw new AppError('OUTAGE_RULES_UNKNOWN', { id: id ?? '', known: sets.map((one) => one.id).join(', ') });
  return set;
}
