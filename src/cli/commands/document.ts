import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { type DocumentKind, writeDocument } from '../../backend/usecases/planBook/makeDocument';
import { resolvePlan } from '../../backend/usecases/plans';
import { findScope } from '../../backend/usecases/sheet/scope';
import { EXIT } from '../exit';
import { withStore } from '../openStore';
import { readOptions, required } from '../options';
import { asOutputFault, outFile } from '../outFile';
import type { Output } from '../output';

const KINDS: Record<string, DocumentKind> = { '.pdf': 'pdf', '.html': 'html', '.docx': 'docx' };

/** `document`: the plan document; the ending of --out says in which form. */
export async function documentCommand(args: string[], output: Output): Promise<number> {
  const { options } = readOptions('document', args, { store: 'text', plan: 'text', out: 'text' });
  const storeFile = required(options.store, '--store');
  const out = outFile(options.out, Object.keys(KINDS), [storeFile]);
  const kind = KINDS[extname(out).toLowerCase()]!;
  await withStore(storeFile, async (store, issues) => {
    const scope = findScope(store, resolvePlan(store, options.plan));
    await writeDocument(store, scope, output.language, kind, out, {
      onProgress: ({ done, total }) => output.progress('CLI_DOCUMENT_MADE', done, total),
    }).catch((error) => {
      throw asOutputFault(error, out);
    });
    output.file(out, (await stat(out)).size, issues);
  });
  return EXIT.done;
}
