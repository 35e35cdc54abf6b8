import { type BookType, write } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { cellsOf, type ReadResult, readHere } from './support';

/** Cells under date formats: a number that is no date, one under a format that shows times for some values alone, both. */
const CELLS = {
  A1: { t: 'n', v: -3, z: 'yyyy-mm-dd' },
  B1: { t: 'n', v: 42_000, z: 'yyyy-mm-dd' },
  C1: { t: 'n', v: 0.5, z: '[=0]?;[hh]:mm' },
  A2: { t: 'n', v: 0.25, z: '[=0]?;[hh]:mm' },
  B2: { t: 'n', v: 12.5, z: '0.0' },
} as const;

const told = ({ info }: ReadResult) =>
  info.issues.map(({ code, severity, where }) => [code, severity, where?.sheet, where?.cell, where?.row]);

it.each([
  ['xlsx', 'xlsx'],
  ['xls', 'xls'],
  ['biff5', 'xls'],
  ['biff4', 'xls'],
  ['xlsb', 'xlsb'],
  ['xlml', 'xml'],
])(
  'tells dates that are none, and those of some values alone, in a file of kind %s (only .xlsx did)',
  async (kind, ending) => {
    const sheet = { '!ref': 'A1:C2', ...structuredClone(CELLS) };
    const bytes = write({ SheetNames: ['表'], Sheets: { 表: sheet } }, { bookType: kind as BookType, type: 'buffer' });
    const result = await readHere({ name: `t.${ending}`, bytes });
    expect(Object.fromEntries(cellsOf(result.sheets[0]!))).toEqual({
      A1: 'n:-3',
      B1: 'd:2014-12-27',
      C1: 'd:12:00',
      A2: 'd:06:00',
      B2: 'n:12.5',
    });
    const name = result.sheets[0]!.info.name;
    expect(told(result)).toEqual([
      ['DATE_NOT_POSSIBLE', 'info', name, 'A1', 1],
      ['DATE_FORMAT_IN_PART', 'info', name, 'C1', 1],
    ]);
  },
);

it('tells them of the numbers that an OpenDocument file leaves unmarked, each once, and of no sheet that is not read', async () => {
  const style = (name: string, data: string) =>
    `<style:style style:name="${name}" style:family="table-cell" style:data-style-name="${data}">` +
    '<style:map style:condition="cell-content()&gt;9" style:apply-style-name="N1"/></style:style>';
  const styles =
    '<number:date-style style:name="N1"><number:year/></number:date-style>' +
    '<number:number-style style:name="N2P0"><number:number/></number:number-style>' +
    '<number:time-style style:name="N2" number:truncate-on-overflow="false"><number:hours/><style:map style:condition="value()=0" style:apply-style-name="N2P0"/></number:time-style>' +
    '<number:date-style style:name="N3P0"><number:year/></number:date-style>' +
    '<number:number-style style:name="N3"><number:number/><style:map style:condition="value()&gt;=30000" style:apply-style-name="N3P0"/></number:number-style>' +
    `${style('c1', 'N1')}${style('c2', 'N2')}${style('c3', 'N3')}${style('c4', 'N2P0')}`;
  const cell = (name: string, value: number, more = '') =>
    `<table:table-cell table:style-name="${name}" office:value-type="float" office:value="${value}" ${more}/>`;
  const table = (name: string, cells: string) =>
    `<table:table table:name="${name}"><table:table-row>${cells}</table:table-row></table:table>`;
  const fods =
    '<?xml version="1.0" encoding="UTF-8"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0">' +
    `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>` +
    table('甲', cell('c1', -3, 'table:number-columns-repeated="2"') + cell('c2', 0.5) + cell('c3', 42_000)) +
    table('乙', cell('c1', -4) + cell('c4', 12.5)) +
    '</office:spreadsheet></office:body></office:document>';
  const file = { name: 't.fods', bytes: Buffer.from(fods) };
  const result = await readHere(file);
  expect(result.sheets.map((sheet) => Object.fromEntries(cellsOf(sheet)))).toEqual([
    { A1: 'n:-3', B1: 'n:-3', C1: 'd:12:00', D1: 'd:2014-12-27' },
    { A1: 'n:-4', B1: 'n:12.5' },
  ]);
  expect(told(result)).toEqual([
    ['DATE_NOT_POSSIBLE', 'info', '甲', 'A1', 1],
    ['DATE_FORMAT_IN_PART', 'info', '甲', 'C1', 1],
    ['DATE_NOT_POSSIBLE', 'info', '乙', 'A1', 1],
  ]);
  expect(told(await readHere(file, { sheets: [0] })).map(([, , sheet]) => sheet)).toEqual(['甲', '甲']);
});
