import { normaliseHeader } from '../../../shared/model/headers';
import { splitLabelUnit } from './lexicon';
import { squeeze } from './text';
import { isUnitToken } from './words';

/** One way to read a column's labels, and how much a match by it is worth (0..1). */
export interface LabelForm {
  text: string;
  worth: number;
  how: 'label' | 'path' | 'unit' | 'stripped';
  /** The labels above the column's own say nothing in it: 配变 / 其中：高损配变 / 台数 read as 台数. */
  isLeafOnly: boolean;
  /** Stands under a heading that takes only a part (其中：高损配变) or the low voltage, and does not say so. */
  isPart: boolean;
}

/** The noun a bare unit stands for in a sub-header: 配变 over 台 | kVA. */
const NOUN_OF_UNIT: Record<string, string[]> = {
  台: ['台数', '数量'],
  套: ['套数', '数量'],
  座: ['座数', '数量'],
  条: ['条数', '数量'],
  个: ['个数', '数量'],
  处: ['数量'],
  回: ['回数', '条数'],
  户: ['户数'],
  人: ['人数', '人口'],
  km: ['长度'],
  公里: ['长度'],
  千米: ['长度'],
  m: ['长度'],
  米: ['长度'],
  kva: ['容量'],
  mva: ['容量'],
  千伏安: ['容量'],
  兆伏安: ['容量'],
  kw: ['容量', '负荷'],
  mw: ['负荷', '容量'],
  kvar: ['容量'],
  万元: ['投资', '金额'],
  元: ['投资', '金额'],
  a: ['电流'],
  '%': ['率', '比例'],
};

const FILLERS = new Set(['其中', '其中:', '合计其中', '其中,']);
/** 其中：高损配变: a heading of what is a part of the figures beside it. */
const PART = /^其中[:,]?(?=.)/;
/** What says that something is of the low voltage. */
export const LOW_VOLTAGE = /低压|0\.4kv|380v/;
const NUMBERING = /^(?:[(]?\d{1,2}[)]?[.、](?!\d)|[(]\d{1,2}[)]|[①-⑳]|[*★▲☆]+)|[*★▲☆]+$/g;
const BRACKETED = /[([【<][^)\]】>]*[)\]】>]/g;
const PREFIXES = /^(?:10kv|中压|计划|项目|工程|总|本次|现状|现有|当前|实际|主要|(?:本|全)?年度?)(?=.{2,})/;

/** Labels of a path, normalised, without units and fillers. */
function pathLabels(path: readonly string[]): { label: string; unit: string | null; isPart: boolean }[] {
  return path
    .map((text) => {
      const split = splitLabelUnit(text);
      const label = normaliseHeader(split.label).replace(NUMBERING, '');
      return { label, unit: split.unit, isPart: PART.test(label) };
    })
    .filter((part) => part.label !== '' && !FILLERS.has(part.label));
}

const known = new WeakMap<readonly string[], LabelForm[]>();

/**
 * The spellings under which a column's labels are looked up, most telling first.
 * @param path labels from the top header row down
 */
export function labelForms(path: readonly string[]): LabelForm[] {
  let forms = known.get(path);
  if (!forms) {
    forms = makeForms(path);
    known.set(path, forms);
  }
  return forms;
}

function makeForms(path: readonly string[]): LabelForm[] {
  const parts = pathLabels(path);
  const forms: LabelForm[] = [];
  const leaf = parts.at(-1);
  if (!leaf) return forms;
  const above = parts.slice(0, -1);
  const part = above.findLast(({ isPart }) => isPart)?.label.replace(PART, '') ?? null;
  const isLow = above.some(({ label }) => LOW_VOLTAGE.test(label));
  const add = (text: string, worth: number, how: LabelForm['how']) => {
    if (text === '' || forms.some((f) => f.text === text)) return;
    const isPart = (part !== null && !text.includes(part)) || (isLow && !LOW_VOLTAGE.test(text));
    forms.push({ text, worth, how, isLeafOnly: above.length > 0 && leaf.label.includes(text), isPart });
  };
  const parent = parts.at(-2);
  if (isLow) addLowVoltage(parts, add);
  // The whole label may be a spelling with its bracket: 柱上开关(分段).
  const whole = normaliseHeader(path.at(-1) ?? '').replace(NUMBERING, '');
  if (parts.length === 1) add(whole, 1, 'label');
  const bare = leaf.label.replace(BRACKETED, '');
  const leafIsUnit = isUnitToken(squeeze(leaf.label));
  if (parent) {
    if (parts.length > 2) add(parts.map((p) => p.label).join(''), 1, 'path');
    add(parent.label + leaf.label, 0.99, 'path');
    add(parent.label + whole, 0.99, 'path');
    add(`${parent.label}(${leaf.label})`, 0.98, 'path');
    add(overlapped(parent.label, leaf.label), 0.98, 'path');
    if (parent.isPart) add(parent.label.replace(PART, '') + leaf.label, 0.97, 'path');
  }
  const unit = leafIsUnit ? squeeze(leaf.label).replace(/^[(]|[)]$/g, '') : leaf.unit ? squeeze(leaf.unit) : null;
  const nouns = unit === null ? [] : (NOUN_OF_UNIT[unit] ?? []);
  const head = leafIsUnit ? (parent?.label ?? '') : leaf.label;
  if (head !== '') {
    for (const noun of nouns) {
      if (!head.endsWith(noun)) add(head + noun, leafIsUnit ? 0.97 : 0.96, 'unit');
    }
    if (parent && !leafIsUnit) for (const noun of nouns) add(parent.label + leaf.label + noun, 0.95, 'unit');
  }
  if (leafIsUnit) {
    add(head, 0.9, 'unit');
    return forms;
  }
  add(leaf.label, parts.length === 1 ? 1 : 0.94, 'label');
  if (leaf.isPart) add(leaf.label.replace(PART, ''), 0.93, 'stripped');
  if (parent) add(leaf.label + parent.label, 0.93, 'path');
  if (bare !== leaf.label) {
    add(bare, 0.9, 'stripped');
    if (parent) add(parent.label + bare, 0.92, 'stripped');
  }
  const stripped = bare.replace(PREFIXES, '');
  if (stripped !== bare) add(stripped, 0.8, 'stripped');
  return forms;
}

/** 低压网配套 / 架空线路 / 长度 is spelled 低压架空线路长度 where it stands alone. */
function addLowVoltage(
  parts: readonly { label: string }[],
  add: (text: string, worth: number, how: LabelForm['how']) => void,
): void {
  const level = parts.findIndex(({ label }) => LOW_VOLTAGE.test(label));
  const below = parts.slice(level + 1).map(({ label }) => label);
  if (below.length > 0) add(`低压${below.join('')}`, 0.99, 'path');
}

/** 架空线路 over 线路长度 is 架空线路长度; empty where the labels have nothing in common. */
function overlapped(parent: string, leaf: string): string {
  for (let length = Math.min(parent.length, leaf.length) - 1; length >= 2; length--) {
    if (parent.endsWith(leaf.slice(0, length))) return parent + leaf.slice(length);
  }
  return '';
}
