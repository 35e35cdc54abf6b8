import { countyShare, planAdjustment, projectRule } from './budget';
import { costItem } from './costItem';
import { county } from './county';
import type { ColumnDescription, TableDescription } from './describe';
import { feeder } from './feeder';
import { frameChange, measure } from './frame';
import { frequentOutage } from './frequentOutage';
import { normaliseHeader } from './headers';
import {
  balanceInput,
  constructionRate,
  feederLoad,
  loadGrowth,
  pointLoad,
  reliabilityGoal,
  reliabilityRate,
} from './load';
import { envelope, programme, projectAmount } from './money';
import { lineSection, lineSwitch, networkNode, tie } from './network';
import { automationTerminal, loading, lossRecord, voltageRecord } from './operation';
import { outage } from './outage';
import { causeGroup, majorEventDay, outageList } from './outageLedgers';
import { supplyGrid, supplyUnit, township, village } from './places';
import { plan, targetFrame } from './plan';
import { alternativeRule, policy, policyPhoto, policyProject } from './policy';
import { project } from './project';
import { importBatch, projectVillage, scenario } from './records';
import { mainTransformer, substation } from './substation';
import { transformerArea } from './transformerArea';

/** Every described table, parents before what links to them: the order of navigation, import and export. */
export const tables: TableDescription[] = [
  county,
  plan,
  targetFrame,
  township,
  village,
  supplyGrid,
  supplyUnit,
  substation,
  mainTransformer,
  feeder,
  transformerArea,
  networkNode,
  lineSection,
  tie,
  lineSwitch,
  automationTerminal,
  loading,
  voltageRecord,
  lossRecord,
  outage,
  majorEventDay,
  causeGroup,
  outageList,
  frequentOutage,
  costItem,
  alternativeRule,
  programme,
  envelope,
  project,
  projectAmount,
  projectVillage,
  measure,
  frameChange,
  feederLoad,
  loadGrowth,
  pointLoad,
  balanceInput,
  reliabilityRate,
  constructionRate,
  reliabilityGoal,
  scenario,
  policy,
  policyProject,
  policyPhoto,
  projectRule,
  planAdjustment,
  countyShare,
  importBatch,
];

export const entityNames = [
  'county',
  'plan',
  'targetFrame',
  'township',
  'village',
  'supplyGrid',
  'supplyUnit',
  'substation',
  'mainTransformer',
  'feeder',
  'transformerArea',
  'networkNode',
  'lineSection',
  'tie',
  'lineSwitch',
  'automationTerminal',
  'loading',
  'voltageRecord',
  'lossRecord',
  'outage',
  'majorEventDay',
  'causeGroup',
  'outageList',
  'frequentOutage',
  'costItem',
  'alternativeRule',
  'programme',
  'envelope',
  'project',
  'projectAmount',
  'projectVillage',
  'measure',
  'frameChange',
  'feederLoad',
  'loadGrowth',
  'pointLoad',
  'balanceInput',
  'reliabilityRate',
  'constructionRate',
  'reliabilityGoal',
  'scenario',
  'policy',
  'policyProject',
  'policyPhoto',
  'projectRule',
  'planAdjustment',
  'countyShare',
  'importBatch',
] as const;
export type EntityName = (typeof entityNames)[number];

const byEntity = new Map(tables.map((table) => [table.entity, table]));

/** Whether a name is that of a table. */
export function isEntity(name: string): boolean {
  return byEntity.has(name);
}

/** @throws RangeError for a name that is no entity: a fault of the caller, never of a file */
export function findTable(entity: string): TableDescription {
  const table = byEntity.get(entity);
  if (!table) throw new RangeError(`no such entity: ${entity}`);
  return table;
}

/** @throws RangeError for a key the table does not describe */
export function findColumn(table: TableDescription, key: string): ColumnDescription {
  const column = table.columns.find((candidate) => candidate.key === key);
  if (!column) throw new RangeError(`no such column: ${table.entity}.${key}`);
  return column;
}

/** What a header stands for: a column, and for a ref whether the cells hold its code or its name. */
export interface HeaderTarget {
  column: ColumnDescription;
  holds: 'value' | 'code';
}

const headerMaps = new Map<string, Map<string, HeaderTarget>>();

/** Every spelling of a table's headers, normalised, with the column it stands for. */
export function headerTargets(table: TableDescription): Map<string, HeaderTarget> {
  const known = headerMaps.get(table.entity);
  if (known) return known;
  const map = new Map<string, HeaderTarget>();
  for (const column of table.columns) {
    for (const spelling of [column.key, column.label.zh, column.label.en, ...(column.synonyms ?? [])]) {
      map.set(normaliseHeader(spelling), { column, holds: 'value' });
    }
    for (const spelling of column.codeSynonyms ?? []) map.set(normaliseHeader(spelling), { column, holds: 'code' });
  }
  headerMaps.set(table.entity, map);
  return map;
}

/** Columns that exist in the SQL table under their own key. */
export function storedColumns(table: TableDescription): ColumnDescription[] {
  return table.columns.filter((column) => column.computed === undefined);
}

/** The column beside a ref that keeps what the sheet said, or null where there is none (required refs). */
export function refTextKey(column: ColumnDescription): string | null {
  return column.kind === 'ref' && !column.required ? `${column.key}Text` : null;
}
