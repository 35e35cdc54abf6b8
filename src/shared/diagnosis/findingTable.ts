import type { Language } from '../messages';
import type { CellValue, ColumnDescription, TableDescription, Words } from '../model/describe';
import { type Dimension, dimensions, elementKinds, type Finding, type Severity } from './finding';
import type { RuleLibrary } from './rule';
import { dimensionWords, elementWord, measuredText, severityWords } from './words';

/** Findings as a table: the same columns on screen, on paper and in a workbook. Nothing of it is stored or edited. */

const label = (zh: string, en: string): Words => ({ zh, en });
const READ = { editable: false, shown: true } as const;

/** Columns of the findings table. Figures are texts: units and choices differ from rule to rule. */
export function findingColumns({ families }: Pick<RuleLibrary, 'families'>): ColumnDescription[] {
  const both = (value: string, words: Words) => ({ value, label: words });
  const editions = families.flatMap((family) => family.editions);
  return [
    {
      ...READ,
      key: 'severity',
      kind: 'enum',
      label: label('严重程度', 'Severity'),
      width: 84,
      frozen: true,
      options: ([3, 2, 1] as Severity[]).map((severity) => both(String(severity), severityWords[severity])),
    },
    {
      ...READ,
      key: 'element',
      kind: 'text',
      label: label('对象', 'Element'),
      width: 170,
      frozen: true,
    },
    { ...READ, key: 'rule', kind: 'text', label: label('问题', 'Finding'), width: 160 },
    { ...READ, key: 'measured', kind: 'text', label: label('实测', 'Measured'), width: 110 },
    { ...READ, key: 'limit', kind: 'text', label: label('限值', 'Limit'), width: 110 },
    { ...READ, key: 'township', kind: 'text', label: label('所属乡镇', 'Township'), width: 90 },
    {
      ...READ,
      key: 'dimension',
      kind: 'enum',
      label: label('维度', 'Dimension'),
      width: 90,
      options: dimensions.map((dimension: Dimension) => both(dimension, dimensionWords[dimension])),
    },
    { ...READ, key: 'areaClass', kind: 'text', label: label('供电区域', 'Area class'), width: 72 },
    {
      ...READ,
      key: 'kind',
      kind: 'enum',
      label: label('对象类别', 'Kind'),
      width: 90,
      options: elementKinds.map((kind) => both(kind, { zh: elementWord(kind, 'zh'), en: elementWord(kind, 'en') })),
    },
    { ...READ, key: 'code', kind: 'code', label: label('编码', 'Code'), width: 100 },
    {
      ...READ,
      key: 'edition',
      kind: 'enum',
      label: label('依据', 'By'),
      width: 150,
      options: [...editions.map(({ id, name }) => both(id, name)), both('own', label('县定阈值', "County's own"))],
    },
    { ...READ, key: 'clause', kind: 'text', label: label('条款', 'Clause'), width: 64 },
  ];
}

/** A finding's cells, in the order of `findingColumns`. */
export function findingValues(
  finding: Finding,
  { rules }: Pick<RuleLibrary, 'rules'>,
  language: Language,
): (string | null)[] {
  const rule = rules.find(({ id }) => id === finding.rule);
  const figures = rule
    ? measuredText(finding, rule, language)
    : { measured: String(finding.measured), limit: String(finding.limit) };
  const { element } = finding;
  return [
    String(finding.severity),
    element.name,
    rule?.name[language] ?? finding.rule,
    figures.measured,
    figures.limit,
    element.township,
    finding.dimension,
    element.areaClass,
    element.kind,
    element.code,
    finding.overridden ? 'own' : finding.edition,
    finding.clause,
  ];
}

/** The table as the sheet component takes it. */
export function findingTable(library: Pick<RuleLibrary, 'families'>): TableDescription {
  return {
    entity: 'finding',
    label: label('问题', 'Findings'),
    owner: 'county',
    columns: findingColumns(library),
    matchKeys: [],
    identity: [],
    nameColumn: 'element',
  };
}

/** Findings by column, for the sheet. */
export function findingSheet(
  findings: Finding[],
  library: Pick<RuleLibrary, 'families' | 'rules'>,
  language: Language,
): Record<string, CellValue[]> {
  const keys = findingColumns(library).map(({ key }) => key);
  const columns: Record<string, CellValue[]> = Object.fromEntries(keys.map((key) => [key, []]));
  for (const finding of findings) {
    findingValues(finding, library, language).forEach((value, at) => {
      columns[keys[at]!]!.push(value);
    });
  }
  return columns;
}
