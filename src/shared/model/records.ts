import { choice, count, dateTime, decimal, note, option, ref, text } from './columns';
import type { TableDescription } from './describe';

/** Villages a project reaches, besides the one it stands in. */
export const projectVillage: TableDescription = {
  entity: 'projectVillage',
  label: { zh: '项目受益村', en: 'Villages of projects' },
  owner: 'plan',
  sheetSynonyms: ['项目受益村', '受益村清单'],
  nameColumn: 'projectId',
  identity: ['projectId', 'village'],
  matchKeys: [['projectId', 'village']],
  columns: [
    ref('projectId', '项目名称', 'Project', 'project', {
      required: true,
      shown: true,
      frozen: true,
      width: 240,
      syn: ['项目', '工程名称'],
      codeSynonyms: ['项目编码', '项目编号', '工程编码'],
    }),
    ref('village', '自然村名称', 'Village', 'village', {
      shown: true,
      frozen: true,
      width: 150,
      syn: ['自然村', '受益村', '村', '村名', '村名称'],
      codeSynonyms: ['村编码', '自然村编码'],
    }),
    count('households', '受益户数', 'Households reached', { shown: true, total: true, syn: ['户数', '惠及户数'] }),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};

/** A named answer of the budget split, or a decision kept by hand. */
export const scenario: TableDescription = {
  entity: 'scenario',
  label: { zh: '方案', en: 'Scenarios' },
  owner: 'plan',
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['name']],
  columns: [
    text('name', '方案名称', 'Scenario', { required: true, shown: true, frozen: true, width: 200 }),
    choice('origin', '来源', 'Origin', [option('solver', '优化', 'Solver'), option('manual', '人工', 'By hand')], {
      shown: true,
      editable: false,
    }),
    dateTime('created', '生成时间', 'Created', { shown: true, editable: false, width: 130 }),
    choice(
      'status',
      '求解状态',
      'Status',
      [
        option('optimal', '最优', 'Optimal'),
        option('feasible', '可行', 'Feasible'),
        option('infeasible', '无可行解', 'Infeasible'),
      ],
      { shown: true, editable: false },
    ),
    decimal('objective', '目标值', 'Objective', undefined, { shown: true, editable: false, min: -1e300 }),
    note('decisions', '决策', 'Decisions', {
      required: true,
      editable: false,
      help: { zh: 'JSON：项目与列入年份。', en: 'JSON: projects and the years they are taken in.' },
    }),
    note('result', '求解结果', 'Result', {
      editable: false,
      help: { zh: 'JSON：countyframe.allocation/1。', en: 'JSON: countyframe.allocation/1.' },
    }),
    note('note', '备注', 'Note', { shown: true }),
  ],
};

/** One import: which file, when, and what came of it. */
export const importBatch: TableDescription = {
  entity: 'importBatch',
  label: { zh: '导入批次', en: 'Import batches' },
  owner: 'store',
  nameColumn: 'fileName',
  identity: ['fileName'],
  matchKeys: [],
  columns: [
    text('fileName', '文件名', 'File', { required: true, shown: true, frozen: true, width: 240, editable: false }),
    text('fileHash', '文件指纹', 'File hash', {
      required: true,
      editable: false,
      help: { zh: 'SHA-256；原文件压缩存于库中。', en: 'SHA-256; the file itself is kept compressed in the store.' },
    }),
    dateTime('time', '导入时间', 'Imported', { required: true, shown: true, editable: false, width: 130 }),
    ref('plan', '规划', 'Plan', 'plan', { editable: false }),
    count('readRows', '读取行数', 'Read', { shown: true, editable: false }),
    count('insertedRows', '新增', 'Inserted', { shown: true, editable: false }),
    count('updatedRows', '更新', 'Updated', { shown: true, editable: false }),
    count('unchangedRows', '未变', 'Unchanged', { shown: true, editable: false }),
    count('rejectedRows', '退回', 'Rejected', { shown: true, editable: false }),
    count('skippedRows', '跳过', 'Skipped', { editable: false }),
    note('columnMap', '列对应', 'Column map', {
      editable: false,
      help: { zh: 'JSON：各工作表的列与字段对应。', en: 'JSON: which column of each sheet went to which field.' },
    }),
    note('issues', '导入提示', 'Issues', {
      editable: false,
      help: { zh: 'JSON：导入时的提示。', en: 'JSON: what the import had to say.' },
    }),
  ],
};
