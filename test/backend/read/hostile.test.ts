import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/backend/exchange/read/limits';
import { zipFile } from '../../bench/support/zipFile';
import { makeXlsx, sst, worksheet, type XlsxParts, XML, xlsxParts } from './makeXlsx';
import { cellsOf, codesOf, readHere, WORKBOOKS } from './support';

const refusal = (bytes: Buffer | string, name = 't.xlsx', limits = {}) =>
  readHere({ name, bytes: Buffer.from(bytes as string) }, { limits }).then(
    () => 'read',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('files that are refused with a word, before any parser sees them', () => {
  it.each<[string, Buffer | string, string]>([
    ['an empty file', '', 'FILE_EMPTY'],
    ['white space', ' \n \n', 'FILE_EMPTY'],
    ['a PDF named .xlsx', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'FILE_IS_PDF'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'FILE_IS_IMAGE'],
    ['an archive of another kind', Buffer.from('526172211a0700cf907300', 'hex'), 'FILE_IS_ARCHIVE'],
    ['a zip without a workbook', zipFile([{ name: 'a.txt', data: 'x' }]), 'FILE_IS_ARCHIVE'],
    ['a text document', zipFile([{ name: 'word/document.xml', data: '<w/>' }]), 'FILE_IS_DOCUMENT'],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'NOT_A_SPREADSHEET'],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 255)),
      'NOT_A_SPREADSHEET',
    ],
    ['JSON', '{"rows": [1, 2]}', 'NOT_A_SPREADSHEET'],
    ['some other XML', `${XML}<svg xmlns="http://www.w3.org/2000/svg"/>`, 'NOT_A_SPREADSHEET'],
    ['a web page without a table', '<html><body><p>登录超时</p></body></html>', 'HTML_WITHOUT_TABLE'],
    ['SYLK', 'ID;PWXL;N;E\nP;PGeneral\n', 'SPREADSHEET_KIND_UNKNOWN'],
    ['the beginning of a zip', 'PK\x03\x04', 'FILE_TRUNCATED'],
    ['the beginning of a compound file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_TRUNCATED'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it('files beyond the size limit', async () => {
    expect(await refusal('a,b\n1,2\n', 't.csv', { fileBytes: 4 })).toBe('FILE_TOO_LARGE');
  });

  it('encrypted parts, unknown packing, wrong checksums', async () => {
    const lying = (lies: object) =>
      zipFile(
        xlsxParts({ sheets: ['<row><c><v>1</v></c></row>'] }).map((part) =>
          part.name.endsWith('sheet1.xml') ? { ...part, lies } : part,
        ),
      );
    expect(await refusal(lying({ flags: 0x801 }))).toBe('FILE_ENCRYPTED');
    expect(await refusal(lying({ method: 14 }))).toBe('ZIP_METHOD_UNKNOWN');
    expect(await refusal(lying({ crc: 12345 }))).toBe('ZIP_CRC_WRONG');
    expect(await refusal(lying({ size: 1 }))).toBe('read');
    expect(await refusal(lying({ size: 0xfffffff0 }))).toBe('read');
    expect(await refusal(lying({ packedSize: 3 }))).toBe('FILE_DAMAGED');
    expect(await refusal(lying({ packedSize: 0x7ffffff0 }))).toBe('FILE_TRUNCATED');
  });

  it('encrypted OpenDocument and encrypted .xls', async () => {
    const ods = zipFile([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
      { name: 'META-INF/manifest.xml', data: '<m><manifest:encryption-data/></m>' },
      { name: 'content.xml', data: 'garbage' },
    ]);
    expect(await refusal(ods)).toBe('FILE_ENCRYPTED');
    const biff = Buffer.from('0908100000060500000000000000000000000000' + '2f000600010000000000' + '0a000000', 'hex');
    expect(await refusal(biff)).toBe('FILE_ENCRYPTED');
  });

  it('entity bombs: a document type declaration is refused, wherever it stands', async () => {
    const dtd = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const inSheet = makeXlsx({ sheets: [worksheet('').replace('?>', `?>${dtd}`)] });
    expect(await refusal(inSheet)).toBe('XML_DTD_REFUSED');
    const inStrings = makeXlsx({ sharedStrings: sst('<t>&b;</t>').replace('?>', `?>${dtd}`) });
    expect(await refusal(inStrings)).toBe('XML_DTD_REFUSED');
    const spreadsheetMl = `<?xml version="1.0"?>${dtd}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>`;
    expect(await refusal(spreadsheetMl)).toBe('XML_DTD_REFUSED');
  });

  it('a zip bomb, by what really comes out of it and not by its header', async () => {
    const limits = { ratioFromBytes: 1 << 20, inflateRatio: 100 };
    const spaces = worksheet(' '.repeat(8 << 20));
    const parts = xlsxParts({ sheets: [spaces] }).map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, lies: { size: 100 } } : part,
    );
    expect(await refusal(zipFile(parts), 't.xlsx', limits)).toBe('ZIP_BOMB');
    expect(await refusal(makeXlsx({ sheets: [spaces] }), 't.xlsx', { inflatedBytes: 1 << 20 })).toBe('ZIP_BOMB');
  });

  it('too many parts, sheets, cells, or too much text', async () => {
    const small: XlsxParts = { sheets: ['<row><c><v>1</v></c><c><v>2</v></c></row>', ''] };
    expect(await refusal(makeXlsx(small), 't.xlsx', { parts: 3 })).toBe('TOO_MANY_PARTS');
    expect(await refusal(makeXlsx(small), 't.xlsx', { sheets: 1 })).toBe('TOO_MANY_SHEETS');
    expect(await refusal(makeXlsx(small), 't.xlsx', { cells: 1 })).toBe('TOO_MANY_CELLS');
    const texts = makeXlsx({ sharedStrings: sst(`<t>${'字'.repeat(1000)}</t>`) });
    expect(await refusal(texts, 't.xlsx', { sharedCharacters: 900 })).toBe('TEXTS_TOO_LARGE');
  });

  it('one long text that thousands of cells share (a few kilobytes became gigabytes)', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `<row r="${i + 1}"><c t="s"><v>0</v></c></row>`).join('');
    const shared = makeXlsx({ sheets: [rows], sharedStrings: sst(`<t>${'字'.repeat(1000)}</t>`) });
    const wide = `<row r="1">${'<c t="s"><v>0</v></c>'.repeat(300)}</row>`;
    const inOneRow = makeXlsx({ sheets: [wide], sharedStrings: sst(`<t>${'字'.repeat(1000)}</t>`) });
    for (const file of [shared, inOneRow]) {
      expect(await refusal(file, 't.xlsx', { characters: 200_000 })).toBe('TOO_MUCH_TEXT');
      expect(await refusal(file, 't.xlsx', { characters: 300_000 })).toBe('read');
    }
  });

  it('what takes too long', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 1}"><c><v>${i}</v></c></row>`).join('');
    expect(await refusal(makeXlsx({ sheets: [rows] }), 't.xlsx', { timeMs: 1 })).toBe('READ_TIME_LIMIT');
  });
});

describe('hostile files that can be read are read, in bounded time and memory', () => {
  it('a declared extent of 1,048,576 x 16,384 without cells costs nothing', async () => {
    const sheet = worksheet(
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
      '',
      '<dimension ref="A1:XFD1048576"/>',
    );
    const { sheets } = await readHere({ name: 't.xlsx', bytes: makeXlsx({ sheets: [sheet] }) });
    expect(sheets[0]!.info).toMatchObject({ rowCount: 1_048_576, columnCount: 16_384 });
    expect(sheets[0]!.chunks.map((chunk) => chunk.rowCount)).toEqual([1]);
  });

  it('a cell in each of 16,384 columns and rows does not blow up a chunk', async () => {
    const rows = Array.from(
      { length: 4000 },
      (_, i) => `<row r="${i + 1}"><c r="${columnOf(i * 4)}${i + 1}"><v>1</v></c></row>`,
    ).join('');
    const { sheets } = await readHere({ name: 't.xlsx', bytes: makeXlsx({ sheets: [rows] }) });
    expect(cellsOf(sheets[0]!).size).toBe(4000);
    const slots = sheets[0]!.chunks.map(
      (chunk) => chunk.rowCount * chunk.columns.filter((column) => column !== null).length,
    );
    expect(Math.max(...slots)).toBeLessThan(500_000);
  });

  it('200,000 merged ranges (a well-known library hangs on them)', async () => {
    const merges = Array.from({ length: 200_000 }, (_, i) => `<mergeCell ref="A${i + 1}:B${i + 1}"/>`).join('');
    const bytes = makeXlsx({ sheets: [worksheet('', `<mergeCells>${merges}</mergeCells>`)] });
    const { sheets } = await readHere({ name: 't.xlsx', bytes });
    expect(sheets[0]!.info.merges).toHaveLength(200_000);
    const cut = await readHere({ name: 't.xlsx', bytes }, { limits: { merges: 10 } });
    expect(cut.sheets[0]!.info.merges).toHaveLength(10);
    expect(codesOf(cut)).toContain('MERGES_CUT');
  });

  it('an .ods that repeats a cell over a whole sheet (another library hangs)', async () => {
    const content = `${XML}<office:document-content><office:body><office:spreadsheet><table:table table:name="重复"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
    const bytes = zipFile([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
      { name: 'content.xml', data: content },
    ]);
    const result = await readHere({ name: 't.ods', bytes }, { limits: { repeatedCells: 50_000 } });
    expect(codesOf(result)).toContain('REPEATED_CELLS_CUT');
    expect(cellsOf(result.sheets[0]!).size).toBeLessThanOrEqual(70_000);
  });

  it('.ods sheets that each repeat as much as one may (fifty of them took a gibibyte)', async () => {
    const table = `<table:table table:name="重复"><table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="10" office:value-type="float" office:value="1"/></table:table-row></table:table>`;
    const content = `${XML}<office:document-content><office:body><office:spreadsheet>${table.repeat(8)}</office:spreadsheet></office:body></office:document-content>`;
    const bytes = zipFile([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
      { name: 'content.xml', data: content },
    ]);
    const result = await readHere({ name: 't.ods', bytes }, { limits: { repeatedCellsOfFile: 25_000 } });
    const sizes = result.sheets.map((sheet) => cellsOf(sheet).size);
    expect(sizes.slice(0, 2)).toEqual([10_000, 10_000]);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(26_000);
    expect(codesOf(result)).toContain('REPEATED_CELLS_CUT');
  });

  it('a .csv that is one line without end, spans without end: each is gone through once', async () => {
    const line = (text: string) => readHere({ name: 't.csv', bytes: Buffer.from(text) });
    expect((await line(','.repeat(20_000_000))).sheets[0]!.info.rowCount).toBe(0);
    expect((await line('"a""'.repeat(5_000_000))).sheets[0]!.info.rowCount).toBeGreaterThan(0);
    const beyond = await line(`${'1,'.repeat(16_384)},,,2,3\n4`);
    expect(beyond.sheets[0]!.info.columnCount).toBe(16_384);
    expect(codesOf(beyond).filter((code) => code === 'CELL_OUTSIDE_SHEET')).toHaveLength(1);
    const spans = `<html><table>${'<tr><td rowspan=65534 colspan=16000>a</td></tr>'.repeat(1500)}</table>`;
    expect(await refusal(spans, 't.xls')).toBe('read');
  });

  it('a million open quotes in a .csv, a million open tags and quotes in HTML', async () => {
    const csv = await readHere({ name: 't.csv', bytes: Buffer.from('"a,b\n'.repeat(200_000)) });
    expect(csv.sheets[0]!.info.rowCount).toBeGreaterThan(0);
    for (const piece of ['<td "', '<table><tr><td>1', '<!--', '<td title="', "<td a='"])
      expect(['read', 'HTML_WITHOUT_TABLE', 'TOO_MANY_SHEETS']).toContain(
        await refusal(`<html><table><tr><td>1</td></tr></table>${piece.repeat(100_000)}`, 't.xls'),
      );
  });
});

describe('any truncation of a good file ends in a result or a worded refusal', () => {
  const files = [
    'A_农网项目计划.xlsx',
    'A_农网项目计划.xls',
    'A_农网项目计划.xlsb',
    'A_农网项目计划.ods',
    'A_农网项目计划.spreadsheetml.xls',
    'A_农网项目计划.html_utf8.xls',
    'B_gb18030.csv',
    'B_utf16le_bom.tsv',
    'E_biff5_nocodepage.xls',
    'E_biff4_raw_cp936.xls',
  ];
  it.each(files)('%s', async (file) => {
    const whole = readFileSync(join(WORKBOOKS, file));
    for (let length = 0; length < whole.length; length += Math.max(1, Math.floor(whole.length / 60))) {
      const code = await refusal(whole.subarray(0, length), file);
      expect(code, `${file} cut at ${length}`).toMatch(/^(read|[A-Z][A-Z_]+)$/);
    }
  });
});

it('the limits are those the product promises', () => {
  expect(DEFAULT_LIMITS.timeMs).toBe(20_000);
  // The reading process and the one that waits for it (some 70 MiB) stay below a gibibyte together.
  expect(DEFAULT_LIMITS.rssBytes * 1.05).toBeLessThan(950 * 1024 * 1024);
});

function columnOf(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : columnOf(Math.floor(column / 26) - 1) + columnOf(column % 26);
}
