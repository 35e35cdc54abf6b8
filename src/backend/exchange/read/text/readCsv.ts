import { CellType } from '../../sheetCells';
import type { ByteSource } from '../byteSource';
import { MAX_COLUMNS } from '../limits';
import type { ReadContext } from '../readContext';
import type { SheetBuilder } from '../sheetBuilder';
import { CsvParser, detectDelimiter } from './csvParser';
import { detectEncoding, encodingLabel, markedEncoding, type TextEncoding } from './encoding';

const PIECE = 1 << 18;

/**
 * Reads delimited text; every cell is text. A `sep=;` line names the delimiter and is no record.
 * @returns the encoding used
 * @throws AppError ENCODING_NOT_SUPPORTED
 */
export async function readCsv(source: ByteSource, context: ReadContext): Promise<string> {
  const encoding = chooseEncoding(source, context);
  const sheet = context.startSheet(source.name.replace(/\.[^.]*$/, '') || 'Sheet1');
  context.announce([{ index: 0, name: sheet.info.name, visibility: 'visible' }]);
  if (context.wants(0)) await readRecords(source, encoding, sheet, context);
  sheet.finish();
  await context.breathe();
  return encoding.label;
}

/** Encoding asked for by the user, else detected; says so in an issue where it was a guess. */
export function chooseEncoding(source: ByteSource, context: ReadContext): TextEncoding {
  const asked = context.options.encoding;
  if (asked !== undefined) {
    const label = encodingLabel(asked);
    if (label === null) throw context.fault('ENCODING_NOT_SUPPORTED', { encoding: asked });
    const mark = markedEncoding(source.read(0, 4));
    return { label, by: 'asked', skip: mark?.label === label ? mark.skip : 0 };
  }
  const found = detectEncoding(source);
  if (found.by === 'guess')
    context.issue({ severity: 'warning', code: 'ENCODING_GUESSED', params: { encoding: found.label } });
  else if (found.label !== 'utf-8' && found.by !== 'mark')
    context.issue({ severity: 'info', code: 'ENCODING_DETECTED', params: { encoding: found.label } });
  return found;
}

async function readRecords(source: ByteSource, encoding: TextEncoding, sheet: SheetBuilder, context: ReadContext) {
  const decoder = new TextDecoder(encoding.label, { ignoreBOM: true });
  let parser: CsvParser | null = null;
  let replaced = 0;
  let position = encoding.skip;
  while (position < source.size && !sheet.full) {
    const piece = source.read(position, PIECE);
    if (piece.length === 0) break;
    position += piece.length;
    let text = decoder.decode(piece, { stream: position < source.size });
    if (text.includes('\ufffd')) replaced += text.split('\ufffd').length - 1;
    if (parser === null) {
      const started = startParser(text, sheet, context);
      parser = started.parser;
      text = started.rest;
    }
    parser.feed(text);
    context.progress(position / source.size);
    await context.breathe();
  }
  parser?.finish();
  if (replaced > 0)
    context.issue({
      severity: 'warning',
      code: 'BYTES_NOT_DECODED',
      params: { count: replaced, encoding: encoding.label },
    });
}

function startParser(text: string, sheet: SheetBuilder, context: ReadContext): { parser: CsvParser; rest: string } {
  const lineEnd = !text.includes('\n') && text.includes('\r') ? '\r' : '\n';
  const named = /^"?sep=([^\r\n"])"?(?:\r\n|\r|\n|$)/i.exec(text);
  const rest = named === null ? text : text.slice(named[0].length);
  const delimiter = named?.[1] ?? detectDelimiter(rest.slice(0, 1 << 16), lineEnd);
  const parser = new CsvParser(
    delimiter,
    lineEnd,
    (fields, record) => {
      const inside = Math.min(fields.length, MAX_COLUMNS);
      for (let column = 0; column < inside; column += 1)
        if (fields[column] !== '') sheet.cell(record, column, CellType.text, fields[column]!);
      // One of those outside is enough to tell.
      const outside =
        fields.length > MAX_COLUMNS ? fields.findIndex((text, at) => at >= MAX_COLUMNS && text !== '') : -1;
      if (outside >= 0) sheet.cell(record, outside, CellType.text, fields[outside]!);
    },
    (record) =>
      context.issue({
        severity: 'warning',
        code: 'CSV_QUOTE_NOT_CLOSED',
        where: { sheet: sheet.info.name, row: record + 1 },
      }),
  );
  return { parser, rest };
}
