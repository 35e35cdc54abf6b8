import type { Issue } from '../../../shared/issue';
import { columnNames } from '../../../shared/messages';
import { findTable } from '../../../shared/model';
import type { ColumnDescription } from '../../../shared/model/describe';
import type { ReadRow } from '../../exchange/understand/readTypes';
import { findRef, type LinkIndex } from '../sheet/links';
import { issueAt } from './plannedRow';

/** A link without which a row cannot be: the amount of a project that is not there. */
export function lostRef(source: ReadRow, links: LinkIndex): Issue | null {
  for (const column of requiredRefs(source.entity)) {
    const ref = source.refs[column.key];
    if (ref && findRef(links, column.ref!, ref) !== null) continue;
    return issueAt(source, 'error', 'REF_MISSING', {
      column: columnNames(source.entity, [column.key]),
      text: ref?.name ?? ref?.code ?? '',
    });
  }
  return null;
}

const required = new Map<string, ColumnDescription[]>();

function requiredRefs(entity: string): ColumnDescription[] {
  let columns = required.get(entity);
  if (!columns) {
    columns = findTable(entity).columns.filter((column) => column.kind === 'ref' && column.required);
    required.set(entity, columns);
  }
  return columns;
}
