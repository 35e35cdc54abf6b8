import {
  editionFileSchema,
  gradeFileSchema,
  type Rule,
  type RuleLibrary,
  ruleFileSchema,
} from '../../shared/diagnosis/rule';
import { findTable } from '../../shared/model';

/** The library's files as parsed JSON. */
export interface RuleFiles {
  rules: unknown[];
  editions: unknown;
  grades: unknown;
}

/**
 * Reads the rule library and checks it: the form of every rule, that its columns are described, and that its editions
 * are listed.
 * @throws Error (zod's, or a RangeError that names the rule) for a library that cannot be used: a fault of the program
 */
export function readRuleLibrary(files: RuleFiles): RuleLibrary {
  const { families } = editionFileSchema.parse(files.editions);
  const grades = gradeFileSchema.parse(files.grades);
  const rules = files.rules.flatMap((file) => ruleFileSchema.parse(file).rules as Rule[]);
  const ids = new Set<string>();
  for (const rule of rules) {
    if (ids.has(rule.id)) throw new RangeError(`${rule.id}: twice in the library`);
    ids.add(rule.id);
    const editions = families.find(({ id }) => id === rule.family)?.editions.map(({ id }) => id) ?? [];
    for (const { edition } of rule.editions) {
      if (!editions.includes(edition)) throw new RangeError(`${rule.id}: edition ${edition} is not listed`);
    }
    checkColumns(rule);
  }
  return { families, rules, grades };
}

function checkColumns(rule: Rule): void {
  if (rule.element === 'voltageLevel') return;
  const own = new Set(findTable(rule.element).columns.map(({ key }) => key));
  const require = (column: string, keys: Set<string>) => {
    if (!keys.has(column)) throw new RangeError(`${rule.id}: no such column: ${column}`);
  };
  for (const column of rule.evidence ?? []) require(column, own);
  for (const measure of measuresOf(rule)) {
    if (measure.kind !== 'record') {
      for (const column of columnsOf(measure)) require(column, own);
      continue;
    }
    const keys = new Set(findTable(measure.entity).columns.map(({ key }) => key));
    for (const column of [measure.link, measure.column]) require(column, keys);
  }
}

/** Every measure a rule reads. */
export function measuresOf(rule: Rule) {
  const { check } = rule;
  return [
    ...rule.where.flatMap((condition) => condition.measure),
    ...('measure' in check ? check.measure : []),
    ...('duration' in check ? check.duration : []),
  ];
}

function columnsOf(measure: ReturnType<typeof measuresOf>[number]): string[] {
  switch (measure.kind) {
    case 'ratio':
      return [...measure.of, ...measure.by];
    case 'difference':
      return [measure.of, measure.minus];
    case 'ties':
      return [...measure.columns, measure.mode];
    case 'highLoss':
      return [measure.model, measure.flag];
    case 'record':
    case 'frame':
      return [];
    default:
      return [measure.column];
  }
}
