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
   * Of several records of the store the one that already says the very same: a repeated import proposes nothing. Texts
   * without a field decide between those alike in all fields.
   * @param columns result of `sourceColumns`
   */
  exactAmong({ entity, amounts, extra }: ReadRow, columns: SqlRow, ids: readonly string[]): string | null {
    let exact: string | null = null;
    for (const id of ids) {
      const record = this.stored(entity, id);
      if (!record || compareRow(entity, record, columns).changes.length > 0) continue;
      if (amounts && !areAmountsSame(this.amountsOf(id), amounts)) continue;
      if (compareExtra(record, extra).extra === null) return id;
      exact ??= id;
    }
    return exact;
  }
}
