/**
 * Local civil time as whole numbers: minutes and days since 1970-01-01 00:00, without time zones. Outages are written
 * down in the office's own time, and a window is counted in calendar dates.
 */

export const MINUTES_PER_DAY = 1440;

/** Day number of a calendar date (months 1..12; days beyond a month's end run on into the next). */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;

/** @param text begins with YYYY-MM-DD */
export function dayOf(text: string): number {
  const year = digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3);
  return dayNumber(year, digit(text, 5) * 10 + digit(text, 6), digit(text, 8) * 10 + digit(text, 9));
}

/** @param text YYYY-MM-DD HH:MM; 24:00 is the next day's midnight */
export function minuteOf(text: string): number {
  const minute = (digit(text, 11) * 10 + digit(text, 12)) * 60 + digit(text, 14) * 10 + digit(text, 15);
  return dayOf(text) * MINUTES_PER_DAY + minute;
}

/** @returns YYYY-MM-DD of a day number */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** @returns YYYY-MM-DD HH:MM of a minute number */
export function minuteText(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Whether a text is a date of the calendar, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  return /^[12]\d{3}-\d{2}-\d{2}$/.test(text) && dayText(dayOf(text)) === text;
}

/** Year, month 1..12 and day of a day number. */
export function civil(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * First day after a span of whole months that begins with a day: 2 months from 10 January end before 10 March. Where the
 * later month has no such day the span takes that month whole: 2 months from 31 December end before 1 March.
 */
export function afterMonths(from: number, months: number): number {
  const { year, month, day } = civil(from);
  const index = year * 12 + month - 1 + months;
  const first = dayNumber(Math.floor(index / 12), (index % 12) + 1, 1);
  const next = dayNumber(Math.floor((index + 1) / 12), ((index + 1) % 12) + 1, 1);
  return Math.min(first + day - 1, next);
}
