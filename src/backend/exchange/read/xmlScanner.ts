import { decodeEntities } from './xmlText';

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const COLON = 58;
const MAX_ATTRIBUTES = 256;
/** Longest tag, comment start or reference that is carried from one piece to the next. */
const MAX_TOKEN = 8 << 20;

/** What a scanner does about a document type declaration. */
export type DoctypePolicy = 'refuse' | 'skip external';

/** Thrown for a document type declaration; entities are never expanded. */
export class DoctypeRefused extends Error {}
/** Thrown where the text cannot be XML at all. */
export class NotXml extends Error {}

/** What is done with the tags and texts of one kind of document. */
export interface XmlHandler {
  /** Qualified names (`office:value`) instead of local ones (`value`). */
  readonly qualified?: boolean;
  readonly doctype?: DoctypePolicy;
  /** A tag opened; its attributes can be asked of the scanner until this returns. */
  onOpen(name: string, xml: XmlScanner): void;
  onClose(name: string, xml: XmlScanner): void;
  /** A piece of text with entities decoded, where `wantText` was set; one text may come in several pieces. */
  onText?(text: string): void;
}

/**
 * Streaming XML scanner: text is fed in pieces, tags and texts are reported as they complete. Lenient about nesting
 * and about what follows an error, strict about document type declarations. One class for all documents: the engine
 * then knows the shape of the object in the hot loops (subclasses made them three times as slow).
 */
export class XmlScanner {
  /** Open elements at this point; not 0 after `finish` means that the document was cut off. */
  depth = 0;
  sawElement = false;
  /** Set by the handler where text matters; elsewhere it is skipped unread. */
  wantText = false;
  /** Text at hand, and where in it the scanner stands; a handler may read on by itself and move the position. */
  buffer = '';
  position = 0;
  attributeCount = 0;
  readonly nameStarts = new Int32Array(MAX_ATTRIBUTES);
  readonly nameEnds = new Int32Array(MAX_ATTRIBUTES);
  readonly valueStarts = new Int32Array(MAX_ATTRIBUTES);
  readonly valueEnds = new Int32Array(MAX_ATTRIBUTES);
  private inside: 'comment' | 'cdata' | null = null;
  private readonly qualified: boolean;
  private readonly doctype: DoctypePolicy;

  constructor(private readonly handler: XmlHandler) {
    this.qualified = handler.qualified ?? false;
    this.doctype = handler.doctype ?? 'refuse';
  }

  /** Whether the document broke off before its root was closed, or had no element at all. */
  get unfinished(): boolean {
    return this.depth !== 0 || !this.sawElement || this.inside !== null;
  }

  feed(piece: string): void {
    if (piece.length === 0) return;
    this.buffer = this.position < this.buffer.length ? this.buffer.slice(this.position) + piece : piece;
    this.position = 0;
    this.scan(false);
    if (this.buffer.length - this.position > MAX_TOKEN) throw new NotXml('token too long');
  }

  finish(): void {
    this.scan(true);
  }

  /** Value of an attribute of the tag just opened, entities decoded, or null. */
  attribute(name: string): string | null {
    for (let i = 0; i < this.attributeCount; i += 1) {
      const start = this.nameStarts[i]!;
      if (this.nameEnds[i]! - start === name.length && this.buffer.startsWith(name, start)) return this.valueOf(i);
    }
    return null;
  }

  valueOf(index: number): string {
    const value = this.buffer.slice(this.valueStarts[index], this.valueEnds[index]);
    return value.indexOf('&') < 0 ? value : decodeEntities(value);
  }

  private scan(last: boolean): void {
    for (;;) {
      if (this.inside !== null && !this.leaveSection(last)) return;
      const buffer = this.buffer;
      const start = this.position;
      const less = buffer.indexOf('<', start);
      if (less < 0) {
        this.tailText(last);
        return;
      }
      if (less > start && this.wantText) this.report(buffer.slice(start, less));
      this.position = less;
      const next = buffer.charCodeAt(less + 1);
      let moved: boolean;
      if (next === SLASH) moved = this.closeTag(less);
      else if (next === 33) moved = this.declaration(less);
      else if (next === 63) moved = this.skipTo('?>', less + 2);
      else if (less + 1 >= buffer.length) moved = false;
      else moved = this.openTag(less);
      if (!moved) return;
    }
  }

  private report(text: string): void {
    this.handler.onText?.(text.indexOf('&') < 0 ? text : decodeEntities(text));
  }

  private tailText(last: boolean): void {
    const buffer = this.buffer;
    let end = buffer.length;
    if (!last && this.wantText) {
      const ampersand = buffer.lastIndexOf('&');
      if (ampersand >= this.position && end - ampersand < 12 && buffer.indexOf(';', ampersand) < 0) end = ampersand;
    }
    if (this.wantText && end > this.position) this.report(buffer.slice(this.position, end));
    this.position = end;
  }

  private closeTag(less: number): boolean {
    const buffer = this.buffer;
    const end = buffer.indexOf('>', less + 2);
    if (end < 0) return false;
    let nameStart = less + 2;
    let nameEnd = nameStart;
    while (nameEnd < end) {
      const c = buffer.charCodeAt(nameEnd);
      if (c === COLON && !this.qualified) nameStart = nameEnd + 1;
      if (c <= 32) break;
      nameEnd += 1;
    }
    this.position = end + 1;
    if (this.depth > 0) this.depth -= 1;
    this.handler.onClose(buffer.slice(nameStart, nameEnd), this);
    return true;
  }

  private openTag(less: number): boolean {
    const buffer = this.buffer;
    const length = buffer.length;
    let i = less + 1;
    let nameStart = i;
    let c = 0;
    for (; i < length; i += 1) {
      c = buffer.charCodeAt(i);
      if (c === GREATER || c === SLASH || c <= 32) break;
      if (c === COLON && !this.qualified) nameStart = i + 1;
    }
    const nameEnd = i;
    let count = 0;
    let selfClosing = false;
    for (;;) {
      while (i < length && buffer.charCodeAt(i) <= 32) i += 1;
      if (i >= length) return false;
      c = buffer.charCodeAt(i);
      if (c === GREATER) break;
      if (c === SLASH) {
        selfClosing = buffer.charCodeAt(i + 1) === GREATER;
        i += 1;
        continue;
      }
      if (c === LESS) {
        i -= 1;
        break;
      }
      let attributeStart = i;
      for (; i < length; i += 1) {
        c = buffer.charCodeAt(i);
        if (c === 61 || c <= 32 || c === GREATER || c === SLASH) break;
        if (c === COLON && !this.qualified) attributeStart = i + 1;
      }
      const attributeEnd = i;
      while (i < length && buffer.charCodeAt(i) <= 32) i += 1;
      if (i >= length) return false;
      if (buffer.charCodeAt(i) !== 61) continue;
      i += 1;
      while (i < length && buffer.charCodeAt(i) <= 32) i += 1;
      if (i >= length) return false;
      const quote = buffer.charCodeAt(i);
      if (quote !== 34 && quote !== 39) continue;
      const end = buffer.indexOf(quote === 34 ? '"' : "'", i + 1);
      if (end < 0) return false;
      if (count < MAX_ATTRIBUTES) {
        this.nameStarts[count] = attributeStart;
        this.nameEnds[count] = attributeEnd;
        this.valueStarts[count] = i + 1;
        this.valueEnds[count] = end;
        count += 1;
      }
      i = end + 1;
    }
    this.attributeCount = count;
    this.position = i + 1;
    this.sawElement = true;
    this.depth += 1;
    const name = buffer.slice(nameStart, nameEnd);
    this.handler.onOpen(name, this);
    if (selfClosing) {
      this.depth -= 1;
      this.handler.onClose(name, this);
    }
    return true;
  }

  private declaration(less: number): boolean {
    const buffer = this.buffer;
    if (buffer.startsWith('<!--', less)) {
      this.inside = 'comment';
      this.position = less + 4;
      return true;
    }
    if (buffer.startsWith('<![CDATA[', less)) {
      this.inside = 'cdata';
      this.position = less + 9;
      return true;
    }
    if (buffer.length - less < 9) return false;
    if (buffer.slice(less, less + 9).toUpperCase() === '<!DOCTYPE') {
      const end = buffer.indexOf('>', less);
      const bracket = buffer.indexOf('[', less);
      if (this.doctype === 'refuse' || (bracket >= 0 && (end < 0 || bracket < end))) throw new DoctypeRefused();
    }
    return this.skipTo('>', less + 2);
  }

  private skipTo(text: string, from: number): boolean {
    const end = this.buffer.indexOf(text, from);
    if (end < 0) return false;
    this.position = end + text.length;
    return true;
  }

  /** Passes the end of a comment or CDATA section. @returns whether it was reached */
  private leaveSection(last: boolean): boolean {
    const mark = this.inside === 'cdata' ? ']]>' : '-->';
    const found = this.buffer.indexOf(mark, this.position);
    const end = found >= 0 ? found : Math.max(this.position, last ? this.buffer.length : this.buffer.length - 2);
    if (this.inside === 'cdata' && this.wantText && end > this.position)
      this.handler.onText?.(this.buffer.slice(this.position, end));
    this.position = found >= 0 ? found + 3 : end;
    if (found >= 0) this.inside = null;
    return found >= 0;
  }
}
