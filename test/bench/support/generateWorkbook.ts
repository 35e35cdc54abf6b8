import { zipFile } from './zipFile';

/** A generated ledger: the same rows in any format, from a fixed seed. */
export interface LedgerShape {
  rows: number;
  seed?: number;
  /**
   * `area`: transformer areas, the ledger that does come with a hundred thousand rows, one record each. `project`: a project
   * list with its money, where a row makes three records.
   */
  table?: 'area' | 'project';
}

/** A cell as generated: text, number (as decimal text), date (serial) or nothing. */
export type LedgerCell = { kind: 'text' | 'number' | 'date' | 'percent'; text: string } | null;

export const LEDGER_HEADER = [
  '序号',
  '项目编码',
  '项目名称',
  '乡镇',
  '所属线路',
  '电压等级',
  '建设性质',
  '线路长度（km）',
  '配变台数（台）',
  '配变容量（kVA）',
  '总投资（万元）',
  '中央预算内（万元）',
  '企业自筹（万元）',
  '开工日期',
  '竣工日期',
  '户数（户）',
  '最大负荷（kW）',
  '负载率',
  '供电半径（km）',
  '备注',
];

const AREA_HEADER = [
  '序号',
  '台区编码',
  '台区名称',
  '所属乡镇',
  '所属线路',
  '公/专',
  '配变型号',
  '配变容量（kVA）',
  '投运日期',
  '户数（户）',
  '低电压户数（户）',
  '智能电表数（块）',
  '最大负荷（kW）',
  '最大负载率',
  '重载时长（h）',
  '台区线损（%）',
  '低压线路长度（km）',
  '供电半径（m）',
  '光伏容量（kW）',
  '备注',
];

const NAMES = ['城东', '城西', '河湾', '李家村', '王庄', '赵家湾', '双桥', '石岭', '柳树', '新华'];
const WORKS = ['线改造工程', '台区增容', '台区新增布点', '“低电压”治理', '联络工程'];
const NATURE = ['新建', '改造', '扩建'];

/** Rows of the ledger without its header; about an eighth of the cells is empty. */
export function ledgerRows(shape: LedgerShape): Generator<LedgerCell[]> {
  return shape.table === 'area' ? areaRows(shape) : projectRows(shape);
}

function headerOf({ table }: LedgerShape): string[] {
  return table === 'area' ? AREA_HEADER : LEDGER_HEADER;
}

function text(value: string): LedgerCell {
  return { kind: 'text', text: value };
}

function number(value: number, digits: number): LedgerCell {
  return { kind: 'number', text: String(Number(value.toFixed(digits))) };
}

function* areaRows({ rows, seed = 1 }: LedgerShape): Generator<LedgerCell[]> {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const sparse = (cell: LedgerCell): LedgerCell => (random() < 0.28 ? null : cell);
  for (let row = 1; row <= rows; row += 1) {
    const households = Math.floor(random() * 300);
    yield [
      number(row, 0),
      text(`15110013${String(10_000_000 + row)}`),
      text(`${pick(NAMES)}${Math.floor(random() * 90_000 + 10_000)}号台区`),
      text(`${pick(NAMES)}镇`),
      text(`10kV${pick(NAMES)}${Math.floor(random() * 90 + 10)}线`),
      sparse(text(random() < 0.7 ? '公' : '专')),
      text(pick(MODELS)),
      number(pick(CAPACITIES), 0),
      sparse({ kind: 'date', text: String(36_000 + Math.floor(random() * 9000)) }),
      number(households, 0),
      sparse(number(Math.floor(households * random() * 0.1), 0)),
      sparse(number(households, 0)),
      number(random() * 400, 2),
      { kind: 'percent', text: String(Number((random() * 0.9).toFixed(4))) },
      sparse(number(random() * 300, 1)),
      sparse(number(random() * 9, 2)),
      number(random() * 12, 3),
      sparse(number(random() * 900, 0)),
      sparse(number(random() * 200, 1)),
      sparse(text(row % 7 === 0 ? '待核实' : '正常')),
    ];
  }
}

const MODELS = ['S11-M-200/10', 'S13-M-400/10', 'SBH15-M-100/10', 'S20-M-315/10'];
const CAPACITIES = [50, 100, 200, 315, 400, 500, 630];

function* projectRows({ rows, seed = 1 }: LedgerShape): Generator<LedgerCell[]> {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  for (let row = 1; row <= rows; row += 1) {
    const total = 10 + random() * 900;
    const central = total * 0.2;
    const start = 41_000 + Math.floor(random() * 3000);
    const sparse = (cell: LedgerCell): LedgerCell => (random() < 0.28 ? null : cell);
    yield [
      number(row, 0),
      text(`15110013${String(10_000_000 + row)}`),
      text(`10kV${pick(NAMES)}${Math.floor(random() * 900 + 100)}${pick(WORKS)}`),
      text(`${pick(NAMES)}镇`),
      text(`10kV${pick(NAMES)}${Math.floor(random() * 90 + 10)}线`),
      text('10kV'),
      sparse(text(pick(NATURE))),
      sparse(number(random() * 20, 3)),
      sparse(number(random() * 9, 0)),
      sparse(number(Math.floor(random() * 12) * 100, 0)),
      number(total, 2),
      number(central, 2),
      number(total - central, 2),
      sparse({ kind: 'date', text: String(start) }),
      sparse({ kind: 'date', text: String(start + 200) }),
      sparse(number(random() * 900, 0)),
      sparse(number(random() * 3000, 1)),
      sparse({ kind: 'percent', text: String(Number(random().toFixed(4))) }),
      sparse(number(random() * 15, 2)),
      sparse(text(row % 7 === 0 ? '跨年' : '正常')),
    ];
  }
}

/** The ledger as .xlsx, with shared strings, styled dates and percentages, the way spreadsheet programs write it. */
export function ledgerXlsx(shape: LedgerShape): Buffer {
  const shared = new Map<string, number>();
  const sheet: Buffer[] = [];
  let piece = `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:T${shape.rows + 1}"/><sheetData>`;
  const cell = (column: number, row: number, value: LedgerCell): string => {
    if (value === null) return '';
    const at = `${String.fromCharCode(65 + column)}${row}`;
    if (value.kind === 'text') {
      let index = shared.get(value.text);
      if (index === undefined) {
        index = shared.size;
        shared.set(value.text, index);
      }
      return `<c r="${at}" s="1" t="s"><v>${index}</v></c>`;
    }
    const style = value.kind === 'date' ? 2 : value.kind === 'percent' ? 3 : 1;
    return `<c r="${at}" s="${style}"><v>${value.text}</v></c>`;
  };
  const line = (row: number, cells: LedgerCell[]) => {
    piece += `<row r="${row}" spans="1:20">${cells.map((value, column) => cell(column, row, value)).join('')}</row>`;
    if (piece.length > 1 << 20) {
      sheet.push(Buffer.from(piece));
      piece = '';
    }
  };
  line(1, headerOf(shape).map(text));
  let row = 2;
  for (const cells of ledgerRows(shape)) line(row++, cells);
  piece += '</sheetData><mergeCells count="1"><mergeCell ref="V1:W1"/></mergeCells></worksheet>';
  sheet.push(Buffer.from(piece));
  const strings = [...shared.keys()].map((text) => `<si><t>${text}</t></si>`).join('');
  return zipFile([
    { name: '[Content_Types].xml', data: CONTENT_TYPES },
    { name: '_rels/.rels', data: relationships([['officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', data: WORKBOOK },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relationships([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    },
    { name: 'xl/worksheets/sheet1.xml', data: Buffer.concat(sheet) },
    { name: 'xl/styles.xml', data: STYLES },
    { name: 'xl/sharedStrings.xml', data: `${XML}<sst xmlns="${MAIN}">${strings}</sst>` },
  ]);
}

/** The ledger as comma-separated text, in pieces of a few thousand lines. */
export function* ledgerCsv(shape: LedgerShape): Generator<string> {
  let piece = `${headerOf(shape).join(',')}\r\n`;
  for (const cells of ledgerRows(shape)) {
    piece += `${cells.map((cell) => cell?.text ?? '').join(',')}\r\n`;
    if (piece.length > 1 << 20) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

/** The ledger as .ods. */
export function ledgerOds(shape: LedgerShape): Buffer {
  const rows: string[] = [];
  const line = (cells: LedgerCell[]) => rows.push(`<table:table-row>${cells.map(odsCell).join('')}</table:table-row>`);
  line(headerOf(shape).map(text));
  for (const cells of ledgerRows(shape)) line(cells);
  const content =
    `${XML}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">' +
    `<office:body><office:spreadsheet><table:table table:name="台账"><table:table-column table:number-columns-repeated="20"/>${rows.join('')}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const type = 'application/vnd.oasis.opendocument.spreadsheet';
  return zipFile([
    { name: 'mimetype', data: type, stored: true },
    {
      name: 'META-INF/manifest.xml',
      data: `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    },
    { name: 'content.xml', data: content },
    {
      name: 'styles.xml',
      data: `${XML}<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"/>`,
    },
  ]);
}

function odsCell(cell: LedgerCell): string {
  if (cell === null) return '<table:table-cell/>';
  const shown = `<text:p>${cell.text}</text:p>`;
  if (cell.kind === 'text') return `<table:table-cell office:value-type="string">${shown}</table:table-cell>`;
  if (cell.kind === 'date') {
    const day = new Date((Number(cell.text) - 25_569) * 86_400_000).toISOString().slice(0, 10);
    return `<table:table-cell office:value-type="date" office:date-value="${day}"><text:p>${day}</text:p></table:table-cell>`;
  }
  const type = cell.kind === 'percent' ? 'percentage' : 'float';
  return `<table:table-cell office:value-type="${type}" office:value="${cell.text}">${shown}</table:table-cell>`;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const CONTENT_TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`;

const WORKBOOK = `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="0"/><xf numFmtId="176" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function relationships(list: [kind: string, target: string][]): string {
  const items = list.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

/** A small generator of random numbers (mulberry32): the same seed gives the same file. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
