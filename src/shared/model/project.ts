import { choice, code, count, date, decimal, grouped, note, option, ref, text, year, yesNo } from './columns';
import type { TableDescription } from './describe';
import { supplyAreaClasses } from './enums';
import { natures, projectCategories, projectKinds, projectStages, purposes } from './projectEnums';
import { moneyColumns, stageColumns } from './projectMoney';
import { scaleColumns } from './projectScale';

export const project: TableDescription = {
  entity: 'project',
  label: { zh: '项目', en: 'Projects' },
  owner: 'plan',
  sheetSynonyms: [
    '项目计划',
    '项目清单',
    '项目计划表',
    '项目库',
    '项目明细',
    '项目汇总表',
    '投资计划',
    '农网改造升级工程项目计划表',
    '工程项目',
    '项目表',
    '项目储备库',
    '规划项目',
  ],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['officialCode'], ['ownCode'], ['name', 'township'], ['name']],
  columns: [
    code('ownCode', '自编编号', 'Own code', {
      shown: true,
      frozen: true,
      width: 110,
      syn: ['自编项目编号', '内部编号', '自编码', '县编号'],
    }),
    text('name', '项目名称', 'Project', {
      required: true,
      shown: true,
      frozen: true,
      width: 240,
      syn: [
        '工程名称',
        '单项工程名称',
        '子项名称',
        '单体工程名称',
        '项目',
        '建设项目名称',
        '项目(工程)名称',
        '项目名称/工程名称',
        '名称',
      ],
    }),
    code('officialCode', '项目编码', 'Official code', {
      shown: true,
      width: 140,
      syn: ['项目编号', '项目代码', '工程编码', '工程编号', '储备编码', '项目储备编码', '规划编码', '编码'],
    }),
    code('wbsCode', 'WBS编码', 'WBS code', { syn: ['WBS', 'WBS元素', 'WBS号', 'WBS编号'] }),
    ref('programme', '所属专项', 'Programme', 'programme', {
      shown: true,
      width: 120,
      syn: ['专项', '专项名称', '专项类别', '所属专项名称', '行动计划'],
      codeSynonyms: ['专项编码'],
    }),
    choice('category', '类别', 'Category', projectCategories, {
      shown: true,
      width: 80,
      syn: ['项目类别', '工程类别'],
    }),
    choice('kind', '项目类型', 'Kind', projectKinds, {
      shown: true,
      width: 130,
      syn: ['工程类型', '项目分类', '工程分类', '类型', '电气化试点类型', '试点类型'],
    }),
    choice('nature', '建设性质', 'Nature', natures, {
      shown: true,
      width: 80,
      syn: ['工程性质', '项目性质', '新建/改造'],
    }),
    choice('stage', '项目阶段', 'Stage', projectStages, {
      shown: true,
      width: 80,
      syn: ['阶段', '项目状态', '当前阶段', '状态', '建设状态'],
    }),
    ...grouped('归属', 'Where', [
      ref('township', '行政区划', 'Township', 'township', {
        shown: true,
        width: 100,
        syn: ['所属乡镇', '乡镇', '乡镇名称', '所在乡镇', '建设地点', '县区', '所在区县'],
        codeSynonyms: ['行政区划代码', '乡镇编码'],
      }),
      ref('village', '所属村', 'Village', 'village', {
        width: 100,
        syn: ['村', '行政村', '自然村', '村名', '所在村', '所属自然村'],
        codeSynonyms: ['村编码'],
      }),
      ref('supplyGrid', '所属网格', 'Supply grid', 'supplyGrid', {
        width: 100,
        syn: ['供电网格', '网格', '网格名称', '所属供电网格', '所属网格/单元'],
        codeSynonyms: ['网格编码', '供电网格编码'],
      }),
      ref('supplyUnit', '所属单元', 'Supply unit', 'supplyUnit', {
        width: 100,
        syn: ['供电单元', '单元', '单元名称', '所属供电单元'],
        codeSynonyms: ['单元编码'],
      }),
      ref('feeder', '所属线路', 'Feeder', 'feeder', {
        width: 130,
        syn: ['线路名称', '所属馈线', '涉及线路', '馈线名称', '相关线路'],
        codeSynonyms: ['线路编码', '馈线编码'],
      }),
      ref('area', '所属台区', 'Transformer area', 'transformerArea', {
        width: 130,
        syn: ['台区名称', '涉及台区', '台区'],
        codeSynonyms: ['台区编码'],
      }),
      text('provincialCompany', '所属省公司', 'Provincial company', { syn: ['省公司', '省级公司', '网省公司'] }),
      text('cityCompany', '所属地市公司', 'City company', {
        syn: ['地市公司', '市公司', '地市', '所属省/地市公司', '所属市公司'],
      }),
      text('enterprise', '所属企业', 'Enterprise', {
        syn: ['县公司', '所属县公司', '项目单位', '建设单位', '实施单位', '填报单位', '县级供电企业'],
      }),
      decimal('voltageKv', '电压等级', 'Voltage', 'kV', {
        shown: true,
        width: 80,
        decimals: 1,
        syn: ['电压', '工程电压等级'],
      }),
      choice('supplyAreaClass', '供电区域分类', 'Area class', supplyAreaClasses, {
        width: 80,
        syn: ['供电区域', '供电区', '供电区域类型', '供电分区'],
      }),
    ]),
    ...grouped('属性', 'Attributes', [
      text('origin', '项目来源', 'Origin', { syn: ['来源'] }),
      text('attribute', '项目属性', 'Attribute', { syn: ['属性'] }),
      text('constructionType', '建设类型', 'Construction type', { syn: ['建设类别'] }),
      text('urbanNature', '城网建设性质', 'Urban nature'),
      text('ruralNature', '农网建设性质', 'Rural nature'),
      yesNo('ruralGrid', '是否农网项目', 'Rural grid', { syn: ['是否农网', '农网项目'] }),
      yesNo('customerConnection', '是否业扩', 'Customer connection', { syn: ['是否业扩项目', '是否业扩配套'] }),
      text('assetNature', '资产属性', 'Assets', { syn: ['资产性质', '资产归属'] }),
      choice(
        'limitClass',
        '限上/限下',
        'Above/below limit',
        [
          option('above', '限上', 'Above limit', ['限额以上', '限上项目']),
          option('below', '限下', 'Below limit', ['限额以下', '限下项目']),
        ],
        { syn: ['限上限下', '限额', '限上、限下'] },
      ),
      text('listSection', '表内分节', 'Section of the list', {
        syn: ['分节', '所属分类'],
        help: { zh: '来源表中该行所在的分节标题。', en: 'Heading of the section the row stood under in its list.' },
      }),
    ]),
    ...grouped('时间', 'When', [
      date('plannedStart', '计划开工', 'Planned start', {
        shown: true,
        width: 96,
        syn: [
          '开工',
          '开工时间',
          '计划开工时间',
          '开工日期',
          '计划开工日期',
          '开工年月',
          '建设年限开工',
          '建设起始',
          '开工年份',
        ],
      }),
      date('plannedEnd', '计划竣工', 'Planned completion', {
        shown: true,
        width: 96,
        syn: [
          '竣工',
          '竣工时间',
          '计划竣工时间',
          '竣工日期',
          '计划投产时间',
          '计划投产',
          '计划投产日期',
          '计划竣工日期',
          '竣工年月',
          '建设年限竣工',
          '投产',
          '完工',
          '完工时间',
          '计划完工时间',
        ],
      }),
      year('plannedYear', '规划投产年', 'Planned year', {
        shown: true,
        width: 80,
        syn: [
          '投产年',
          '投产年份',
          '规划投产年份',
          '计划年度',
          '实施年份',
          '建设年份',
          '年度',
          '计划年份',
          '实施年度',
          '投运年份',
          '投运时间',
          '改造年份',
          '改造时间',
        ],
      }),
      year('earliestStart', '最早安排年', 'Earliest year', {
        width: 88,
        syn: ['最早开工年', '最早年份'],
        help: {
          zh: '优化可将资金整体移至此年起；空白表示按填报年份。',
          en: 'The split may move its money to begin as early as this; empty keeps it as entered.',
        },
      }),
      year('latestStart', '最晚安排年', 'Latest year', {
        width: 88,
        syn: ['最晚开工年', '最晚年份'],
        help: {
          zh: '优化可将资金整体移至此年起；空白表示按填报年份。',
          en: 'The split may move its money to begin as late as this; empty keeps it as entered.',
        },
      }),
    ]),
    ...stageColumns,
    ...moneyColumns,
    ...scaleColumns,
    ...grouped(
      '建设目的',
      'Purpose',
      purposes.map(({ key, zh, en, syn }) => yesNo(key, zh, en, { syn: [...syn] })),
    ),
    ...grouped('目标网架', 'Target frame', [
      choice(
        'followsTarget',
        '是否遵循目标网架',
        'Follows target frame',
        [
          option('follows', '遵循', 'Follows', ['是', '符合', '遵循目标网架', 'y', 'yes']),
          option('deviates', '未遵循', 'Deviates', ['否', '不遵循', '不符合', 'n', 'no']),
          option('notTouching', '不涉及', 'Does not touch', ['不涉及网架', '无关', '不涉及10kV网架']),
        ],
        {
          width: 110,
          syn: ['是否遵循目标网架规划中建设方案', '是否符合目标网架', '遵循目标网架', '是否遵循目标网架规划'],
        },
      ),
      note('deviationReason', '未遵循目标网架的原因', 'Reason for deviating', {
        syn: [
          '未遵循目标网架规划建设方案的原因',
          '未遵循原因',
          '不遵循原因',
          '未遵循目标网架规划的原因',
          '未遵循目标网架原因',
        ],
      }),
    ]),
    ...grouped('效益与决策', 'Benefit and decision', [
      count('customersReached', '受益户数', 'Customers reached', {
        shown: true,
        total: true,
        width: 80,
        syn: ['受益用户数', '惠及户数', '受益客户数', '受益居民户数'],
      }),
      count('villagesReached', '受益村数', 'Villages reached', {
        total: true,
        syn: ['惠及村数', '覆盖村数', '受益自然村数', '涉及村数'],
      }),
      count('householdsReached', '电气化户数', 'Households reached', {
        total: true,
        syn: ['惠及农户数', '试点户数', '覆盖户数', '涉及户数'],
      }),
      decimal('importance', '重要度', 'Importance', undefined, {
        syn: ['权重', '重要性', '优先级'],
        help: { zh: '空白时取各建设目的重要度之和。', en: 'Where empty, the sum of the importance of its purposes.' },
      }),
      decimal('benefit', '效益', 'Benefit', undefined, {
        syn: ['效益值', '效益分'],
        help: { zh: '空白时为受益户数乘重要度。', en: 'Where empty, customers reached times importance.' },
      }),
      decimal('customerHoursSaved', '减少停电时户数', 'Customer-hours saved', 'h', {
        total: true,
        decimals: 0,
        syn: ['压降停电时户数', '减少时户数', '年减少停电时户数'],
      }),
      decimal('constructionHours', '施工停电时户数', 'Construction customer-hours', 'h', {
        total: true,
        decimals: 0,
        syn: ['施工时户数', '停电施工时户数'],
        help: { zh: '施工本身造成的停电时户数。', en: 'Customer-hours that building it takes.' },
      }),
      text('alternativeGroup', '备选组', 'Alternatives', {
        syn: ['方案组', '互备组'],
        help: { zh: '同组项目至多列入一个。', en: 'Of the projects of one group at most one is taken in.' },
      }),
      yesNo('mandatory', '必选', 'Mandatory', { shown: true, width: 64, syn: ['必须安排', '是否必选', '刚性项目'] }),
      yesNo('locked', '锁定', 'Locked', { shown: true, width: 64, syn: ['是否锁定'] }),
      choice(
        'decision',
        '安排结论',
        'Decision',
        [
          option('chosen', '列入', 'In', ['安排', '已安排', '选中', '入选', '纳入']),
          option('left', '不列入', 'Out', ['不安排', '未列入', '未选中', '暂缓', '未安排']),
        ],
        { shown: true, width: 80, syn: ['是否列入', '是否安排', '安排情况', '决策'] },
      ),
    ]),
    ...grouped('说明', 'Texts', [
      note('necessity', '建设必要性', 'Necessity', { syn: ['必要性', '建设理由', '立项理由', '项目必要性'] }),
      note('description', '工程描述', 'Description', {
        syn: [
          '建设内容',
          '主要建设内容',
          '工程内容',
          '建设规模及内容',
          '项目内容',
          '建设规模描述',
          '工程概况',
          '建设方案',
        ],
      }),
      note('systemScheme', '系统方案描述', 'System scheme', { syn: ['系统方案', '接入系统方案', '系统接入方案'] }),
      note('effect', '成效描述', 'Effect', { syn: ['成效', '预期成效', '建设成效', '预期效果'] }),
      note('note', '备注', 'Note', { shown: true, width: 140, syn: ['说明', '注', '备注说明'] }),
    ]),
  ],
};
