import { builtInKind, FormatKind, formatKind } from '../numberFormat';
import { XmlScanner } from '../xmlScanner';

/** Reads styles.xml down to what matters for values: which cell style shows a date, a time span or a percentage. */
export class StylesScanner extends XmlScanner {
  /** Format kind by cell style index. */
  readonly kinds: FormatKind[] = [];
  private readonly codes = new Map<number, string>();
  private readonly formatIds: number[] = [];
  private inCellStyles = false;

  protected onOpen(name: string): void {
    if (name === 'numFmt') {
      const id = Number(this.attribute('numFmtId'));
      const code = this.attribute('formatCode');
      if (Number.isInteger(id) && code !== null && !this.codes.has(id)) this.codes.set(id, code);
    } else if (name === 'cellXfs') this.inCellStyles = true;
    else if (name === 'xf' && this.inCellStyles) this.formatIds.push(Number(this.attribute('numFmtId') ?? 0));
  }

  protected onClose(name: string): void {
    if (name === 'cellXfs') this.inCellStyles = false;
  }

  override finish(): void {
    super.finish();
    for (const id of this.formatIds) this.kinds.push(kindOfFormat(id, this.codes));
  }
}

/** Kind of a format id, by the file's own code where it gives one. */
export function kindOfFormat(id: number, codes: ReadonlyMap<number, string>): FormatKind {
  const code = codes.get(id);
  return code === undefined ? builtInKind(id) : formatKind(code);
}

export { FormatKind };
