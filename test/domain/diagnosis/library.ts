import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerRow } from '../../../src/domain/diagnosis/county';
import { type DiagnoseRules, diagnose } from '../../../src/domain/diagnosis/diagnose';
import { readRuleLibrary } from '../../../src/domain/diagnosis/ruleLibrary';
import type { OutageRuleSet } from '../../../src/domain/outages/ruleSets';
import type { Diagnosis } from '../../../src/shared/diagnosis/finding';
import { dimensions } from '../../../src/shared/diagnosis/finding';
import type { RuleChoices } from '../../../src/shared/diagnosis/rule';

const RESOURCES = join(import.meta.dirname, '../../../resources');

export const json = (name: string): unknown => JSON.parse(readFileSync(join(RESOURCES, `${name}.json`), 'utf8'));

export const library = readRuleLibrary({
  rules: dimensions.map((name) => json(`rules/${name}`)),
  editions: json('rules/editions'),
  grades: json('rules/grades'),
});

export const outageSets = (json('outages/ruleSets') as { sets: OutageRuleSet[] }).sets;

export const AS_OF = '2025-12-31';

const NONE: RuleChoices = { overrides: [], editions: {} };

export const rulesWith = (choices: Partial<RuleChoices> = {}): DiagnoseRules => ({
  library,
  choices: { ...NONE, ...choices },
  outageSets,
});

/** Judges a county made of a few rows; ids are made where none are given. */
export function judge(
  tables: Record<string, Partial<LedgerRow>[]>,
  choices: Partial<RuleChoices> = {},
  asOf = AS_OF,
): Diagnosis {
  const rows = Object.fromEntries(
    Object.entries(tables).map(([entity, list]) => [
      entity,
      list.map((row, at) => ({ id: `${entity}${at}`, name: `${entity}${at}`, code: `${at}`, ...row }) as LedgerRow),
    ]),
  );
  return diagnose({ asOf, tables: rows }, rulesWith(choices))!;
}
