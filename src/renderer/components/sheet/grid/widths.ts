import type { Language } from '../../../../shared/messages';
import type { ColumnDescription } from '../../../../shared/model/describe';
import { unitWords } from '../../../../shared/model/unitWords';

/** Usual width of a kind's content in pixels at 12 px type. */
const usual: Record<ColumnDescription['kind'], number> = {
  text: 140,
  code: 124,
  note: 220,
  integer: 72,
  decimal: 84,
  percent: 72,
  money: 100,
  date: 92,
  dateTime: 124,
  year: 60,
  boolean: 56,
  enum: 76,
  ref: 132,
};

/** Padding of a head with the room its menu button takes. */
const HEAD_EXTRA = 16 + 14;
const CELL_EXTRA = 16 + 6;
const WIDEST = 240;

/** Width of a text at 12 px, near enough without asking the browser for a layout. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) {
    if (char > '\u2e7f') width += 12;
    else if (/[A-Z%&@]/.test(char)) width += 8.6;
    else if (/[mwMW]/.test(char)) width += 10.2;
    else if (/[fijlrt ,.:;'()/|\u200b-]/.test(char)) width += char === '\u200b' ? 0 : 4.6;
    else width += 7.2;
  }
  return width;
}

/** A heading where it may break: between words, after a slash, between Chinese characters. */
function pieces(label: string): string[] {
  return label.match(/[\u2e80-\uffff]|[^\s/\u2e80-\uffff]+\/?\s*|\/\s*/gu) ?? [label];
}

/** The narrowest width in which pieces fit on two lines. */
function twoLines(parts: string[]): number {
  const widths = parts.map(textWidth);
  const total = widths.reduce((sum, width) => sum + width, 0);
  let best = total;
  let first = 0;
  for (const width of widths) {
    first += width;
    best = Math.min(best, Math.max(first, total - first));
  }
  return best;
}

/**
 * Width of a column in pixels: what its description asks for or its kind usually needs, and never less than its heading
 * on two lines and its choices take in the language.
 */
export function columnWidth(column: ColumnDescription, language: Language): number {
  const unit = column.unit ? [` ${unitWords(column.unit, language)}`] : [];
  const head = twoLines([...pieces(column.label[language]), ...unit]) + HEAD_EXTRA;
  const choices = (column.options ?? []).map((option) => textWidth(option.label[language]) + CELL_EXTRA);
  const needed = Math.max(head, ...choices.map((width) => Math.min(width, 170)));
  return Math.ceil(Math.max(column.width ?? usual[column.kind], Math.min(WIDEST, needed)));
}
