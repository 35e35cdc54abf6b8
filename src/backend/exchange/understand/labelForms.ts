import { normaliseHeader } from '../../../shared/model/headers';
import { splitLabelUnit } from './lexicon';
import { squeeze } from './text';
import { isUnitToken } from './words';

/** One way to read a column's labels, and how much a match by it is worth (0..1). */
export interface LabelForm {
  text: string;
  worth: number;
  how: 'label' | 'path' | 'unit' | 'stripped';
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
const NUMBERING = /^(?:[(]?\d{1,2}[)]?[.、]|[(]\d{1,2}[)]|[①-⑳]|[*★▲☆]+)|[*★▲☆]+$/g;
const BRACKETED = /[([【<][^)\]】>]*[)\]】>]/g;
const PREFIXES = /^(?:10kv|中压|计划|项目|工程|总|本次|现状|现有|当前|实际|主要|(?:本|全)?年度?)(?=.{2,})/;

/** Labels of a path, normalised, without units and fillers. */
function pathLabels(path: readonly string[]): { label: string; unit: string | null }[] {
  return path
    .map((text) => {
      const split = splitLabelUnit(text);
      return { label: normaliseHeader(split.label).replace(NUMBERING, ''), unit: split.unit };
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
  const add = (text: string, worth: number, how: LabelForm['how']) => {
    if (text !== '' && !forms.some((f) => f.text === text)) forms.push({ text, worth, how });
  };
  const leaf = parts.at(-1);
  if (!leaf) return forms;
  const parent = parts.at(-2);
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
  if (parent) add(leaf.label + parent.label, 0.93, 'path');
  if (bare !== leaf.label) {
    add(bare, 0.9, 'stripped');
    if (parent) add(parent.label + bare, 0.92, 'stripped');
  }
  const stripped = bare.replace(PREFIXES, '');
  if (stripped !== bare) add(stripped, 0.8, 'stripped');
  return forms;
}
