/**
 * The form in which header texts and enum spellings are compared: half width (NFKC), without white space, zero-width
 * characters and line breaks, lower case, typographic quotes and dashes made plain.
 */
export function normaliseHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+|\u200b|\u200c|\u200d|\ufeff|\u00ad/gu, '')
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/千伏/gu, 'kv')
    .toLowerCase();
}
