import type { ReadContext } from '../readContext';
import type { XmlHandler, XmlScanner } from '../xmlScanner';
import { decodeEntities, decodeEscapes } from '../xmlText';

/** Reads the shared string table: plain and rich text, phonetic guides left out. */
export class SharedStringHandler implements XmlHandler {
  readonly strings: string[] = [];
  private value = '';
  private inItem = false;
  private phonetic = 0;
  private characters = 0;

  constructor(private readonly context: ReadContext) {}

  onOpen(name: string, xml: XmlScanner): void {
    if (name === 't') xml.wantText = this.inItem && this.phonetic === 0;
    else if (isItem(name)) {
      this.inItem = true;
      this.value = '';
    } else if (name === 'rPh') this.phonetic += 1;
    else if (name === 'sst') this.plainItems(xml);
  }

  onText(text: string): void {
    this.value = this.value === '' ? text : this.value + text;
  }

  onClose(name: string, xml: XmlScanner): void {
    if (name === 't') xml.wantText = false;
    else if (name === 'rPh') this.phonetic = Math.max(0, this.phonetic - 1);
    else if (this.inItem && isItem(name)) {
      this.inItem = false;
      this.phonetic = 0;
      this.add(this.value);
      this.plainItems(xml);
    }
  }

  /**
   * Reads on over items in the form in which nearly all are written, `<si><t>text</t></si>`, as long as they come: a large
   * table has hundreds of thousands. Anything else is left to the scanner, from the start of its item.
   */
  private plainItems(xml: XmlScanner): void {
    const { buffer } = xml;
    let at = xml.position;
    for (;;) {
      let from: number;
      if (buffer.startsWith(PLAIN, at)) from = at + PLAIN.length;
      else if (buffer.startsWith(PRESERVED, at)) from = at + PRESERVED.length;
      else break;
      const end = buffer.indexOf('<', from);
      if (end < 0 || !buffer.startsWith(END, end)) break;
      const text = buffer.slice(from, end);
      this.add(text.includes('&') ? decodeEntities(text) : text);
      at = end + END.length;
    }
    xml.position = at;
  }

  private add(text: string): void {
    this.characters += text.length + 8;
    if (this.characters > this.context.limits.sharedCharacters)
      throw this.context.fault('TEXTS_TOO_LARGE', { mb: Math.round(this.characters / (1 << 20)) });
    this.strings.push(tidyText(text));
  }
}

const PLAIN = '<si><t>';
const PRESERVED = '<si><t xml:space="preserve">';
const END = '</t></si>';

/** `si`, or `sstItem` as the first versions of the format had it. */
function isItem(name: string): boolean {
  return name === 'si' || name === 'sstItem';
}

/** Line ends as XML sees them, OOXML's `_x000D_` escapes undone, and then again every line end a line feed. */
export function tidyText(text: string): string {
  return lineFeeds(decodeEscapes(lineFeeds(text)));
}

function lineFeeds(text: string): string {
  return text.indexOf('\r') < 0 ? text : text.replace(/\r\n?/g, '\n');
}
