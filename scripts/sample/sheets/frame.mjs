import ExcelJS from 'exceljs';
import { makeChanges } from '../frame/changes.mjs';
import { makeLoad } from '../frame/load.mjs';
import { makeNetwork } from '../frame/network.mjs';
import { COMPANY } from '../places.mjs';
import { writeTable } from './table.mjs';

export const FRAME_FILE = '05_云岫县网架规划.xlsx';

/** The workbook of frames: surveyed networks, measures, the target's changes, load and goals. */
export function makeFrameBook(county, projects, index) {
  const book = new ExcelJS.Workbook();
  Object.assign(book, {
    creator: COMPANY,
    lastModifiedBy: COMPANY,
    created: new Date(Date.UTC(2026, 0, 6)),
    modified: new Date(Date.UTC(2026, 0, 6)),
  });
  const network = makeNetwork(county);
  const { measures, changes } = makeChanges(county, projects);
  const load = makeLoad(county);
  const put = (name, on, title, rows, columns) =>
    writeTable(book.addWorksheet(name), { on, title, rows, columns }, FRAME_FILE, index);
  const column = (key, label, of, width = 12) => ({ key, path: [label], width, of });

  put('网架节点', 'networkNode', '云岫县网架节点台账', network.nodes, [
    column('code', '节点编码', (n) => n.code, 16),
    column('name', '节点名称', (n) => n.name, 20),
    column('kind', '节点类型', (n) => n.kind),
    column('substation', '所属变电站', (n) => n.substation?.name, 16),
    column('feeder', '所属线路', (n) => n.feeder?.name, 16),
    column('area.code', '台区编码', (n) => n.area?.code, 14),
    column('township', '所属乡镇', (n) => n.township?.name),
    column('customers', '用户数', (n) => n.customers),
    column('peakKw', '最大负荷(kW)', (n) => n.peakKw),
  ]);
  put('线段台账', 'lineSection', '云岫县线段台账', network.sections, [
    column('code', '线段编码', (s) => s.code, 16),
    column('name', '线段名称', (s) => s.name, 20),
    column('kind', '元件类型', (s) => s.kind),
    column('feeder', '所属线路', (s) => s.feeder.name, 16),
    column('fromNode', '起点', (s) => s.from, 16),
    column('toNode', '终点', (s) => s.to, 16),
    column('lengthKm', '长度(km)', (s) => s.lengthKm),
    column('construction', '敷设方式', (s) => s.construction),
    column('model', '导线型号', (s) => s.model),
  ]);
  put('开关台账', 'lineSwitch', '云岫县线路开关台账', network.switches, [
    column('code', '开关编码', (s) => s.code, 16),
    column('name', '开关名称', (s) => s.name, 20),
    column('section', '所在线段', (s) => s.section, 16),
    column('end', '所在端', (s) => s.end),
    column('kind', '开关类型', (s) => s.kind),
    column('operateHours', '操作时间(h)', (s) => s.operateHours),
    column('remote', '遥控', (s) => s.remote),
  ]);
  put('措施清单', 'measure', '云岫县项目措施清单', measures, [
    column('code', '措施编码', (m) => m.code),
    column('name', '措施名称', (m) => m.name, 30),
    column('projectId.code', '项目编码', (m) => m.project.code, 16),
    column('projectId', '项目名称', (m) => m.project.name, 34),
  ]);
  put('网架变更', 'frameChange', '云岫县目标网架变更清单（目标年2035年）', changes, [
    column('code', '变更编码', (c) => c.code),
    column('name', '变更名称', (c) => c.name, 30),
    column('type', '变更类型', (c) => c.type),
    column('position', '次序', (c) => changes.indexOf(c) + 1, 8),
    column('inTarget', '纳入目标网架', (c) => c.inTarget),
    column('measure.code', '措施编码', (c) => c.measure?.code),
    column('dueYear', '应建年份', (c) => c.dueYear),
    column('feeder', '所属线路', (c) => c.feeder?.name, 16),
    column('substation', '所属变电站', (c) => c.substation?.name, 16),
    column('element', '变更对象', (c) => c.element, 16),
    column('elements', '其他对象', (c) => c.elements, 18),
    column('newCode', '新建编码', (c) => c.newCode, 18),
    column('fromNode', '起点', (c) => c.fromNode, 14),
    column('toNode', '终点', (c) => c.toNode, 14),
    column('atPercent', '分段位置(%)', (c) => c.at),
    column('opens', '断开对象', (c) => c.opens, 14),
    column('lengthKm', '长度(km)', (c) => c.lengthKm),
    column('construction', '敷设方式', (c) => c.construction),
    column('model', '型号', (c) => c.model, 20),
    column('switchKind', '开关类型', (c) => c.switchKind),
    column('remote', '遥控', (c) => c.remote),
    column('capacityKva', '配变容量(kVA)', (c) => c.capacityKva),
  ]);
  put('负荷增长率', 'loadGrowth', '云岫县负荷年增长率', load.growths, [
    column('supplyAreaClass', '供电区域分类', (g) => g.areaClass, 14),
    column('growthPercent', '年增长率(%)', (g) => g.percent),
  ]);
  put('点负荷', 'pointLoad', '云岫县点负荷清单', load.points, [
    column('name', '负荷名称', (p) => p.name, 24),
    column('kind', '负荷类型', (p) => p.kind),
    column('feeder', '线路名称', (p) => p.feeder.name, 16),
    column('year', '投运年', (p) => p.year),
    column('peakKw', '点负荷(kW)', (p) => p.peakKw),
    column('simultaneityPercent', '同时率(%)', (p) => p.simultaneity),
  ]);
  put('电力平衡', 'balanceInput', '云岫县电力平衡表', load.balances, [
    column('year', '年份', (b) => b.year),
    column('voltageKv', '电压等级(kV)', (b) => b.kv),
    column('peakMw', '全社会最大负荷(MW)', (b) => b.peak, 18),
    column('directFedMw', '直供负荷(MW)', (b) => b.direct, 14),
    column('embeddedMw', '本级以下电源出力(MW)', (b) => b.embedded, 20),
  ]);
  put('可靠性年度目标', 'reliabilityGoal', '云岫县供电可靠性年度目标', load.goals, [
    column('year', '年份', (g) => g.year),
    column('region', '城农网', (g) => g.region),
    column('asaiPercent', '供电可靠率(%)', (g) => g.asai, 14),
    column('saifi', '用户平均停电次数(次/户·年)', (g) => g.saifi, 22),
    column('saidiHours', '用户平均停电时间(h/户·年)', (g) => g.saidi, 22),
  ]);
  return book;
}
