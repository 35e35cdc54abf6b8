import type { ImportMapping } from './inspection';

type Placed = Pick<ImportMapping, 'sheetIndex' | 'tableIndex'>;

/** Where a table is among the files of an import; positions in their list move when a sheet is opened. */
function tablePlace(file: number | undefined, { sheetIndex, tableIndex }: Placed): string {
  return `${file} ${sheetIndex} ${tableIndex}`;
}

/**
 * Puts mappings to tables by where they are.
 * @param tables the tables, `fileOf` says which file each is of
 * @param wanted what is to be put to them, `wantedFileOf` likewise; may lack some
 * @returns by table, what is for it
 */
export function byPlace<Wanted extends Placed>(
  tables: readonly Placed[],
  fileOf: readonly number[],
  wanted: readonly Wanted[],
  wantedFileOf: readonly number[],
): (Wanted | undefined)[] {
  const places = new Map(wanted.map((mapping, at) => [tablePlace(wantedFileOf[at], mapping), mapping]));
  return tables.map((table, at) => places.get(tablePlace(fileOf[at], table)));
}
