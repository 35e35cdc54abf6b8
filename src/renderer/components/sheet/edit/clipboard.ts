/**
 * The clipboard format of Excel and WPS: cells parted by tabs, rows by line breaks; a cell with a tab or a line break
 * in it stands in quotes, with its own quotes doubled.
 */

/** Reads a block. Rows may differ in length; one line break at the end is not a row. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  const end = text.length;
  while (at <= end) {
    const quoted = text[at] === '"' ? readQuoted(text, at) : null;
    let cell: string;
    if (quoted) {
      cell = quoted.cell;
      at = quoted.next;
    } else {
      const from = at;
      while (at < end && text[at] !== '\t' && text[at] !== '\n' && text[at] !== '\r') at++;
      cell = text.slice(from, at);
    }
    rows[rows.length - 1]!.push(cell);
    if (at >= end) break;
    if (text[at] === '\t') {
      at++;
      continue;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    if (at >= end) break;
    rows.push([]);
  }
  return rows;
}

/**
 * A quoted cell at a position; null where the quotes do not close at the end of the cell: then they are part of the
 * text (3" pipe).
 */
function readQuoted(text: string, open: number): { cell: string; next: number } | null {
  let at = open + 1;
  let cell = '';
  while (at < text.length) {
    const close = text.indexOf('"', at);
    if (close < 0) return null;
    cell += text.slice(at, close);
    if (text[close + 1] === '"') {
      cell += '"';
      at = close + 2;
      continue;
    }
    const after = text[close + 1];
    if (after === undefined || after === '\t' || after === '\n' || after === '\r') {
      return { cell: cell.replace(/\r\n?/g, '\n'), next: close + 1 };
    }
    return null;
  }
  return null;
}

/** Writes a block, rows ended by CRLF as Excel does. */
export function formatTsv(rows: string[][]): string {
  return rows.map((row) => `${row.map(quoteIfNeeded).join('\t')}\r\n`).join('');
}

function quoteIfNeeded(cell: string): string {
  return /[\t\n\r]/.test(cell) || cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export interface HtmlCell {
  text: string;
  /** Keeps Excel from reading a code as a number, or a text that begins with = as a formula. */
  asText: boolean;
}

/** The same block as an HTML table. Office programs prefer it and obey its number format. */
export function formatHtml(rows: HtmlCell[][]): string {
  const body = rows.map((row) => `<tr>${row.map(htmlCell).join('')}</tr>`).join('');
  return `<meta charset="utf-8"><table>${body}</table>`;
}

function htmlCell({ text, asText }: HtmlCell): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br style="mso-data-placement:same-cell">');
  return asText ? `<td style="mso-number-format:'\\@'">${escaped}</td>` : `<td>${escaped}</td>`;
}
