import { parseArgs } from 'node:util';
import { inspectFile } from '../../backend/usecases/import/inspectFile';
import { AppError } from '../../shared/appError';
import { EXIT } from '../exit';
import { commonOptions } from '../options';
import type { Output } from '../output';

/** `inspect`: what is in a file, recognised or not. Exit 0 for every file that can be read. */
export async function inspectCommand(args: string[], output: Output): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...commonOptions, cells: { type: 'boolean', default: false }, encoding: { type: 'string' } },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new AppError('USAGE', { detail: 'inspect FILE' });
  const inspection = await inspectFile(file, { countCells: values.cells, encoding: values.encoding });
  const lines = inspection.sheets.flatMap((sheet) => [
    `${sheet.name}${sheet.visible ? '' : ' (hidden)'}`,
    ...sheet.tables.map((table) => `  ${table.range}  ${table.entity ?? '?'}  ${table.dataRowCount}`),
  ]);
  output.result({ ...inspection, ...{ issues: output.issues(inspection.issues) } }, [
    ...lines,
    ...output.issueLines(inspection.issues),
  ]);
  return EXIT.done;
}
