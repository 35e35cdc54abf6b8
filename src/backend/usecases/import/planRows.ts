import type { RowState } from '../../../shared/api/imports';
import { newId } from '../../../shared/ids';
import type { Issue } from '../../../shared/issue';
import { findColumn, findTable } from '../../../shared/model';
import type { ReadAmount, ReadRow } from '../../exchange/understand/readTypes';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import { LinkIndex } from '../sheet/links';
import { type AmountRow, readAmounts } from '../sheet/projectMoney';
import type { Scope } from '../sheet/scope';
import { areAmountsSame, type CellChange, compareRow, sourceColumns } from './compare';
import { type Match, RecordIndex } from './recordIndex';
import { WaitingRefs } from './waitingRefs';

/** What an import would do with one source row. */
export interface PlannedRow {
  source: ReadRow;
  state: RowState;
  /** The record it becomes or changes; for a new row the id it will have. */
  recordId: string | null;
  matchedBy: string[] | null;
  candidates: string[];
  changes: CellChange[];
  /** Columns to insert or to update. */
  columns: SqlRow;
  /** Amounts to write, or null where they stay. */
  amounts: ReadAmount[] | null;
  issues: Issue[];
}

/** A user's choice for an ambiguous row: a record, or null for a new one. */
export type Choices = Map<ReadRow, string | null>;

/**
 * Compares source rows with the store, one by one and in the order of the file; a record is taken by one row only.
 * Nothing is written. Rows of entities that others refer to must come first.
 */
export class RowPlanner {
  private readonly links: LinkIndex;
  private readonly indexes = new Map<string, RecordIndex>();
  private readonly taken = new Set<string>();
  private readonly made = new Map<string, ReadRow>();
  private readonly amounts: Map<string, AmountRow[]>;
  private readonly waiting = new WaitingRefs();

  constructor(
    private readonly store: Store,
    private readonly scope: Scope,
    private readonly choices: Choices = new Map(),
  ) {
    this.links = new LinkIndex(store, scope);
    this.amounts = readAmounts(store, scope.planId);
  }

  /** Names of what is not in the store yet, once each: they are kept and linked later. Ask when all rows are planned. */
  waitingRefs(): Issue[] {
    return this.waiting.issues(this.links);
  }

  plan(source: ReadRow): PlannedRow {
    const planned = this.compare(source);
    if (planned.state !== 'rejected' && planned.state !== 'ambiguous') this.waiting.note(source, this.links);
    return planned;
  }

  private compare(source: ReadRow): PlannedRow {
    const planned: PlannedRow = {
      source,
      state: 'rejected',
      recordId: null,
      matchedBy: null,
      candidates: [],
      changes: [],
      columns: {},
      amounts: null,
      issues: [...source.issues],
    };
    if (source.rejected) return planned;
    planned.columns = sourceColumns(source.entity, source, this.links);
    const match = this.choices.has(source) ? this.chosen(source) : this.match(source);
    if (!match && source.incomplete.length > 0) {
      // It names a record by code or id alone, and there is none: nothing can be made of it.
      planned.issues.push({ ...issueAt(source, 'error', 'ROW_INCOMPLETE', { columns: columnLabels(source) }) });
      return planned;
    }
    if (!match) return this.planNew(planned);
    const id = match.ids.length === 1 ? match.ids[0]! : this.exactAmong(planned, match.ids);
    if (id === null) {
      return {
        ...planned,
        state: 'ambiguous',
        matchedBy: match.by,
        candidates: match.ids,
        issues: [
          ...planned.issues,
          {
            severity: 'warning',
            code: 'ROW_AMBIGUOUS',
            params: { count: match.ids.length },
            where: { sheet: source.sheet, row: source.row },
          },
        ],
      };
    }
    return this.planMatched(planned, id, match.by);
  }

  private chosen(source: ReadRow): Match | null {
    const id = this.choices.get(source);
    return id ? { by: ['choice'], ids: [id] } : null;
  }

  private match(source: ReadRow): Match | null {
    return this.index(source.entity).match(source, (id) => !this.taken.has(id) && !this.made.has(id));
  }

  private planNew(planned: PlannedRow): PlannedRow {
    const { source } = planned;
    const lost = lostRef(source, planned.columns);
    if (lost) {
      planned.issues.push(lost);
      return planned;
    }
    const id = newId();
    const twin = this.index(source.entity).match({ ...source, id: null }, (candidate) => this.made.has(candidate));
    if (twin) {
      const first = this.made.get(twin.ids[0]!)!;
      if (isSameRow(first, source)) {
        planned.issues.push(issueAt(source, 'info', 'ROW_REPEATED', { row: first.row }));
        return { ...planned, state: 'unchanged', recordId: twin.ids[0]! };
      }
      planned.issues.push(issueAt(source, 'warning', 'ROW_LIKE_ANOTHER', { row: first.row }));
    }
    this.made.set(id, source);
    this.index(source.entity).addSource(id, source);
    const code = source.values.code ?? source.values.officialCode;
    this.links.add(
      source.entity,
      id,
      typeof code === 'string' ? code : null,
      typeof source.values.name === 'string' ? source.values.name : null,
    );
    return { ...planned, state: 'new', recordId: id, amounts: source.amounts ?? null };
  }

  private planMatched(planned: PlannedRow, id: string, by: string[]): PlannedRow {
    const { source } = planned;
    this.taken.add(id);
    const record = this.store.get<SqlRow>(`SELECT * FROM "${source.entity}" WHERE id = ?`, id);
    if (!record) return this.planNew(planned);
    const { changes, patch } = compareRow(source.entity, record, planned.columns);
    const stored = this.amounts.get(id) ?? [];
    const given = source.amounts ?? [];
    const amountsDiffer = given.length > 0 && !areAmountsSame(stored, given);
    if (amountsDiffer) {
      changes.push({
        key: 'totalFen',
        before: stored.length === 0 ? null : stored.reduce((sum, amount) => sum + amount.amountFen, 0),
        after: given.reduce((sum, amount) => sum + amount.amountFen, 0),
      });
    }
    return {
      ...planned,
      state: changes.length > 0 ? 'changed' : 'unchanged',
      recordId: id,
      matchedBy: by,
      changes,
      columns: patch,
      amounts: amountsDiffer ? given : null,
    };
  }

  /** Of several candidates the one that already says the very same: a repeated import proposes nothing. */
  private exactAmong(planned: PlannedRow, ids: string[]): string | null {
    const { source } = planned;
    const same = ids.filter((id) => {
      const record = this.store.get<SqlRow>(`SELECT * FROM "${source.entity}" WHERE id = ?`, id);
      if (!record || compareRow(source.entity, record, planned.columns).changes.length > 0) return false;
      return !source.amounts || areAmountsSame(this.amounts.get(id) ?? [], source.amounts);
    });
    return same[0] ?? null;
  }

  private index(entity: string): RecordIndex {
    let index = this.indexes.get(entity);
    if (!index) {
      index = new RecordIndex(this.store, this.scope, entity, this.links);
      this.indexes.set(entity, index);
    }
    return index;
  }
}

function columnLabels(source: ReadRow): string {
  return source.incomplete.map((key) => findColumn(findTable(source.entity), key).label.zh).join('、');
}

/** A link without which a row cannot be: the amount of a project that is not there. */
function lostRef(source: ReadRow, columns: SqlRow): Issue | null {
  for (const column of findTable(source.entity).columns) {
    if (column.kind !== 'ref' || !column.required || columns[column.key]) continue;
    const ref = source.refs[column.key];
    return issueAt(source, 'error', 'REF_MISSING', {
      column: column.label.zh,
      text: ref?.name ?? ref?.code ?? '',
    });
  }
  return null;
}

function issueAt(source: ReadRow, severity: Issue['severity'], code: string, params: Issue['params']): Issue {
  return { severity, code, params, where: { sheet: source.sheet, row: source.row } };
}

function isSameRow(a: ReadRow, b: ReadRow): boolean {
  return (
    JSON.stringify(a.values) === JSON.stringify(b.values) &&
    JSON.stringify(a.refs) === JSON.stringify(b.refs) &&
    JSON.stringify(a.amounts) === JSON.stringify(b.amounts) &&
    JSON.stringify(a.extra) === JSON.stringify(b.extra)
  );
}
