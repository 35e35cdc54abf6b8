import { choice, code, count, decimal, grouped, note, option, text } from './columns';
import type { TableDescription } from './describe';

export const county: TableDescription = {
  entity: 'county',
  label: { zh: '县', en: 'Counties' },
  owner: 'store',
  sheetSynonyms: ['县域概况', '县概况', '基本情况'],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['code'], ['name', 'city'], ['name']],
  columns: [
    text('name', '县名称', 'County', {
      required: true,
      shown: true,
      frozen: true,
      width: 140,
      syn: ['县', '县(区)', '县区', '区县', '县(市、区)', '县市区', '单位名称'],
    }),
    code('code', '行政区划代码', 'Division code', {
      shown: true,
      width: 110,
      syn: ['区划代码', '县代码', '行政区代码'],
      help: {
        zh: '六位行政区划代码，不确定时留空。',
        en: 'Six-digit division code; left empty where it is not certain.',
      },
    }),
    text('province', '省', 'Province', { shown: true, syn: ['所属省', '省份', '省名称'] }),
    text('city', '地市', 'City', { shown: true, syn: ['所属地市', '市', '所属市', '地级市'] }),
    text('company', '供电公司', 'Power company', {
      shown: true,
      width: 180,
      syn: ['县公司', '县供电公司', '县级供电企业', '填报单位'],
    }),
    ...grouped('概况', 'Facts', [
      decimal('areaKm2', '供电面积', 'Supply area', 'km²', { shown: true, syn: ['面积', '国土面积', '县域面积'] }),
      count('population', '人口', 'Population', { syn: ['总人口', '常住人口'] }),
      count('households', '用电户数', 'Households', { shown: true, syn: ['户数', '总户数', '低压用户数'] }),
      decimal('gdpYiYuan', '地区生产总值', 'GDP', '亿元', { syn: ['GDP', '生产总值'] }),
      decimal('energyGwh', '全社会用电量', 'Electricity used', 'GWh', {
        syn: ['用电量'],
        help: { zh: '1 GWh = 100 万 kWh；亿 kWh 乘以 100。', en: '1 GWh is a million kWh.' },
      }),
      decimal('peakMw', '最大负荷', 'Peak load', 'MW', { syn: ['全社会最大负荷', '网供最大负荷', '年最大负荷'] }),
    ]),
    ...grouped('网架', 'Network', [
      text('networkTitle', '网架名称', 'Title of the network'),
      decimal('networkBaseKv', '基准电压', 'Base voltage', 'kV'),
      decimal('sourceVoltagePu', '电源电压标幺值', 'Source voltage', 'pu', { decimals: 3 }),
      choice(
        'customerBase',
        '用户基数',
        'Customer base',
        [
          option('asGiven', '按网架文件', 'As the network file gives them'),
          option('mv', '中压用户', 'Medium-voltage customers'),
          option('households', '低压户数', 'Households'),
        ],
        { help: { zh: '可靠性指标按何种用户加权。', en: 'Which customers the reliability indices weigh.' } },
      ),
    ]),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};
