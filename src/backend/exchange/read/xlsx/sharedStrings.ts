import type { ReadContext } from '../readContext';
import type { XmlHandler, XmlScanner } from '../xmlScanner';
import { decodeEscapes } from '../xmlText';

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
    else if (name === 'si') {
      this.inItem = true;
      this.value = '';
    } else if (name === 'rPh') this.phonetic += 1;
  }

  onText(text: string): void {
    this.value = this.value === '' ? text : this.value + text;
  }

  onClose(name: string, xml: XmlScanner): void {
    if (name === 't') xml.wantText = false;
    else if (name === 'rPh') this.phonetic = Math.max(0, this.phonetic - 1);
    else if (name === 'si' && this.inItem) {
      this.inItem = false;
      this.phonetic = 0;
      this.characters += this.value.length + 8;
      if (this.characters > this.context.limits.sharedCharacters)
        throw this.context.fault('TEXTS_TOO_LARGE', { mb: Math.round(this.characters / (1 << 20)) });
      this.strings.push(tidyText(this.value));
    }
  }
}

/** Line ends as XML sees them, and OOXML's `_x000D_` escapes undone. */
export function tidyText(text: string): string {
  const lines = text.indexOf('\r') < 0 ? text : text.replace(/\r\n?/g, '\n');
  return decodeEscapes(lines);
}
