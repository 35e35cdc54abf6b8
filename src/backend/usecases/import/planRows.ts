import type { NameDecision, RowState } from '../../../shared/api/imports';
import { newId } from '../../../shared/ids';
import type { Issue } from '../../../shared/issue';
import { columnNames } from '../../../shared/messages';
import { findTable } from '../../../shared/model';
import type { ColumnDescription } from '../../../shared/model/describe';
import type { ReadAmount, ReadRow } from '../../exchange/understand/readTypes';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import { findRef, type LinkIndex } from '../sheet/links';
import { type AmountRow, readAmounts } from '../sheet/projectMoney';
import type { Scope } from '../sheet/scope';
import { areAmountsSame, blanksOf, type CellChange, compareRow, sourceColumns } from './compare';
import { FilledCells } from './filledCells';
import { ImportLinks } from './importLinks';
import { NAMED_ENTITIES, type StrangeName } from './judgeNames';
import type { RowFacts, Standing } from './keyIndex';
import { MadeRecords } from './madeRecords';
import { type CodeTwin, type Match, RecordIndex } from './recordIndex';
import { rowDigest } from './rowDigest';
import { WaitingRefs } from './waitingRefs';

/** What an import would do with one source row. */
export interface PlannedRow {
  source: ReadRow;
  state: Exclude<RowState, 'vanished'>;
  /** The record it becomes or changes; for a new row the id it will have. */
  recordId: string | null;
  matchedBy: string[] | null;
  candidates: readonly string[];
  changes: readonly CellChange[];
  /** Columns to update; a new row takes its columns from the source. */
  columns: SqlRow;
  /** Amounts to write, or null where they stay. */
  amounts: ReadAmount[] | null;
  issues: Issue[];
  /** Another table of the import speaks of the same record first: only what that left empty is written. */
  fillsBlanks?: boolean;
}

// Of a hundred thousand rows nearly all have none: they share these.
const NONE: readonly never[] = [];
const NOTHING: SqlRow = Object.freeze({});

/** New rows whose names are compared with the store's. */
const MOST_STRANGE = 500;

/** A match, maybe by another spelling of the record's name, which the record does not take over. */
type NamedMatch = Match & { isSpelling?: boolean };

/** Records of one entity, and what the rows said that made new ones. */
interface Records {
  index: RecordIndex;
  made: MadeRecords;
  /** What the made ones have, where several tables of the import may speak of them. */
  filled: FilledCells;
}

/** The row of a table that spoke of a record. */
interface FirstRow {
  table: number;
  sheet: string;
  row: number;
}

/**
 * Compares source rows with the store, one by one and in the order of the file; a record is taken by one row only.
 * Nothing is written, and no row is kept: as many rows as there are go by. Rows of entities that others refer to must
 * come first.
 */
export class RowPlanner {
  /** What the names in the rows mean. */
  readonly links: ImportLinks;
  private readonly records = new Map<string, Records>();
  private readonly taken = new Set<string>();
  /** Entities that several tables of the import hold, and which row took which of their records. */
  private readonly several: Set<string>;
  private readonly takenAt = new Map<string, FirstRow>();
  /** The last row that was joined to a record: one of each table is. */
  private readonly joinedAt = new Map<string, FirstRow & { digest: number }>();
  private table = 0;
  /** Records that rejected and ambiguous rows may mean. */
  private readonly maybe = new Set<string>();
  private readonly waiting = new WaitingRefs();
  private readonly ownNames = new Map<string, StrangeName>();

  /**
   * @param store the store as it was before the import
   * @param entities what the rows are
   * @param names what the user said about names
   */
  constructor(
    private readonly store: Store,
    private readonly scope: Scope,
    entities: Iterable<string>,
    names: readonly NameDecision[] = [],
  ) {
    const all = [...entities];
    this.links = new ImportLinks(store, scope, all, names);
    this.several = new Set(all.filter((entity, i) => all.indexOf(entity) !== i));
  }

  /** The rows that follow are another table's. */
  enterTable(): void {
    this.table++;
  }

  /** Names of what is not in the store yet, once each: they are kept and linked later. Ask when all rows are planned. */
  waitingRefs(): Issue[] {
    return this.waiting.issues(this.links);
  }

  /** Names that no record has, of rows and of what they refer to; those the user judged are not among them. */
  strangeNames(): StrangeName[] {
    const refs = this.waiting.left(this.links).flatMap(({ entity, ref, sheet, row, rows }): StrangeName[] => {
      const isJudged = ref.name === null || this.links.approved(entity, ref.name) !== undefined;
      return isJudged || !NAMED_ENTITIES.has(entity)
        ? []
        : [{ entity, text: ref.name!, rows, sheet, row, isOwn: false }];
    });
    return [...this.ownNames.values(), ...refs];
  }

  /** Whether a row that went by is, or may be, a record of the store. */
  wasSeen(id: string): boolean {
    return this.taken.has(id) || this.maybe.has(id);
  }
  /**
   * @param choice the user's choice for an ambiguous row: a record, or null for a new one
   */
  plan(source: ReadRow, choice?: string | null): PlannedRow {
    const planned = this.compare(source, choice);
    if (planned.state !== 'rejected' && planned.state !== 'ambiguous') this.waiting.note(source, this.links);
    return planned;
  }

  private compare(source: ReadRow, choice: string | null | undefined): PlannedRow {
    const planned: PlannedRow = {
      source,
      state: 'rejected',
      recordId: null,
      matchedBy: null,
      candidates: NONE,
      changes: NONE,
      columns: NOTHING,
      amounts: null,
      issues: source.issues,
    };
    const { index } = this.of(source.entity);
    const facts = index.factsOf(source);
    if (source.rejected) {
      // It cannot be taken, but what it most likely is has not vanished.
      for (const id of index.match(source.id, facts)?.ids ?? []) this.maybe.add(id);
      return planned;
    }
    const match: NamedMatch | null =
      choice === undefined ? (index.match(source.id, facts) ?? this.byName(source)) : choiceAs(choice);
    const joined = choice !== undefined || match?.by[0] === 'id' ? null : this.planJoined(planned, facts, match);
    if (joined) return joined;
    if (!match && source.incomplete.length > 0) {
      // It names a record by code or id alone, and there is none: nothing can be made of it.
      return reject(
        planned,
        issueAt(source, 'error', 'ROW_INCOMPLETE', {
          columns: columnLabels(source),
          fields: source.incomplete.join(','),
        }),
      );
    }
    if (!match) return this.planNew(planned, facts);
    planned.columns = sourceColumns(source.entity, source, this.links);
    if (match.isSpelling) delete planned.columns[findTable(source.entity).nameColumn];
    const id = match.ids.length === 1 ? match.ids[0]! : this.exactAmong(source, planned.columns, match.ids);
    if (id !== null) return this.planMatched(planned, id, match.by, facts);
    for (const candidate of match.ids) this.maybe.add(candidate);
    planned.state = 'ambiguous';
    planned.matchedBy = match.by;
    planned.candidates = match.ids;
    planned.issues = [...source.issues, issueAt(source, 'warning', 'ROW_AMBIGUOUS', { count: match.ids.length })];
    return planned;
  }

  /** The record the user said this row's name means; its own spelling stays. */
  private byName({ entity, values }: ReadRow): NamedMatch | null {
    const { nameColumn } = findTable(entity);
    const name = values[nameColumn];
    if (typeof name !== 'string' || !NAMED_ENTITIES.has(entity)) return null;
    const target = this.links.approved(entity, name);
    if (target == null || this.taken.has(target)) return null;
    return { by: [nameColumn], ids: [target], isSpelling: true };
  }

  private noteName({ entity, values, sheet, row }: ReadRow): void {
    const name = values[findTable(entity).nameColumn];
    if (this.ownNames.size >= MOST_STRANGE || typeof name !== 'string' || !NAMED_ENTITIES.has(entity)) return;
    if (this.links.approved(entity, name) !== undefined) return;
    const key = `${entity} ${name}`;
    if (!this.ownNames.has(key)) this.ownNames.set(key, { entity, text: name, rows: 1, sheet, row, isOwn: true });
  }

  private planNew(planned: PlannedRow, facts: RowFacts): PlannedRow {
    const { source } = planned;
    const lost = lostRef(source, this.links);
    if (lost) return reject(planned, lost);
    const { index, made, filled } = this.of(source.entity);
    const digest = rowDigest(source);
    const twin = index.matchMade(facts);
    if (twin !== null) {
      const first = made.at(twin);
      if (first.digest === digest) return asRepeated(planned, first.id, first);
      planned.issues = [...source.issues, pointAt(source, 'warning', 'ROW_LIKE_ANOTHER', first)];
    }
    const id = newId();
    const number = index.addMade(facts);
    if (this.several.has(source.entity)) filled.note(number, source);
    made.add({ id, table: this.table, sheet: source.sheet, row: source.row, digest });
    const code = source.values.code ?? source.values.officialCode;
    this.links.add(
      source.entity,
      id,
      typeof code === 'string' ? code : null,
      typeof source.values.name === 'string' ? source.values.name : null,
    );
    this.noteName(source);
    planned.state = 'new';
    planned.recordId = id;
    planned.amounts = source.amounts ?? null;
    return planned;
  }

  /**
   * A project of the library is in the plan list too: rows of several tables that have one code and not different names
   * are one record. The first row makes or changes it, one row of each other table adds what it left empty.
   * @param match what the row would be compared with otherwise
   * @returns null where no other table has the row's code, or where the match fits better
   */
  private planJoined(planned: PlannedRow, facts: RowFacts, match: Match | null): PlannedRow | null {
    const { source } = planned;
    if (!this.several.has(source.entity)) return null;
    const { made, filled } = this.of(source.entity);
    const twin = this.twinOf(source, facts);
    if (!twin || (match && this.isBetter(match, twin, source))) return null;
    const id = twin.id ?? made.at(twin.made!).id;
    const first = twin.id === undefined ? made.at(twin.made!) : this.takenAt.get(twin.id)!;
    const digest = rowDigest(source);
    if (twin.likeness === 3) {
      const isFirst = twin.made !== undefined && made.at(twin.made).digest === digest;
      return asRepeated(planned, id, isFirst ? first : this.joinedAt.get(id)!);
    }
    this.joinedAt.set(id, { table: this.table, sheet: source.sheet, row: source.row, digest });
    planned.fillsBlanks = true;
    planned.recordId = id;
    planned.matchedBy = twin.by;
    planned.columns = sourceColumns(source.entity, source, this.links);
    planned.amounts = source.amounts ?? null;
    planned.state = 'changed';
    const record = this.store.get<SqlRow>(`SELECT * FROM "${source.entity}" WHERE id = ?`, id);
    let isTold = true;
    if (record) {
      const { changes } = compareRow(source.entity, record, planned.columns);
      planned.columns = blanksOf(source.entity, record, planned.columns);
      planned.changes = changes.filter(({ key }) => key in planned.columns);
      const stored = source.amounts ? this.amountsOf(id) : [];
      if (stored.length > 0) planned.amounts = null;
      const amountsDiffer = stored.length > 0 && !areAmountsSame(stored, source.amounts!);
      isTold = amountsDiffer || changes.length > planned.changes.length;
      if (planned.changes.length === 0 && !planned.amounts) planned.state = 'unchanged';
    } else if (twin.made !== undefined) {
      if (!filled.isMore(twin.made, source)) planned.state = 'unchanged';
      filled.note(twin.made, source);
    }
    const params = { sheet: first.sheet, row: first.row };
    if (isTold) planned.issues = [...source.issues, issueAt(source, 'warning', 'ROW_JOINS_ANOTHER', params)];
    return planned;
  }

  /** The record that an earlier row of another table has and that has the row's code; one per table may join it. */
  private twinOf(source: ReadRow, facts: RowFacts): CodeTwin | null {
    const { index, made } = this.of(source.entity);
    let digest: number | null = null;
    const standingOf = (id: string, first: FirstRow): Standing => {
      if (first.table === this.table) return 'none';
      const joined = this.joinedAt.get(id);
      if (joined?.table !== this.table) return 'possible';
      digest ??= rowDigest(source);
      return joined.digest === digest ? 'identical' : 'none';
    };
    return index.withCode(facts, {
      ofStored: (id) => {
        const first = this.takenAt.get(id);
        return first ? standingOf(id, first) : 'none';
      },
      ofMade: (number) => {
        const first = made.at(number);
        if (first.table === this.table) return 'none';
        digest ??= rowDigest(source);
        return first.digest === digest ? 'identical' : standingOf(first.id, first);
      },
    });
  }

  /** Whether a row is rather a free record of the store than the one that another table's row has: it says the very same. */
  private isBetter({ by, ids }: Match, twin: CodeTwin, source: ReadRow): boolean {
    const hasCode = findTable(source.entity).columns.some(({ key, kind }) => kind === 'code' && by.includes(key));
    if (hasCode && twin.likeness === 1) return true;
    return this.exactAmong(source, sourceColumns(source.entity, source, this.links), ids) !== null;
  }

  private planMatched(planned: PlannedRow, id: string, by: string[], facts: RowFacts): PlannedRow {
    const { source } = planned;
    const record = this.store.get<SqlRow>(`SELECT * FROM "${source.entity}" WHERE id = ?`, id);
    if (!record) return this.planNew(planned, facts);
    this.taken.add(id);
    if (this.several.has(source.entity)) {
      this.takenAt.set(id, { table: this.table, sheet: source.sheet, row: source.row });
    }
    this.of(source.entity).index.take(id);
    if (record.retired != null && !source.values.retired) {
      const params = { date: String(record.retired) };
      planned.issues = [...planned.issues, issueAt(source, 'warning', 'ROW_IS_RETIRED', params)];
    }
    const { changes, patch } = compareRow(source.entity, record, planned.columns);
    const given = source.amounts ?? [];
    const stored = given.length > 0 ? this.amountsOf(id) : [];
    const amountsDiffer = given.length > 0 && !areAmountsSame(stored, given);
    if (amountsDiffer) {
      changes.push({
        key: 'totalFen',
        before: stored.length === 0 ? null : stored.reduce((sum, amount) => sum + amount.amountFen, 0),
        after: given.reduce((sum, amount) => sum + amount.amountFen, 0),
      });
    }
    planned.state = changes.length > 0 ? 'changed' : 'unchanged';
    planned.recordId = id;
    planned.matchedBy = by;
    planned.changes = changes;
    planned.columns = patch;
    planned.amounts = amountsDiffer ? given : null;
    return planned;
  }

  /** Of several candidates the one that already says the very same: a repeated import proposes nothing. */
  private exactAmong(source: ReadRow, columns: SqlRow, ids: string[]): string | null {
    for (const id of ids) {
      const record = this.store.get<SqlRow>(`SELECT * FROM "${source.entity}" WHERE id = ?`, id);
      if (!record || compareRow(source.entity, record, columns).changes.length > 0) continue;
      if (!source.amounts || areAmountsSame(this.amountsOf(id), source.amounts)) return id;
    }
    return null;
  }

  private amountsOf(projectId: string): AmountRow[] {
    return readAmounts(this.store, this.scope.planId, [projectId]).get(projectId) ?? [];
  }

  private of(entity: string): Records {
    let records = this.records.get(entity);
    if (!records) {
      records = {
        index: new RecordIndex(this.store, this.scope, entity, this.links),
        made: new MadeRecords(),
        filled: new FilledCells(),
      };
      this.records.set(entity, records);
    }
    return records;
  }
}

function choiceAs(choice: string | null): NamedMatch | null {
  return choice === null ? null : { by: ['choice'], ids: [choice] };
}

function reject(planned: PlannedRow, issue: Issue): PlannedRow {
  planned.issues = [...planned.issues, issue];
  return planned;
}

/** A row that another one says already. */
function asRepeated(planned: PlannedRow, id: string, first: FirstRow): PlannedRow {
  const { source } = planned;
  planned.issues = [...source.issues, pointAt(source, 'info', 'ROW_REPEATED', first)];
  planned.state = 'unchanged';
  planned.recordId = id;
  return planned;
}

/** An issue that names another row, and its sheet where it stands on another one. */
function pointAt(
  source: ReadRow,
  severity: Issue['severity'],
  code: 'ROW_REPEATED' | 'ROW_LIKE_ANOTHER',
  { sheet, row }: { sheet: string; row: number },
): Issue {
  return sheet === source.sheet
    ? issueAt(source, severity, code, { row })
    : issueAt(source, severity, `${code}_ELSEWHERE`, { sheet, row });
}

function columnLabels(source: ReadRow): string {
  return columnNames(source.entity, source.incomplete);
}

/** A link without which a row cannot be: the amount of a project that is not there. */
function lostRef(source: ReadRow, links: LinkIndex): Issue | null {
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

function issueAt(source: ReadRow, severity: Issue['severity'], code: string, params: Issue['params']): Issue {
  return { severity, code, params, where: { sheet: source.sheet, row: source.row } };
}
