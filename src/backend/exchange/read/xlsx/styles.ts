import { builtInKind, type FormatKind, formatKind, isDateInPart } from '../numberFormat';
import type { XmlHandler, XmlScanner } from '../xmlScanner';

/** Reads styles.xml down to what matters for values: which cell style shows a date, a time span or a percentage. */
export class StylesHandler implements XmlHandler {
  private readonly codes = new Map<number, string>();
  private readonly formatIds: number[] = [];
  private inFormats = false;
  private inCellStyles = false;

  onOpen(name: string, xml: XmlScanner): void {
    if (name === 'numFmts') this.inFormats = true;
    else if (name === 'numFmt') {
      // Conditional formats carry formats of their own under the same numbers.
      if (!this.inFormats) return;
      const id = Number(xml.attribute('numFmtId'));
      const code = xml.attribute('formatCode');
      if (Number.isInteger(id) && code !== null && !this.codes.has(id)) this.codes.set(id, code);
    } else if (name === 'cellXfs') this.inCellStyles = true;
    else if (name === 'xf' && this.inCellStyles) this.formatIds.push(Number(xml.attribute('numFmtId') ?? 0));
  }

  onClose(name: string): void {
    if (name === 'cellXfs') this.inCellStyles = false;
    else if (name === 'numFmts') this.inFormats = false;
  }

  /** Format kind by cell style index. */
  kinds(): FormatKind[] {
    return this.formatIds.map((id) => kindOfFormat(id, this.codes));
  }

  /** Cell styles that show a date or a time for some values alone. */
  datesInPart(): Set<number> {
    const styles = new Set<number>();
    for (const [style, id] of this.formatIds.entries()) if (isDateInPart(this.codes.get(id) ?? '')) styles.add(style);
    return styles;
  }
}

/** Kind of a format id, by the file's own code where it gives one. */
export function kindOfFormat(id: number, codes: ReadonlyMap<number, string>): FormatKind {
  const code = codes.get(id);
  return code === undefined ? builtInKind(id) : formatKind(code);
}
