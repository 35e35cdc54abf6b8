import type { NameDecision, NearName } from '../../../shared/api/imports';
import { findTable } from '../../../shared/model';
import { normaliseHeader } from '../../../shared/model/headers';
import type { ReadRow } from '../../exchange/understand/readTypes';
import type { SqlRow } from '../../store/tableWriter';
import { areAmountsSame, blanksOf, type CellChange, compareExtra, compareRow, sourceColumns } from './compare';
import { AMOUNTS, FilledCells } from './filledCells';
import type { ImportLinks } from './importLinks';
import type { ImportRecords } from './importRecords';
import type { RowFacts } from './keyIndex';
import { NearRows, rowOfTarget } from './nearRows';
import { asRepeated, issueAt, type PlannedRow } from './plannedRow';
import type { CodeTwin, Match } from './recordIndex';
import { rowDigest } from './rowDigest';
import type { Standing } from './twins';
import { withWaitingCodes } from './waitingCodes';

/** A row of a table. */
interface RowPlace {
  table: number;
  sheet: string;
  row: number;
}

/**
 * Joins the rows of several tables of one import that speak of one record: a project of the library is in the plan list
 * too. Rows that have one code and not different names are one record. To the join a record is
 *
 * - free: no row of the import spoke of it;
 * - begun: a row of one table makes or changes it. Rows of that table are never joined to it;
 * - joined: a row of another table was added to what the first says. One row of each table is, and the same row said
 *   again in its table is a repetition.
 *
 * What joins adds only what the earlier rows left empty. Entities that one table alone holds cost nothing here.
 */
export class RowJoin {
  /** Entities that several tables of the import hold. */
  private readonly several: ReadonlySet<string>;
  /** Records of the store that are begun, and by which row. The rows that made new ones are in their MadeRecords. */
  private readonly begunBy = new Map<string, RowPlace & { cells: number }>();
  /** What the import's rows say of those, by the numbers there. */
  private readonly begunCells = new FilledCells();
  /** The last row that was joined to a record. */
  private readonly joinedBy = new Map<string, RowPlace & { digest: number }>();
  /** What the new records have so far. */
  private readonly filled = new Map<string, FilledCells>();
  private readonly near: NearRows;
  private currentTable = 0;
  /** Records that names of this import's rows were said to mean, by `entity name`. */
  private readonly settled = new Map<string, string>();

  /** @param entities what the tables of the import hold, table by table */
  constructor(
    entities: readonly string[],
    private readonly records: ImportRecords,
    private readonly links: ImportLinks,
  ) {
    this.several = new Set(entities.filter((entity, i) => entities.indexOf(entity) !== i));
    this.near = new NearRows((entity, a, b) => records.of(entity).index.isSame(a, b));
  }

  /** Number of the table whose rows go by. */
  get table(): number {
    return this.currentTable;
  }

  /** The rows that follow are another table's. */
  enterTable(): void {
    this.currentTable++;
  }

  /** A row makes a record: it is begun. @param made its number among the made ones */
  beginMade(source: ReadRow, facts: RowFacts, id: string, made: number): void {
    if (!this.several.has(source.entity)) return;
    this.filledOf(source.entity).note(made, source);
    this.near.begin(source, { table: this.table, id, made, facts });
  }

  /** A row is a record of the store: that is begun. */
  beginStored(source: ReadRow, facts: RowFacts, id: string): void {
    const { entity, sheet, row } = source;
    if (!this.several.has(entity)) return;
    const cells = this.begunBy.size;
    this.begunBy.set(id, { table: this.table, sheet, row, cells });
    this.begunCells.note(cells, source);
    this.near.begin(source, { table: this.table, id, facts });
  }

  /** A row says what an earlier one says already: its table has spoken of the record. */
  repeat({ entity }: ReadRow, id: string): void {
    if (this.several.has(entity)) this.near.join(this.table, id);
  }

  /**
   * Joins a row to the record that a row of another table began.
   * @param planned the row, nothing decided yet
   * @param match what the row would be compared with otherwise
   * @returns null where no other table has the row's code, or where the match fits better
   */
  plan(planned: PlannedRow, facts: RowFacts, match: Match | null): PlannedRow | null {
    const { source } = planned;
    if (!this.several.has(source.entity)) return null;
    const twin = this.twinOf(source, facts);
    if (!twin || (match && this.isBetter(match, twin, source))) return null;
    const { made } = this.records.of(source.entity);
    const id = twin.id ?? made.at(twin.made!).id;
    const first = twin.id === undefined ? made.at(twin.made!) : this.begunBy.get(twin.id)!;
    const digest = rowDigest(source);
    if (twin.likeness === 3) {
      this.repeat(source, id);
      const isFirst = twin.made !== undefined && made.at(twin.made).digest === digest;
      return asRepeated(planned, id, isFirst ? first : this.joinedBy.get(id)!);
    }
    planned.matchedBy = twin.by;
    this.noteJoined(source, id, digest);
    return this.add(planned, id, twin.made, 'ROW_JOINS_ANOTHER', first);
  }

  /**
   * Joins a row to the record of a row of an earlier table that the user said its name means.
   * @returns null where no such answer was given, or where another row of this table is that record
   */
  planAsked(planned: PlannedRow): PlannedRow | null {
    const { source } = planned;
    const { entity } = source;
    if (!this.several.has(entity)) return null;
    const { nameColumn } = findTable(entity);
    const name = source.values[nameColumn];
    const target = typeof name === 'string' ? this.links.approved(entity, name) : null;
    const meant = target == null ? null : rowOfTarget(target);
    const begun = meant === null ? null : this.near.find(entity, meant, this.table);
    if (begun === null || typeof name !== 'string') return null;
    const digest = rowDigest(source);
    const joined = this.joinedBy.get(begun.id);
    if (joined?.table === this.table) {
      return joined.digest === digest ? asRepeated(planned, begun.id, joined) : null;
    }
    planned.matchedBy = [nameColumn];
    this.noteJoined(source, begun.id, digest);
    this.settled.set(`${entity} ${normaliseHeader(name)}`, begun.id);
    this.links.add(entity, begun.id, name);
    return this.add(planned, begun.id, begun.made, 'ROW_SHARES_RECORD', begun);
  }

  /** Names of rows that may be those of rows of earlier tables: the user is asked. Ask when all rows are planned. */
  asked(): NearName[] {
    return this.near.asked((entity, name) => this.links.approved(entity, name) !== undefined);
  }

  /** Answers about names as they are kept: rows of the import are records now. Ask when all rows are planned. */
  kept(decisions: readonly NameDecision[]): NameDecision[] {
    return decisions.flatMap((decision) => {
      const { entity, text, target } = decision;
      if (target === null || rowOfTarget(target) === null) return [decision];
      const id = this.settled.get(`${entity} ${normaliseHeader(text)}`);
      return id === undefined ? [] : [{ entity, text, target: id }];
    });
  }

  private noteJoined({ sheet, row }: ReadRow, id: string, digest: number): void {
    this.joinedBy.set(id, { table: this.table, sheet, row, digest });
    this.near.join(this.table, id);
  }

  /**
   * Adds a row to a record of the store that an earlier row took, because the user said that both are it.
   * @param first where that row stands
   */
  addChosen(planned: PlannedRow, id: string, first: { sheet: string; row: number }): PlannedRow {
    return this.add(planned, id, undefined, 'ROW_SHARES_RECORD', first);
  }

  private add(
    planned: PlannedRow,
    id: string,
    made: number | undefined,
    code: string,
    { sheet, row }: { sheet: string; row: number },
  ): PlannedRow {
    const { source } = planned;
    planned.fillsBlanks = true;
    planned.recordId = id;
    planned.columns = sourceColumns(source.entity, source, this.links);
    planned.amounts = source.amounts && source.amounts.length > 0 ? source.amounts : null;
    planned.state = 'changed';
    const record = this.records.stored(source.entity, id);
    const contradicts = record ? this.addToStored(planned, id, record) : this.addToMade(planned, made);
    if (contradicts) planned.issues = [...source.issues, issueAt(source, 'warning', code, { sheet, row })];
    return planned;
  }

  /** @returns whether the row says something else than the record has, or another row of the import adds to it */
  private addToStored(planned: PlannedRow, id: string, record: SqlRow): boolean {
    const { source } = planned;
    const { entity, refs } = source;
    const { amounts } = planned;
    const cells = this.begunBy.get(id)?.cells;
    const isFilled = (key: string) => cells !== undefined && this.begunCells.isFilled(cells, key);
    const { changes } = compareRow(entity, record, planned.columns);
    const blanks = blanksOf(entity, record, planned.columns);
    const isFree = ({ key }: CellChange) => key in blanks && !isFilled(key);
    const kept = withWaitingCodes(entity, refs, this.links, source.extra);
    const extras = compareExtra(record, kept).changes;
    const more = extras.filter(({ key, before }) => before === null && !isFilled(key));
    planned.changes = [...changes.filter(isFree), ...more];
    planned.columns = Object.fromEntries(Object.entries(blanks).filter(([key]) => !isFilled(key)));
    const stored = amounts ? this.records.amountsOf(id) : [];
    const isPaid = stored.length > 0 || isFilled(AMOUNTS);
    const amountsDiffer = isPaid && amounts !== null && !areAmountsSame(stored, amounts);
    if (isPaid) planned.amounts = null;
    if (planned.changes.length === 0 && !planned.amounts) planned.state = 'unchanged';
    if (cells !== undefined) this.begunCells.note(cells, source);
    return amountsDiffer || changes.length + extras.length > planned.changes.length;
  }

  /** What the record says is not kept, only which of its cells are filled: that it may differ is told in any case. */
  private addToMade(planned: PlannedRow, number: number | undefined): boolean {
    if (number === undefined) return true;
    const { source } = planned;
    const filled = this.filledOf(source.entity);
    if (!filled.isMore(number, source)) planned.state = 'unchanged';
    filled.note(number, source);
    return true;
  }

  /** The record that an earlier row of another table began and that has the row's code. */
  private twinOf(source: ReadRow, facts: RowFacts): CodeTwin | null {
    const { index, made } = this.records.of(source.entity);
    let digest: number | null = null;
    const standingOf = (id: string, first: RowPlace): Standing => {
      if (first.table === this.table) return 'none';
      const joined = this.joinedBy.get(id);
      if (joined?.table !== this.table) return 'possible';
      digest ??= rowDigest(source);
      return joined.digest === digest ? 'identical' : 'none';
    };
    return index.withCode(facts, {
      ofStored: (id) => {
        const first = this.begunBy.get(id);
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
    return this.records.exactAmong(source, sourceColumns(source.entity, source, this.links), ids) !== null;
  }

  private filledOf(entity: string): FilledCells {
    let filled = this.filled.get(entity);
    if (!filled) {
      filled = new FilledCells();
      this.filled.set(entity, filled);
    }
    return filled;
  }
}
