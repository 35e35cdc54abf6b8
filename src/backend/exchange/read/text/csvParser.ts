import { MAX_COLUMNS } from '../limits';

/** Characters that are kept of what stands behind the last column. */
const MAX_BEYOND = 40;
/** Longest text that may stand between two quotes; beyond it the opening quote is taken as an ordinary character. */
const MAX_QUOTED = 1 << 20;

/** A record that is not whole yet is looked at again once this much longer: long ones take linear time. */
const RETRY_GROWTH = 1.5;

export const DELIMITERS = [',', '\t', ';', '|'] as const;

/** Splits delimited text, fed in pieces, into records: RFC 4180 quotes, and Excel's `="00123"` for texts of digits. */
export class CsvParser {
  /** Records so far. */
  records = 0;
  /** What has been fed and is not split yet, in pieces, and its length. */
  private pieces: string[] = [];
  private waiting = 0;
  /** Length from which another attempt at splitting is worth it: each one starts at the beginning of its record. */
  private enough = 0;

  constructor(
    private readonly delimiter: string,
    private readonly lineEnd: '\n' | '\r',
    private readonly onRecord: (fields: string[], record: number) => void,
    private readonly onOpenQuote: (record: number) => void,
  ) {}

  feed(text: string): void {
    this.pieces.push(text);
    this.waiting += text.length;
    if (this.waiting >= this.enough) this.split(this.pieces.join(''), false);
  }

  finish(): void {
    this.split(this.pieces.join(''), true);
  }

  private split(text: string, last: boolean): void {
    let at = 0;
    let quote = -1;
    const length = text.length;
    while (at < length) {
      if (quote < at) {
        quote = text.indexOf('"', at);
        if (quote < 0) quote = length;
      }
      let end = text.indexOf(this.lineEnd, at);
      if (end < 0) {
        if (!last && length - at <= 4 * MAX_QUOTED) break;
        end = length;
      }
      if (quote >= end) {
        this.report(this.plainFields(text, at, end));
        at = end + 1;
        continue;
      }
      const next = this.quotedRecord(text, at, last);
      if (next < 0) break;
      at = next;
    }
    this.pieces = at < length ? [text.slice(at)] : [];
    this.waiting = length - at;
    this.enough = this.waiting * RETRY_GROWTH;
  }

  private report(fields: string[]): void {
    this.onRecord(fields, this.records);
    this.records += 1;
  }

  private plainFields(text: string, at: number, end: number): string[] {
    const stop = end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    const record = text.slice(at, stop);
    const fields = record.split(this.delimiter, MAX_COLUMNS + 1);
    if (fields.length > MAX_COLUMNS) fields[MAX_COLUMNS] = this.beyond(record, fields);
    return fields;
  }

  /** What stands behind the last column a sheet can have, without its delimiters: told as one field that lies outside. */
  private beyond(record: string, fields: string[]): string {
    let at = MAX_COLUMNS;
    for (let i = 0; i < MAX_COLUMNS; i += 1) at += fields[i]!.length;
    while (at < record.length && record[at] === this.delimiter) at += 1;
    return record.slice(at, at + MAX_BEYOND);
  }

  /** @returns where the next record starts, or -1 where more text is needed */
  private quotedRecord(text: string, start: number, last: boolean): number {
    const fields: string[] = [];
    const { delimiter, lineEnd } = this;
    let at = start;
    for (;;) {
      const isFormula = text[at] === '=' && text[at + 1] === '"';
      const isQuoted = isFormula || text[at] === '"';
      let field = '';
      if (isQuoted) {
        const close = this.closingQuote(text, at + (isFormula ? 2 : 1));
        if (close < 0) {
          if (!last && text.length - start <= MAX_QUOTED) return -1;
          return this.unclosed(text, start);
        }
        if (!last && close + 1 >= text.length) return -1;
        field = text.slice(at + (isFormula ? 2 : 1), close);
        if (field.indexOf('""') >= 0) field = field.replaceAll('""', '"');
        if (field.indexOf('\r') >= 0) field = field.replace(/\r\n?/g, '\n');
        at = close + 1;
      }
      let stop = at;
      while (stop < text.length && text[stop] !== delimiter && text[stop] !== lineEnd) stop += 1;
      if (stop >= text.length && !last) return -1;
      const isEnd = stop >= text.length || text[stop] === lineEnd;
      const tail = text.slice(at, isEnd && stop > at && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop);
      fields.push(isQuoted ? field + tail : tail);
      at = stop + 1;
      if (isEnd) {
        this.report(fields);
        return at;
      }
    }
  }

  private closingQuote(text: string, from: number): number {
    let at = from;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote < 0) return -1;
      if (text.charCodeAt(quote + 1) !== 34) return quote;
      at = quote + 2;
    }
  }

  /** A quote that is never closed: its line is taken as it stands, and reading goes on with the next one. */
  private unclosed(text: string, start: number): number {
    this.onOpenQuote(this.records);
    const found = text.indexOf(this.lineEnd, start);
    const end = found < 0 ? text.length : found;
    this.report(this.plainFields(text, start, end));
    return end + 1;
  }
}

/** The delimiter under which the first records of a text have the most even, and more than one, fields. */
export function detectDelimiter(sample: string, lineEnd: '\n' | '\r'): string {
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts: number[] = [];
    const parser = new CsvParser(
      delimiter,
      lineEnd,
      (fields) => {
        if (counts.length < 500 && (fields.length > 1 || fields[0] !== '')) counts.push(fields.length);
      },
      () => {},
    );
    parser.feed(sample);
    parser.finish();
    const score = evenness(counts);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function evenness(counts: number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 1) tally.set(count, (tally.get(count) ?? 0) + 1);
  let score = 0;
  for (const [count, times] of tally) {
    const share = times / counts.length;
    score = Math.max(score, share * share * Math.log2(count));
  }
  return score;
}
