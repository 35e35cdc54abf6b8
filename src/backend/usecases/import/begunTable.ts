import type { ImportMapping } from '../../../shared/api/inspection';
import type { BegunTable, ReadFile } from './fileReading';
import { PackedSheet } from './packedSheet';

/** What came with the end of a file makes its table another one than it seemed to be. */
export class MistakenTable extends Error {}

/** A file of which only the table begun with is known. */
export function begunFile(name: string, { content, sha256, info, table, mapping }: BegunTable): ReadFile {
  // Its kind and what else is to be said of it come with its end.
  const file = { name, bytes: content.byteLength, sha256, kind: 'xlsx' as const, encoding: null };
  return {
    content,
    inspection: { format: 'countyframe.inspection/1', file, sheets: [], issues: [] },
    sheets: [new PackedSheet(info, [])],
    tables: [{ table, mapping }],
  };
}

/**
 * Whether a table looks as if no merged cells belonged to it, which are known only at the end of a file: no title and one
 * row of labels, no group that is written once. Beginning with another would most often be for nothing.
 */
export function isPlain({ table, mapping }: BegunTable): boolean {
  const isFlat = table.titles.length === 0 && table.firstRow === table.lastRow;
  return isFlat && !mapping.columns.some(({ fillDown }) => fillDown);
}

/**
 * Whether a file that has been read to the end has the table begun with and no other, to be read in the same way.
 * @param mapping as it was when the table was begun with
 * @param mappings as the whole file is to be read
 */
export function isStill(
  begun: BegunTable,
  mapping: ImportMapping,
  file: ReadFile,
  mappings: readonly ImportMapping[],
): boolean {
  const [own, ...others] = mappings;
  const table = file.tables[0]?.table;
  if (!own || !table || others.some(({ take }) => take)) return false;
  return (
    file.inspection.file.sha256 === begun.sha256 &&
    // The very columns the search began with: a search begun anew, with merged cells, makes its own.
    table.columns === begun.table.columns &&
    table.hiddenRows.length === 0 &&
    readingOf(own) === readingOf(mapping)
  );
}

/** What a mapping does, whatever rows it is of. */
function readingOf({ range: _, lastDataRow: __, ...reading }: ImportMapping): string {
  return JSON.stringify(reading);
}
