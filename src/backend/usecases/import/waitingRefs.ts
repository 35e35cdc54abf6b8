import type { Issue } from '../../../shared/issue';
import { findTable } from '../../../shared/model';
import type { ReadRow } from '../../exchange/understand/readTypes';
import { findRef, type LinkIndex, type TextRef } from '../sheet/links';
import { normaliseName } from './names';

/** Names told one by one; what a whole ledger of strangers says beyond that is a number. */
const MOST_TOLD = 200;

export interface Waiting {
  entity: string;
  ref: TextRef;
  sheet: string;
  row: number;
  rows: number;
}

/** Names of records that are not in the store (yet), each once however many rows have it. */
export class WaitingRefs {
  /** By the entity that is meant, and the name in the form in which names are compared. */
  private readonly byText = new Map<string, Map<string, Waiting>>();

  /** Notes the references of a row that find no record. */
  note(source: ReadRow, links: LinkIndex): void {
    for (const key in source.refs) {
      const ref = source.refs[key]!;
      const text = ref.name ?? ref.code;
      if (text === null) continue;
      const entity = targetOf(source.entity, key);
      if (entity === null || findRef(links, entity, ref) !== null) continue;
      let names = this.byText.get(entity);
      if (!names) {
        names = new Map();
        this.byText.set(entity, names);
      }
      const name = normaliseName(text);
      const known = names.get(name);
      if (known) known.rows++;
      else names.set(name, { entity, ref, sheet: source.sheet, row: source.row, rows: 1 });
    }
  }

  /** Names that mean nothing now that all rows went by. */
  left(links: LinkIndex): Waiting[] {
    return [...this.byText.values()]
      .flatMap((names) => [...names.values()])
      .filter(({ entity, ref }) => findRef(links, entity, ref) === null);
  }

  /** The names that still mean nothing now that all rows went by: a tied feeder may stand further down. */
  issues(links: LinkIndex): Issue[] {
    const left = this.left(links);
    const told = left.slice(0, MOST_TOLD).map(
      ({ entity, ref, sheet, row, rows }): Issue => ({
        severity: 'info',
        code: 'REF_WAITING',
        params: { text: ref.name ?? ref.code ?? '', entity, rows },
        where: { sheet, row },
      }),
    );
    if (left.length > told.length) {
      told.push({ severity: 'info', code: 'REF_WAITING_MORE', params: { count: left.length - told.length } });
    }
    return told;
  }
}

const targets = new Map<string, Map<string, string | null>>();

/** The entity a reference points to; null for the required ones, whose rows are not taken without it. */
function targetOf(entity: string, key: string): string | null {
  let columns = targets.get(entity);
  if (!columns) {
    const described = findTable(entity).columns;
    columns = new Map(described.map((column) => [column.key, column.required ? null : (column.ref ?? null)]));
    targets.set(entity, columns);
  }
  return columns.get(key) ?? null;
}
