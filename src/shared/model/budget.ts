import { choice, code, count, date, dateTime, decimal, money, note, option, ref, text, year, yesNo } from './columns';
import type { TableDescription } from './describe';

/** Rules and wishes a planner may set for a project. */
export const projectRuleKinds = [
  option('needs', '前置', 'Needs', ['依赖', '先行项目']),
  option('excludes', '互斥', 'Excludes', ['不得同时安排', '冲突']),
  option('wishIn', '希望列入', 'Wish: in'),
  option('wishOut', '希望不列入', 'Wish: out'),
  option('wishStartBy', '希望不晚于', 'Wish: start by'),
  option('wishStartFrom', '希望不早于', 'Wish: start from'),
];

/** Prerequisites, exclusions and soft wishes with their prices. */
export const projectRule: TableDescription = {
  entity: 'projectRule',
  label: { zh: '项目约束', en: 'Rules of projects' },
  owner: 'plan',
  sheetSynonyms: ['项目约束', '前置与互斥', '项目前置关系', '项目互斥关系'],
  nameColumn: 'projectId',
  identity: ['projectId', 'kind'],
  matchKeys: [
    ['projectId', 'kind', 'other'],
    ['projectId', 'kind'],
  ],
  distinctBy: ['kind', 'other', 'year'],
  columns: [
    ref('projectId', '项目名称', 'Project', 'project', {
      required: true,
      shown: true,
      frozen: true,
      width: 240,
      syn: ['项目', '工程名称'],
      codeSynonyms: ['项目编码', '项目编号', '工程编码'],
    }),
    choice('kind', '约束类型', 'Rule', projectRuleKinds, {
      required: true,
      shown: true,
      width: 110,
      syn: ['关系', '关系类型', '约束'],
    }),
    ref('other', '相关项目', 'Other project', 'project', {
      shown: true,
      width: 240,
      syn: ['对方项目', '前置项目', '互斥项目'],
      codeSynonyms: ['相关项目编码'],
    }),
    year('year', '年份', 'Year', { shown: true, syn: ['年度'] }),
    decimal('price', '价格', 'Price', undefined, {
      shown: true,
      syn: ['违背代价', '罚分'],
      help: {
        zh: '希望未满足时从目标值中扣除的分值；前置与互斥不用填。',
        en: 'What the objective loses where the wish is not met; empty for prerequisites and exclusions.',
      },
    }),
    note('note', '备注', 'Note', { shown: true, syn: ['说明', '注'] }),
  ],
};

/** Numbered adjustments of an approved plan; number 0 is the approval itself. */
export const planAdjustment: TableDescription = {
  entity: 'planAdjustment',
  label: { zh: '计划调整', en: 'Plan adjustments' },
  owner: 'plan',
  nameColumn: 'document',
  identity: ['number'],
  matchKeys: [],
  columns: [
    count('number', '调整序号', 'Number', { required: true, shown: true, frozen: true, editable: false, width: 80 }),
    text('document', '文号', 'Document', { required: true, shown: true, editable: false, width: 200 }),
    date('date', '日期', 'Date', { required: true, shown: true, editable: false }),
    text('reason', '调整原因', 'Reason', { required: true, shown: true, editable: false, width: 280 }),
    dateTime('created', '登记时间', 'Recorded', { required: true, shown: true, editable: false, width: 130 }),
    note('changes', '调整内容', 'Changes', {
      required: true,
      editable: false,
      help: { zh: 'JSON：逐项的调整前后。', en: 'JSON: each change before and after.' },
    }),
    note('note', '备注', 'Note'),
  ],
};

/** A city's split of a total across its counties: needs, bounds and what each is given. */
export const countyShare: TableDescription = {
  entity: 'countyShare',
  label: { zh: '县级盘子', en: 'County shares' },
  owner: 'plan',
  sheetSynonyms: ['县级投资需求', '各县投资需求', '县级盘子', '各县需求', '投资规模分解', '各县投资规模'],
  nameColumn: 'name',
  identity: ['name', 'needFen'],
  matchKeys: [['code'], ['name']],
  columns: [
    text('name', '县公司', 'County', {
      required: true,
      shown: true,
      frozen: true,
      width: 160,
      syn: ['县', '县区', '区县', '单位', '县级供电企业', '县公司名称'],
    }),
    code('code', '县编码', 'County code', { width: 100, syn: ['行政区划代码', '单位编码'] }),
    money('needFen', '需求', 'Need', { shown: true, total: true, min: 0, syn: ['投资需求', '申报投资', '需求投资'] }),
    money('floorFen', '下限', 'At least', { shown: true, total: true, min: 0, syn: ['保底', '投资下限', '刚性需求'] }),
    money('ceilingFen', '上限', 'At most', { shown: true, total: true, min: 0, syn: ['封顶', '投资上限', '承接能力'] }),
    decimal('weight', '权重', 'Weight', undefined, { shown: true, syn: ['倾斜系数', '调整系数'] }),
    text('needReason', '需求理由', 'Reason of the need', { shown: true, width: 220, syn: ['理由', '需求说明'] }),
    money('allocatedFen', '分解', 'Given', { shown: true, total: true, min: 0, syn: ['分解投资', '下达规模'] }),
    yesNo('locked', '锁定', 'Locked', { shown: true, syn: ['是否锁定'] }),
    text('reason', '分解理由', 'Reason of the share', { shown: true, width: 220, syn: ['调整理由'] }),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};
