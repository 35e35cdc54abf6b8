import { keepText } from '../../../shared/model/parseText';
import { CellType } from '../sheetCells';
import type { SheetRow } from './grid';
import { isErrorText, looksNumeric, squeeze } from './text';
import { isSectionNumeral, sectionDepth, sectionTitle, startsLikeSection } from './words';

/** The headings a row stands under, kept up to date while rows go by. */
export class SectionStack {
  private stack: { depth: number; title: string }[] = [];

  /** Takes a section row. */
  enter(row: SheetRow): void {
    const words = row
      .filled()
      .filter((c) => row.type(c) === CellType.text && !isErrorText(row.text(c)))
      .map((c) => row.text(c));
    const lead = words[0];
    if (lead === undefined) return;
    const squeezed = squeeze(lead);
    const numbered = isSectionNumeral(squeezed) || startsLikeSection(squeezed);
    const titled = isSectionNumeral(squeezed) ? (words.find((w, i) => i > 0 && !looksNumeric(w)) ?? lead) : lead;
    const title = sectionTitle(keepText(titled));
    // A heading without a numeral stands beside others of its kind, and below one with a numeral.
    const depth = numbered ? sectionDepth(squeezed) : 10;
    this.stack = this.stack.filter((s) => s.depth < depth);
    this.stack.push({ depth, title });
  }

  /** Headings, outermost first. */
  path(): string[] {
    return this.stack.map((s) => s.title);
  }

  depth(): number {
    return this.stack.at(-1)?.depth ?? -1;
  }
}
