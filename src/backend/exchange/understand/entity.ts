import type { MappingReason } from '../../../shared/api/inspection';
import { headerTargets, tables } from '../../../shared/model';
import type { TableDescription } from '../../../shared/model/describe';
import { normaliseHeader } from '../../../shared/model/headers';
import { importableEntities } from '../../../shared/model/importable';
import { type ColumnMapping, mapColumns } from './columns';
import { isComputed, resolveField } from './fields';
import { splitLabelUnit } from './lexicon';
import { squeeze } from './text';
import type { FoundHeader } from './types';

/** Entities that repeat another's columns and need more than those to be believed. */
const NEEDS_TITLE = new Set([
  'envelope',
  'projectAmount',
  'measure',
  'frameChange',
  'feederLoad',
  'loadGrowth',
  'pointLoad',
  'balanceInput',
  'reliabilityRate',
  'constructionRate',
  'reliabilityGoal',
  'networkNode',
  'lineSection',
  'tie',
  'lineSwitch',
  'majorEventDay',
  'causeGroup',
  'costItem',
  'projectRule',
  'countyShare',
]);

export interface Recognition {
  entity: string | null;
  /** 0..1 */
  confidence: number;
  reason: MappingReason;
  /** Others it could be, best first. */
  candidates: { entity: string; confidence: number }[];
}

let owners: Map<string, number> | undefined;

/** How many entities know a spelling: 线路名称 is known to many and so says little. */
function ownersOf(spelling: string): number {
  if (!owners) {
    owners = new Map();
    for (const entity of importableEntities) {
      const table = tables.find((t) => t.entity === entity)!;
      for (const key of headerTargets(table).keys()) owners.set(key, (owners.get(key) ?? 0) + 1);
    }
  }
  return owners.get(spelling) ?? 1;
}

/** A single word in Latin letters says what it says anywhere. */
function isLatinWord(spelling: string): boolean {
  return /^[\x21-\x7e]+$/.test(spelling);
}

/** Length of the longest of a table's sheet names found in a text, 0 where none is. */
function titleHit(table: TableDescription, texts: readonly string[]): number {
  let best = 0;
  for (const synonym of [...(table.sheetSynonyms ?? []), table.label.zh, table.label.en.toLowerCase()]) {
    const wanted = normaliseHeader(synonym);
    for (const text of texts) {
      // Words of one character are in every title.
      const hit = wanted.length < 2 ? text === wanted : isLatinWord(wanted) ? text === wanted : text.includes(wanted);
      if (hit) best = Math.max(best, wanted.length);
    }
  }
  return best;
}

interface Score {
  entity: string;
  score: number;
  matched: number;
  labelled: number;
  title: number;
  coverage: number;
}

/** Whether the mapped fields can tell which record a row is. */
function identifies(table: TableDescription, mapping: ColumnMapping): boolean {
  const has = new Set(
    mapping.columns.filter((c) => c.field !== null).map((c) => c.field!.replace(/\.(?:code|time)$/, '')),
  );
  if (has.has('id')) return true;
  if (!table.identity.every((key) => has.has(key))) {
    // A code alone identifies a record that exists; without the name nothing new can be made of it.
    return false;
  }
  return table.matchKeys.some((set) => set.length > 0 && set.every((key) => has.has(key)));
}

function scoreEntity(
  table: TableDescription,
  header: FoundHeader,
  texts: readonly string[],
  similar: boolean,
): Score | null {
  const mapping = mapColumns(header, table.entity, similar);
  if (!identifies(table, mapping)) return null;
  const labelled = mapping.columns.filter((c) => !c.idle && c.column.path.length > 0).length;
  let matched = 0;
  let weight = 0;
  let special = 0;
  let chinese = 0;
  let isNameGeneric = false;
  for (const { field, reason, confidence, column } of mapping.columns) {
    if (field === null) continue;
    const resolved = resolveField(table, field);
    matched++;
    if (column.path.some((label) => /[\u4e00-\u9fff]/.test(label))) chinese++;
    if (!resolved || isComputed(resolved.column)) continue;
    const spelling =
      typeof reason.params.label === 'string'
        ? reason.params.label
        : normaliseHeader(splitLabelUnit(column.path.at(-1) ?? '').label);
    const share = (confidence * (GENERIC_NAME.test(spelling) ? 0.3 : 1)) / Math.sqrt(ownersOf(spelling));
    weight += share;
    const telling = !table.identity.includes(field) && !GENERIC_NAME.test(spelling) && !isLatinWord(spelling);
    if (telling && ownersOf(spelling) <= 2) special++;
    if (field === table.nameColumn && GENERIC_NAME.test(spelling)) isNameGeneric = true;
    if (table.identity.includes(field) && field === table.nameColumn) weight += GENERIC_NAME.test(spelling) ? -0.5 : 1;
  }
  const coverage = labelled === 0 ? 0 : matched / labelled;
  const title = titleHit(table, texts);
  if (NEEDS_TITLE.has(table.entity) && title === 0 && special === 0) return null;
  const score =
    coverage * 3 +
    Math.min(weight, 6) * 0.6 +
    (title > 0 ? 1 + Math.min(title, 8) * 0.15 : 0) -
    (NEEDS_TITLE.has(table.entity) ? 1 : 0);
  const generic = weight < 1 && special === 0;
  if (title === 0) {
    if (generic || (matched < 3 && coverage <= 0.5 && special === 0)) return null;
    // 名称, 电压等级, 容量 are in the lists of everything that has a voltage.
    if (coverage < 0.5 && isNameGeneric) return null;
    // Name, Code, Total, Category: any list in the world. Our own English sheets have many of our labels.
    if (chinese === 0 && !(matched >= 5 && coverage >= 0.5)) return null;
  }
  return { entity: table.entity, score, matched, labelled, title, coverage };
}

const GENERIC_NAME = /^(?:名称|金额|合计|类别|类型|状态|来源|name|编号|编码|code|项目|线路|台区|村|年|year)$/;

/**
 * Tells which entity a table's rows are, by its columns, the sheet's name and the lines above the header.
 * @param header the table's header with samples of its values
 * @param sheetName name of its sheet
 * @returns entity null where its columns identify no record of any
 */
export function recogniseEntity(header: FoundHeader, sheetName: string): Recognition {
  const texts = [sheetName, ...header.titles].map(normaliseHeader);
  const scored = (similar: boolean) =>
    importableEntities
      .map((entity) => scoreEntity(tables.find((t) => t.entity === entity)!, header, texts, similar))
      .filter((s) => s !== null)
      .sort((a, b) => b.score - a.score);
  let scores = scored(false);
  // Labels that only resemble known ones are believed where the title says the same.
  if (scores.length === 0) scores = scored(true).filter((s) => s.title > 0 || s.matched >= 4);
  const best = scores[0];
  if (!best) return { entity: null, confidence: 0, reason: { code: 'ENTITY_UNKNOWN', params: {} }, candidates: [] };
  const confidenceOf = (s: Score) => {
    const lead = s === best && scores[1] ? Math.min(1, (s.score - scores[1].score) / 1.5) : s === best ? 1 : 0;
    return Math.round(Math.min(1, 0.35 + s.coverage * 0.35 + (s.title > 0 ? 0.15 : 0) + lead * 0.15) * 100) / 100;
  };
  return {
    entity: best.entity,
    confidence: confidenceOf(best),
    reason: {
      code: best.title > 0 ? 'ENTITY_BY_COLUMNS_AND_TITLE' : 'ENTITY_BY_COLUMNS',
      params: { matched: best.matched, columns: best.labelled },
    },
    candidates: scores.slice(1, 4).map((s) => ({ entity: s.entity, confidence: confidenceOf(s) })),
  };
}

/** Squeezed texts that name a sheet, for remembering it. */
export function sheetNameKey(name: string): string {
  return squeeze(name);
}
