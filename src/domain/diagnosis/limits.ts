import type { AreaClass, Limit } from '../../shared/diagnosis/finding';
import type { EditionFamily, Limits, Rule, RuleChoices, RuleEdition, RuleLibrary } from '../../shared/diagnosis/rule';

/** Family whose edition is no standard but the calibre of frequent outages. */
export const CALIBRE_FAMILY = 'calibre';

/** A rule as it is used: one edition, and the county's threshold where it has set one. */
export interface UsedRule {
  rule: Rule;
  edition: RuleEdition;
  limits: Limits;
  overridden: boolean;
}

/** @returns edition in use of each family: the county's choice, else the newest */
export function editionsInUse(families: EditionFamily[], chosen: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    families.map((family) => {
      const choice = family.editions.find(({ id }) => id === chosen[family.id]);
      return [family.id, (choice ?? family.editions.at(-1)!).id];
    }),
  );
}

/**
 * The rules a county is judged by. A rule that the edition in use does not have is left out; so is one the county has
 * switched off.
 */
export function rulesInUse(library: RuleLibrary, choices: RuleChoices): UsedRule[] {
  const editions = editionsInUse(library.families, choices.editions);
  return library.rules.flatMap((rule): UsedRule[] => {
    const override = choices.overrides.find((candidate) => candidate.rule === rule.id);
    const edition = rule.editions.find((candidate) => candidate.edition === editions[rule.family]);
    if (!edition || override?.isOff) return [];
    return [{ rule, edition, limits: override?.limits ?? edition.limits, overridden: !!override?.limits }];
  });
}

/** What a class's limit is: a value, none for this class, or not to be known without the class. */
export type FoundLimit = { limit: Limit } | 'noLimit' | 'noClass';

export function limitFor(limits: Limits, areaClass: AreaClass | null): FoundLimit {
  if ('all' in limits) return { limit: limits.all };
  if (areaClass === null) return 'noClass';
  const limit = limits[areaClass];
  return limit === null || limit === undefined ? 'noLimit' : { limit };
}

/** Whether another edition of a family can change what a rule finds. */
export function dependsOn({ family, check }: Rule, changed: string): boolean {
  return family === changed || (changed === CALIBRE_FAMILY && check.kind === 'frequentOutages');
}
