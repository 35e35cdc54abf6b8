import { describe, expect, it } from 'vitest';
import { MAIN, makeXlsx, sst, worksheet, type XlsxParts, XML } from './makeXlsx';
import { cellsOf, codesOf, readHere } from './support';

const read = (parts: XlsxParts) => readHere({ name: 't.xlsx', bytes: makeXlsx(parts) });
const cells = async (rows: string, parts: XlsxParts = {}) =>
  Object.fromEntries(cellsOf((await read({ ...parts, sheets: [rows] })).sheets[0]!));

describe('cells of .xlsx', () => {
  it('keeps the text of numbers, but for the 17 digits of a double (67.900000000000006 is 67.9)', async () => {
    const values = [
      '67.900000000000006',
      '12345678901234567890',
      '1511001300010001',
      '0.30000000000000004',
      '1E-3',
      '007',
      '-0.5',
    ];
    const found = await cells(`<row r="1">${values.map((value) => `<c><v>${value}</v></c>`).join('')}</row>`);
    expect(Object.values(found)).toEqual([
      'n:67.9',
      'n:12345678901234567890',
      'n:1511001300010001',
      'n:0.30000000000000004',
      'n:1E-3',
      'n:007',
      'n:-0.5',
    ]);
  });

  it('reads dates, percentages and time spans by style, not by value', async () => {
    const styled: [number, string, string][] = [
      [1, '41365', 'd:2013-04-01'],
      [1, '41365.3368055556', 'd:2013-04-01 08:05'],
      [4, '0.5', 'd:12:00'],
      [4, '1', 'd:1900-01-01'],
      [4, '60', 'd:1900-02-28'],
      [4, '61', 'd:1900-03-01'],
      [4, '-1', 'n:-1'],
      [4, '2958466', 'n:2958466'],
      [5, '41365', 'd:2013-04-01'],
      [2, '0.156', 'p:0.156'],
      [3, '1.104166666666667', 'd:26:30'],
      [0, '41365', 'n:41365'],
    ];
    const row = styled.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('');
    expect(Object.values(await cells(`<row r="1">${row}</row>`))).toEqual(styled.map(([, , text]) => text));
  });

  it('reads inline, formula, rich and phonetic strings, booleans, errors and ISO dates', async () => {
    const strings = sst(
      '<t>共享</t>',
      '<r><t>10kV</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 城东线</t></r><rPh><t>cheng</t></rPh>',
    );
    const row = `<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>a&amp;b</t></r><r><t>&#x4E2D;</t></r></is></c><c t="str"><f>A1</f><v>结果</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="d"><v>2013-04-01T08:05:00</v></c><c t="str"><v>a_x000D_b_x0041_</v></c><c t="inlineStr"><is><t><![CDATA[<x>]]></t></is></c></row>`;
    for (const stringsLast of [false, true])
      expect(Object.values(await cells(row, { sharedStrings: strings, stringsLast }))).toEqual([
        's:共享',
        's:10kV 城东线',
        's:a&b中',
        's:结果',
        'b:TRUE',
        'b:FALSE',
        'e:#DIV/0!',
        'd:2013-04-01 08:05',
        's:a\nbA',
        's:<x>',
      ]);
  });

  it('takes the cached result of a formula, even 0, and reports one without (never as 0)', async () => {
    const result = await read({
      sheets: [
        '<row r="1"><c><f>1-1</f><v>0</v></c><c><f>A1</f></c><c><f>A1</f><v/></c><c t="str"><f>""</f><v></v></c></row>',
      ],
    });
    expect(Object.fromEntries(cellsOf(result.sheets[0]!))).toEqual({ A1: 'n:0', B1: 'f:', C1: 'f:' });
    expect(result.info.issues.map((issue) => issue.where?.cell)).toEqual(['B1', 'C1']);
  });

  it('takes absolute references such as $B$2 (some writers put them; the cells would be shifted)', async () => {
    expect(await cells('<row r="2"><c r="$B$2"><v>1</v></c><c r="$D2"><v>2</v></c></row>')).toEqual({
      B2: 'n:1',
      D2: 'n:2',
    });
  });

  it('places cells without r, with rows out of order, with gaps', async () => {
    expect(
      await cells(
        '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"><c><v>4</v></c></row><row><c><v>5</v></c></row>',
      ),
    ).toEqual({
      A1: 'n:1',
      D1: 'n:2',
      E1: 'n:3',
      A5: 'n:4',
      A6: 'n:5',
    });
    const far = await read({
      sheets: [
        '<row r="5000"><c r="A5000"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row><row r="4999"><c r="A4999"><v>3</v></c></row>',
      ],
    });
    expect(Object.fromEntries(cellsOf(far.sheets[0]!))).toEqual({ B2: 'n:2', A4999: 'n:3', A5000: 'n:1' });
    expect(codesOf(far)).toEqual(['ROWS_OUT_OF_ORDER']);
    const firsts = far.sheets[0]!.chunks.map((chunk) => chunk.firstRow);
    expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
  });

  it('understands any namespace prefix, comments, pretty printing, and > in attributes', async () => {
    const prefixed = `${XML}<x:worksheet xmlns:x="${MAIN}"><x:sheetData>\n <x:row r="1">\n  <!-- a <c> --><x:c r="A1" note="a>b">\n   <x:v>12</x:v>\n  </x:c>\n  <x:c r="B1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(await cells(prefixed)).toEqual({ A1: 'n:12', B1: 's:甲' });
  });

  it('reads UTF-16 parts', async () => {
    const sheet = worksheet('<row r="1"><c t="inlineStr"><is><t>城东线</t></is></c></row>').replace('UTF-8', 'UTF-16');
    const parts = { extra: [{ name: 'xl/worksheets/sheet1.xml', data: Buffer.from(`\ufeff${sheet}`, 'utf16le') }] };
    expect(await cells('', parts)).toEqual({ A1: 's:城东线' });
  });

  it('keeps cells apart across the pieces in which a part is unpacked', async () => {
    const rows = Array.from(
      { length: 9000 },
      (_, i) =>
        `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}.5</v></c><c r="B${i + 1}" t="inlineStr"><is><t>线路${i}</t></is></c></row>`,
    );
    const { sheets } = await read({ sheets: [rows.join('')] });
    const found = cellsOf(sheets[0]!);
    expect(found.size).toBe(18_000);
    for (let i = 0; i < 9000; i += 1) {
      expect(found.get(`A${i + 1}`)).toBe(`n:${i}.5`);
      expect(found.get(`B${i + 1}`)).toBe(`s:线路${i}`);
    }
  });

  it('reads merges, hidden rows and columns, only within the cells', async () => {
    const sheet = worksheet(
      '<row r="1"><c><v>1</v></c><c><v>2</v></c></row><row r="2" hidden="1"><c><v>3</v></c></row>',
      '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C3"/><mergeCell ref="nonsense"/></mergeCells>',
      '<cols><col min="2" max="16384" hidden="1"/></cols>',
    );
    const { info } = (await read({ sheets: [sheet] })).sheets[0]!;
    expect(info).toMatchObject({ rowCount: 2, columnCount: 2, hiddenRows: [1], hiddenColumns: [1] });
    expect(info.merges).toEqual([{ firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 1 }]);
  });

  it('is not led astray by names such as __proto__', async () => {
    const { sheets } = await read({
      names: ['__proto__', 'constructor'],
      sheets: ['<row r="1"><c t="inlineStr"><is><t>__proto__</t></is></c></row>', ''],
    });
    expect(sheets.map((sheet) => sheet.info.name)).toEqual(['__proto__', 'constructor']);
    expect(cellsOf(sheets[0]!).get('A1')).toBe('s:__proto__');
  });

  it('reads only the first rows when asked, and still the merges behind them', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`,
    ).join('');
    const bytes = makeXlsx({ sheets: [worksheet(rows, '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>')] });
    const { sheets } = await readHere({ name: 't.xlsx', bytes }, { maxRows: 100 });
    expect(sheets[0]!.info).toMatchObject({ rowCount: 100, cut: true });
    expect(sheets[0]!.info.merges).toHaveLength(1);
  });

  it('reads only the sheets asked for, and lists the others', async () => {
    const bytes = makeXlsx({ sheets: ['<row><c><v>1</v></c></row>', '<row><c><v>2</v></c></row>'] });
    const { sheets } = await readHere({ name: 't.xlsx', bytes }, { sheets: [1] });
    expect(sheets.map((sheet) => [...cellsOf(sheet).values()])).toEqual([[], ['n:2']]);
  });
});

describe('damage inside .xlsx is told, cell by cell, and the rest is read', () => {
  it.each<[string, XlsxParts, string, Record<string, string>]>([
    [
      'a shared string that does not exist',
      {
        sheets: ['<row r="1"><c r="A1" t="s"><v>9</v></c><c r="B1"><v>1</v></c></row>'],
        sharedStrings: sst('<t>x</t>'),
      },
      'SHARED_STRING_MISSING',
      { B1: 'n:1' },
    ],
    [
      'a missing shared string part',
      { sheets: ['<row r="1"><c r="A1"><v>1</v></c></row>'], sharedStrings: null },
      'PART_MISSING',
      { A1: 'n:1' },
    ],
    [
      'a number that is none',
      { sheets: ['<row r="1"><c r="A1"><v>12a</v></c></row>'] },
      'CELL_BAD_NUMBER',
      { A1: 's:12a' },
    ],
    [
      'a nonsensical address',
      { sheets: ['<row r="1"><c r="A1"><v>1</v></c><c r="1B"><v>2</v></c></row>'] },
      'CELL_BAD_REFERENCE',
      { A1: 'n:1', B1: 'n:2' },
    ],
    [
      'XML that breaks off',
      { sheets: [`${XML}<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>`] },
      'XML_NOT_CLOSED',
      { A1: 'n:1' },
    ],
  ])('%s', async (_, parts, code, expected) => {
    const result = await read(parts);
    expect(codesOf(result)).toContain(code);
    expect(Object.fromEntries(cellsOf(result.sheets[0]!))).toEqual(expected);
  });

  it('a sheet whose part is missing', async () => {
    const workbook = `${XML}<workbook xmlns:r="r"><sheets><sheet name="有" sheetId="1" r:id="rId1"/><sheet name="无" sheetId="2" r:id="rId9"/></sheets></workbook>`;
    const result = await read({ workbook, sheets: ['<row><c><v>1</v></c></row>'] });
    expect(result.sheets.map((sheet) => sheet.info.name)).toEqual(['有', '无']);
    expect(result.info.issues).toMatchObject([
      { code: 'SHEET_PART_MISSING', severity: 'error', where: { sheet: '无' } },
    ]);
  });

  it('counts issues beyond a hundred of a kind instead of listing them', async () => {
    const row = Array.from({ length: 500 }, () => '<c><f>A1</f></c>').join('');
    const { info } = await read({ sheets: [`<row r="1">${row}</row>`] });
    expect(info.issues).toHaveLength(101);
    expect(info.issues.at(-1)).toMatchObject({ code: 'MORE_OF_THE_SAME', params: { count: 400, total: 500 } });
  });
});

it('a date format over what is no date, or for some values alone, is told: it could be either', async () => {
  const styles = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[=0]?;[&lt;4.5][hh]:mm;General"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`;
  const row =
    '<row r="1"><c r="A1" s="1"><v>-3</v></c><c r="B1" s="2"><v>0.5</v></c><c r="C1" s="2"><v>0.25</v></c></row>';
  const { info } = await read({ styles, sheets: [row, '<row r="1"><c r="A1" s="1"><v>3</v></c></row>'] });
  expect(info.issues.map(({ code, where }) => [code, where?.sheet, where?.cell])).toEqual([
    ['DATE_NOT_POSSIBLE', info.sheets[0]!.name, 'A1'],
    ['DATE_FORMAT_IN_PART', info.sheets[0]!.name, 'B1'],
  ]);
});

it('a preview needs only the shared strings of its rows, and reports nothing about the others', async () => {
  const strings = Array.from({ length: 20_000 }, (_, i) => `<t>文字${i}</t>`);
  const rows = strings.map((_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>${i}</v></c></row>`).join('');
  const bytes = makeXlsx({ sheets: [rows], sharedStrings: sst(...strings) });
  const result = await readHere({ name: 't.xlsx', bytes }, { maxRows: 10 });
  expect([...cellsOf(result.sheets[0]!).values()]).toEqual(Array.from({ length: 10 }, (_, i) => `s:文字${i}`));
  expect(codesOf(result)).toEqual([]);
});
