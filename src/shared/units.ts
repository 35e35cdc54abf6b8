import { decimalText, readPlainDecimal, scaleDecimal } from './decimal';

/** What a unit measures; only units of one dimension convert into one another. */
export type Dimension =
  | 'money'
  | 'length'
  | 'area'
  | 'apparentPower'
  | 'activePower'
  | 'reactivePower'
  | 'voltage'
  | 'current'
  | 'energy'
  | 'time'
  | 'calendar'
  | 'ratio'
  | 'angle'
  | 'count'
  | 'capacityPerHousehold'
  | 'frequency'
  | 'outageTime'
  | 'resistance'
  | 'timePerLength';

interface UnitDescription {
  /** The name used in table descriptions and column mappings. */
  unit: string;
  dimension: Dimension;
  /** One of it in the dimension's base unit: factor[0] / factor[1]. */
  factor: [bigint, bigint];
  /** Other spellings; case and full width do not matter unless `exact`. */
  spellings: string[];
}

function unit(
  dimension: Dimension,
  name: string,
  factor: bigint | [bigint, bigint],
  ...spellings: string[]
): UnitDescription {
  return { unit: name, dimension, factor: typeof factor === 'bigint' ? [factor, 1n] : factor, spellings };
}

/** Base units: 分, mm, m², VA, W, var, V, A, Wh, s, month, 1, °, 个. */
const units: UnitDescription[] = [
  unit('money', '元', 100n, '人民币元', '圆', 'rmb', 'cny', '¥', 'yuan'),
  unit('money', '分', 1n, 'fen'),
  unit('money', '角', 10n),
  unit('money', '千元', 100_000n, '仟元'),
  unit('money', '万元', 1_000_000n, '万圆', '人民币万元', '萬元', '万', 'wanyuan'),
  unit('money', '百万元', 100_000_000n),
  unit('money', '亿元', 10_000_000_000n, '億元', '亿'),
  unit('length', 'm', 1_000n, '米', 'meter', 'metre'),
  unit('length', 'km', 1_000_000n, '公里', '千米', '㎞', '仟米'),
  unit('length', 'mm', 1n, '毫米'),
  unit('length', 'cm', 10n, '厘米'),
  unit('area', 'm²', 1n, '平方米', 'm2', '㎡', 'm^2'),
  unit('area', 'km²', 1_000_000n, '平方公里', '平方千米', 'km2', 'km^2', 'k㎡'),
  unit('area', 'ha', 10_000n, '公顷'),
  unit('area', '亩', [2_000n, 3n]),
  unit('apparentPower', 'VA', 1n, '伏安'),
  unit('apparentPower', 'kVA', 1_000n, '千伏安', '仟伏安'),
  unit('apparentPower', '万kVA', 10_000_000n, '万千伏安'),
  unit('apparentPower', 'MVA', 1_000_000n, '兆伏安'),
  unit('activePower', 'W', 1n, '瓦'),
  unit('activePower', 'kW', 1_000n, '千瓦', 'kwp', '仟瓦'),
  unit('activePower', '万kW', 10_000_000n, '万千瓦'),
  unit('activePower', 'MW', 1_000_000n, '兆瓦', 'mwp'),
  unit('activePower', 'GW', 1_000_000_000n, '吉瓦'),
  unit('reactivePower', 'kvar', 1_000n, '千乏', 'kvr'),
  unit('reactivePower', 'Mvar', 1_000_000n, '兆乏'),
  unit('voltage', 'V', 1n, '伏', '伏特'),
  unit('voltage', 'kV', 1_000n, '千伏', '仟伏'),
  unit('current', 'A', 1n, '安', '安培'),
  unit('current', 'kA', 1_000n, '千安'),
  unit('energy', 'kWh', 1_000n, '千瓦时', '千瓦·时', '度', 'kw·h', 'kw.h', 'kw*h', '千瓦小时'),
  unit('energy', 'MWh', 1_000_000n, '兆瓦时', 'mw·h'),
  unit('energy', '万kWh', 10_000_000n, '万千瓦时', '万度', '万kw·h', '万kw.h', '万千瓦·时'),
  unit('energy', 'GWh', 1_000_000_000n, '吉瓦时'),
  unit('energy', '亿kWh', 100_000_000_000n, '亿千瓦时', '亿度', '亿kw·h', '亿kw.h', '亿千瓦·时'),
  unit('time', 'h', 3_600n, '小时', '时', '个小时', 'hour', 'hours', 'hr'),
  unit('time', 'min', 60n, '分钟', '分', 'minute', 'minutes', 'mins'),
  unit('time', 's', 1n, '秒', '秒钟', 'sec', 'seconds'),
  unit('time', 'd', 86_400n, '天', '日', 'day', 'days'),
  unit('calendar', '月', 1n, '个月', 'month', 'months'),
  unit('calendar', '年', 12n, 'year', 'years', '周年'),
  unit('calendar', '季', 3n, '季度', '个季度'),
  unit('ratio', '%', [1n, 100n], '百分比', 'percent', 'pct', '个百分点', '百分点'),
  unit('ratio', '‰', [1n, 1000n], '千分比'),
  unit('ratio', '1', 1n, '小数', 'p.u.', 'pu'),
  unit('angle', '°', 1n, '度', 'deg'),
  unit(
    'count',
    '个',
    1n,
    ...'台座户条套处面人次组只根回项间村基块眼副份名支樘盏段例件张'.split(''),
    '户次',
    '台次',
    '台套',
    '台(套)',
    '回路',
    '公里条',
  ),
  unit('count', '千个', 1_000n, '千户', '千人', '千台'),
  unit('count', '万个', 10_000n, '万户', '万人', '万台'),
  unit('resistance', 'Ω', 1n, '欧', '欧姆', 'ohm'),
  unit('timePerLength', 'h/km', 1n, '小时/km', '小时/公里'),
  unit('capacityPerHousehold', 'kVA/户', 1n, '千伏安/户', 'kva/household'),
  unit('frequency', '次/户·年', 1n, '次/户', '次/户年', '次/年·户', '次/(户·年)', '次/年', '次'),
  unit(
    'outageTime',
    'h/户·年',
    60n,
    '小时/户',
    'h/户',
    '小时/户·年',
    '小时/户年',
    'h/(户·年)',
    '小时/(户·年)',
    '小时/年·户',
    'h/年',
    '小时/年',
    'h',
    '小时',
    '时/户',
  ),
  unit('outageTime', 'min/户·年', 1n, '分钟/户', 'min/户', '分钟/户·年', '分/户', '分钟/户年', 'min', '分钟'),
  unit('outageTime', 's/户·年', [1n, 60n], '秒/户'),
  unit('outageTime', 'd/户·年', 1440n, '天/户'),
];

/** The form spellings are compared in. Case counts only in `mW`-like pairs offices never mean. */
function normaliseUnit(text: string): string {
  let normal = normalised.get(text);
  if (normal === undefined) {
    normal = normaliseAnew(text);
    if (normalised.size < 2000) normalised.set(text, normal);
  }
  return normal;
}

/** The same few units come again in every row. */
const normalised = new Map<string, string>();

function normaliseAnew(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[•∙⋅・‧]/gu, '·')
    .toLowerCase();
}

const bySpelling = new Map<string, UnitDescription[]>();
for (const description of units) {
  for (const spelling of new Set([description.unit, ...description.spellings].map(normaliseUnit))) {
    bySpelling.set(spelling, [...(bySpelling.get(spelling) ?? []), description]);
  }
}

function describe(spelling: string, hint?: Dimension | null): UnitDescription | null {
  const known = bySpelling.get(normaliseUnit(spelling));
  if (!known) return null;
  if (hint) return known.find((candidate) => candidate.dimension === hint) ?? known[0]!;
  return known[0]!;
}

/**
 * Recognises a text that is nothing but a unit.
 * @param spelling e.g. `公里`, `ｋＶＡ`, `万元`
 * @param hint dimension expected, for spellings with two meanings (分: fen or minutes)
 * @returns the unit's own name, e.g. `km`; null where it is no unit
 */
export function unitOf(spelling: string, hint?: Dimension | null): string | null {
  return describe(spelling, hint)?.unit ?? null;
}

/** @returns what a unit measures, or null where it is no unit */
export function dimensionOf(spelling: string): Dimension | null {
  return describe(spelling)?.dimension ?? null;
}

/** @returns the names of the units of a dimension, for a choice */
export function unitsOf(dimension: Dimension): string[] {
  return units.filter((candidate) => candidate.dimension === dimension).map((candidate) => candidate.unit);
}

/** Units two of which one spelling may mean are told apart by the other side of the conversion. */
function pair(from: string, to: string): [UnitDescription, UnitDescription] | null {
  for (const source of bySpelling.get(normaliseUnit(from)) ?? []) {
    for (const target of bySpelling.get(normaliseUnit(to)) ?? []) {
      if (source.dimension === target.dimension) return [source, target];
    }
  }
  return null;
}

/** Whether values in one unit can be told in the other. */
export function isConvertible(from: string, to: string): boolean {
  return pair(from, to) !== null;
}

/**
 * Converts exactly.
 * @param text plain decimal text, e.g. `52.3`
 * @param from unit the text is in
 * @param to unit wanted
 * @returns plain decimal text; exact where the quotient ends (always, within the decimal units), else rounded to
 *   12 places. Null where the text is no number or the units measure different things.
 */
export function convertToUnit(text: string, from: string, to: string): string | null {
  const value = readPlainDecimal(text);
  const found = pair(from, to);
  if (!value || !found) return null;
  const [source, target] = found;
  return decimalText(scaleDecimal(value, source.factor[0] * target.factor[1], source.factor[1] * target.factor[0]));
}

/** A header or cell text taken apart into what it says and its unit. */
export interface FoundUnit {
  /** The unit's own name. */
  unit: string;
  /** The text without it. */
  rest: string;
}

const brackets = /[([{【〔〈《]([^()[\]{}【】〔〕〈〉《》]*(?:\([^()]*\)[^()]*)?)[)\]}】〕〉》]/gu;

/**
 * Finds the unit in a header: 投资（万元）, 线路长度/km, 容量 kVA, 单位：万元, 负载率%. A CJK unit of one character is taken only
 * where it stands apart (in brackets, behind / or a space): 用户 and 投产年 name no unit.
 * @returns null where there is none, or where brackets name several (台/kVA)
 */
export function findUnit(text: string, hint?: Dimension | null): FoundUnit | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\r\n\t]+/gu, '')
    .trim();
  const whole = unitOf(plain, hint);
  if (whole) return { unit: whole, rest: '' };
  for (const match of [...plain.matchAll(brackets)].reverse()) {
    const inside = match[1]!.replace(/^(单位|unit)[:：]?/iu, '').trim();
    const found = inside ? unitOf(inside, hint) : null;
    if (found) {
      return { unit: found, rest: (plain.slice(0, match.index) + plain.slice(match.index + match[0].length)).trim() };
    }
  }
  const apart = /^(.*?)\s*(?:[/:,、|_]|\s|单位:?)\s*([^\s/:,、|_]+(?:\/[^\s:,、|_]+)?)$/u.exec(plain);
  if (apart?.[1]) {
    const found = unitOf(apart[2]!, hint);
    if (found) return { unit: found, rest: apart[1].replace(/[\s/:,、|_]+$/u, '').replace(/单位$/u, '') };
  }
  return findSuffix(plain, hint);
}

function findSuffix(plain: string, hint?: Dimension | null): FoundUnit | null {
  for (let length = Math.min(8, plain.length - 1); length >= 1; length -= 1) {
    const suffix = plain.slice(-length);
    const rest = plain.slice(0, -length);
    const isLatin = /^[a-z]/iu.test(suffix);
    if (length === 1 && suffix !== '%' && suffix !== '‰') break;
    // `FTU`'s U or the A of `A类`: a Latin unit begins where a Latin word begins.
    if (isLatin && /[a-z0-9]$/iu.test(rest)) continue;
    const found = unitOf(suffix, hint);
    if (found) return { unit: found, rest: rest.trim() };
  }
  return null;
}

/**
 * The units of a unit line: 单位：万元、km、kVA.
 * @returns names in their order; empty where the text is none
 */
export function findUnits(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/[()[\]]/gu, '')
    .trim();
  const list = /单位\s*:?\s*(.+)$/u.exec(plain)?.[1] ?? '';
  const found = list
    .split(/[、,;，；\s]+/u)
    .map((part) => unitOf(part))
    .filter((name): name is string => name !== null);
  return [...new Set(found)];
}
