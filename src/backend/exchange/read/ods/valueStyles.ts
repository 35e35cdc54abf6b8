import { FormatKind } from '../numberFormat';
import type { XmlScanner } from '../xmlScanner';

/** What a cell style makes of a plain number. */
export interface ValueFormat {
  kind: FormatKind;
  /** Whether it shows a date or a time for some values alone. */
  isInPart: boolean;
}

export const PLAIN_NUMBER: ValueFormat = { kind: FormatKind.number, isInPart: false };

/**
 * Which cell styles of an OpenDocument file show a date or a percentage. Matters for plain numbers under a date style,
 * as converters write them and office suites do where the style has a condition; dates beyond doubt they mark themselves.
 */
export class ValueStyles {
  private readonly dataKinds = new Map<string, FormatKind>();
  /** Data styles that stand in for another under a condition, by the name of the other. */
  private readonly conditional = new Map<string, string[]>();
  private readonly dataStyles = new Map<string, string>();
  private readonly formats = new Map<string, ValueFormat>();
  private current: string | null = null;

  /** Looks at a tag of the styles section. */
  open(name: string, xml: XmlScanner): void {
    if (name === 'style:style') {
      this.current = null;
      const style = xml.attribute('style:name');
      const data = xml.attribute('style:data-style-name');
      if (style !== null && data !== null) this.dataStyles.set(style, data);
    } else if (name === 'style:map') {
      const other = xml.attribute('style:apply-style-name');
      if (this.current !== null && other !== null) this.conditional.get(this.current)!.push(other);
    } else if (name.endsWith('-style')) {
      this.current = xml.attribute('style:name');
      if (this.current === null) return;
      this.dataKinds.set(this.current, kindOf(name, xml));
      this.conditional.set(this.current, []);
    }
  }

  /** Format of a cell style. */
  format(style: string | null): ValueFormat {
    if (style === null) return PLAIN_NUMBER;
    let format = this.formats.get(style);
    if (format === undefined) {
      format = this.examine(this.dataStyles.get(style));
      this.formats.set(style, format);
    }
    return format;
  }

  private examine(data: string | undefined): ValueFormat {
    if (data === undefined) return PLAIN_NUMBER;
    const names = [data, ...(this.conditional.get(data) ?? [])];
    const kinds = names.map((name) => this.dataKinds.get(name) ?? FormatKind.number);
    const dates = kinds.filter((kind) => kind === FormatKind.date || kind === FormatKind.elapsed);
    return { kind: dates[0] ?? kinds[0]!, isInPart: dates.length > 0 && dates.length < kinds.length };
  }
}

function kindOf(name: string, xml: XmlScanner): FormatKind {
  switch (name) {
    case 'number:date-style':
      return FormatKind.date;
    case 'number:time-style':
      return xml.attribute('number:truncate-on-overflow') === 'false' ? FormatKind.elapsed : FormatKind.date;
    case 'number:percentage-style':
      return FormatKind.percent;
    default:
      return FormatKind.number;
  }
}
