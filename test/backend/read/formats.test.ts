import { describe, expect, it } from 'vitest';
import { cellsOf, codesOf, readFixture } from './support';

const FORMATS = ['xlsx', 'xlsm', 'xlsb', 'xls', 'ods', 'fods', 'spreadsheetml.xls', 'html_utf8.xls'];

describe('one sheet in eight formats', () => {
  it.each(FORMATS)('reads the same cells from .%s (a format of its own must not change a value)', async (format) => {
    const expected = cellsOf((await readFixture('A_农网项目计划.xlsx')).sheets[0]!);
    const { sheets } = await readFixture(`A_农网项目计划.${format}`);
    const cells = cellsOf(sheets[0]!);
    // The program that wrote the OpenDocument samples left the error cell out.
    if (format.endsWith('ods')) cells.set('J12', 'e:#REF!');
    expect(Object.fromEntries(cells)).toEqual(Object.fromEntries(expected));
    expect(sheets[0]!.info.merges).toHaveLength(19);
    if (!format.startsWith('html')) {
      expect(sheets.map((sheet) => sheet.info.name)).toEqual(['2013年第二批', '填报说明']);
      expect(cellsOf(sheets[1]!).get('A2')).toBe('s:001');
    }
  });

  it('keeps codes, placeholders and odd spaces as stored', async () => {
    const cells = cellsOf((await readFixture('A_农网项目计划.xls')).sheets[0]!);
    expect(cells.get('C9')).toBe('n:1511001300010001');
    expect(cells.get('C13')).toBe('s:0015110013');
    expect(cells.get('C14')).toBe('s:15110013.0');
    expect(cells.get('M14')).toBe('s:—');
    expect(cells.get('L9')).toBe('d:2013-04-01');
    expect(cells.get('I9')).toBe('n:420.7');
    expect(cells.get('F5')).toBe('s:线路长度\n（km）');
  });
});

describe('workbooks of the nineties', () => {
  const files = [
    'E_biff4_raw_cp936.xls',
    'E_biff5_cp936_handmade.xls',
    'E_biff5_nocodepage.xls',
    'E_biff5_wrong_cp1252.xls',
  ];

  it.each(files)('reads %s in Chinese (without or with a false code page it is garbage elsewhere)', async (file) => {
    const result = await readFixture(file);
    const cells = cellsOf(result.sheets[0]!);
    expect(cells.get('A1')).toBe('s:××县供电公司1998年农网改造项目表');
    expect(cells.get('B5')).toBe('s:李家村＃１台区');
    expect(cells.get('D4')).toBe('n:123.45');
    expect(cells.get('D6')).toBe('n:462.95');
    expect(result.info.file.encoding).toBe('gb18030');
    if (!file.includes('biff4')) expect(result.sheets[0]!.info.name).toBe('项目表');
  });

  it('says when the code page was found out, or overruled, with a sample', async () => {
    expect(codesOf(await readFixture('E_biff5_nocodepage.xls'))).toEqual(['CODE_PAGE_DETECTED']);
    const overruled = await readFixture('E_biff5_wrong_cp1252.xls');
    expect(overruled.info.issues[0]).toMatchObject({ code: 'CODE_PAGE_OVERRULED', params: { recorded: 1252 } });
    expect(codesOf(await readFixture('E_biff5_cp936_handmade.xls'))).toEqual([]);
    const forced = await readFixture('E_biff5_nocodepage.xls', { encoding: 'windows-1252' });
    expect(cellsOf(forced.sheets[0]!).get('A1')).not.toContain('县');
  });
});

describe('HTML named .xls', () => {
  it('takes each table as a sheet, with merges, texts as texts, and numbers the page tells', async () => {
    const result = await readFixture('C_两表_html_gbk.xls');
    expect(result.info.file).toMatchObject({ kind: 'html', encoding: 'gb18030' });
    expect(codesOf(result)).toEqual(['CONTENT_DIFFERS_FROM_NAME']);
    const cells = cellsOf(result.sheets[0]!);
    expect(Object.fromEntries(cells)).toEqual({
      A1: 's:配变台账\u00a0（单位：kVA）',
      A2: 's:序号',
      B2: 's:台区名称',
      C2: 's:容量',
      C3: 's:原',
      D3: 's:现',
      A4: 's:1',
      B4: 's:李家村<1>#变',
      C4: 's:050',
      D4: 'n:200.5',
    });
    expect(result.sheets[0]!.info.merges).toContainEqual({ firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 0 });
    expect(cellsOf(result.sheets[1]!).get('B1')).toBe('s:1,234');
  });
});

describe('special features of .xlsx', () => {
  it('reads rich text, links, errors, hidden rows, columns and sheets, and reports a formula without a result', async () => {
    const result = await readFixture('D_exceljs_全特性.xlsx');
    const { info } = result.sheets[0]!;
    const cells = cellsOf(result.sheets[0]!);
    expect(info.name).toBe('台账 ');
    expect(info.hiddenRows).toEqual([8]);
    expect(info.hiddenColumns).toEqual([4]);
    expect(result.sheets[1]!.info.visibility).toBe('veryHidden');
    expect(cells.get('P1')).toBe('s:10kV城东线');
    expect(cells.get('P2')).toBe('s:链接');
    expect(cells.get('P3')).toBe('e:#N/A');
    expect(cells.get('P4')).toBe('f:');
    expect(cells.get('P5')).toBe('e:#DIV/0!');
    expect(cells.get('P6')).toBe('d:2013-03-01');
    expect(cells.get('P7')).toBe('b:TRUE');
    expect(cells.get('P9')).toBe('s:=SUM(A1)');
    expect(result.info.issues).toMatchObject([
      { code: 'FORMULA_WITHOUT_RESULT', where: { sheet: '台账 ', cell: 'P4', row: 4 } },
    ]);
  });

  it('knows the 1904 date system (dates would be four years off)', async () => {
    expect(cellsOf((await readFixture('D_1904.xlsx')).sheets[0]!).get('B1')).toBe('d:2013-03-01');
  });
});
