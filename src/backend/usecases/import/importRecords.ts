import type { ReadRow } from '../../exchange/understand/readTypes';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import type { LinkIndex } from '../sheet/links';
import { type AmountRow, readAmounts } from '../sheet/projectMoney';
import type { Scope } from '../sheet/scope';
import { areAmountsSame, compareExtra, compareRow } from './compare';
import { MadeRecords } from './madeRecords';
import { RecordIndex } from './recordIndex';

/** Records of one entity: those of the store and those that earlier rows make, by what identifies them. */
export interface EntityRecords {
  index: RecordIndex;
  /** Which rows make the new ones. */
  made: MadeRecords;
  /** Which rows are records of the store, in the order in which they were taken. */
  taken: MadeRecords;
}

/** Records compared after one that says the very same. */
const MOST_COMPARED = 16;
/** Weighs more than all columns. */
const OTHER_TEXTS = 1_000;

/** The records that rows of an import may mean: what the store has, and what earlier rows make. */
export class ImportRecords {
  private readonly entities = new Map<string, EntityRecords>();

  /** @param store as it was before the import */
  constructor(
    private readonly store: Store,
    private readonly scope: Scope,
    private readonly links: LinkIndex,
  ) {}

  of(entity: string): EntityRecords {
    let records = this.entities.get(entity);
    if (!records) {
      records = {
        index: new RecordIndex(this.store, this.scope, entity, this.links),
        made: new MadeRecords(),
        taken: new MadeRecords(),
      };
      this.entities.set(entity, records);
    }
    return records;
  }

  /** What the store has of a record. */
  stored(entity: string, id: string): SqlRow | undefined {
    return this.store.get<SqlRow>(`SELECT * FROM "${entity}" WHERE id = ?`, id);
  }

  amountsOf(projectId: string): AmountRow[] {
    return readAmounts(this.store, this.scope.planId, [projectId]).get(projectId) ?? [];
  }

  /**
   * Of several records of the store the one that already says the very same: a repeated import proposes nothing. Empty
   * cells say nothing, so several may: texts without a field decide, then which of them has the least besides.
   * @param columns result of `sourceColumns`
   */
  exactAmong({ entity, amounts, extra }: ReadRow, columns: SqlRow, ids: readonly string[]): string | null {
    let exact: string | null = null;
    let least = Number.POSITIVE_INFINITY;
    let more = MOST_COMPARED;
    for (const id of ids) {
      if (exact !== null && more-- <= 0) break;
      const record = this.stored(entity, id);
      if (!record || compareRow(entity, record, columns).changes.length > 0) continue;
      if (amounts && !areAmountsSame(this.amountsOf(id), amounts)) continue;
      const filled = filledIn(record) + (compareExtra(record, extra).extra === null ? 0 : OTHER_TEXTS);
      if (filled >= least) continue;
      exact = id;
      least = filled;
    }
    return exact;
  }
}

function filledIn(record: SqlRow): number {
  let filled = 0;
  for (const key in record) if (record[key] !== null) filled++;
  return filled;
}
