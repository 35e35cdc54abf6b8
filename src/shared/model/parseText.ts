/** Characters sheets use where nothing is known; together with white space they make a cell empty, never 0. */
const emptyMarks = /^(?:[-‐‑‒–—―−ー─━/\\_~～.。…·*]+|n\/a|#n\/a|null)$/iu;

/** Half width, plain spaces, no zero-width characters; for reading a value, never for keeping a text. */
export function toPlain(text: string): string {
  if (/^[\x21-\x7e]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/\u200b|\u200c|\u200d|\ufeff|\u00ad/gu, '')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether a cell says nothing: blank, — ／ － / -, N/A. */
export function isEmptyText(text: string): boolean {
  const plain = toPlain(text);
  return plain === '' || emptyMarks.test(plain.replace(/ /g, ''));
}

/** Words that say a value is not known yet: empty, and told so. */
export function isUnknownWord(text: string): boolean {
  return /^(?:无|暂无|没有|未知|不详|待定|未定|待核实|待补充|空|缺|无数据|tbd|unknown|none|nil)$/iu.test(toPlain(text));
}

/** Whether a text is an error value of a formula. */
export function isFormulaError(text: string): boolean {
  return /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|引用!|值!)$/iu.test(text.trim());
}

const cjk = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u;

/**
 * A text as it is kept: its own characters, without surrounding white space. Line breaks inside a name are the sheet's
 * wrapping, so they go; between Latin words a space stays.
 */
export function keepText(text: string): string {
  return stripCsvGuard(text)
    .replace(/\u200b|\ufeff|\u00ad/gu, '')
    .replace(/\s*[\r\n]+\s*/gu, (_break, at: number, whole: string) => {
      const before = whole.slice(0, at).trimEnd().at(-1) ?? '';
      const after = whole.slice(at).trimStart()[0] ?? '';
      return cjk.test(before) || cjk.test(after) ? '' : ' ';
    })
    .replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '');
}

/** A longer text as it is kept: line breaks stay, as \n. */
export function keepNote(text: string): string {
  return stripCsvGuard(text)
    .replace(/\r\n?/gu, '\n')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '');
}

/** `="00123"` and `'00123` are how exports keep a code a text. */
export function stripCsvGuard(text: string): string {
  const formula = /^\s*="((?:[^"]|"")*)"\s*$/u.exec(text);
  if (formula) return formula[1]!.replaceAll('""', '"');
  return /^\s*'\d/u.test(text) ? text.replace("'", '') : text;
}

/** A code as read, and whether digits of it were lost on the way. */
export interface ReadCode {
  code: string;
  damaged: boolean;
}

/**
 * Reads a code: never a number. 15110013.0 is the code 15110013, leading zeros stay, full-width digits become plain.
 * @param stored whether the file stored it as a number: then 1.511001300010001E+15 is written out; in a text it is a
 *   code some program shortened, kept as it stands and told
 */
export function readCode(text: string, stored: 'number' | 'text' = 'text'): ReadCode {
  const plain = toPlain(stripCsvGuard(text)).replace(/ /g, '');
  if (/^\d+\.0+$/.test(plain)) return { code: plain.slice(0, plain.indexOf('.')), damaged: false };
  const scientific = /^(\d)(?:\.(\d+))?[eE]\+?(\d{1,2})$/.exec(plain);
  if (scientific && (stored === 'number' || plain.includes('+'))) {
    const digits = scientific[1]! + (scientific[2] ?? '');
    const length = Number(scientific[3]) + 1;
    const isWhole = digits.length <= length;
    if (stored === 'number' && isWhole && length <= 40) {
      return { code: digits.padEnd(length, '0'), damaged: length > 17 };
    }
    if (digits.length === length) return { code: digits, damaged: false };
    return { code: plain, damaged: true };
  }
  // A number cell holds 15 digits; a longer code that ends in zeros was cut when it was typed.
  const isCut = stored === 'number' && /^\d{16,}$/.test(plain) && /^0+$/.test(plain.slice(15));
  return { code: plain, damaged: isCut };
}
