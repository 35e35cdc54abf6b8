import { fillProfile } from '../../backend/usecases/forms/fillProfile';
import { findForm } from '../../backend/usecases/forms/findForm';
import { exportBoundaries } from '../../backend/usecases/frame/boundaries';
import { exportNetwork } from '../../backend/usecases/frame/exportNetwork';
import type { WorkOptions } from '../../backend/usecases/import/workFile';
import { exportWorkbook, templateWorkbook } from '../../backend/usecases/outputs';
import { resolvePlan } from '../../backend/usecases/plans';
import { findScope } from '../../backend/usecases/sheet/scope';
import type { Issue } from '../../shared/issue';
import { EXIT } from '../exit';
import { withStore } from '../openStore';
import { readOptions, required } from '../options';
import { outFile, writeOut } from '../outFile';
import type { Output } from '../output';

const ENDINGS = ['.xlsx'];

/**
 * `export`: a plan as a workbook that can be read back; with `--profile` its records in a copy of that workbook, with
 * `--network` the current frame as a network file, with `--boundaries` the boundaries as GeoJSON.
 */
export async function exportCommand(args: string[], output: Output): Promise<number> {
  const kinds = {
    store: 'text',
    plan: 'text',
    profile: 'text',
    network: 'flag',
    boundaries: 'flag',
    out: 'text',
  } as const;
  const { options } = readOptions('export', args, kinds);
  const storeFile = required(options.store, '--store');
  const endings = options.boundaries ? ['.geojson', '.json'] : options.network ? ['.json'] : ENDINGS;
  const out = outFile(options.out, endings, [storeFile]);
  await withStore(storeFile, async (store, issues) => {
    const scope = findScope(store, resolvePlan(store, options.plan));
    const onProgress: WorkOptions['onProgress'] = ({ step, done, total }) => output.progress(step, done, total);
    if (options.network || options.boundaries) {
      const document = options.boundaries ? exportBoundaries(store, scope) : exportNetwork(store, scope);
      const text = `${JSON.stringify(document, null, options.boundaries ? 0 : 1)}\n`;
      await writeOut(out, text);
      output.file(out, Buffer.byteLength(text), issues);
      return;
    }
    if (options.profile !== undefined) {
      const form = await findForm(store, options.profile);
      const filled = await fillProfile(store, scope, form, { onProgress });
      await writeOut(out, filled.bytes);
      output.file(out, filled.bytes.byteLength, [...issues, ...filled.issues]);
      return;
    }
    const workbook = await exportWorkbook(store, scope, output.language, { onProgress });
    await writeWorkbook(workbook, out, output, issues);
  });
  return EXIT.done;
}

/** `template`: the blank workbook in which data is collected. */
export async function templateCommand(args: string[], output: Output): Promise<number> {
  const { options } = readOptions('template', args, { out: 'text' });
  const out = outFile(options.out, ENDINGS);
  await writeWorkbook(await templateWorkbook(output.language), out, output, []);
  return EXIT.done;
}

async function writeWorkbook(workbook: File, out: string, output: Output, issues: Issue[]): Promise<void> {
  await writeOut(out, new Uint8Array(await workbook.arrayBuffer()));
  output.file(out, workbook.size, issues);
}
