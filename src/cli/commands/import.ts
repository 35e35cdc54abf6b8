import { parseArgs } from 'node:util';
import { Store } from '../../backend/store/store';
import { importFiles } from '../../backend/usecases/import/importFiles';
import { resolvePlan } from '../../backend/usecases/plans';
import { findScope } from '../../backend/usecases/sheet/scope';
import { AppError } from '../../shared/appError';
import type { Issue } from '../../shared/issue';
import { wordMessage } from '../../shared/messages';
import { entityNames } from '../../shared/model';
import { EXIT } from '../exit';
import { commonOptions, required } from '../options';
import type { Output } from '../output';

/** `import`: files into a store, as one batch. Good rows are taken, bad ones listed; --strict takes all or nothing. */
export async function importCommand(args: string[], output: Output): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...commonOptions,
      store: { type: 'string' },
      plan: { type: 'string' },
      as: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      encoding: { type: 'string' },
    },
  });
  if (positionals.length === 0) throw new AppError('USAGE', { detail: 'import FILE... --store S' });
  if (values.as !== undefined && !(entityNames as readonly string[]).includes(values.as)) {
    throw new AppError('USAGE', { detail: `--as ${values.as} (${entityNames.join(', ')})` });
  }
  const store = Store.open(required(values.store, '--store'));
  try {
    const scope = findScope(store, resolvePlan(store, values.plan));
    const result = await importFiles(store, scope, positionals, {
      entity: values.as,
      isDryRun: values['dry-run'],
      isStrict: values.strict,
      encoding: values.encoding,
      onProgress: (progress) => output.progress(`${progress.step} ${progress.done}/${progress.total ?? '?'}`),
    });
    const { counts } = result;
    output.result({ ...result, ...{ issues: output.issues(result.issues) } }, [
      wordMessage(output.language, 'IMPORT_COUNTS', { ...counts }),
      ...output.issueLines(result.issues.filter((issue: Issue) => issue.severity !== 'info')),
    ]);
  } finally {
    store.close();
  }
  return EXIT.done;
}
