import { type ZipPart, zipFile } from '../../bench/support/zipFile';

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a small .xlsx by hand; each can be replaced, or left out with null. */
export interface XlsxParts {
  /** Whole worksheet parts, or only what stands between the tags of sheetData. */
  sheets?: string[];
  names?: string[];
  sharedStrings?: string | null;
  styles?: string | null;
  workbook?: string;
  extra?: ZipPart[];
  /** Shared strings behind the sheets in the package. */
  stringsLast?: boolean;
}

export function worksheet(rows: string, after = '', before = ''): string {
  return `${XML}<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** Style 1 is a date, 2 a percentage, 3 a time span, 4 a date by its built-in number, 5 Chinese built-in. */
export const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="[h]:mm:ss"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="14"/><xf numFmtId="57"/></cellXfs></styleSheet>`;

/** Packs a workbook. */
export function makeXlsx(parts: XlsxParts): Buffer {
  return zipFile(xlsxParts(parts));
}

export function xlsxParts(parts: XlsxParts): ZipPart[] {
  const sheets = (parts.sheets ?? ['']).map((sheet) => (sheet.startsWith('<?xml') ? sheet : worksheet(sheet)));
  const entries = sheets
    .map((_, i) => `<sheet name="${parts.names?.[i] ?? `S${i + 1}`}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('');
  const relations = sheets
    .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
    .join('');
  const sheetParts = sheets.map((data, i): ZipPart => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data }));
  const strings: ZipPart[] =
    typeof parts.sharedStrings === 'string' ? [{ name: 'xl/sharedStrings.xml', data: parts.sharedStrings }] : [];
  return [
    {
      name: '_rels/.rels',
      data: `${XML}<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data:
        parts.workbook ?? `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${entries}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${XML}<Relationships>${relations}<Relationship Id="rIdS" Type="${OFFICE}/styles" Target="styles.xml"/>${parts.sharedStrings === undefined ? '' : `<Relationship Id="rIdT" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`}</Relationships>`,
    },
    ...(parts.stringsLast ? [] : strings),
    ...(parts.styles === null ? [] : [{ name: 'xl/styles.xml', data: parts.styles ?? STYLES }]),
    ...sheetParts,
    ...(parts.stringsLast ? strings : []),
    ...(parts.extra ?? []),
  ];
}

export function sst(...items: string[]): string {
  return `${XML}<sst xmlns="${MAIN}">${items.map((item) => `<si>${item}</si>`).join('')}</sst>`;
}
