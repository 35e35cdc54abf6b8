import type { Language } from '../messages';
import { wordMessage } from '../messages';
import { escapeHtml } from './escape';
import type { DocText, TableBlock, TableRow } from './model';
import { headRows, isShort } from './tableHead';
import { wordText } from './text';

/** A table as HTML: number, title and unit stand in the head, so that every page repeats them; the total comes once. */
export function renderTable(table: TableBlock, language: Language): string {
  const word = (text: DocText) => escapeHtml(wordText(language, text));
  const width = table.columns.reduce((sum, column) => sum + column.widthMm, 0);
  const columns = table.columns
    .map((column) => `<col width="${((column.widthMm / width) * 100).toFixed(3)}%">`)
    .join('');
  const span = table.columns.length;
  const title = `<tr class="title"><td colspan="${span}">${word(table.number)}　${word(table.title)}</td></tr>`;
  const unit =
    table.unit === null
      ? ''
      : `<tr class="unit"><td colspan="${span}">${word({ code: 'DOC_UNIT', params: { unit: table.unit } })}</td></tr>`;
  const head = headRows(table.columns).map((cells) => {
    const row = cells.map((cell) => `<th colspan="${cell.columns}" rowspan="${cell.rows}">${word(cell.label)}</th>`);
    return `<tr>${row.join('')}</tr>`;
  });
  const body = table.rows.map((row) => renderRow(table, row, word));
  const notes = table.notes.map((note) => `<p>${word(note)}</p>`);
  const lead = notes.length > 0 ? `<p>${escapeHtml(wordMessage(language, 'DOC_NOTES'))}</p>` : '';
  const footer = notes.length > 0 ? `<div class="notes">${joinNotes(lead, notes)}</div>` : '';
  const kind = isShort(table) ? `${table.page} short` : table.page;
  return `<div class="table ${kind}" id="${table.id}"><table><colgroup>${columns}</colgroup>
<thead>${title}${unit}${head.join('')}</thead>
<tbody>
${body.join('\n')}
</tbody></table>${footer}</div>`;
}

/** 注： in front of the first note, numbers in front of several. */
function joinNotes(lead: string, notes: string[]): string {
  const strip = (paragraph: string) => paragraph.slice('<p>'.length, -'</p>'.length);
  const numbered = notes.map((note, i) => (notes.length > 1 ? `${i + 1}. ${strip(note)}` : strip(note)));
  return `<p>${strip(lead)}${numbered.join(' ')}</p>`;
}

function renderRow(table: TableBlock, row: TableRow, word: (text: DocText) => string): string {
  const level = row.level === undefined ? '' : ` level${row.level}`;
  const kind = row.role === 'row' ? '' : ` class="${row.role}${level}"`;
  const source = row.source
    ? ` data-entity="${escapeHtml(row.source.entity)}" data-id="${escapeHtml(row.source.id)}"`
    : '';
  const span = row.span ?? 1;
  const cells = row.cells.map((cell, c) => {
    if (c > 0 && c < span) return '';
    const label = c === 0 && span > 1;
    const colspan = label ? ` colspan="${span}"` : '';
    return `<td class="${label ? 'label' : table.columns[c]?.align}"${colspan}>${cell === null ? '' : word(cell)}</td>`;
  });
  return `<tr${kind}${source}>${cells.join('')}</tr>`;
}
