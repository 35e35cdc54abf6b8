import { choice, count, date, dateTime, note, option, text, yesNo } from './columns';
import type { TableDescription } from './describe';

/** Days that the second calibre of frequent outages leaves out. */
export const majorEventDay: TableDescription = {
  entity: 'majorEventDay',
  label: { zh: '重大事件日', en: 'Major event days' },
  owner: 'county',
  sheetSynonyms: ['重大事件日台账', '重大事件日清单', '重大事件日'],
  nameColumn: 'date',
  identity: ['date'],
  matchKeys: [['date']],
  columns: [
    date('date', '重大事件日', 'Major event day', {
      required: true,
      shown: true,
      frozen: true,
      width: 110,
      syn: ['重大事件日期', '重大事件日日期'],
    }),
    text('event', '事件名称', 'Event', { shown: true, width: 200, syn: ['重大事件', '重大事件名称'] }),
    text('basis', '认定依据', 'Basis', { shown: true, width: 220, syn: ['认定文件', '认定依据文件'] }),
    note('note', '备注', 'Note', { shown: true, syn: ['说明', '注'] }),
  ],
};

/** What the office agreed a written cause means: free text to a reviewed group, remembered for the next list. */
export const causeGroup: TableDescription = {
  entity: 'causeGroup',
  label: { zh: '停电原因归类', en: 'Groups of causes' },
  owner: 'county',
  sheetSynonyms: ['停电原因归类', '停电原因归类表'],
  nameColumn: 'cause',
  identity: ['cause', 'groupName'],
  matchKeys: [['cause']],
  columns: [
    text('cause', '原因写法', 'Cause as written', {
      required: true,
      shown: true,
      frozen: true,
      width: 220,
      syn: ['原因原文', '原因表述'],
    }),
    text('groupName', '归入类别', 'Group', { required: true, shown: true, width: 160, syn: ['归类', '原因归类'] }),
    yesNo('approved', '已审定', 'Approved', { shown: true, width: 80, syn: ['是否审定'] }),
    note('note', '备注', 'Note', { shown: true, syn: ['说明', '注'] }),
  ],
};

/** A list of frequent outages as it was handed in: the next one is compared with it. */
export const outageList: TableDescription = {
  entity: 'outageList',
  label: { zh: '频繁停电清单', en: 'Lists of frequent outages' },
  owner: 'county',
  nameColumn: 'asOf',
  identity: ['asOf'],
  matchKeys: [],
  columns: [
    date('asOf', '截止日期', 'As of', { required: true, shown: true, frozen: true, width: 110, editable: false }),
    choice(
      'judgedBy',
      '统计对象',
      'Judged by',
      [option('feeder', '线路', 'Feeder'), option('area', '台区', 'Transformer area')],
      { required: true, shown: true, editable: false },
    ),
    choice(
      'calibre',
      '口径',
      'Calibre',
      [option('all', '全口径', 'All'), option('withoutMajor', '剔除重大事件日', 'Without major event days')],
      { required: true, shown: true, editable: false },
    ),
    text('ruleSet', '规则', 'Rule set', { required: true, shown: true, editable: false }),
    text('edition', '规则版本', 'Edition', { shown: true, editable: false }),
    dateTime('created', '生成时间', 'Made', { required: true, shown: true, width: 130, editable: false }),
    count('lines', '条数', 'Lines', { shown: true, editable: false }),
    note('result', '清单内容', 'Lines of the list', {
      required: true,
      editable: false,
      help: {
        zh: 'JSON：countyframe.frequentOutages/1 的各行。',
        en: 'JSON: the rows of countyframe.frequentOutages/1.',
      },
    }),
    note('note', '备注', 'Note', { shown: true }),
  ],
};
