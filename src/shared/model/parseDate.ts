import { toPlain } from './parseText';

/** A date with the precision it was given in: `2013`, `2013-12`, `2013-12-01`. */
export interface ReadDate {
  date: string;
  /** `year` and `month` for what says no more, `coarse` where words such as 底 or 上半年 were dropped. */
  precision: 'year' | 'month' | 'day';
  isCoarse: boolean;
  /** 2013.1 stored as a number may have been 2013.10: the last zero is not kept. */
  isDoubtful: boolean;
}

export interface DateContext {
  /** How the file stored the cell: a number may be a serial or a year and month written as a decimal. */
  stored?: 'number' | 'text';
  /** The workbook counts days from 1904. */
  from1904?: boolean;
}

const firstYear = 1900;
const lastYear = 2199;
/** Serials of 1950 to 2173: five digits, apart from yyyymm and years. */
const firstSerial = 18_264;
const lastSerial = 99_999;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  return [31, isLeapYear(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function make(year: number, month?: number, day?: number, extra: Partial<ReadDate> = {}): ReadDate | null {
  if (year < firstYear || year > lastYear) return null;
  const base = { isCoarse: false, isDoubtful: false, ...extra };
  if (month === undefined) return { date: String(year), precision: 'year', ...base };
  if (month < 1 || month > 12) return null;
  const yearMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return { date: yearMonth, precision: 'month', ...base };
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return { date: `${yearMonth}-${String(day).padStart(2, '0')}`, precision: 'day', ...base };
}

/** 13 -> 2013, 98 -> 1998. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** Day of a serial number: 1 = 1900-01-01, with the day of 1900-02-29 that spreadsheets count and the calendar lacks. */
export function dayOfSerial(serial: number, from1904 = false): string {
  const days = from1904 ? serial + 1462 : serial;
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

const chineseDigits: Record<string, string> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** 二〇一三年十二月三十一日 -> 2013年12月31日 */
function westernDigits(text: string): string {
  return text.replace(/[〇零一二三四五六七八九十]+(?=[年月日号])/gu, (numeral) => {
    if (!numeral.includes('十')) return [...numeral].map((char) => chineseDigits[char]).join('');
    const [tens, ones] = numeral.split('十') as [string, string];
    return String(Number(chineseDigits[tens] ?? '1') * 10 + Number(chineseDigits[ones] ?? '0'));
  });
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthOf(name: string): number {
  return monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/**
 * Reads a date in the spellings of office sheets: 2013-06-01, 2013/6/1, 2013.6.1, 13.9.30, 20130601, 201306, 2013.12,
 * 2013年5月, 2013年, serials. Precision is kept. Days the calendar does not have are none.
 * @returns null where the text is no date
 */
export function readDate(text: string, context: DateContext = {}): ReadDate | null {
  const plain = westernDigits(toPlain(text))
    .replace(/\s*(年|月)\s*/gu, '$1')
    .replace(/(?:\(?(?:星期|周)[一二三四五六日天]\)?)$/u, '')
    .replace(/[T ]\s*\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/u, '')
    .trim();
  return readDigits(plain, context) ?? readSeparated(plain, context) ?? readChinese(plain) ?? readEnglish(plain);
}

function readDigits(plain: string, context: DateContext): ReadDate | null {
  const digits = /^(\d{4,8})(?:\.(\d+))?$/.exec(plain);
  if (!digits) return null;
  const whole = digits[1]!;
  const isWhole = !digits[2] || /^0+$/.test(digits[2]);
  if (whole.length === 8 && isWhole) return make(+whole.slice(0, 4), +whole.slice(4, 6), +whole.slice(6));
  if (whole.length === 6 && isWhole) return make(+whole.slice(0, 4), +whole.slice(4));
  if (whole.length === 5 && +whole >= firstSerial && +whole <= lastSerial) {
    const [year, month, day] = dayOfSerial(+whole, context.from1904).split('-').map(Number) as [number, number, number];
    return make(year, month, day);
  }
  return whole.length === 4 && isWhole ? make(+whole) : null;
}

function readSeparated(plain: string, context: DateContext): ReadDate | null {
  const ymd = /^(\d{4}|\d{2})([-/.、])(\d{1,2})\2(\d{1,2})\.?$/u.exec(plain);
  if (ymd) return make(fullYear(ymd[1]!), +ymd[3]!, +ymd[4]!);
  const mixed = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(plain);
  if (mixed) return make(+mixed[1]!, +mixed[2]!, +mixed[3]!);
  const ym = /^(\d{4})([-/.、])(\d{1,2})\.?$/u.exec(plain);
  if (ym) {
    const isDoubtful = context.stored === 'number' && ym[2] === '.' && ym[3] === '1';
    return make(+ym[1]!, +ym[3]!, undefined, { isDoubtful });
  }
  const dmy = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(plain);
  if (!dmy) return null;
  const [a, b, year] = [+dmy[1]!, +dmy[2]!, +dmy[3]!];
  // 6/1/2013 is the sixth of January to some and the first of June to others: only what can be one alone is read.
  if (a > 12) return make(year, b, a);
  return b > 12 || a === b ? make(year, a, b) : null;
}

function readChinese(plain: string): ReadDate | null {
  const match = /^(\d{4}|\d{2})年(?:度)?(?:(\d{1,2})月(?:份)?(?:(\d{1,2})[日号]?)?)?(.*)$/u.exec(plain);
  if (!match) return null;
  const rest = match[4]!.trim();
  const isCoarse = rest !== '';
  const words =
    /^(?:底|末|初|中|年底|年末|年初|上旬|中旬|下旬|上半年|下半年|全年|前|之前|左右|第?[一二三四1-4]季度|q[1-4]|月底|月初|春|夏|秋|冬)$/iu;
  if (isCoarse && !words.test(rest)) return null;
  return make(
    fullYear(match[1]!),
    match[2] === undefined ? undefined : +match[2],
    match[3] === undefined ? undefined : +match[3],
    { isCoarse },
  );
}

function readEnglish(plain: string): ReadDate | null {
  const name = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
  const dmy = new RegExp(`^(\\d{1,2})[ -]${name}\\.?,?[ -](\\d{4})$`, 'iu').exec(plain);
  if (dmy) return make(+dmy[3]!, monthOf(dmy[2]!), +dmy[1]!);
  const mdy = new RegExp(`^${name}\\.? (\\d{1,2}),? (\\d{4})$`, 'iu').exec(plain);
  if (mdy) return make(+mdy[3]!, monthOf(mdy[1]!), +mdy[2]!);
  const my = new RegExp(`^${name}\\.?[ -](\\d{4})$`, 'iu').exec(plain);
  return my ? make(+my[2]!, monthOf(my[1]!)) : null;
}

/** A civil minute: `YYYY-MM-DD HH:MM`. */
export interface ReadDateTime {
  dateTime: string;
  /** The cell gave a day alone; midnight was taken. */
  isMidnightAssumed: boolean;
}

function addDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function at(date: string, hour: number, minute: number, isMidnightAssumed = false): ReadDateTime | null {
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  const day = hour === 24 ? addDay(date) : date;
  return {
    dateTime: `${day} ${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
    isMidnightAssumed,
  };
}

/**
 * Reads a civil minute: 2025-03-01 08:05, 2025/3/1 8:05:30, 2025年3月1日8时5分, 202503010805, serials with a fraction,
 * 上午/下午 and AM/PM, 24:00. Seconds are dropped; the minute of a serial is the nearest one.
 * @returns null where the text is none, or names no day
 */
export function readDateTime(text: string, context: DateContext = {}): ReadDateTime | null {
  const plain = westernDigits(toPlain(text))
    .replace(/\s*(年|月|日|号)\s*/gu, '$1')
    .replace(/(星期|周)[一二三四五六日天]/u, ' ')
    .trim();
  const serial = /^(\d{5})\.(\d+)$/.exec(plain);
  if (serial && +serial[1]! >= firstSerial) {
    const minutes = Math.round(Number(`0.${serial[2]}`) * 1440);
    const date = dayOfSerial(+serial[1]!, context.from1904);
    return at(date, Math.floor(minutes / 60), minutes % 60);
  }
  const compact = /^(\d{8})[ T]?(\d{2}):?(\d{2})(?::?\d{2})?$/.exec(plain);
  if (compact) {
    const date = readDate(compact[1]!);
    return date?.precision === 'day' ? at(date.date, +compact[2]!, +compact[3]!) : null;
  }
  const clock =
    /^(.*?)[T\s]*(上午|下午|晚上|凌晨|中午)?\s*(\d{1,2})(?::|时|点|h)\s*(\d{1,2})?(?:(?::|分)\s*(?:\d{1,2}(?:\.\d+)?秒?)?)?\s*(am|pm)?(?:Z|[+-]\d{2}:?\d{2})?$/iu.exec(
      plain,
    );
  if (clock?.[1]) {
    const date = readDate(clock[1]);
    if (date?.precision !== 'day') return null;
    const half = (clock[5] ?? clock[2] ?? '').toLowerCase();
    let hour = +clock[3]!;
    if (['pm', '下午', '晚上'].includes(half) && hour < 12) hour += 12;
    if ((half === 'am' || half === '上午' || half === '凌晨') && hour === 12) hour = 0;
    return at(date.date, hour, +(clock[4] ?? 0));
  }
  const date = readDate(plain, context);
  return date?.precision === 'day' && !date.isCoarse ? at(date.date, 0, 0, true) : null;
}
