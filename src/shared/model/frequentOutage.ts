import { count, date, note, ref, text, yesNo } from './columns';
import type { TableDescription } from './describe';

/** A line of a frequent-outage list as an office handed it in; the program's own lists are computed from the outages. */
export const frequentOutage: TableDescription = {
  entity: 'frequentOutage',
  label: { zh: '频繁停电线路', en: 'Frequent outages as listed' },
  owner: 'county',
  sheetSynonyms: ['频繁停电线路清单', '频繁停电清单', '频繁停电线路', '频停线路清单', '频停线路', '频繁停电'],
  nameColumn: 'feeder',
  identity: ['feeder'],
  matchKeys: [['feeder']],
  distinctBy: ['asOf'],
  columns: [
    ref('feeder', '所属馈线名称', 'Feeder', 'feeder', {
      shown: true,
      frozen: true,
      width: 150,
      syn: ['馈线名称', '线路名称', '所属馈线', '所属线路', '所属线路名称', '线路', '馈线', '频繁停电线路名称'],
      codeSynonyms: ['所属馈线编码', '馈线编码', '线路编码', '所属线路编码', '馈线编号', '线路编号'],
    }),
    text('supplyStation', '供电所', 'Supply station', { shown: true, syn: ['所属供电所', '供电所名称'] }),
    text('district', '区局', 'District office', { shown: true, syn: ['县区局', '所属区局', '县局'] }),
    text('city', '地市', 'City', { shown: true, syn: ['地市局', '所属地市', '市局', '地市公司'] }),
    date('asOf', '截止日期', 'As of', { shown: true, width: 100, syn: ['统计截止日期', '截至日期', '统计日期'] }),
    count('outages', '停电总次数', 'Outages', { shown: true, total: true, width: 88, syn: ['停电次数', '停电总数'] }),
    count('faultOutages', '故障停电次数', 'Faults', {
      shown: true,
      total: true,
      width: 96,
      syn: ['故障次数', '故障停电', '故障跳闸次数'],
    }),
    count('plannedOutages', '预安排停电次数', 'Planned', {
      shown: true,
      total: true,
      width: 104,
      syn: ['预安排次数', '计划停电次数', '预安排停电'],
    }),
    text('frequentKind', '频繁停电类型', 'Kind', { shown: true, width: 180, syn: ['频停类型', '频繁停电判定'] }),
    text('warningKind', '停电预警类型', 'Warning', { shown: true, width: 180, syn: ['预警类型', '频停预警类型'] }),
    yesNo('regulatorLedger', '是否纳入国家能源局台账', 'On regulator ledger', {
      shown: true,
      width: 110,
      syn: ['纳入国家能源局台账', '国家能源局台账', '能源局台账'],
    }),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};
