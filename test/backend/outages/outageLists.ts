import ExcelJS from 'exceljs';
import { encode } from 'iconv-lite';

/** An outage as somebody would tell it: the feeder or area, its minutes, and what kind it was. */
export interface ToldOutage {
  feeder: number;
  /** null: the whole feeder. */
  area: number | null;
  /** Minutes since 1970, local civil time. */
  start: number;
  end: number;
  kind: 'fault' | 'planned' | null;
  isReclosed: boolean;
  isExternal: boolean;
  isShortage: boolean;
}

/** How one office writes its list. */
export interface ListForm {
  file: 'csv' | 'gbk' | 'xlsx';
  names: 'codeAndName' | 'code' | 'name';
  time: (typeof TIMES)[number];
  spelling: number;
  hasMarks: boolean;
}

export const TIMES = ['plain', 'seconds', 'slashes', 'chinese', 'compact', 'iso', 'serial', 'date'] as const;
const KINDS = {
  fault: ['故障停电', '故障', '非计划停电', '故障跳闸'],
  planned: ['预安排停电', '预安排', '计划停电', '检修停电'],
} as const;

export const feederCode = (feeder: number): string => `1511${String(feeder + 101).padStart(4, '0')}`;
export const feederName = (feeder: number): string =>
  `10kV${'东西南北中'[feeder % 5]}${'湖山城河'[Math.floor(feeder / 5)]}线`;
export const areaCode = (area: number): string => `0037${String(area + 100_001)}`;
export const areaName = (area: number): string => `${'一二三四五六七八九'[area % 9]}组${Math.floor(area / 9) + 1}#公变`;

const two = (n: number): string => String(n).padStart(2, '0');

/** A minute in one of the spellings of office sheets; a number or a Date for cells that hold one. */
export function writeTime(minute: number, time: ListForm['time']): string | number | Date {
  const at = new Date(minute * 60_000);
  const [y, m, d] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  const [h, min] = [at.getUTCHours(), at.getUTCMinutes()];
  switch (time) {
    case 'plain':
      return `${y}-${two(m)}-${two(d)} ${two(h)}:${two(min)}`;
    case 'seconds':
      return `${y}-${two(m)}-${two(d)} ${two(h)}:${two(min)}:00`;
    case 'slashes':
      return `${y}/${m}/${d} ${h}:${two(min)}`;
    case 'chinese':
      return `${y}年${m}月${d}日${h}时${min}分`;
    case 'compact':
      return `${y}${two(m)}${two(d)} ${two(h)}:${two(min)}`;
    case 'iso':
      return `${y}-${two(m)}-${two(d)}T${two(h)}:${two(min)}:00`;
    case 'serial':
      return minute / 1440 + 25_569;
    case 'date':
      return at;
  }
}

/** The ledgers the lists are about. @param parents feeder of each area */
export function ledgerFiles(feeders: number, parents: readonly number[]): { name: string; bytes: Uint8Array }[] {
  const lines = Array.from({ length: feeders }, (_, at) => `${feederCode(at)},${feederName(at)},10kV,城关变`);
  const areas = parents.map((feeder, at) => `${areaCode(at)},${areaName(at)},${feederName(feeder)},200`);
  const bytes = (rows: string[]): Uint8Array => new TextEncoder().encode(`${rows.join('\n')}\n`);
  return [
    { name: '线路台账.csv', bytes: bytes(['线路编码,线路名称,电压等级,所属变电站', ...lines]) },
    { name: '台区台账.csv', bytes: bytes(['台区编码,台区名称,所属线路,配变容量(kVA)', ...areas]) },
  ];
}

/** One list as a file. */
export async function listFile(
  name: string,
  outages: readonly ToldOutage[],
  form: ListForm,
): Promise<{ name: string; bytes: Uint8Array }> {
  const cells = [headerOf(form), ...outages.map((outage) => cellsOf(outage, form))];
  if (form.file === 'xlsx') return { name: `${name}.xlsx`, bytes: await workbookOf(cells, form) };
  const text = `${cells.map((row) => row.join(',')).join('\r\n')}\r\n`;
  const bytes = form.file === 'gbk' ? encode(text, 'gbk') : new TextEncoder().encode(text);
  return { name: `${name}.csv`, bytes: new Uint8Array(bytes) };
}

function headerOf({ names, hasMarks }: ListForm): string[] {
  const code = names === 'name' ? [] : ['线路编码'];
  const areas = names === 'name' ? ['台区名称'] : names === 'code' ? ['台区编码'] : ['台区编码', '台区名称'];
  const name = names === 'code' ? [] : ['线路名称'];
  const marks = hasMarks ? ['是否外部原因', '系统电源不足限电', '重合闸情况', '停电原因'] : ['重合闸情况'];
  return ['序号', ...code, ...name, ...areas, '停电开始时间', '停电结束时间', '停电类型', ...marks];
}

type Cell = string | number | Date;

function cellsOf(outage: ToldOutage, form: ListForm): Cell[] {
  const { feeder, area } = outage;
  const spelled = outage.kind === null ? '' : KINDS[outage.kind][form.spelling % 4]!;
  const code = form.names === 'name' ? [] : [feederCode(feeder)];
  const name = form.names === 'code' ? [] : [feederName(feeder)];
  const areaCells = [area === null ? '' : areaCode(area), area === null ? '' : areaName(area)];
  const areas = form.names === 'name' ? areaCells.slice(1) : form.names === 'code' ? areaCells.slice(0, 1) : areaCells;
  const yes = (is: boolean): string => (is ? '是' : '否');
  const reclosing = outage.isReclosed ? '重合成功' : outage.kind === 'planned' ? '' : '重合不成功';
  const marks = form.hasMarks ? [yes(outage.isExternal), yes(outage.isShortage), reclosing, '树木碰线'] : [reclosing];
  const times = [writeTime(outage.start, form.time), writeTime(outage.end, form.time)];
  return [1, ...code, ...name, ...areas, ...times, spelled, ...marks];
}

async function workbookOf(cells: Cell[][], form: ListForm): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('停电明细');
  sheet.addRow(['2025年线路停电明细表']);
  for (const row of cells) {
    const added = sheet.addRow(row);
    if (form.time !== 'date' && form.time !== 'serial') continue;
    added.eachCell((cell, at) => {
      if (cells[0]![at - 1]?.toString().endsWith('时间')) cell.numFmt = 'yyyy-mm-dd hh:mm';
    });
  }
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}
