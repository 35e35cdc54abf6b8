import type { NameDecision, NearName } from '../../../shared/api/imports';
import { newId } from '../../../shared/ids';
import type { Issue } from '../../../shared/issue';
import { columnNames } from '../../../shared/messages';
import { findTable } from '../../../shared/model';
import type { ReadRow } from '../../exchange/understand/readTypes';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { areAmountsSame, compareExtra, compareRow, sourceColumns } from './compare';
import { ImportLinks } from './importLinks';
import { ImportRecords } from './importRecords';
import { NAMED_ENTITIES, type StrangeName } from './judgeNames';
import type { RowFacts } from './keyIndex';
import { lostRef } from './lostRef';
import type { MadeRecord } from './madeRecords';
import { rowOfTarget } from './nearRows';
import { asRepeated, issueAt, type PlannedRow, pointAt, reject, undecided } from './plannedRow';
import type { Match } from './recordIndex';
import { rowDigest } from './rowDigest';
import { RowJoin } from './rowJoin';
import { withWaitingCodes } from './waitingCodes';
import { WaitingRefs } from './waitingRefs';

/** New rows whose names are compared with the store's. */
const MOST_STRANGE = 500;

/** A match, maybe by another spelling of the record's name, which the record does not take over. */
type NamedMatch = Match & { isSpelling?: boolean };

/**
 * Compares source rows with the store, one by one and in the order of the file; a record is taken by one row only.
 * Nothing is written, and no row is kept: as many rows as there are go by. Rows of entities that others refer to must
 * come first.
 */
export class RowPlanner {
  /** What the names in the rows mean. */
  readonly links: ImportLinks;
  private readonly records: ImportRecords;
  private readonly join: RowJoin;
  private readonly taken = new Set<string>();
  /** Records that rejected and ambiguous rows may mean. */
  private readonly maybe = new Set<string>();
  private readonly waiting = new WaitingRefs();
  private readonly ownNames = new Map<string, StrangeName>();

  /**
   * @param store the store as it was before the import
   * @param entities what the rows are
   * @param names what the user said about names
   */
  constructor(store: Store, scope: Scope, entities: Iterable<string>, names: readonly NameDecision[] = []) {
    const all = [...entities];
    this.links = new ImportLinks(store, scope, all, names);
    this.records = new ImportRecords(store, scope, this.links);
    this.join = new RowJoin(all, this.records, this.links);
  }

  /** The rows that follow are another table's. */
  enterTable(): void {
    this.join.enterTable();
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

  /** Names of rows that may be the records of other tables' rows: they stay apart until the user says that they are. */
  nearRows(): NearName[] {
    return this.join.asked();
  }

  /** The user's answers about names as they are kept for later imports. Ask when all rows are planned. */
  keptNames(decisions: readonly NameDecision[]): NameDecision[] {
    return this.join.kept(decisions);
  }

  /** Whether a row that went by is, or may be, a record of the store. */
  wasSeen(id: string): boolean {
    return this.taken.has(id) || this.maybe.has(id);
  }

  /** Notes a row that is not taken: what it most likely is has not vanished. */
  see(source: ReadRow): void {
    const { index } = this.records.of(source.entity);
    for (const id of index.match(source.id, index.factsOf(source))?.ids ?? []) this.maybe.add(id);
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
    const planned = undecided(source);
    const { index } = this.records.of(source.entity);
    const facts = index.factsOf(source);
    if (source.rejected) {
      this.see(source);
      return planned;
    }
    const match: NamedMatch | null =
      choice === undefined ? (index.match(source.id, facts) ?? this.byName(source)) : choiceAs(choice);
    const isSure = choice !== undefined || match?.by[0] === 'id';
    const joined = isSure
      ? null
      : (this.join.plan(planned, facts, match) ?? (match ? null : this.join.planAsked(planned)));
    if (joined) return joined;
    const said = isSure || (match && !match.isShared) ? null : this.saidBefore(source, facts);
    if (said?.isSame) return this.repeat(planned, said.first);
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
    if (!match) return this.planNew(planned, facts, said?.first);
    const [only] = match.ids;
    const order = isSure || match.isSpelling ? index.orderTaken(only!) : undefined;
    if (order !== undefined) return this.planShared(planned, match, order);
    planned.columns = sourceColumns(source.entity, source, this.links);
    if (match.isSpelling) delete planned.columns[findTable(source.entity).nameColumn];
    const id = match.ids.length === 1 ? match.ids[0]! : this.records.exactAmong(source, planned.columns, match.ids);
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
    const target = typeof name === 'string' ? this.links.approved(entity, name) : null;
    if (target == null || rowOfTarget(target) !== null) return null;
    return { by: [nameColumn], ids: [target], isSpelling: true };
  }

  /**
   * The earlier row that is a record of the store which this one would be too. A row that says the very same is that
   * record again; else it becomes another record, and the user is told.
   */
  private saidBefore(source: ReadRow, facts: RowFacts): { first: MadeRecord; isSame: boolean } | null {
    const { index, taken } = this.records.of(source.entity);
    const rows = index.matchTaken(facts).map((order) => taken.at(order));
    if (rows.length === 0) return null;
    const digest = rowDigest(source);
    const same = rows.find((row) => row.digest === digest);
    return { first: same ?? rows[0]!, isSame: same !== undefined };
  }

  private repeat(planned: PlannedRow, first: MadeRecord): PlannedRow {
    this.join.repeat(planned.source, first.id);
    return asRepeated(planned, first.id, first);
  }

  /** The user said that this row is a record which an earlier row is already: it adds to it, and overwrites nothing. */
  private planShared(planned: PlannedRow, match: NamedMatch, order: number): PlannedRow {
    const { source } = planned;
    const first = this.records.of(source.entity).taken.at(order);
    if (first.digest === rowDigest(source)) return this.repeat(planned, first);
    planned.matchedBy = match.by;
    return this.join.addChosen(planned, first.id, first);
  }

  private noteName({ entity, values, sheet, row }: ReadRow): void {
    const name = values[findTable(entity).nameColumn];
    if (this.ownNames.size >= MOST_STRANGE || typeof name !== 'string' || !NAMED_ENTITIES.has(entity)) return;
    if (this.links.approved(entity, name) !== undefined) return;
    const key = `${entity} ${name}`;
    if (!this.ownNames.has(key)) this.ownNames.set(key, { entity, text: name, rows: 1, sheet, row, isOwn: true });
  }

  /** @param like an earlier row that is a record of the store which this row resembles */
  private planNew(planned: PlannedRow, facts: RowFacts, like?: MadeRecord): PlannedRow {
    const { source } = planned;
    const lost = lostRef(source, this.links);
    if (lost) return reject(planned, lost);
    const { index, made } = this.records.of(source.entity);
    const digest = rowDigest(source);
    const twin = index.matchMade(facts, (number) => made.digestAt(number) === digest);
    const first = twin === null ? like : made.at(twin);
    if (twin !== null && first!.digest === digest) return this.repeat(planned, first!);
    if (first) planned.issues = [...source.issues, pointAt(source, 'warning', 'ROW_LIKE_ANOTHER', first)];
    const id = newId();
    const number = index.addMade(facts);
    this.join.beginMade(source, facts, id, number);
    made.add({ id, table: this.join.table, sheet: source.sheet, row: source.row, digest });
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

  private planMatched(planned: PlannedRow, id: string, by: string[], facts: RowFacts): PlannedRow {
    const { source } = planned;
    const record = this.records.stored(source.entity, id);
    if (!record) return this.planNew(planned, facts);
    this.taken.add(id);
    this.join.beginStored(source, facts, id);
    this.take(source, id);
    if (record.retired != null && !source.values.retired) {
      const params = { date: String(record.retired) };
      planned.issues = [...planned.issues, issueAt(source, 'warning', 'ROW_IS_RETIRED', params)];
    }
    const { changes, patch } = compareRow(source.entity, record, planned.columns);
    const kept = withWaitingCodes(source.entity, source.refs, this.links, source.extra);
    const extras = kept && compareExtra(record, kept);
    const given = source.amounts ?? [];
    const stored = given.length > 0 ? this.records.amountsOf(id) : [];
    const amountsDiffer = given.length > 0 && !areAmountsSame(stored, given);
    if (amountsDiffer) {
      changes.push({
        key: 'totalFen',
        before: stored.length === 0 ? null : stored.reduce((sum, amount) => sum + amount.amountFen, 0),
        after: given.reduce((sum, amount) => sum + amount.amountFen, 0),
      });
    }
    if (extras && extras.extra !== null) {
      changes.push(...extras.changes);
      patch.extra = extras.extra;
    }
    planned.state = changes.length > 0 ? 'changed' : 'unchanged';
    planned.recordId = id;
    planned.matchedBy = by;
    planned.changes = changes;
    planned.columns = patch;
    planned.amounts = amountsDiffer ? given : null;
    return planned;
  }

  private take(source: ReadRow, id: string): void {
    const { index, taken } = this.records.of(source.entity);
    if (index.orderTaken(id) !== undefined) return;
    index.take(id);
    if (index.orderTaken(id) === undefined) return;
    const { sheet, row } = source;
    taken.add({ id, table: this.join.table, sheet, row, digest: rowDigest(source) });
  }
}

function choiceAs(choice: string | null): NamedMatch | null {
  return choice === null ? null : { by: ['choice'], ids: [choice] };
}

function columnLabels(source: ReadRow): string {
  return columnNames(source.entity, source.incomplete);
}
