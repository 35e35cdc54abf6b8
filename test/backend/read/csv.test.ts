import { describe, expect, it } from 'vitest';
import { codesOf, readFixture, readHere, textsOf } from './support';

const text = (content: string | Uint8Array, name = 't.csv') =>
  readHere({ name, bytes: typeof content === 'string' ? Buffer.from(content) : content });

describe('delimited text', () => {
  it('gives the same cells in every encoding (a GBK or UTF-16 file must not turn into garbage)', async () => {
    const expected = textsOf((await readFixture('B_utf8_nobom.csv')).sheets[0]!);
    expect(expected[8]![1]).toBe('１０ｋＶ城东９０１线改造工程');
    expect(expected[14]![1]).toBe('赵家湾“低电压”治理\n（二期）');
    const encodings: Record<string, string> = {
      'B_utf8_bom.csv': 'utf-8',
      'B_gb18030.csv': 'gb18030',
      'B_utf16le_bom.tsv': 'utf-16le',
      'B_utf16le_as.csv': 'utf-16le',
      'B_gbk_crlf.csv': 'gb18030',
    };
    for (const [file, encoding] of Object.entries(encodings)) {
      const result = await readFixture(file);
      expect(result.info.file.encoding, file).toBe(encoding);
      const table = textsOf(result.sheets[0]!);
      // GBK has no no-break space: that file was written with a question mark in its place.
      if (file === 'B_gbk_crlf.csv') table[14]![13] = expected[14]![13]!;
      expect(table, file).toEqual(expected);
    }
  });

  it('keeps characters beyond GBK (a GBK decoder gives ? for rare place names)', async () => {
    const { sheets, info } = await readFixture('B_gb18030_rare.csv');
    expect(info.file.encoding).toBe('gb18030');
    expect(textsOf(sheets[0]!)).toEqual([
      ['姓名', '地名'],
      ['䶮山镇', '𬭼铁矿'],
      ['㙍塘变', '镕'],
    ]);
  });

  it('knows Big5, and takes an override', async () => {
    const big5 = Buffer.from('bda6b8b92caa69b0cf0a312ca5d5a4eaab7ca475b57b0a', 'hex');
    expect((await text(big5)).info.file.encoding).toBe('big5');
    const forced = await readHere({ name: 't.csv', bytes: big5 }, { encoding: 'GBK' });
    expect(forced.info.file.encoding).toBe('gb18030');
    await expect(readHere({ name: 't.csv', bytes: big5 }, { encoding: 'klingon' })).rejects.toMatchObject({
      code: 'ENCODING_NOT_SUPPORTED',
    });
  });

  it('keeps every cell as text: codes with zeros, Excel text formulas, thousands, a formula', async () => {
    const { sheets } = await readFixture('B_excel_text_formula.csv');
    expect(textsOf(sheets[0]!).slice(1)).toEqual([
      ['00123', '城东线', '1,234.50'],
      ['=1+1', '城西线', '(12.5)'],
    ]);
  });

  it('obeys a sep= line, which is no record', async () => {
    const { sheets } = await readFixture('B_sep_semicolon.csv');
    expect(textsOf(sheets[0]!)[1]).toEqual(['1', '城东线', '1.068,5']);
  });

  it('finds the delimiter, whatever stands in the cells', async () => {
    const table = async (content: string) => textsOf((await text(content)).sheets[0]!);
    expect(await table('a|b,c|d\n1|2,5|3\n')).toEqual([
      ['a', 'b,c', 'd'],
      ['1', '2,5', '3'],
    ]);
    expect(await table('标题\n\na\tb\n1\t2\n')).toEqual([
      ['标题', ''],
      ['', ''],
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(await table('only\none\n')).toEqual([['only'], ['one']]);
  });

  it('reads CR and CRLF line ends, quotes in quotes, and line breaks in cells', async () => {
    const table = async (content: string) => textsOf((await text(content)).sheets[0]!);
    expect(await table('a,b\rc,d\r')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(await table('a,"say ""hi""\r\nthere"\r\n1,2')).toEqual([
      ['a', 'say "hi"\nthere'],
      ['1', '2'],
    ]);
  });

  it('does not let an open quote swallow the rest of the file', async () => {
    const result = await text(`a,b\n1,"open\n${'3,4\n'.repeat(1000)}`);
    expect(codesOf(result)).toContain('CSV_QUOTE_NOT_CLOSED');
    expect(textsOf(result.sheets[0]!)).toHaveLength(1002);
    expect(textsOf(result.sheets[0]!)[1]).toEqual(['1', '"open']);
  });

  it('decodes characters that lie across the pieces in which a file is read', async () => {
    const line = `${'线'.repeat(50)},路\n`;
    const result = await text(line.repeat(8000));
    expect(textsOf(result.sheets[0]!).every((row) => row[0] === '线'.repeat(50) && row[1] === '路')).toBe(true);
  });
});
