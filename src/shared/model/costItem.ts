import { choice, code, grouped, money, note, option, text, year } from './columns';
import type { TableDescription } from './describe';

/** Unit prices of the county, by year: what measures are priced from. */
export const costItem: TableDescription = {
  entity: 'costItem',
  label: { zh: '造价库', en: 'Cost book' },
  owner: 'county',
  sheetSynonyms: ['造价库', '造价表', '综合造价', '典型造价', '综合单价', '单位造价'],
  nameColumn: 'name',
  identity: ['name', 'priceFen'],
  matchKeys: [
    ['code', 'year'],
    ['name', 'spec', 'terrain', 'year'],
  ],
  columns: [
    code('code', '造价编码', 'Item code', {
      shown: true,
      frozen: true,
      width: 130,
      syn: ['造价项编码', '造价编号', '定额编码'],
    }),
    text('name', '造价项目', 'Item', {
      required: true,
      shown: true,
      frozen: true,
      width: 200,
      syn: ['造价项', '造价项名称', '造价项目名称'],
    }),
    text('spec', '规格型号', 'Specification', { shown: true, width: 160, syn: ['规格', '规格及型号'] }),
    choice(
      'terrain',
      '地形',
      'Terrain',
      [
        option('any', '不分地形', 'Any', ['综合', '通用', '不分']),
        option('plain', '平地', 'Plain', ['平原', '城区']),
        option('hill', '丘陵', 'Hills', ['丘陵地']),
        option('mountain', '山地', 'Mountains', ['山区', '高山']),
        option('river', '河网泥沼', 'Rivers and marsh', ['河网', '泥沼', '水网']),
      ],
      { shown: true, width: 90, syn: ['地形条件', '地形类别'] },
    ),
    text('unitName', '计量单位', 'Unit', { required: true, shown: true, width: 80, syn: ['造价单位', '计价单位'] }),
    money('priceFen', '综合单价', 'Unit price', {
      required: true,
      shown: true,
      width: 110,
      decimals: 4,
      min: 0,
      syn: ['单位造价', '造价单价', '综合造价', '单价'],
    }),
    year('year', '价格年份', 'Price year', { shown: true, width: 88, syn: ['造价年份', '价格水平年', '版本年份'] }),
    text('source', '价格来源', 'Source', { shown: true, width: 220, syn: ['造价来源', '造价依据'] }),
    choice(
      'standing',
      '依据状态',
      'Standing',
      [option('sourced', '有出处', 'Sourced'), option('toVerify', '待核实', 'To be verified')],
      { shown: true, width: 88 },
    ),
    ...grouped('核价', 'Checks', [
      money('bidFen', '最近中标价', 'Latest bid', {
        shown: true,
        width: 110,
        decimals: 4,
        min: 0,
        syn: ['中标价', '最近中标单价'],
        help: { zh: '与综合单价相差超过 ±5% 时提示。', en: 'A unit price more than 5 % away from it is pointed out.' },
      }),
      money('typicalFen', '典型造价', 'Typical cost', {
        width: 110,
        decimals: 4,
        min: 0,
        syn: ['典型工程造价', '典型单价'],
      }),
      money('overrideFen', '本县采用价', 'County price', {
        shown: true,
        width: 110,
        decimals: 4,
        min: 0,
        syn: ['采用单价', '调整单价'],
        help: { zh: '填写后代替综合单价，须写明理由。', en: 'Used in place of the unit price; needs a reason.' },
      }),
      text('overrideReason', '调整理由', 'Reason for it', { shown: true, width: 200, syn: ['调整原因', '采用理由'] }),
    ]),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};
