import type { Borders, Fill, Font, PageSetup } from 'exceljs';

const thin = { style: 'thin', color: { argb: 'FFBFC6C1' } } as const;

export const borders: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin };
export const headFill: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE4EDE7' } };
export const requiredFill: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } };
export const totalFill: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3F5F3' } };

/** The faces office machines have. */
export const bodyFont: Partial<Font> = { name: '宋体', size: 10 };
export const headFont: Partial<Font> = { name: '黑体', size: 10, bold: true };
export const titleFont: Partial<Font> = { name: '黑体', size: 16, bold: true };

/** A3 landscape, one page wide, header rows on each page, page numbers at the foot. */
export function pageSetup(firstHeaderRow: number, lastHeaderRow: number): Partial<PageSetup> {
  return {
    paperSize: 8 as PageSetup['paperSize'],
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${firstHeaderRow}:${lastHeaderRow}`,
    margins: { left: 0.98, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
}
