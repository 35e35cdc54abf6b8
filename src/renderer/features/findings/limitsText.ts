import { type AreaClass, areaClasses, type Limit } from '../../../shared/diagnosis/finding';
import type { Limits, Rule } from '../../../shared/diagnosis/rule';
import { measuredText } from '../../../shared/diagnosis/words';
import type { Language } from '../../../shared/messages';

/** A rule's limits in a line: one for all, or by class, neighbours of the same limit together. */
export function limitsText(limits: Limits | null, rule: Rule, language: Language): string {
  if (!limits) return '';
  const word = (limit: Limit) => measuredText({ measured: 0, limit }, rule, language).limit;
  if (rule.check.kind === 'is') return word(rule.check.expected);
  if ('all' in limits) return word(limits.all);
  const groups: { classes: AreaClass[]; limit: Limit | null }[] = [];
  for (const areaClass of areaClasses) {
    const limit = limits[areaClass] ?? null;
    const last = groups.at(-1);
    if (last && last.limit === limit) last.classes.push(areaClass);
    else groups.push({ classes: [areaClass], limit });
  }
  const unit = rule.unit[language];
  return groups
    .map(({ classes, limit }) => {
      const names = classes.length > 2 ? `${classes[0]}–${classes.at(-1)}` : classes.join('/');
      return `${names} ${limit === null ? '—' : String(limit)}`;
    })
    .join(' · ')
    .concat(unit ? ` ${unit}` : '');
}

/** Whether a limit is a number, or several: only those can be moved; a yes or no can only be left out. */
export function isMovable(limits: Limits): boolean {
  return Object.values(limits)
    .flat()
    .some((limit) => typeof limit === 'number');
}
