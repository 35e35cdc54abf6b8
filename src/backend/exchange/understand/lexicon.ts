import { headerTargets, tables } from '../../../shared/model';
import { normaliseHeader } from '../../../shared/model/headers';
import { yearAmountColumn } from '../../../shared/model/projectMoney';
import { findUnit } from '../../../shared/units';
import { squeeze } from './text';
import { unitName } from './unitFit';
import { isUnitToken } from './words';

/** Labels every office uses that no field takes, or that only group other columns. */
const COMMON_LABELS = [
  '序号',
  '编号',
  '名称',
  '编码',
  '单位',
  '数量',
  '备注',
  '其中',
  '建设规模',
  '建设年限',
  '投资',
  '总投资',
  '资金来源',
  '分年投资',
  '改造前',
  '改造后',
  '项目基本情况',
  '基本情况',
  '规格型号',
  '单价',
  '金额',
  '配变',
  '线路',
  '小计',
  '合计',
];

let labels: Set<string> | undefined;

/** Every label the table descriptions know, normalised. */
function knownLabels(): Set<string> {
  if (!labels) {
    labels = new Set(COMMON_LABELS.map(normaliseHeader));
    for (const table of tables) for (const spelling of headerTargets(table).keys()) labels.add(spelling);
    // Coordinates are known by `x` and `y`; as evidence for a header single letters are worth nothing.
    for (const label of labels) if (label.length < 2) labels.delete(label);
  }
  return labels;
}

/** Whether a label, its unit taken off, is one that the table descriptions know. */
export function isKnownLabel(label: string): boolean {
  if (label.length > 60) return false;
  const normalised = normaliseHeader(label);
  return knownLabels().has(normalised) || yearOfAmountLabel(normalised) !== null;
}

/** The year of a label such as `2026年投资计划`, where it is one of an amount by year; null otherwise. */
export function yearOfAmountLabel(normalised: string): number | null {
  const match = /(?<!\d)(20\d\d)(?!\d)/.exec(normalised);
  if (!match || normalised.length > 20 || /^\d+$/.test(normalised)) return null;
  const year = Number(match[1]);
  const column = yearAmountColumn(year);
  return [column.label.zh, ...(column.synonyms ?? [])].some((s) => normaliseHeader(s) === normalised) &&
    normalised !== `${year}年`
    ? year
    : null;
}

const BRACKETS = /[（(【[]([^（(【[）)】\]]{1,20})[）)】\]]/g;

/** Unit inside brackets: `万元`, `单位：km`, `万元，含税`; null where it is a word. */
function unitInside(content: string): string | null {
  const flat = content.normalize('NFKC').replace(/^\s*(?:计量)?单位\s*[:：]?\s*/, '');
  for (const part of flat.split(/[,，;；、\s]+/)) if (part !== '' && isUnitToken(squeeze(part))) return unitName(part);
  return null;
}

/** What short texts were split into: rows of words are looked at again and again as headers that may begin. */
const splits = new Map<string, { label: string; unit: string | null }>();
const MOST_SPLITS = 2_000;

/**
 * Takes the unit off a header label.
 * @param text `线路长度（km）`, `投资 万元`, `容量(kVA)`, `长度km`
 * @returns label without the unit, and the unit; null where the label has none
 */
export function splitLabelUnit(text: string): { readonly label: string; readonly unit: string | null } {
  const known = splits.get(text);
  if (known) return known;
  const split = takeUnitOff(text);
  if (splits.size >= MOST_SPLITS) splits.clear();
  if (text.length <= 60) splits.set(text, split);
  return split;
}

function takeUnitOff(text: string): { label: string; unit: string | null } {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length > 60) return { label: flat, unit: null };
  let unit: string | null = null;
  const label = flat.replace(BRACKETS, (whole, content: string) => {
    const inside = unitInside(content);
    if (inside === null) return whole;
    unit ??= inside;
    return '';
  });
  if (unit !== null) return { label: label.trim() === '' ? flat : label.trim(), unit };
  // `Heavy hours`, `Planned year`: a label of ours in Latin letters ends in a word, not in a unit.
  if (/^[\x20-\x7e]+$/.test(flat) && knownLabels().has(normaliseHeader(flat))) return { label: flat, unit: null };
  const found = findUnit(flat);
  if (!found || found.rest.length < 2 || !isUnitToken(squeeze(found.unit))) return { label: flat, unit: null };
  return { label: found.rest, unit: found.unit === '个' ? countWord(flat) : found.unit };
}

/** The word something is counted with at the end of a label: 数量/台 -> 台. */
function countWord(label: string): string {
  return (
    label
      .normalize('NFKC')
      .replace(/[)\]】]$/, '')
      .at(-1) ?? '个'
  );
}
