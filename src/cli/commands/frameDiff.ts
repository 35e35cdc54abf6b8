import { readDifference } from '../../backend/usecases/frame/changes';
import { resolvePlan } from '../../backend/usecases/plans';
import { findScope } from '../../backend/usecases/sheet/scope';
import { EXIT } from '../exit';
import { withStore } from '../openStore';
import { readOptions, required } from '../options';
import type { Output } from '../output';

/** `frame-diff`: law 2, current + all projects against the target frame. */
export async function frameDiffCommand(args: string[], output: Output): Promise<number> {
  const { options } = readOptions('frame-diff', args, { store: 'text', plan: 'text' });
  await withStore(required(options.store, '--store'), (store, issues) => {
    const difference = readDifference(store, findScope(store, resolvePlan(store, options.plan)));
    const { follows, deviates, notTouching, unplannedDue, unplannedLater, unneeded, gone } = difference;
    const document = {
      format: 'countyframe.frameDiff/1',
      ...{ follows, deviates, notTouching, unplannedDue, unplannedLater, unneeded },
    };
    const line = output.word('FRAME_DIFFERENCE_COUNTS', {
      follows: follows.length,
      deviates: deviates.length,
      notTouching: notTouching.length,
      due: unplannedDue.length,
      later: unplannedLater.length,
      unneeded: unneeded.length,
    });
    output.result(document, [line], [...issues, ...gone.map(({ issue }) => issue)]);
  });
  return EXIT.done;
}
