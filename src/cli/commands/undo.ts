import type { Store } from '../../backend/store/store';
import { undo } from '../../backend/usecases/history';
import { listPlans } from '../../backend/usecases/plans';
import { AppError } from '../../shared/appError';
import { EXIT } from '../exit';
import { withStore } from '../openStore';
import { readOptions, required } from '../options';
import type { Output } from '../output';

/** `undo`: takes back the last change, an import being one change. */
export async function undoCommand(args: string[], output: Output): Promise<number> {
  const { options } = readOptions('undo', args, { store: 'text' });
  await withStore(required(options.store, '--store'), (store, issues) => {
    if (isFoundation(store)) throw new AppError('NOTHING_TO_UNDO');
    const { code, params } = undo(store);
    const message = output.word(code, params);
    const undone = { code, message };
    output.result(
      { format: 'countyframe.undo/1', ...{ undone } },
      [output.word('CLI_UNDONE', { label: message })],
      issues,
    );
  });
  return EXIT.done;
}

/** The plan that `new` made with the store is no change of it: without a plan no command could use the store. */
function isFoundation(store: Store): boolean {
  const next = store.undoStack.nextUndo;
  const label = store.get<{ label: string }>('SELECT label FROM change WHERE id = ?', next)?.label;
  return label === 'CHANGE_PLAN_NEW' && listPlans(store).length === 1;
}
