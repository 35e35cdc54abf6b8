import { zipFile } from '../bench/support/zipFile';

/**
 * The lines as a workbook of texts with one sheet, 台区.
 * @param looks 1-based row to hide, range to merge
 */
export function textWorkbook(
  lines: string[][],
  { hiddenRow = 0, merge = '' } = {},
): { name: string; bytes: Uint8Array } {
  const rows = lines.map((line, r) => {
    const cells = line.map((text, c) =>
      text === '' ? '' : `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
    );
    return `<row r="${r + 1}"${r + 1 === hiddenRow ? ' hidden="1"' : ''}>${cells.join('')}</row>`;
  });
  const merges = merge === '' ? '' : `<mergeCells count="1"><mergeCell ref="${merge}"/></mergeCells>`;
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = (kind: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${type}/${kind}" Target="${target}"/></Relationships>`;
  const bytes = zipFile([
    { name: '_rels/.rels', data: relations('officeDocument', 'xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${main}" xmlns:r="${type}"><sheets><sheet name="台区" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: relations('worksheet', 'worksheets/sheet1.xml') },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData>${merges}</worksheet>`,
    },
  ]);
  return { name: '台区.xlsx', bytes };
}
