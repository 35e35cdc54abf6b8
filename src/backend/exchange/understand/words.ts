import { unitOf } from '../../../shared/units';
import { isPlaceholder, looksNumeric } from './text';

/** The turns of phrase by which rows of office tables give themselves away. All tests take squeezed text. */

/** `合计`, `小 计`, `总计：`, `共计（万元）` standing alone. */
const SUBTOTAL_ALONE =
  /^(?:[一二三四五六七八九十]+[、.])?(?:其中)?[:：]?(?:本页|本表|分项|全县|全市|全省|全部|县域)?(?:小计|合计|总计|共计|累计|总合计|合计数|总数)(?:\(.{0,12}\))?[:：]?$/;
/** `城关镇小计`, `10kV线路工程合计`: a name with the word behind it. */
const SUBTOTAL_SUFFIX = /(?:小计|合计|总计|共计)(?:\(.{0,12}\))?[:：]?$/;
const SUBTOTAL_ENGLISH = /^(?:sub-?total|grandtotal|total|totals|sum)(?:[:(].*)?$/;

/** Whether a cell is a subtotal's or a total's label and nothing else. */
export function isSubtotalWord(squeezed: string): boolean {
  return squeezed.length <= 30 && (SUBTOTAL_ALONE.test(squeezed) || SUBTOTAL_ENGLISH.test(squeezed));
}

/** Whether a name ends like a subtotal (`城关镇小计`). Only trusted in a row without a code. */
export function endsLikeSubtotal(squeezed: string): boolean {
  return squeezed.length <= 30 && SUBTOTAL_SUFFIX.test(squeezed);
}

const SECTION_NUMERAL = /^(?:[(]?[一二三四五六七八九十百]+[)]?[、.,:]?|[ivxⅰ-ⅻ]{1,5}[、.:]?)$/;
const SECTION_TEXT =
  /^(?:第?[一二三四五六七八九十百]+(?:[、.:]|章|部分|类|批)|[(][一二三四五六七八九十百]+[)]|[ivx]{1,4}[、.:])(?=.)/;

/** `一`, `（二）`, `三、`, `IV` alone in a cell. */
export function isSectionNumeral(squeezed: string): boolean {
  return squeezed.length <= 6 && SECTION_NUMERAL.test(squeezed);
}

/** `一、10kV线路工程`, `（二）配变台区`. */
export function startsLikeSection(squeezed: string): boolean {
  return squeezed.length <= 60 && SECTION_TEXT.test(squeezed);
}

/** A section's title without its numeral. */
export function sectionTitle(text: string): string {
  const stripped = text
    .normalize('NFKC')
    .replace(
      /^\s*(?:第?[一二三四五六七八九十百]+(?:[、.:]|章|部分|类|批)|[(][一二三四五六七八九十百]+[)]|[ivxIVX]{1,4}[、.:])\s*/,
      '',
    )
    .trim();
  return stripped === '' ? text.trim() : stripped;
}

/** Depth of a section's numeral: 一、 is 0, （一） is 1. */
export function sectionDepth(squeezed: string): number {
  return squeezed.startsWith('(') ? 1 : 0;
}

const NOTE_START =
  /^(?:注(?:释|解)?\d*[:.、;]|注$|备注[:]|附注(?:[:.、;]|$)|说明\d*[:.、]|说明$|填表说明|填报说明|编制说明|填写说明|\*\s*注|※|数据来源|资料来源|note[s]?[:.]|source[s]?:|remark[s]?:)/;
const SIGNATURE =
  /^(?:单位|部门|项目|公司|分管|主管|填报|填表|编制|制表|审核|批准|建设|运维)?(?:负责人|责任人|领导|经理|经办人|审核人?|审批人?|审定|校核|复核|批准人?|会签|填表人?|填报人|填报|制表人?|编制人?|编制|填写人|统计人|联系人|联系电话|电话|签字|签章|盖章|\(?公章\)?|填报日期|填表日期|制表日期|编制日期|填报时间|日期)(?:\([^)]*\))?:/;

/** The first cell of a note or of a signature line below a table. */
export function startsLikeNote(squeezed: string): boolean {
  return NOTE_START.test(squeezed) || SIGNATURE.test(squeezed);
}

/** `1.`, `2、`, `(3)`: what a note goes on with. */
export function continuesNote(squeezed: string): boolean {
  return /^(?:[(]?\d{1,2}[)]?[.、:;]|[(]\d{1,2}[)]|[①-⑳]|[-•·])/.test(squeezed);
}

const EXAMPLE =
  /^[([【<]?(?:填写|填报|填表)?(?:示例|样例|范例|举例|例子|例|例如|example|sample)\d{0,2}(?:行|数据)?[)\]】>]?(?:$|[:.、])|^[([【](?:填写|填报)?(?:示例|样例|范例|例)[)\]】]/;

/** `例:`, `示例`, `（例）…` at the start of a row that shows how to fill in the sheet. */
export function isExample(squeezed: string): boolean {
  return EXAMPLE.test(squeezed);
}

const UNIT_LINE = /(?:^|[,;(\s])(?:金额|计量|计算|货币|数量|长度|容量)?单位(?:\([^)]*\))?[:]/;
const TITLE_CELL =
  /^(?:附件|附表|附录|附图)[\d一二三四五六七八九十零.\-—]*(?:[:、]|$)|^(?:表|table)[\d一二三四五六七八九十.-]+(?:[:、]|$)|^(?:填报|编制|制表|建设|申报|上报|报送|汇总|主管|所属|管理)?(?:单位|部门|公司|县|市|省|地区)(?:\([^)]*\))?(?:名称)?:|^(?:填报|编制|制表|统计|截止|截至|上报|打印|导出|报表)?(?:日期|时间|年度|年月|周期)(?:\([^)]*\))?:|^(?:第?\d+页|共\d+页|第.{1,4}页.*)|^\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?$/;

/** Unit line above a table: `单位：万元、km、kVA`, `（单位：kVA）`. */
export function isUnitLine(squeezed: string): boolean {
  return UNIT_LINE.test(squeezed);
}

/** A cell above a table that is neither a label nor data: 附件1, 单位：万元, 填报日期：... */
export function isTitleCell(squeezed: string): boolean {
  // 说明 and 附注 alone are column labels as often as not.
  const isNote = startsLikeNote(squeezed) && squeezed.length > 3;
  return isUnitLine(squeezed) || TITLE_CELL.test(squeezed) || isNote;
}

const UNIT_TOKENS = new Set(
  (
    '元 千元 万元 亿元 km m 公里 千米 米 里 kva mva kw mw kv v a ka kwh mwh 万kwh 千伏 伏 安 千伏安 兆伏安 千瓦 兆瓦 千瓦时 万千瓦时 度 ' +
    '% ‰ 台 套 条 座 处 个 户 人 根 基 面 只 块 回 次 小时 h 分钟 min 时户 天 日 月 年 平方公里 km2 m2 亩 公顷 吨 台/kva 台(套) 户次 mvar kvar ω ω/km mm2 °'
  ).split(' '),
);

/** Whether a squeezed text is a unit and nothing else, brackets allowed: `（km）`, `万元`. */
export function isUnitToken(squeezed: string): boolean {
  const bare = squeezed.replace(/^[([【]|[)\]】]$/g, '');
  return UNIT_TOKENS.has(bare) || (bare.length >= 2 && bare.length <= 12 && unitOf(bare) !== null);
}

const HEADER_ENDING =
  /(?:序号|编号|编码|代码|名称|姓名|名|类型|类别|分类|性质|属性|等级|型号|规格|参数|数量|台数|条数|座数|户数|个数|次数|天数|人口|人数|容量|长度|半径|面积|截面|电压|电流|负荷|负载率|率|功率|电量|线损|投资|金额|资金|费|费用|造价|单价|价|时间|时长|日期|年份|年度|月份|年限|寿命|地址|地点|位置|坐标|经度|纬度|单位|部门|班组|负责人|联系人|电话|备注|说明|情况|原因|内容|描述|依据|来源|方式|模式|结构|状态|进度|是否.{1,12}|比例|占比|合计|总计|小计|其中|规模|必要性|效果|文号|项目|线路|馈线|台区|变电站|变压器|配变|主变|开关|终端|设备|乡镇|街道|村|网格|单元|母线|间隔|公司|供电所|开工|竣工|投产|投运|原|现|改造前|改造后|建设前|建设后)(?:\(.*\))?$/;
const HEADER_ENGLISH =
  /\b(?:no\.?|id|code|name|type|class|kind|date|time|start|end|year|month|amount|total|cost|price|unit|qty|quantity|number|count|length|capacity|voltage|current|load|status|remarks?|notes?|description|address|phone|email|country|city|state|region|category)\b/i;

/** Words that stand in headers far more often than in data. */
export function looksLikeHeaderWord(squeezed: string, text: string): boolean {
  return squeezed.length <= 24 && (HEADER_ENDING.test(squeezed) || (text.length <= 40 && HEADER_ENGLISH.test(text)));
}

const SEQUENCE_LABEL = /^(?:序号?|项次|行次|编?次|no\.?|#|序列|seq|index|排序|顺序号)$/;

/** Header of a running number, which no field takes. */
export function isSequenceLabel(squeezed: string): boolean {
  return SEQUENCE_LABEL.test(squeezed);
}

/** A header row's cell that only numbers the columns: `1`, `(2)`, `③`, `甲`, `3=1+2`. */
export function isColumnNumber(squeezed: string): boolean {
  return (
    squeezed.length <= 24 &&
    /^(?:[(]?\d{1,2}[)]?(?:=[\d()+\-*/÷×]+)?|[①-⑳]|[甲乙丙丁戊己庚辛]|栏次|列次|[a-z])$/.test(squeezed)
  );
}

/** Text long enough and worded so that it is a sentence, not a value. */
export function looksLikeSentence(text: string): boolean {
  return text.length > 40 || (text.length > 16 && /[。；;]/.test(text));
}

/** Whether a text cell carries a word, as against a number, a placeholder or nothing. */
export function isWord(text: string): boolean {
  return !looksNumeric(text) && !isPlaceholder(text);
}
