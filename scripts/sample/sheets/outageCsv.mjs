import iconv from 'iconv-lite';
import { letterOf } from './cells.mjs';

export const OUTAGE_FILE = '03_2025年线路停电明细.csv';

const yes = (value) => (value ? '是' : '否');

const COLUMNS = [
  ['序号', null, (_, i) => String(i + 1)],
  ['线路编码', 'feeder.code', (o) => o.feeder.code],
  ['线路名称', 'feeder', (o) => o.feeder.name],
  ['台区编码', 'area.code', (o) => o.area?.code ?? ''],
  ['台区名称', 'area', (o) => o.area?.name ?? ''],
  // Rows that went through a spreadsheet come back with its own way of writing dates.
  ['停电开始时间', 'start', (o, i) => (i % 17 === 9 ? asSheetWrites(o.start) : o.start)],
  ['停电结束时间', 'end', (o, i) => (i % 17 === 9 ? asSheetWrites(o.end) : o.end)],
  ['停电时长(小时)', 'durationHours', (o) => String(Number((o.minutes / 60).toFixed(2)))],
  ['停电类型', 'kind', (o) => o.kind],
  ['停电原因', 'cause', (o) => o.cause],
  ['停电户数', 'customers', (o) => String(o.customers)],
  ['停电低压户数', 'households', (o) => String(o.households)],
  ['重合闸情况', 'reclosing', (o) => o.reclosing ?? ''],
  ['是否外部原因', 'externalCause', (o) => yes(o.external)],
  ['系统电源不足限电', 'systemShortage', () => '否'],
  ['是否纳入国家能源局台账', 'regulatorLedger', (o) => yes(o.regulator)],
  ['停电范围', 'scope', (o) => o.scope],
  ['天气情况', 'weather', (o) => o.weather],
  ['停电描述', 'description', (o) => o.description],
];

/** 2025-03-01 08:05 -> 2025/3/1 8:05 */
function asSheetWrites(stamp) {
  const [day, clock] = stamp.split(' ');
  return `${day.split('-').map(Number).join('/')} ${clock.replace(/^0/, '')}`;
}

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The outage list as the outage system exports it: GBK, CRLF. */
export function makeOutageList({ outages }, index) {
  const sheet = OUTAGE_FILE.replace(/\.csv$/, '');
  const lines = [COLUMNS.map(([label]) => label).join(',')];
  outages.forEach((outage, i) => {
    const values = COLUMNS.map(([, , of]) => of(outage, i));
    COLUMNS.forEach(([, key], c) => {
      if (key !== null) {
        index.note('outage', outage, key, {
          file: OUTAGE_FILE,
          sheet,
          cell: `${letterOf(c)}${i + 2}`,
          value: values[c],
        });
      }
    });
    lines.push(values.map(quoted).join(','));
  });
  const bytes = iconv.encode(`${lines.join('\r\n')}\r\n`, 'gbk');
  if (iconv.decode(bytes, 'gbk') !== `${lines.join('\r\n')}\r\n`) throw new Error('a character is not in GBK');
  return bytes;
}
