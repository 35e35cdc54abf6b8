import { inspectFile } from '../../backend/usecases/import/inspectFile';
import type { InspectedSheet } from '../../shared/api/inspection';
import { AppError } from '../../shared/appError';
import { findTable } from '../../shared/model';
import { EXIT } from '../exit';
import { readOptions } from '../options';
import type { Output } from '../output';

/** `inspect`: what is in a file, recognised or not. Exit 0 for every file that can be read. */
export async function inspectCommand(args: string[], output: Output): Promise<number> {
  const { options, files } = readOptions('inspect', args, { cells: 'flag', encoding: 'text' }, true);
  const [file, more] = files;
  if (file === undefined) throw new AppError('USAGE_ARGUMENT_MISSING', { argument: 'FILE' });
  if (more !== undefined) throw new AppError('USAGE_ARGUMENT_UNEXPECTED', { value: more });
  const inspection = await inspectFile(file, { countCells: options.cells, encoding: options.encoding });
  const lines = inspection.sheets.flatMap((sheet) => sheetLines(sheet, output));
  output.result(inspection, lines, inspection.issues);
  return EXIT.done;
}

function sheetLines(sheet: InspectedSheet, output: Output): string[] {
  return [
    output.word(sheet.visible ? 'CLI_SHEET' : 'CLI_SHEET_HIDDEN', { sheet: sheet.name }),
    ...sheet.tables.map(({ range, entity, dataRowCount }) => {
      const label = entity === null ? output.word('CLI_TABLE_UNKNOWN') : findTable(entity).label[output.language];
      return `  ${output.word('CLI_TABLE', { range, entity: label, rows: dataRowCount })}`;
    }),
  ];
}
