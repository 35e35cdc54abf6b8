import { FormatKind } from '../numberFormat';
import type { XmlScanner } from '../xmlScanner';

/**
 * Which cell styles of an OpenDocument file show a date or a percentage. Matters for plain numbers under a date style,
 * as converters write them; files of office suites mark the value itself.
 */
export class ValueStyles {
  private readonly dataKinds = new Map<string, FormatKind>();
  private readonly dataStyles = new Map<string, string>();

  /** Looks at a tag of the styles section. */
  open(name: string, xml: XmlScanner): void {
    if (name === 'style:style') {
      const style = xml.attribute('style:name');
      const data = xml.attribute('style:data-style-name');
      if (style !== null && data !== null) this.dataStyles.set(style, data);
      return;
    }
    const kind = kindOf(name, xml);
    const style = kind === null ? null : xml.attribute('style:name');
    if (kind !== null && style !== null) this.dataKinds.set(style, kind);
  }

  /** Kind of a cell style. */
  kind(style: string | null): FormatKind {
    const data = style === null ? undefined : this.dataStyles.get(style);
    return (data === undefined ? undefined : this.dataKinds.get(data)) ?? FormatKind.number;
  }
}

function kindOf(name: string, xml: XmlScanner): FormatKind | null {
  switch (name) {
    case 'number:date-style':
      return FormatKind.date;
    case 'number:time-style':
      return xml.attribute('number:truncate-on-overflow') === 'false' ? FormatKind.elapsed : FormatKind.date;
    case 'number:percentage-style':
      return FormatKind.percent;
    default:
      return null;
  }
}
