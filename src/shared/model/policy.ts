import { choice, dateTime, money, note, option, ref, text } from './columns';
import type { TableDescription, Words } from './describe';

export const alternativeKinds = [
  option('nothing', '维持现状', 'Do nothing'),
  option('section', '增加分段', 'Sectionalise'),
  option('tie', '新建联络', 'Tie'),
  option('automate', '自动化改造', 'Automate'),
  option('rebuild', '线路改造', 'Rebuild'),
  option('underground', '入地改造', 'Underground'),
  option('enlarge', '台区增容布点', 'Enlarge or add areas'),
  option('transfer', '负荷切改', 'Transfer load'),
  option('maintain', '运维整治', 'Maintenance'),
];

const OF_AREAS: Record<string, Words> = {
  rebuild: { zh: '低压线路改造', en: 'Low-voltage rebuild' },
  automate: { zh: '加装智能终端', en: 'Area terminal' },
  maintain: { zh: '台区整治', en: 'Area maintenance' },
};

/** Name of an alternative: of areas some mean other work than of lines. */
export function alternativeLabel(kind: string, element: 'feeder' | 'area'): Words {
  const own = element === 'area' ? OF_AREAS[kind] : undefined;
  return own ?? alternativeKinds.find(({ value }) => value === kind)?.label ?? { zh: kind, en: kind };
}

/** One line, one policy; one area, one plan: which alternative was chosen, and why. */
export const policy: TableDescription = {
  entity: 'policy',
  label: { zh: '一线一策', en: 'Policies' },
  owner: 'plan',
  nameColumn: 'alternative',
  identity: ['alternative'],
  matchKeys: [],
  columns: [
    ref('feeder', '线路名称', 'Feeder', 'feeder', { shown: true, frozen: true, width: 150, editable: false }),
    ref('area', '台区名称', 'Transformer area', 'transformerArea', { shown: true, width: 150, editable: false }),
    choice('alternative', '采用方案', 'Chosen alternative', alternativeKinds, {
      required: true,
      shown: true,
      editable: false,
    }),
    text('reason', '采用理由', 'Reason', { required: true, shown: true, width: 240 }),
    money('costFen', '估算投资', 'Estimate', { shown: true, total: true, editable: false }),
    dateTime('decided', '决策时间', 'Decided', { required: true, shown: true, width: 130, editable: false }),
    note('result', '方案内容', 'Content', {
      required: true,
      editable: false,
      help: { zh: 'JSON：工程量、单价与成效。', en: 'JSON: quantities, prices and effect.' },
    }),
    note('note', '备注', 'Note', { shown: true }),
  ],
};

/** Projects that carry out a policy; a project may serve several lines. */
export const policyProject: TableDescription = {
  entity: 'policyProject',
  label: { zh: '策略对应项目', en: 'Projects of policies' },
  owner: 'plan',
  nameColumn: 'projectId',
  identity: ['policyId', 'projectId'],
  matchKeys: [],
  columns: [
    ref('policyId', '策略', 'Policy', 'policy', { required: true, shown: true, editable: false }),
    ref('projectId', '项目名称', 'Project', 'project', { required: true, shown: true, width: 240, editable: false }),
    note('note', '备注', 'Note', { shown: true }),
  ],
};

/** Photos of the place, printed on the policy's card. */
export const policyPhoto: TableDescription = {
  entity: 'policyPhoto',
  label: { zh: '现场照片', en: 'Photos' },
  owner: 'plan',
  nameColumn: 'caption',
  identity: ['caption'],
  matchKeys: [],
  columns: [
    ref('feeder', '线路名称', 'Feeder', 'feeder', { shown: true, width: 150, editable: false }),
    ref('area', '台区名称', 'Transformer area', 'transformerArea', { shown: true, width: 150, editable: false }),
    text('caption', '照片说明', 'Caption', { required: true, shown: true, width: 240 }),
    note('image', '图像', 'Image', {
      required: true,
      editable: false,
      help: { zh: 'data URL（JPEG 或 PNG）。', en: 'A data URL (JPEG or PNG).' },
    }),
    note('note', '备注', 'Note', { shown: true }),
  ],
};

/** A county's own settings of the rules that make alternatives. */
export const alternativeRule: TableDescription = {
  entity: 'alternativeRule',
  label: { zh: '方案生成规则', en: 'Rules of alternatives' },
  owner: 'county',
  nameColumn: 'alternative',
  identity: ['alternative'],
  matchKeys: [],
  columns: [
    choice('alternative', '方案', 'Alternative', alternativeKinds, {
      required: true,
      shown: true,
      frozen: true,
      editable: false,
    }),
    text('setting', '参数', 'Setting', { required: true, shown: true, editable: false }),
    text('value', '取值', 'Value', { required: true, shown: true }),
    text('reason', '理由', 'Reason', { shown: true, width: 240 }),
  ],
};
