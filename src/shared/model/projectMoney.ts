import { date, grouped, money, percent, text } from './columns';
import type { ColumnDescription } from './describe';
import { type FundingSource, fundingSources } from './enums';
import { projectStages } from './projectEnums';

/** Header spellings of the amount by funding source, besides its label. */
const amountSynonyms: Record<FundingSource, string[]> = {
  centralPlan: ['中央预算内', '中央投资', '中央资金', '中央预算内投资', '国家资本金'],
  company: ['企业自筹', '自筹', '自有资金', '自筹资金', '企业自筹资金', '省公司自筹'],
  countyCompany: ['县级自筹', '县公司自筹', '县企自筹'],
  customer: ['用户出资', '用户资金'],
  estateFee: ['配套费', '小区配套'],
  governmentAdvance: ['政府投资', '政府出资', '政府资金', '地方政府投资'],
  other: ['其他', '其它资金', '其它资金来源', '其他来源'],
};

/** `centralPlan` -> `amountCentralPlanFen` and `shareCentralPlanPercent`. */
export function amountKey(source: FundingSource): string {
  return `amount${source[0]!.toUpperCase()}${source.slice(1)}Fen`;
}
export function shareKey(source: FundingSource): string {
  return `share${source[0]!.toUpperCase()}${source.slice(1)}Percent`;
}

/**
 * The amount of one year as an editable virtual column (`computed: amountByYear:2026`). There is one per planning year,
 * so grid, template and import make them when they know the years; they are not in the project's description.
 */
export function yearAmountColumn(year: number): ColumnDescription {
  return {
    ...money(`amount${year}Fen`, `${year}年投资`, `${year}`, {
      computed: `amountByYear:${year}`,
      editable: true,
      shown: true,
      total: true,
      width: 96,
      syn: [
        `${year}年`,
        `${year}`,
        `${year}年度`,
        `${year}年计划`,
        `${year}年投资计划`,
        `${year}年计划投资`,
        `${year}年度投资`,
        `投资${year}年`,
      ],
    }),
    group: { zh: '分年投资', en: 'By year' },
  };
}

/**
 * Money of a project. Its amounts are rows of `projectAmount`; total, amounts by source and shares are computed from
 * them and write back to them. The costs by part and by stage are figures of their own and stored here.
 */
export const moneyColumns: ColumnDescription[] = [
  ...grouped('投资', 'Investment', [
    money('totalFen', '总投资', 'Total', {
      computed: 'amountTotal',
      editable: true,
      shown: true,
      total: true,
      width: 104,
      syn: [
        '投资',
        '投资合计',
        '合计',
        '总投资额',
        '计划总投资',
        '投资金额',
        '投资总投资',
        '估算总投资',
        '投资估算',
        '金额',
        '项目总投资',
        '静态投资',
        '动态投资',
        '计划投资',
        '投资额',
        '工程投资',
        '投资总额',
      ],
    }),
    ...fundingSources.map((source) => {
      const key = source.value as FundingSource;
      // 投资 over 其他 is the rest of the costs in the offices' sheets: the rest of the funds is named in full.
      const label = key === 'other' ? { zh: '其他资金', en: 'Other funds' } : source.label;
      return money(amountKey(key), label.zh, label.en, {
        computed: `amountBySource:${key}`,
        editable: true,
        total: true,
        shown: key === 'centralPlan' || key === 'company',
        width: 104,
        syn: amountSynonyms[key],
      });
    }),
  ]),
  ...grouped('资金比例', 'Shares', [
    ...fundingSources.map((source) => {
      const key = source.value as FundingSource;
      return percent(shareKey(key), `${source.label.zh}比例`, `${source.label.en} share`, {
        computed: `shareBySource:${key}`,
        editable: true,
        decimals: 2,
        syn: [
          `${source.label.zh}占比`,
          `${source.label.zh}资金比例`,
          `${source.label.zh}%`,
          `资金比例${source.label.zh}`,
          `资金来源比例${source.label.zh}`,
        ],
      });
    }),
  ]),
  ...grouped('投资构成', 'By part', [
    money('costMvLineFen', '中压线路投资', 'MV line cost', {
      total: true,
      syn: ['投资中压线路', '总投资中压线路', '其中中压线路'],
    }),
    money('costMvSwitchFen', '中压开关投资', 'MV switchgear cost', {
      total: true,
      syn: ['投资中压开关', '总投资中压开关', '其中中压开关', '中压开关'],
    }),
    money('costMvTransformerFen', '中压配变投资', 'Transformer cost', {
      total: true,
      syn: ['投资中压配变', '总投资中压配变', '其中中压配变', '中压配变', '配变投资'],
    }),
    money('costLvOverheadFen', '低压架空投资', 'LV overhead cost', {
      total: true,
      syn: ['投资低压架空', '总投资低压架空', '低压架空线路投资'],
    }),
    money('costLvCableFen', '低压电缆投资', 'LV cable cost', {
      total: true,
      syn: ['投资低压电缆', '总投资低压电缆', '低压电缆线路投资'],
    }),
    money('costMeterFen', '户表投资', 'Meter cost', { total: true, syn: ['投资户表', '总投资户表', '户表改造投资'] }),
    money('costReactiveFen', '无功投资', 'Reactive cost', {
      total: true,
      syn: ['投资无功', '总投资无功', '无功', '无功补偿投资', '无功补偿装置投资'],
    }),
    money('costOtherFen', '其他投资', 'Other cost', {
      total: true,
      syn: ['投资其他', '总投资其他', '其它投资', '其他费用投资'],
    }),
  ]),
  ...grouped('阶段投资与偏差', 'By stage', [
    money('requirementFen', '需求估算', 'Requirement estimate', {
      total: true,
      syn: ['需求投资', '需求阶段投资', '规划投资', '规划阶段投资'],
    }),
    money('feasibilityFen', '可研投资', 'Feasibility estimate', {
      total: true,
      syn: ['可研估算', '可研批复投资', '可研阶段投资', '可研总投资', '批复投资'],
    }),
    money('designFen', '初设概算', 'Design budget', {
      total: true,
      syn: ['概算', '初设投资', '初步设计概算', '概算投资'],
    }),
    money('settlementFen', '结算投资', 'Settlement', {
      total: true,
      syn: ['结算', '决算', '决算投资', '竣工决算', '结算金额'],
    }),
    {
      ...money('deviationFen', '偏差值', 'Deviation', {
        computed: 'stageDeviation',
        total: true,
        syn: ['投资偏差', '投资偏差值'],
        help: { zh: '可研投资减需求估算。', en: 'Feasibility estimate less requirement estimate.' },
      }),
    },
    percent('deviationPercent', '偏差率', 'Deviation rate', {
      computed: 'stageDeviationPercent',
      min: -100,
      max: 1000,
      syn: ['投资偏差率'],
    }),
  ]),
];

/** Date and document number of each stage; 可研批复文号 and 入库时间 are two of them. */
const stageSynonyms: Record<string, { date?: string[]; document?: string[] }> = {
  requirement: { date: ['提报时间', '需求提报时间'] },
  planning: { date: ['规划批复时间'], document: ['规划批复文号'] },
  feasibility: {
    date: ['可研批复时间', '批复时间', '可研批复日期', '批复日期'],
    document: ['可研批复文号', '批复文号', '可研文号', '可研批复文件', '批复文件'],
  },
  reserve: { date: ['入库时间', '入库日期', '储备入库时间'], document: ['入库文号'] },
  issued: { date: ['计划下达时间', '下达日期', '计划下达日期'], document: ['计划文号', '下达文件', '计划下达文号'] },
  building: { date: ['实际开工时间', '实际开工', '实际开工日期'], document: ['开工报告文号'] },
  commissioned: {
    date: ['实际投产时间', '实际竣工时间', '实际竣工', '实际投产', '投产日期', '实际投产日期'],
    document: ['竣工验收文号'],
  },
  carriedOver: {},
  cancelled: {},
};

export const stageColumns: ColumnDescription[] = grouped(
  '阶段',
  'Stages',
  projectStages.flatMap(({ value, label }) => [
    date(`${value}Date`, `${label.zh}时间`, `${label.en} date`, {
      width: 96,
      ...(stageSynonyms[value]?.date ? { syn: stageSynonyms[value].date } : {}),
    }),
    text(`${value}Document`, `${label.zh}文号`, `${label.en} document`, {
      width: 140,
      ...(stageSynonyms[value]?.document ? { syn: stageSynonyms[value].document } : {}),
    }),
  ]),
);
