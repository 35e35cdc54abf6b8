import type { Language } from '../../../../shared/messages';
import type { CellValue, ColumnDescription } from '../../../../shared/model/describe';
import { parseTyped } from '../../../../shared/model/rowSchema';
import { isEditable } from '../grid/columns';
import type { SheetRows } from '../model/rows';
import { choicesOf } from './choices';

/** A typed or pasted text as values to write (a reference writes two columns), or why it cannot be taken. */
export type Taken = { ok: true; values: { key: string; value: CellValue }[] } | Refusal;

export interface Refusal {
  ok: false;
  code: string;
  params: Record<string, string | number>;
}

/** Reads texts for one column, whoever typed or pasted them. */
export type TextReader = (text: string) => Taken;

/**
 * Prepares the reading of a column's texts; make it once for a block.
 * @param language the language choices are shown in; the spellings of the other one are understood too
 */
export function textReader(column: ColumnDescription, rows: SheetRows, language: Language): TextReader {
  if (!isEditable(column)) return () => ({ ok: false, code: 'CELL_READ_ONLY', params: {} });
  if (column.kind === 'ref') return referenceReader(column, rows, language);
  const choices = new Map((choicesOf(column, rows, language) ?? []).map((c) => [c.label, c.value]));
  return (text) => {
    const chosen = choices.get(text.trim());
    if (chosen !== undefined) return { ok: true, values: [{ key: column.key, value: chosen }] };
    const { value, issue } = parseTyped(column, text);
    if (issue?.severity === 'error') {
      return { ok: false, code: issue.code, params: { column: column.label[language], ...issue.params } };
    }
    return { ok: true, values: [{ key: column.key, value }] };
  };
}

/** References are read by the record's code or name; an unknown name is kept as text and linked later. */
function referenceReader(column: ColumnDescription, rows: SheetRows, language: Language): TextReader {
  const textKey = `${column.key}Text`;
  const labels = column.ref ? rows.refs[column.ref] : undefined;
  const byCode = index(labels?.ids ?? [], labels?.codes ?? []);
  const byName = index(labels?.ids ?? [], labels?.labels ?? []);
  const write = (id: string | null, text: string | null): Taken => ({
    ok: true,
    values: column.required
      ? [{ key: column.key, value: id }]
      : [
          { key: column.key, value: id },
          { key: textKey, value: text },
        ],
  });
  return (raw) => {
    const text = raw.trim();
    if (text === '')
      return column.required
        ? { ok: false, code: 'CELL_REQUIRED', params: { column: column.label[language] } }
        : write(null, null);
    const found = byCode.get(text) ?? byName.get(text) ?? [];
    if (found.length === 1) return write(found[0]!, null);
    if (!column.required) return write(null, text);
    return found.length > 1
      ? { ok: false, code: 'SHEET_REF_AMBIGUOUS', params: { text, count: found.length } }
      : { ok: false, code: 'SHEET_REF_UNKNOWN', params: { text } };
  };
}

function index(ids: string[], names: (string | null)[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  ids.forEach((id, i) => {
    const name = names[i];
    if (!name) return;
    const known = map.get(name);
    if (known) known.push(id);
    else map.set(name, [id]);
  });
  return map;
}
