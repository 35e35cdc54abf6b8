import { choice, code, money, note, percent, ref, text, year, yesNo } from './columns';
import type { TableDescription } from './describe';
import { fundingSources } from './enums';

export const programme: TableDescription = {
  entity: 'programme',
  label: { zh: '专项', en: 'Programmes' },
  owner: 'plan',
  sheetSynonyms: ['专项清单', '专项'],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['code'], ['name']],
  columns: [
    code('code', '专项编码', 'Programme code', { shown: true, frozen: true, width: 110, syn: ['专项编号'] }),
    text('name', '专项名称', 'Programme', {
      required: true,
      shown: true,
      frozen: true,
      width: 200,
      syn: ['专项', '名称', '行动计划'],
    }),
    year('firstYear', '起始年', 'First year', { shown: true, syn: ['开始年份'] }),
    year('lastYear', '终止年', 'Last year', { shown: true, syn: ['结束年份'] }),
    text('document', '依据文件', 'Document', { width: 180, syn: ['文号', '文件依据'] }),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};

export const envelope: TableDescription = {
  entity: 'envelope',
  label: { zh: '资金盘子', en: 'Envelopes' },
  owner: 'plan',
  sheetSynonyms: ['资金盘子', '投资规模', '资金计划', '年度投资规模', '投资盘子'],
  nameColumn: 'year',
  identity: [],
  matchKeys: [['year', 'programme', 'source'], ['year', 'programme'], ['township'], ['programme'], ['year']],
  distinctBy: ['year', 'programme', 'source', 'township'],
  columns: [
    year('year', '年份', 'Year', {
      shown: true,
      frozen: true,
      syn: ['年度', '年'],
      help: { zh: '空白表示规划期各年合计。', en: 'Empty means all planning years together.' },
    }),
    ref('programme', '专项', 'Programme', 'programme', {
      shown: true,
      frozen: true,
      width: 180,
      syn: ['专项名称', '所属专项'],
      codeSynonyms: ['专项编码'],
      help: { zh: '空白表示全部专项合计。', en: 'Empty means all programmes together.' },
    }),
    choice('source', '资金来源', 'Funding source', fundingSources, {
      shown: true,
      width: 120,
      help: { zh: '空白表示全部来源合计。', en: 'Empty means all sources together.' },
    }),
    ref('township', '乡镇', 'Township', 'township', {
      shown: true,
      width: 110,
      syn: ['乡镇名称', '所属乡镇', '行政区划'],
      codeSynonyms: ['乡镇编码', '行政区划代码'],
      help: { zh: '空白表示全部乡镇。', en: 'Empty means all townships together.' },
    }),
    money('minFen', '下限', 'At least', {
      shown: true,
      min: 0,
      width: 110,
      syn: ['最小值', '最低投资', '投资下限', '下限金额'],
    }),
    money('maxFen', '上限', 'At most', {
      shown: true,
      min: 0,
      width: 110,
      syn: ['最大值', '最高投资', '投资上限', '盘子', '资金盘子', '投资规模', '额度', '上限金额'],
    }),
    percent('minPercent', '占比下限', 'Share, at least', {
      shown: true,
      syn: ['最低占比', '比例下限'],
      help: { zh: '占同年（或合计）总盘子的比例。', en: 'Share of the whole envelope of the same year, or of all.' },
    }),
    percent('maxPercent', '占比上限', 'Share, at most', { shown: true, syn: ['最高占比', '比例上限'] }),
    yesNo('locked', '锁定', 'Locked', { shown: true, syn: ['是否锁定'] }),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};

export const projectAmount: TableDescription = {
  entity: 'projectAmount',
  label: { zh: '项目投资明细', en: 'Project amounts' },
  owner: 'plan',
  sheetSynonyms: ['项目投资明细', '分年投资', '分年分来源投资', '资金明细', '项目资金'],
  nameColumn: 'projectId',
  identity: ['projectId', 'amountFen'],
  matchKeys: [['projectId', 'year', 'source'], ['projectId', 'year'], ['projectId', 'source'], ['projectId']],
  distinctBy: ['year', 'source'],
  columns: [
    ref('projectId', '项目名称', 'Project', 'project', {
      required: true,
      shown: true,
      frozen: true,
      width: 240,
      syn: ['项目', '工程名称'],
      codeSynonyms: ['项目编码', '项目编号', '工程编码'],
    }),
    year('year', '年份', 'Year', {
      shown: true,
      syn: ['年度', '年', '投资年份'],
      help: { zh: '空白表示未分年。', en: 'Empty means not assigned to a year.' },
    }),
    choice('source', '资金来源', 'Funding source', fundingSources, {
      shown: true,
      width: 120,
      syn: ['来源', '资金性质'],
      help: { zh: '空白表示未分来源。', en: 'Empty means not assigned to a source.' },
    }),
    money('amountFen', '金额', 'Amount', {
      required: true,
      shown: true,
      total: true,
      width: 110,
      syn: ['投资', '投资金额', '总投资', '计划投资'],
    }),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};
