import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Store } from '../../backend/store/store';
import { exportWorkbook, templateWorkbook } from '../../backend/usecases/outputs';
import { resolvePlan } from '../../backend/usecases/plans';
import { findScope } from '../../backend/usecases/sheet/scope';
import { EXIT } from '../exit';
import { commonOptions, required } from '../options';
import type { Output } from '../output';

/** `export`: a plan as a workbook that can be read back. */
export async function exportCommand(args: string[], output: Output): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { ...commonOptions, store: { type: 'string' }, plan: { type: 'string' }, out: { type: 'string' } },
  });
  const out = required(values.out, '--out');
  const store = Store.open(required(values.store, '--store'));
  try {
    const file = await exportWorkbook(store, findScope(store, resolvePlan(store, values.plan)), output.language);
    await writeFile(out, new Uint8Array(await file.arrayBuffer()));
    output.result({ format: 'countyframe.file/1', ...{ file: out, bytes: file.size, issues: [] } }, [out]);
  } finally {
    store.close();
  }
  return EXIT.done;
}

/** `template`: the blank workbook in which data is collected. */
export async function templateCommand(args: string[], output: Output): Promise<number> {
  const { values } = parseArgs({ args, options: { ...commonOptions, out: { type: 'string' } } });
  const out = required(values.out, '--out');
  const file = await templateWorkbook(output.language);
  await writeFile(out, new Uint8Array(await file.arrayBuffer()));
  output.result({ format: 'countyframe.file/1', ...{ file: out, bytes: file.size, issues: [] } }, [out]);
  return EXIT.done;
}
