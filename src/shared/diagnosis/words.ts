import type { Language } from '../messages';
import { findTable } from '../model';
import type { ColumnDescription, Words } from '../model/describe';
import type { Dimension, ElementKind, Finding, GradeName, Measured, Severity } from './finding';
import type { Rule, RuleLibrary } from './rule';

/** Words of the diagnosis that screens, workbooks and the command line share. */

export const dimensionWords: Record<Dimension, Words> = {
  frame: { zh: '网架结构', en: 'Frame' },
  equipment: { zh: '装备水平', en: 'Equipment' },
  capacity: { zh: '供电能力', en: 'Capacity' },
  intelligence: { zh: '智能化水平', en: 'Intelligence' },
  operation: { zh: '运维水平', en: 'Operation' },
};

export const severityWords: Record<Severity, Words> = {
  3: { zh: '严重', en: 'Severe' },
  2: { zh: '一般', en: 'Moderate' },
  1: { zh: '轻微', en: 'Minor' },
};

const gradeWords: Record<GradeName, Words> = {
  fail: { zh: '不合格', en: 'Fail' },
  pass: { zh: '合格', en: 'Pass' },
  good: { zh: '良好', en: 'Good' },
  excellent: { zh: '优秀', en: 'Excellent' },
};

const elementWords: Record<ElementKind, Words> = {
  feeder: { zh: '线路', en: 'Feeder' },
  transformerArea: { zh: '台区', en: 'Transformer area' },
  mainTransformer: { zh: '主变', en: 'Main transformer' },
  substation: { zh: '变电站', en: 'Substation' },
  automationTerminal: { zh: '自动化终端', en: 'Terminal' },
  village: { zh: '自然村', en: 'Village' },
  supplyGrid: { zh: '供电网格', en: 'Supply grid' },
  voltageLevel: { zh: '电压等级', en: 'Voltage level' },
};

const YES: Words = { zh: '是', en: 'yes' };
const NO: Words = { zh: '否', en: 'no' };
const ANY: Words = { zh: '有', en: 'any' };
const UNKNOWN: Words = { zh: '不能判断', en: 'not known' };

export function gradeWord(grade: GradeName | null, language: Language): string {
  return (grade === null ? UNKNOWN : gradeWords[grade])[language];
}

export function elementWord(kind: ElementKind, language: Language): string {
  return elementWords[kind][language];
}

/** Name of a rule, or of an indicator listed among them (`grade.<id>`). */
export function ruleName(
  { rules, grades }: Pick<RuleLibrary, 'rules' | 'grades'>,
  id: string,
  language: Language,
): string {
  const indicator = id.startsWith('grade.') ? grades.indicators.find((one) => `grade.${one.id}` === id) : undefined;
  return (indicator ?? rules.find((rule) => rule.id === id))?.name[language] ?? id;
}

/** `线路 联络点数`: a column with the ledger it stands in. */
export function columnName(entity: string, column: string, language: Language): string {
  const table = findTable(entity);
  const found = table.columns.find(({ key }) => key === column);
  return `${table.label[language]} · ${found?.label[language] ?? column}`;
}

/** A measured figure and its limit as words: choices by their labels, several allowed values with slashes. */
export function measuredText(
  finding: Pick<Finding, 'measured' | 'limit'>,
  rule: Rule,
  language: Language,
): { measured: string; limit: string } {
  const unit = rule.unit[language];
  const options = optionsOf(rule);
  const one = (value: Measured): string => {
    if (typeof value === 'boolean') return (value ? YES : NO)[language];
    if (typeof value === 'number') return plainNumber(value);
    if (value === 'any') return ANY[language];
    return options.find((option) => option.value === value)?.label[language] ?? value;
  };
  const withUnit = (text: string, value: unknown) => (unit && typeof value === 'number' ? `${text} ${unit}` : text);
  const limits = Array.isArray(finding.limit) ? finding.limit : [finding.limit];
  return {
    measured: withUnit(one(finding.measured), finding.measured),
    limit: withUnit(limits.map(one).join('/'), limits[0]),
  };
}

/** A figure with at most two decimals, without trailing zeros, thousands apart. */
export function plainNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** Choices of the column a rule looks at. */
export function optionsOf(rule: Rule): NonNullable<ColumnDescription['options']> {
  const { check } = rule;
  const measure = 'measure' in check ? check.measure[0] : undefined;
  if (!measure || !('column' in measure) || rule.element === 'voltageLevel') return [];
  return findTable(rule.element).columns.find(({ key }) => key === measure.column)?.options ?? [];
}

/** Name of an edition; its id where the library no longer has it; undefined for none. */
export function editionName<Id extends string | undefined>(
  { families }: Pick<RuleLibrary, 'families'>,
  id: Id,
  language: Language,
): string | Id {
  return families.flatMap(({ editions }) => editions).find((edition) => edition.id === id)?.name[language] ?? id;
}
