import { findUnits } from '../../../shared/units';
import { CellType, type SheetInfo } from '../sheetCells';
import { RowClassifier } from './classify';
import type { MergeIndex, SheetRow } from './grid';
import { isErrorText, isPlaceholder, looksDate, looksNumeric, squeeze } from './text';
import type { FoundHeader, FoundTable, RowKind, SkippedRow } from './types';
import { isSectionNumeral, isUnitLine, startsLikeNote } from './words';

const MOST_SKIPPED = 10_000;
const MOST_HIDDEN = 1_000;
const SAMPLE_ROWS = 60;

interface TailRow {
  /** `data`: a lone text that is a record, unless another table's header follows and makes it a title. */
  kind: RowKind;
  row: SheetRow | null;
  first: number;
  last: number;
  texts: string[];
}

/** The body of one table while it is walked through. */
export class Body {
  private readonly classifier: RowClassifier;
  private readonly skipped: SkippedRow[] = [];
  private unlisted = 0;
  private tail: TailRow[] = [];
  private count = 0;
  private lastDataRow: number;
  private readonly hiddenRows: number[] = [];
  /** Rows that were closely looked at as another table's header and were none. */
  refusals = 0;

  constructor(
    private readonly header: FoundHeader,
    merges: MergeIndex,
    private readonly hidden: Set<number>,
  ) {
    this.classifier = new RowClassifier(header, merges);
    this.lastDataRow = header.lastRow;
  }

  /** Whether something other than a record stands between the last record and here. */
  isApart(): boolean {
    return this.tail.length > 0;
  }

  repeatsHeader(row: SheetRow): boolean {
    return this.classifier.repeatsHeader(row);
  }

  take(row: SheetRow): void {
    const kind = this.classifier.classify(row);
    const pending = kind === 'data' && isLoneText(row);
    if (pending || (kind !== 'data' && kind !== 'subtotal')) {
      const filled = row.filled();
      const texts = filled.slice(0, 40).map((c) => row.text(c));
      this.tail.push({ kind, row: pending ? row : null, first: row.row, last: row.row, texts });
      if (this.tail.length > 2000) this.flush();
      return;
    }
    this.flush();
    if (kind === 'subtotal') {
      this.lastDataRow = row.row;
      this.skip(row.row, kind);
    } else this.record(row);
  }

  private record(row: SheetRow): void {
    this.lastDataRow = row.row;
    this.count++;
    if (this.hidden.has(row.row) && this.hiddenRows.length < MOST_HIDDEN) this.hiddenRows.push(row.row);
    if (this.count <= SAMPLE_ROWS) this.sample(row);
  }

  takeBlank(first: number, last: number): void {
    this.tail.push({ kind: 'blank', row: null, first, last, texts: [] });
  }

  private flush(): void {
    for (const item of this.tail) {
      if (item.row) this.record(item.row);
      else for (let r = item.first; r <= item.last; r++) this.skip(r, item.kind as SkippedRow['why']);
    }
    this.tail = [];
  }

  private skip(row: number, why: SkippedRow['why']): void {
    if (this.skipped.length < MOST_SKIPPED) this.skipped.push({ row, why });
    else this.unlisted++;
  }

  private sample(row: SheetRow): void {
    for (const { column, sample } of this.header.columns) {
      sample.rows++;
      if (row.isBlank(column)) continue;
      const type = row.type(column);
      const text = row.text(column);
      if (type === CellType.text && (isPlaceholder(text) || isErrorText(text))) continue;
      sample.filled++;
      if (sample.rows === 1) sample.firstFilled = true;
      if (sample.texts.length < 30) sample.texts.push(text.length > 200 ? text.slice(0, 200) : text);
      if (type === CellType.number) sample.numbers++;
      else if (type === CellType.date) sample.dates++;
      else if (type === CellType.percent) sample.percents++;
      else if (type === CellType.text) {
        if (looksDate(text)) sample.dates++;
        else if (looksNumeric(text)) sample.numbers++;
        else sample.words++;
      }
    }
  }

  /** Lines right above another table's header that are its title, not this table's notes. */
  giveUpTitles(): string[] {
    const titles: string[] = [];
    while (this.tail.length > 0) {
      const row = this.tail.at(-1)!;
      const squeezed = squeeze(row.texts[0] ?? '');
      const isTitle = row.kind !== 'blank' && row.kind !== 'example' && row.texts.length <= 4;
      if (!isTitle || (startsLikeNote(squeezed) && !row.texts.some((t) => isUnitLine(squeeze(t))))) break;
      titles.unshift(...row.texts);
      this.tail.pop();
    }
    return titles;
  }

  unitsOf(titles: string[]): string[] {
    return titles.filter((t) => isUnitLine(squeeze(t))).flatMap(findUnits);
  }

  /** The last row of which it is known what it is. */
  get decidedRow(): number {
    return this.lastDataRow;
  }

  /** Records so far. */
  get records(): number {
    return this.count;
  }

  /** The table as it stands. */
  soFar(info: SheetInfo): FoundTable {
    const { header } = this;
    const first = header.columns[0]!.column;
    const last = header.columns.at(-1)!.column;
    return {
      ...header,
      sheetIndex: info.index,
      sheetName: info.name,
      range: { firstRow: header.firstRow, lastRow: this.lastDataRow, firstColumn: first, lastColumn: last },
      firstDataRow: header.lastRow + 1,
      lastDataRow: this.lastDataRow,
      dataRowCount: this.count,
      skipped: this.skipped,
      skippedUnlisted: this.unlisted,
      hiddenRows: this.hiddenRows,
    };
  }

  finish(info: SheetInfo): FoundTable {
    while (this.tail.at(-1)?.kind === 'blank') this.tail.pop();
    // A heading with nothing below it heads nothing: it is a remark.
    for (const row of this.tail) {
      if (row.kind === 'section' && !isSectionNumeral(squeeze(row.texts[0] ?? ''))) row.kind = 'note';
    }
    this.flush();
    return this.soFar(info);
  }
}

/** Whether a text is all there is in a row. */
function isLoneText(row: SheetRow): boolean {
  const column = row.loneColumn();
  return column >= 0 && row.type(column) === CellType.text;
}
