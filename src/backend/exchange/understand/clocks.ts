import type { TableDescription } from '../../../shared/model/describe';
import { readDateTime } from '../../../shared/model/parseDate';
import { CellType } from '../sheetCells';
import type { Candidate } from './candidates';
import { timeField } from './fields';
import { displayLabel, squeeze } from './text';
import type { ColumnSample, FoundColumn, FoundHeader } from './types';

/** Outage lists write the day in one column and the times of day in others; together they are one moment. */

const CLOCK =
  /^(?:上午|下午|晚上|凌晨|中午)?(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?|[时点](?:[0-5]?\d分?)?)(?:am|pm)?$/;
/** Share of a column's values that have to be times of day. */
const MOSTLY = 0.6;
const DAY_LABEL = /^(?:日期|年月日|(?:发生|停电|故障)?(?:日期|时间))$/;

/** Whether a text is a time of day without a day: 8:05, 8时5分, 下午3点. */
export function isClock(text: string): boolean {
  return text.length <= 16 && CLOCK.test(squeeze(text));
}

/** Whether a column holds times of day. */
export function holdsClocks({ texts }: ColumnSample): boolean {
  return texts.length > 0 && texts.filter(isClock).length >= texts.length * MOSTLY;
}

/** Whether a column holds days, and no times with them. */
function holdsDays({ texts }: ColumnSample): boolean {
  const days = texts.filter((text) => {
    return readDateTime(text, { stored: 'number' })?.isMidnightAssumed === true;
  });
  return texts.length > 0 && days.length >= texts.length * MOSTLY;
}

const labelOf = ({ path, letter }: FoundColumn) => displayLabel(path.at(-1) ?? letter);

/**
 * Gives columns of times of day to the moment whose day stands in another column: that of the same moment, or where it has
 * none, of the first one (停电日期, 停电时间, 送电时间).
 * @param bids what each column could be
 * @param taken what each column was given, added to
 * @param used fields that are given, added to
 */
export function joinClocks(
  header: FoundHeader,
  table: TableDescription,
  bids: readonly (readonly Candidate[])[],
  taken: Map<number, Candidate>,
  used: Set<string>,
): void {
  const moments = table.columns.filter(({ kind, computed }) => kind === 'dateTime' && computed === undefined);
  if (moments.length === 0) return;
  const keys = new Set(moments.map(({ key }) => key));
  const give = (index: number, candidate: Candidate) => {
    taken.set(index, candidate);
    used.add(candidate.field);
  };
  const dayOf = (key: string): FoundColumn | undefined => {
    const at = header.columns.findIndex((_, index) => taken.get(index)?.field === key);
    return header.columns[at];
  };
  for (const [index, column] of header.columns.entries()) {
    if (taken.has(index) || !holdsClocks(column.sample)) continue;
    const key = bids[index]!.find(({ field }) => keys.has(field))?.field;
    if (key === undefined || used.has(timeField(key))) continue;
    const own = dayOf(key);
    if (own && !holdsDays(own.sample)) continue;
    const first = moments.map((moment) => dayOf(moment.key)).find((day) => day !== undefined);
    let day = own ?? first;
    if (!day) {
      const at = header.columns.findIndex(
        (other, i) => !taken.has(i) && DAY_LABEL.test(squeeze(labelOf(other))) && holdsDays(other.sample),
      );
      if (at < 0) continue;
      day = header.columns[at]!;
      const params = { label: labelOf(day), time: labelOf(column) };
      give(at, { field: key, confidence: 0.8, reason: { code: 'MAPPED_DAY_OF_TIME', params } });
    }
    const params = { label: labelOf(column), day: labelOf(day) };
    give(index, { field: timeField(key), confidence: 0.9, reason: { code: 'MAPPED_TIME_OF_DAY', params } });
  }
}

/** A time of day as text; a spreadsheet may hold it as a share of the day. */
function clockText(type: CellType, text: string): string {
  const share = type === CellType.number ? Number(text) : Number.NaN;
  if (!(share >= 0 && share < 1)) return text.trim();
  const minutes = Math.round(share * 1440);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * One text of a day and a time of day; what is whole already, or all there is, stands alone.
 * @param isBorrowed the day is another moment's: without a time of day it says nothing of this one
 */
export function joinClock(dayText: string, type: CellType, text: string, isBorrowed = false): string {
  const clock = clockText(type, text);
  const day = dayText.trim();
  if (isBorrowed && !isClock(clock)) return clock;
  if (day === '' || !isClock(clock)) return clock === '' || (day !== '' && !readDateTime(clock)) ? day : clock;
  return `${readDateTime(day, { stored: 'number' })?.dateTime.slice(0, 10) ?? day} ${clock}`;
}

/** The same time of day some days later, or with a number below zero before, of a moment as it is stored. */
export function addDays(moment: string, days: number): string {
  const day = new Date(Date.parse(`${moment.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  return day + moment.slice(10);
}
