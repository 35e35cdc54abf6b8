import { CellType } from '../sheetCells';
import type { MergeIndex, SheetRow } from './grid';
import { isErrorText, isPlaceholder, looksDate, looksNumeric, squeeze } from './text';
import type { FoundHeader, RowKind } from './types';
import {
  continuesNote,
  endsLikeSubtotal,
  isExample,
  isSectionNumeral,
  isSubtotalWord,
  isUnitLine,
  looksLikeSentence,
  startsLikeNote,
  startsLikeSection,
} from './words';

interface Word {
  column: number;
  text: string;
}

/** What every total, section, note, unit line and example has about it; a text without any of it is none of them. */
const SUSPECT =
  /[计总:：※]|^\s*[[（(【<*]*[注备说附填示样范举例数资编制审负单联一二三四五六七八九十百第①-⑳]|^\s*[（(【[]|^\s*[ivxⅠ-ⅻ]{1,5}[、.．:\s]*$|^\s*[ivx]{1,4}[、.．:]|total|sum|^\s*(?:note|source|remark|sample|example)/i;

/**
 * Tells records from totals, sections, notes, repeated headers, examples and blanks, one row at a time and in order.
 * It keeps nothing but whether the rows have turned into notes, so a table of any length can be run through it.
 */
export class RowClassifier {
  private readonly columns: number[];
  private readonly last: number;
  private readonly first: number;
  private readonly headerTexts: Set<string>;
  private readonly titles: Set<string>;
  /** First characters of the header's labels and the titles: no other text can repeat one. */
  private readonly repeatable: Set<string>;
  private inNotes = false;

  constructor(
    private readonly header: FoundHeader,
    private readonly merges: MergeIndex,
  ) {
    this.columns = header.columns.map((c) => c.column);
    this.first = this.columns[0] ?? 0;
    this.last = this.columns.at(-1) ?? 0;
    this.headerTexts = new Set(header.labels.flatMap((row) => [...row.values()]));
    this.titles = new Set(header.titles.map((t) => squeeze(t)).filter((t) => t.length > 1));
    this.repeatable = new Set([...this.headerTexts, ...this.titles].map((t) => t.charAt(0)));
  }

  /** Kind of the next row. */
  classify(row: SheetRow): RowKind {
    if (!this.inNotes && this.isPlainRecord(row)) return 'data';
    const kind = this.lookClosely(row);
    if (kind === 'note') this.inNotes = true;
    else if (kind === 'data' || kind === 'subtotal' || kind === 'repeatedHeader') this.inNotes = false;
    return kind;
  }

  /**
   * Whether a row is a record beyond doubt, from its first few cells: most rows are, and a million of them have to go by.
   * Says nothing about the others.
   */
  isPlainRecord(row: SheetRow): boolean {
    let filled = 0;
    let texts = 0;
    for (const column of this.columns) {
      if (row.isBlank(column)) continue;
      filled++;
      if (row.type(column) !== CellType.text) continue;
      const text = row.text(column);
      if (SUSPECT.test(text)) return false;
      const first = text.charCodeAt(0);
      const plain = (first >= 0x4e00 && first <= 0x9fff) || (first > 32 && first < 127);
      if (!plain || this.repeatable.has(text.charAt(0).toLowerCase())) return false;
      // A number written as text is no word: it takes a name to make a record.
      if (first >= 0x4e00 || /^[a-z]/i.test(text) || text.length > 12) texts++;
      if (texts >= 2 && filled >= 3) return true;
    }
    return texts >= 1 && filled >= 3;
  }

  /** Whether the row says the header again. Changes no state. */
  repeatsHeader(row: SheetRow): boolean {
    const words = this.columns
      .filter((c) => row.type(c) === CellType.text && !row.isBlank(c))
      .map((column) => ({ column, text: row.text(column) }));
    return words.length >= 2 && this.isRepeatedHeader(words);
  }

  /** Kind of a row by all it says, the turn into notes aside. Changes no state. */
  lookClosely(row: SheetRow): RowKind {
    const words: Word[] = [];
    let filled = 0;
    let quantities = 0;
    let zeros = 0;
    let other = 0;
    for (const column of this.columns) {
      if (row.isBlank(column)) continue;
      filled++;
      const type = row.type(column);
      const text = row.text(column);
      if (type === CellType.text) {
        if (isErrorText(text)) other++;
        else if (words.length < 6 || !isQuantityText(text)) {
          if (isQuantityText(text)) {
            if (!isPlaceholder(text)) quantities++;
          } else words.push({ column, text });
        } else quantities++;
      } else if (type === CellType.number || type === CellType.percent) {
        quantities++;
        if (column !== this.header.sequenceColumn && /^[-+]?0*(?:\.0*)?$/.test(text)) zeros++;
      } else other++;
    }
    if (filled === 0) return 'blank';
    if (this.isNumberedBlank(row, filled)) return 'blank';
    if (words.length === 0) {
      // Formulas of rows kept in reserve give zeros and nothing else.
      const numbered = this.header.sequenceColumn !== null && !row.isBlank(this.header.sequenceColumn) ? 1 : 0;
      return zeros > 0 && quantities === zeros + numbered && other === 0 && filled > 1 ? 'blank' : 'data';
    }
    const lead = words[0]!;
    if (words.length >= 2 && this.isRepeatedHeader(words)) return 'repeatedHeader';
    const squeezed = squeeze(lead.text.length > 80 ? lead.text.slice(0, 80) : lead.text);
    const lone = words.length === 1 && quantities + other === 0;
    if (this.titles.has(squeezed) || (lone && this.titles.has(squeezed.replace(/[(]续表?\d*[)]$|续表?$/, '')))) {
      if (lone || words.every((w) => this.titles.has(squeeze(w.text)) || isUnitLine(squeeze(w.text))))
        return 'repeatedHeader';
    }
    if (SUSPECT.test(lead.text) || words.length > 1) {
      const special = this.specialKind(row, words, squeezed, lone, quantities);
      if (special) return special;
    }
    if (lone) return this.loneKind(row, lead, squeezed);
    return 'data';
  }

  /** A running number with nothing beside it: rows numbered in advance. */
  private isNumberedBlank(row: SheetRow, filled: number): boolean {
    const sequence = this.header.sequenceColumn;
    if (sequence === null || this.columns.length < 3 || row.isBlank(sequence)) return false;
    if (filled === 1) return looksNumeric(row.text(sequence));
    return false;
  }

  private isRepeatedHeader(words: Word[]): boolean {
    const lead = words[0]!;
    if (lead.text.length > 60 || !this.headerTexts.has(squeeze(lead.text))) return false;
    const cells = words.map((w) => ({ column: w.column, squeezed: squeeze(w.text) }));
    for (const labels of this.header.labels) {
      const same = cells.filter((c) => labels.get(c.column) === c.squeezed).length;
      if (same >= 2 && same >= cells.length * 0.6) return true;
    }
    return false;
  }

  private specialKind(
    row: SheetRow,
    words: Word[],
    squeezed: string,
    lone: boolean,
    quantities: number,
  ): RowKind | null {
    const lead = words[0]!;
    if (startsLikeNote(squeezed) && (lone || (quantities === 0 && this.isNoteLine(words)))) return 'note';
    if (this.inNotes && lone && (continuesNote(squeezed) || looksLikeSentence(lead.text))) return 'note';
    if (isUnitLine(squeezed) && (lone || quantities === 0)) return 'note';
    if (isExample(squeezed) && !this.header.codeColumns.includes(lead.column)) return 'example';
    const coded = this.isCoded(row, lead, squeezed);
    if (isSubtotalWord(squeezed)) return 'subtotal';
    for (const word of words.slice(1, 3)) {
      if (word.text.length <= 30 && isSubtotalWord(squeeze(word.text)) && this.isLabelPlace(word.column))
        return 'subtotal';
    }
    const named = words.find((w) => this.header.nameColumns.includes(w.column));
    if (!coded && (endsLikeSubtotal(squeezed) || (named && endsLikeSubtotal(squeeze(named.text))))) return 'subtotal';
    return this.isSection(words, squeezed, coded) ? 'section' : null;
  }

  /** Whether a code stands in the row; the label of a total or section may itself stand in the code's column. */
  private isCoded(row: SheetRow, lead: Word, squeezed: string): boolean {
    const isLabel =
      isSubtotalWord(squeezed) ||
      endsLikeSubtotal(squeezed) ||
      isSectionNumeral(squeezed) ||
      startsLikeSection(squeezed);
    // 一 | 网架类: a section's title beside its numeral, in the column of the codes.
    const isTitle = (text: string) => isSectionNumeral(squeezed) && /\p{Script=Han}{2}/u.test(text) && !/\d/.test(text);
    return this.header.codeColumns.some(
      (c) => !row.isBlank(c) && !isPlaceholder(row.text(c)) && (c !== lead.column || !isLabel) && !isTitle(row.text(c)),
    );
  }

  /** Columns a total's label can stand in: up to the last name, or the first third of the table. */
  private isLabelPlace(column: number): boolean {
    const names = this.header.nameColumns;
    const limit = Math.max(names[0] ?? this.first, this.first + Math.floor(this.columns.length / 3));
    return column <= limit;
  }

  private isSection(words: Word[], squeezed: string, coded: boolean): boolean {
    if (this.header.chineseSequence || coded) return false;
    const lead = words[0]!;
    const atStart =
      lead.column === this.first || lead.column === this.header.sequenceColumn || this.isLabelPlace(lead.column);
    if (!atStart) return false;
    // A numeral of its own may have a title beside it; anything more than that is a record.
    if (isSectionNumeral(squeezed)) return words.length <= 2;
    return startsLikeSection(squeezed) && words.length === 1;
  }

  private isNoteLine(words: Word[]): boolean {
    return words.every((w) => {
      const s = squeeze(w.text);
      return startsLikeNote(s) || s.includes(':') || looksDate(w.text) || s.length <= 8 || looksLikeSentence(w.text);
    });
  }

  /** A single text in a row: a section heading, a sentence, or a record with nothing but a name. */
  private loneKind(row: SheetRow, lead: Word, squeezed: string): RowKind {
    if (this.inNotes && (continuesNote(squeezed) || lead.text.length > 20)) return 'note';
    if (this.columns.length < 3) return 'data';
    if (looksLikeSentence(lead.text)) return lead.column === this.first ? 'note' : 'data';
    const merge = this.merges.at(row.row, lead.column);
    const wide =
      merge !== undefined && merge.lastColumn - merge.firstColumn + 1 >= Math.max(2, this.columns.length / 2);
    if (wide || lead.column > this.last) return 'section';
    const sequence = this.header.sequenceColumn;
    const isName = this.header.nameColumns.includes(lead.column);
    if (sequence !== null && lead.column === sequence) return 'section';
    if (sequence !== null && isName && row.isBlank(sequence)) return 'section';
    return !isName && lead.column === this.first && !this.header.codeColumns.includes(lead.column) ? 'section' : 'data';
  }
}

function isQuantityText(text: string): boolean {
  const first = text.charCodeAt(0);
  // Letters of scripts that begin no number: spare the patterns for plain names.
  if (first >= 0x4e00 && first <= 0x9fff && first !== 0x65e0) return false;
  return looksNumeric(text) || isPlaceholder(text) || looksDate(text);
}
