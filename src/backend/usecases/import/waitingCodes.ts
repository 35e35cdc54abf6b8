import { findColumn, findTable, refTextKey } from '../../../shared/model';
import { findRef, type LinkIndex } from '../sheet/links';

/** The header under which a code is kept: the first legacy spelling of a reference's code column. */
export function codeHeader(entity: string, key: string): string {
  const column = findColumn(findTable(entity), key);
  return column.codeSynonyms?.[0] ?? `${column.label.zh}编码`;
}

/**
 * A reference that means no record yet is kept by its name. Where the sheet gives its code too, that is kept with the
 * columns that have no field: no two lines of one name are thrown together, and lists can tell the code.
 * @param refs references by column key, as the sheet gives them
 * @param links what the names mean
 * @returns what `extra` is to hold
 */
export function withWaitingCodes(
  entity: string,
  refs: Record<string, { name: string | null; code: string | null }>,
  links: LinkIndex,
  extra: Record<string, string> | null,
): Record<string, string> | null {
  let all = extra;
  for (const key in refs) {
    const { name, code } = refs[key]!;
    if (name === null || code === null) continue;
    const column = findColumn(findTable(entity), key);
    if (refTextKey(column) === null || findRef(links, column.ref!, refs[key]!) !== null) continue;
    all = { ...all, [codeHeader(entity, key)]: code };
  }
  return all;
}
