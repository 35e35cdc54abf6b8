import { ReadContext } from '../readContext';
import type { ZipEntry, ZipPackage } from '../zip';
import { scanPart } from './scanPart';
import { WorksheetHandler } from './worksheet';

/**
 * How much of the shared string table the first rows of some sheets need. Tables are filled in the order of use, so
 * that a preview of a large workbook can leave most of it unread.
 * @param maxRows rows of each sheet
 */
export async function countNeededStrings(
  zip: ZipPackage,
  sheets: ZipEntry[],
  maxRows: number,
  context: ReadContext,
): Promise<number> {
  let highest = -1;
  const sharedStrings = new Proxy<string[]>([], {
    get: (_, key) => {
      highest = Math.max(highest, Number(key));
      return '?';
    },
  });
  for (const entry of sheets) {
    const aside = new ReadContext(context.fileName, { maxRows, limits: context.limits }, 1e9, Number.POSITIVE_INFINITY);
    const sheet = aside.startSheet('');
    const handler = new WorksheetHandler(
      sheet,
      { sharedStrings, kinds: [], datesInPart: new Set(), date1904: false },
      aside,
    );
    await scanPart(zip, entry, handler, aside, { until: () => sheet.full });
    context.check();
  }
  return highest + 1;
}
