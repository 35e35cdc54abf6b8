import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { Store } from '../../backend/store/store';
import { type DocumentKind, writeDocument } from '../../backend/usecases/planBook/makeDocument';
import { resolvePlan } from '../../backend/usecases/plans';
import { findScope } from '../../backend/usecases/sheet/scope';
import { AppError } from '../../shared/appError';
import { EXIT } from '../exit';
import { commonOptions, required } from '../options';
import type { Output } from '../output';

const KINDS: Record<string, DocumentKind> = { '.pdf': 'pdf', '.html': 'html', '.docx': 'docx' };

/** `document`: the plan document; the ending of --out says in which form. */
export async function documentCommand(args: string[], output: Output): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { ...commonOptions, store: { type: 'string' }, plan: { type: 'string' }, out: { type: 'string' } },
  });
  const out = required(values.out, '--out');
  const kind = KINDS[extname(out).toLowerCase()];
  if (!kind) throw new AppError('USAGE', { detail: `--out ${out} (.pdf, .html, .docx)` });
  const store = Store.open(required(values.store, '--store'));
  try {
    const scope = findScope(store, resolvePlan(store, values.plan));
    await writeDocument(store, scope, output.language, kind, out, {
      onProgress: ({ done, total }) => output.progress(`${done}/${total}`),
    });
    const { size } = await stat(out);
    output.result({ format: 'countyframe.file/1', ...{ file: out, bytes: size, issues: [] } }, [out]);
  } finally {
    store.close();
  }
  return EXIT.done;
}
