import { createRequire } from 'node:module';
import { COMPANY, COUNTY } from '../places.mjs';
import { KINDS, PROGRAMMES, PURPOSES } from '../projects/programmes.mjs';
import { round, sum } from '../random.mjs';
import { fullWidth, serialOf } from './cells.mjs';

const XLSX = createRequire(import.meta.url)('@e965/xlsx');

export const PROJECT_FILE = '04_云岫县配电网项目计划表.xls';
export const PROJECT_SHEET = '项目计划表';
const YEARS = [2025, 2026, 2027, 2028, 2029, 2030];
const SOURCES = [
  ['centralPlan', '中央计划'],
  ['company', '公司自筹'],
  ['countyCompany', '县级供电企业自筹'],
  ['customer', '用户投资'],
  ['estateFee', '小区配套费'],
];

const amountBy = (project, test) => {
  const own = project.amounts.filter(test);
  return own.length === 0
    ? null
    : round(
        sum(own, (amount) => amount.wan),
        2,
      );
};
const lineKm = ({ scale }) => round((scale.overheadKm ?? 0) + (scale.cableKm ?? 0), 2) || null;
const programmeName = new Map(PROGRAMMES.map((programme) => [programme.code, programme.name]));

const COLUMNS = [
  { path: ['序号'], width: 5, of: (_, i) => i + 1 },
  { path: ['项目编码'], width: 15, of: (p) => p.code },
  { path: ['项目名称'], width: 34, of: (p) => p.name },
  { path: ['所属专项'], width: 24, of: (p) => programmeName.get(p.programme) },
  { path: ['项目类别'], width: 8, of: (p) => p.category },
  { path: ['项目类型'], width: 14, of: (p) => KINDS[p.kind] },
  { path: ['建设性质'], width: 8, of: (p) => p.nature },
  { path: ['项目阶段'], width: 8, of: (p) => p.stage },
  { path: ['所属乡镇'], width: 8, of: (p) => p.township.name },
  { path: ['所属村'], width: 8, of: (p) => p.village?.name ?? null },
  { path: ['涉及线路'], width: 12, of: (p) => p.feeder?.name ?? null },
  { path: ['电压等级(kV)'], width: 8, of: (p) => p.kv },
  { path: ['建设规模', '线路', '长度(km)'], width: 8, sum: true, of: lineKm },
  { path: ['建设规模', '配变', '台数'], width: 6, sum: true, of: (p) => p.scale.transformers || null },
  { path: ['建设规模', '配变', '容量(kVA)'], width: 8, sum: true, of: (p) => p.scale.kva || null },
  { path: ['建设规模', '低压线路', '长度(km)'], width: 8, sum: true, of: (p) => p.scale.lvKm ?? null },
  { path: ['建设规模', '户表', '户数'], width: 8, sum: true, of: (p) => p.scale.meters || null },
  { path: ['投资', '总投资'], width: 10, sum: true, money: true, of: (p) => p.total },
  ...SOURCES.map(([source, label]) => ({
    path: ['投资', '资金来源', label],
    width: 10,
    sum: true,
    money: true,
    of: (p) => amountBy(p, (amount) => amount.source === source),
  })),
  ...YEARS.map((year) => ({
    path: ['投资', '分年投资', `${year}年`],
    width: 9,
    sum: true,
    money: true,
    of: (p) => amountBy(p, (amount) => amount.year === year),
  })),
  { path: ['计划开工时间'], width: 11, date: true, of: (p) => p.start ?? null },
  { path: ['计划投产时间'], width: 11, date: true, of: (p) => p.end ?? null },
  { path: ['规划投产年'], width: 8, of: (p) => p.end?.year ?? null },
  { path: ['受益户数'], width: 8, sum: true, of: (p) => p.customers },
  { path: ['电气化试点', '惠及村数'], width: 8, sum: true, of: (p) => p.villages ?? null },
  { path: ['电气化试点', '惠及农户数'], width: 8, sum: true, of: (p) => p.households ?? null },
  ...PURPOSES.map(([flag, label]) => ({
    path: ['建设目的', label],
    width: 6,
    of: (p) => (p.flags.includes(flag) ? '√' : null),
  })),
  { path: ['是否遵循目标网架'], width: 8, of: (p) => p.follows },
  { path: ['未遵循目标网架的原因'], width: 20, of: (p) => p.reason ?? null },
  { path: ['必选'], width: 6, of: (p) => (p.must ? '是' : null) },
  { path: ['可研批复文号'], width: 20, of: (p) => p.approval },
  { path: ['备注'], width: 16, of: (p) => p.note },
];

/** The one total the office got wrong: 200 kVA were added after the sum was made. */
const WRONG_TOTAL = { programme: 'ZX02', label: '容量(kVA)', by: -200 };

/**
 * The project list as an office keeps it, in the old binary format.
 * @returns bytes, and the discrepancies that were planted
 */
export function makeProjectList(projects) {
  const planted = [];
  const sheet = new Sheet();
  sheet.row(['附件2']);
  sheet.row([`${COUNTY}“十五五”配电网项目计划表（2026—2028年）`], [[0, COLUMNS.length - 1]]);
  const top = [];
  top[0] = `填报单位：${COMPANY}`;
  top[COLUMNS.length - 3] = '单位：万元';
  sheet.row(top);
  header(sheet);
  sheet.row(totals(projects, '合计', 0));
  const numerals = ['一', '二', '三', '四', '五'];
  let number = 0;
  PROGRAMMES.forEach((programme, s) => {
    const own = projects.filter((project) => project.programme === programme.code);
    sheet.row([numerals[s], null, programme.name]);
    for (const [k, group] of groupsOf(own).entries()) {
      const row = sheet.row([
        `（${'一二三四五六七八九'[k]}）${KINDS[group.kind]}${['planting', 'processing', 'tourism'].includes(group.kind) ? '电气化试点' : ''}`,
      ]);
      sheet.merge(row, 0, row, COLUMNS.length - 1);
      for (const project of group.projects) projectRow(sheet, project, number++);
    }
    const subtotal = totals(own, '小计', 2);
    if (programme.code === WRONG_TOTAL.programme) spoil(subtotal, sheet, planted);
    sheet.row(subtotal);
  });
  sheet.row(['注：1.本表不含35kV及以上电网项目。']);
  sheet.row(['2.未列分年投资的项目实施时间待定。']);
  sheet.row(['填报日期：2026年1月15日']);
  return { bytes: sheet.bytes(), planted };
}

function groupsOf(projects) {
  const kinds = [...new Set(projects.map((project) => project.kind))];
  return kinds.map((kind) => ({ kind, projects: projects.filter((project) => project.kind === kind) }));
}

function totals(projects, label, at) {
  const cells = COLUMNS.map((column) => {
    if (!column.sum) return null;
    const total = round(
      sum(projects, (project) => column.of(project) ?? 0),
      2,
    );
    return column.money ? { v: total, z: '0.00' } : total;
  });
  cells[at] = label;
  return cells;
}

function spoil(cells, sheet, planted) {
  const c = COLUMNS.findIndex((column) => column.path.at(-1) === WRONG_TOTAL.label);
  const right = cells[c];
  cells[c] += WRONG_TOTAL.by;
  planted.push({
    code: 'TOTAL_DIFFERS',
    file: PROJECT_FILE,
    sheet: PROJECT_SHEET,
    cell: XLSX.utils.encode_cell({ r: sheet.next, c }),
    printed: cells[c],
    sum: right,
  });
}

function projectRow(sheet, project, i) {
  const cells = COLUMNS.map((column, c) => {
    const value = column.of(project, i);
    if (value === null || value === undefined) return i % 31 === 7 && column.money && c % 2 === 0 ? '—' : null;
    if (column.date) return dateCell(value, i + c);
    if (column.money) return moneyCell(value, i, c);
    if (column.path.at(-1) === '受益户数' && i % 43 === 12) return fullWidth(value);
    if (column.path[0] === '建设规模' && column.path.at(-1) === '长度(km)' && i % 29 === 11) return `${value}km`;
    return value;
  });
  sheet.row(cells);
}

/** Mostly a number; here and there as somebody typed it. */
function moneyCell(value, i, c) {
  if (COLUMNS[c].path.at(-1) === '总投资') {
    if (i % 37 === 5) return `${value.toFixed(2)}万元`;
    if (i % 41 === 17) return fullWidth(value.toFixed(2));
    if (i % 19 === 3 && value >= 100) return ` ${value.toFixed(2)}`;
  }
  return { v: value, z: '0.00' };
}

function dateCell({ year, month }, i) {
  const two = String(month).padStart(2, '0');
  switch (i % 5) {
    case 0:
    case 1:
      return { v: serialOf(`${year}-${two}-01`), z: 'yyyy/m/d' };
    case 2:
    case 3:
      return `${year}年${month}月`;
    default:
      return `${year}-${two}`;
  }
}

function header(sheet) {
  const first = sheet.next;
  for (let level = 0; level < 3; level++) {
    sheet.row(COLUMNS.map(({ path }, c) => (level < path.length && !isContinued(c, level) ? path[level] : null)));
  }
  COLUMNS.forEach(({ path }, c) => {
    path.forEach((_, level) => {
      if (isContinued(c, level)) return;
      const isLeaf = level === path.length - 1;
      let right = c;
      while (!isLeaf && right + 1 < COLUMNS.length && isContinued(right + 1, level)) right++;
      sheet.merge(first + level, c, isLeaf ? first + 2 : first + level, right);
    });
  });
}

/** Whether a label of the header goes on from the column to the left. */
function isContinued(c, level) {
  const [left, own] = [COLUMNS[c - 1]?.path, COLUMNS[c].path];
  return (
    left !== undefined &&
    left.length > level + 1 &&
    own.length > level + 1 &&
    own.slice(0, level + 1).join('|') === left.slice(0, level + 1).join('|')
  );
}

class Sheet {
  #rows = [];
  #merges = [];

  get next() {
    return this.#rows.length;
  }

  row(cells, merges = []) {
    const r = this.#rows.length;
    this.#rows.push(cells);
    for (const [from, to] of merges) this.merge(r, from, r, to);
    return r;
  }

  merge(r, c, lastRow, lastColumn) {
    if (lastRow > r || lastColumn > c) this.#merges.push({ s: { r, c }, e: { r: lastRow, c: lastColumn } });
  }

  bytes() {
    const sheet = {};
    this.#rows.forEach((cells, r) => {
      cells.forEach((cell, c) => {
        if (cell === null || cell === undefined) return;
        const place = XLSX.utils.encode_cell({ r, c });
        if (typeof cell === 'object') sheet[place] = { t: 'n', v: cell.v, z: cell.z };
        else sheet[place] = { t: typeof cell === 'number' ? 'n' : 's', v: cell };
      });
    });
    sheet['!ref'] = XLSX.utils.encode_range({
      s: { r: 0, c: 0 },
      e: { r: this.#rows.length - 1, c: COLUMNS.length - 1 },
    });
    sheet['!merges'] = this.#merges;
    sheet['!cols'] = COLUMNS.map(({ width }) => ({ wch: width }));
    const empty = () => ({ '!ref': 'A1' });
    const book = {
      SheetNames: [PROJECT_SHEET, 'Sheet2', 'Sheet3'],
      Sheets: { [PROJECT_SHEET]: sheet, Sheet2: empty(), Sheet3: empty() },
    };
    return XLSX.write(book, { type: 'buffer', bookType: 'biff8', compression: false });
  }
}
