import { type CellFormats, cellFormats } from '../dateCells';
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

  /** Formats by cell style index. */
  formats(): CellFormats {
    return cellFormats(this.formatIds, this.codes);
  }
}
