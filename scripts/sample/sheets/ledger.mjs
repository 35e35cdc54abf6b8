import ExcelJS from 'exceljs';
import { BASE_YEAR, COMPANY } from '../places.mjs';
import { round, sum } from '../random.mjs';
import { areas } from './ledger/areas.mjs';
import { feeders } from './ledger/feeders.mjs';
import { grids, townships, units, villages } from './ledger/places.mjs';
import { areaLoading, areaLosses, feederLoading, feederLosses, terminals, voltages } from './ledger/records.mjs';
import { mainTransformers, substations } from './ledger/substations.mjs';
import { writeTable } from './table.mjs';

export const LEDGER_FILE = '02_云岫县配电网台账.xlsx';
const FEEDER_SHEET = '10kV线路台账';

/**
 * The ledger workbook of the county: one sheet per kind of equipment and record.
 * @returns the workbook, and the discrepancies planted in it
 */
export function makeLedger(county, index) {
  const book = new ExcelJS.Workbook();
  Object.assign(book, {
    creator: COMPANY,
    lastModifiedBy: COMPANY,
    created: new Date(Date.UTC(2026, 0, 8)),
    modified: new Date(Date.UTC(2026, 0, 12)),
  });
  guide(book);
  const table = (name, contents) => writeTable(book.addWorksheet(name), contents, LEDGER_FILE, index);
  table('乡镇概况', townships(county));
  table('自然村清单', villages(county));
  table('供电网格', grids(county));
  table('供电单元', units(county));
  table('变电站台账', substations(county));
  table('主变台账', mainTransformers(county));
  const { totals } = table(FEEDER_SHEET, feeders(county));
  table('台区台账', areas(county));
  table('自动化终端台账', terminals(county));
  table('线路负载情况', feederLoading(county));
  table('配变负载情况', areaLoading(county));
  table('台区电压监测', voltages(county));
  table('分线线损', feederLosses(county));
  table('台区线损', areaLosses(county));
  dictionary(book);
  // A length typed with its unit is a text, and a spreadsheet's sum leaves it out.
  const printed = totals.get('lengthKm');
  const planted = {
    code: 'TOTAL_DIFFERS',
    file: LEDGER_FILE,
    sheet: FEEDER_SHEET,
    cell: printed.cell,
    printed: printed.result,
    sum: round(sum(county.feeders, (feeder) => feeder.lengthKm)),
  };
  return { book, planted: [planted] };
}

function guide(book) {
  const sheet = book.addWorksheet('填报说明');
  for (const line of [
    '填报说明',
    `1.本工作簿由${COMPANY}运维检修部汇总，数据截至${BASE_YEAR}年12月31日。`,
    '2.负荷、电压、线损数据取自调度自动化与用电信息采集系统。',
    '3.坐标为测绘成果，尚未测绘的线路暂空。',
    '4.供电面积按有效供电面积统计，不含山林、水域。',
  ]) {
    sheet.addRow([line]);
  }
  sheet.getColumn(1).width = 80;
}

/** A hidden sheet of choices, left over from the form. */
function dictionary(book) {
  const sheet = book.addWorksheet('字典', { state: 'hidden' });
  sheet.addRows([
    ['接线方式', '供电区域', '终端类型'],
    ['单辐射', 'B', 'FTU'],
    ['单联络', 'C', 'DTU'],
    ['两联络', 'D', '故障指示器'],
  ]);
}
