import { AppError } from '../../../shared/appError';
import type { FrameKey } from '../../../shared/frame/elements';
import { namedFeeders } from './feederFigures';
import { frameAt, networkOf } from './frameAt';
import type { FrameModel } from './frameModel';

/**
 * Feeders of a frame as somebody names them.
 * @param wanted codes of head branches, or codes or names of the ledger
 * @returns codes of their head branches; a feeder of the ledger may have several
 * @throws AppError FRAME_FEEDER_UNKNOWN for one that the frame does not have
 */
export function chosenHeads(model: FrameModel, key: FrameKey, wanted: readonly string[]): string[] {
  const feeders = namedFeeders(model, networkOf(model, key, frameAt(model, key)));
  const codes = new Map(model.county.feeders.map(({ id, code }) => [id, code]));
  return wanted.flatMap((text) => {
    const found = feeders.filter(
      ({ id, name, feederId }) => id === text || name === text || (feederId !== null && codes.get(feederId) === text),
    );
    if (found.length === 0) throw new AppError('FRAME_FEEDER_UNKNOWN', { feeder: text });
    return found.map(({ id }) => id);
  });
}
