import { proposeTarget } from '../../../domain/frame/propose';
import type { TargetProposal } from '../../../shared/api/frame';
import { newId } from '../../../shared/ids';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { frameAt } from './frameAt';
import { frameModel } from './frameModel';

/** A target frame proposed from typical wiring on top of what the target has already; nothing is written. */
export function proposeFrame(
  store: Store,
  scope: Scope,
  limits: { tieAboveCustomers: number; sectionCustomers: number; sectionKm: number },
): TargetProposal {
  const model = frameModel(store, scope);
  const { draft } = frameAt(model, 'target');
  const last = model.lists.ordered.at(-1)?.position ?? 0;
  const byFeeder = new Map(model.county.feeders.map((feeder) => [feeder.id, feeder]));
  const townshipsOf = new Map<string, Set<string>>();
  for (const area of model.county.areas) {
    if (area.feeder === null || area.township === null) continue;
    townshipsOf.set(area.feeder, (townshipsOf.get(area.feeder) ?? new Set()).add(area.township));
  }
  return proposeTarget(draft, model.county.engine.context, last, {
    ...limits,
    newId,
    placesOf(head) {
      const feederId = draft.branch(head)?.feeder;
      const feeder = feederId === undefined ? undefined : byFeeder.get(feederId);
      const places = new Set(feederId === undefined ? [] : townshipsOf.get(feederId));
      if (feeder?.township) places.add(feeder.township);
      if (feeder?.supplyGrid) places.add(feeder.supplyGrid);
      return places;
    },
    isDedicated: (head) => byFeeder.get(draft.branch(head)?.feeder ?? '')?.ownership === 'dedicated',
    // Names are the office's own language, as all names in the ledgers are.
    nameTie: (feeder, other) => `${feeder}与${other}联络`,
    nameSection: (feeder, n) => `${feeder}分段${n}`,
  });
}
