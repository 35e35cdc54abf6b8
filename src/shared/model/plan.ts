import { choice, count, date, decimal, grouped, money, note, option, percent, ref, text, year } from './columns';
import type { TableDescription } from './describe';

export const plan: TableDescription = {
  entity: 'plan',
  label: { zh: '规划', en: 'Plans' },
  owner: 'county',
  sheetSynonyms: ['规划概况', '规划目标', '规划基本信息'],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['name']],
  columns: [
    text('name', '规划名称', 'Plan', {
      required: true,
      shown: true,
      frozen: true,
      width: 220,
      syn: ['规划', '规划报告名称'],
    }),
    text('edition', '版本', 'Edition', { shown: true, syn: ['版次', '规划版本', '版本名称'] }),
    choice(
      'status',
      '状态',
      'Status',
      [
        option('draft', '初稿', 'Draft', ['编制中', '草稿']),
        option('submitted', '送审', 'Submitted', ['送审稿', '已送审']),
        option('approved', '批复', 'Approved', ['已批复', '批复稿', '定稿']),
      ],
      { required: true, shown: true, width: 72, syn: ['规划状态', '阶段'] },
    ),
    ...grouped('年限', 'Years', [
      year('baseYear', '基准年', 'Base year', {
        required: true,
        shown: true,
        width: 72,
        syn: ['现状年', '基年', '规划基准年'],
      }),
      year('firstYear', '规划起始年', 'First planning year', {
        required: true,
        shown: true,
        width: 88,
        syn: ['规划起年', '起始年', '规划期起'],
      }),
      year('lastYear', '规划终止年', 'Last planning year', {
        required: true,
        shown: true,
        width: 88,
        syn: ['规划止年', '终止年', '规划水平年', '规划期止'],
      }),
      year('targetYear', '目标年', 'Target year', {
        required: true,
        shown: true,
        width: 72,
        syn: ['远景年', '饱和年', '目标网架年'],
      }),
    ]),
    date('approvedDate', '批复时间', 'Approved on', { syn: ['批复日期'] }),
    text('approvalDocument', '批复文号', 'Approval document', { syn: ['批复文件'] }),
    ref('targetFrameId', '目标网架', 'Target frame', 'targetFrame', { required: true, editable: false }),
    ...grouped('规划目标', 'Targets', [
      percent('targetAsaiUrbanPercent', '城网供电可靠率', 'Urban ASAI', {
        shown: true,
        decimals: 3,
        syn: ['城市供电可靠率', '城市供电可靠率目标', '城网RS-3'],
      }),
      percent('targetAsaiRuralPercent', '农网供电可靠率', 'Rural ASAI', {
        decimals: 3,
        syn: ['农村供电可靠率', '农村供电可靠率目标', '农网RS-3'],
      }),
      percent('targetAsaiPercent', '供电可靠率', 'ASAI', {
        decimals: 3,
        syn: ['供电可靠率目标', 'RS-3', '县域供电可靠率'],
      }),
      decimal('targetSaifi', '用户平均停电次数', 'SAIFI', '次/户·年', {
        shown: true,
        syn: ['户均停电次数', '用户平均停电次数目标', '停电次数目标'],
      }),
      decimal('targetSaidiHours', '用户平均停电时间', 'SAIDI', 'h/户·年', {
        shown: true,
        syn: ['户均停电时间', '用户平均停电时间目标', '停电时间目标'],
      }),
      percent('targetVoltageUrbanPercent', '城网电压合格率', 'Urban voltage', {
        decimals: 3,
        syn: ['城市综合电压合格率'],
      }),
      percent('targetVoltageRuralPercent', '农网电压合格率', 'Rural voltage', {
        decimals: 3,
        syn: ['农村综合电压合格率'],
      }),
      decimal('targetKvaPerHousehold', '户均配变容量', 'kVA per household', 'kVA/户', {
        syn: ['户均配变容量目标', '户均容量'],
      }),
      percent('targetTypicalWiringPercent', '典型接线比例', 'Typical wiring', {
        syn: ['标准接线比例', '典型接线率', '标准化接线率'],
      }),
      percent('targetTiePercent', '联络率', 'Tied feeders', { syn: ['线路联络率', '中压线路联络率'] }),
      percent('targetInterStationTiePercent', '站间联络率', 'Tied to another station', { syn: ['站间联络比例'] }),
      percent('targetTransferablePercent', '可转供率', 'Transferable feeders', {
        syn: ['线路可转供率', 'N-1通过率', '线路N-1通过率'],
      }),
      percent('targetInsulatedPercent', '绝缘化率', 'Insulated share', { syn: ['线路绝缘化率'] }),
      percent('targetCablePercent', '电缆化率', 'Cable share', { syn: ['线路电缆化率'] }),
      percent('targetAutomationPercent', '配电自动化覆盖率', 'Automation coverage', {
        syn: ['自动化覆盖率', '配电自动化率'],
      }),
      percent('targetLossPercent', '综合线损率', 'Losses', { decimals: 2, syn: ['线损率', '10kV及以下综合线损率'] }),
      decimal('capacityLoadRatioMin', '容载比下限', 'Capacity-load ratio, from', undefined, { syn: ['容载比最小值'] }),
      decimal('capacityLoadRatioMax', '容载比上限', 'Capacity-load ratio, to', undefined, { syn: ['容载比最大值'] }),
    ]),
    ...grouped('投资对照', 'Investment in context', [
      money('lastYearFen', '上年配网投资', 'Distribution, last year', { syn: ['上年投资', '上一年配网投资'] }),
      money('conventionalFen', '常规电网投资', 'Conventional grid', {
        syn: ['常规投资', '电网常规投资', '常规电网基建投资'],
      }),
      money('uhvFen', '特高压投资', 'UHV', { syn: ['特高压工程投资'] }),
    ]),
    text('frozenFrame', '封存网架', 'Frame kept', {
      editable: false,
      help: {
        zh: '往版规划的现状网架，滚动修编时封存。',
        en: 'Current frame of a closed edition, kept when the plan was rolled forward.',
      },
    }),
    count('mvCustomers', '中压用户总数', 'MV customers', {
      help: {
        zh: '可靠性指标的用户基数，空白时由台账汇总。',
        en: 'Customer base of the reliability indices; summed from the ledgers where empty.',
      },
    }),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};

export const targetFrame: TableDescription = {
  entity: 'targetFrame',
  label: { zh: '目标网架', en: 'Target frames' },
  owner: 'plan',
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['name']],
  columns: [
    text('name', '名称', 'Target frame', { required: true, shown: true, frozen: true, width: 200 }),
    year('year', '目标年', 'Year', { required: true, shown: true }),
    decimal('peakMw', '目标年最大负荷', 'Peak load', 'MW', { shown: true, syn: ['远景最大负荷', '饱和负荷'] }),
    note('description', '方案说明', 'Description', { shown: true }),
    note('note', '备注', 'Note'),
  ],
};
