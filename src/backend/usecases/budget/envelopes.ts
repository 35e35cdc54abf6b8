import type { EnvelopeRow } from '../../../shared/api/budget';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';
import { readEnvelopes } from './state';

/** An envelope as it is saved; what is absent holds for all. */
export type EnvelopeDraft = Pick<EnvelopeRow, 'year' | 'programmeId' | 'minFen' | 'maxFen'> &
  Partial<Pick<EnvelopeRow, 'townshipId' | 'source' | 'minPercent' | 'maxPercent'>>;

/**
 * Replaces a plan's envelopes by a whole list, as one change; an envelope of the same year, programme, township and
 * source keeps its id.
 * @param envelopes one without any bound is no envelope and is left out
 * @throws AppError ENVELOPE_BOUNDS where a floor is above its ceiling
 */
export function saveEnvelopes(store: Store, planId: string, envelopes: readonly EnvelopeDraft[]): void {
  const before = readEnvelopes(store, planId);
  const wanted = envelopes
    .map((draft) => ({ townshipId: null, source: null, minPercent: null, maxPercent: null, ...draft }))
    .filter((e) => e.minFen > 0 || e.maxFen !== null || e.minPercent !== null || e.maxPercent !== null);
  for (const { minFen, maxFen, minPercent, maxPercent } of wanted) {
    const isCrossed = maxFen !== null && minFen > maxFen;
    if (isCrossed || (minPercent !== null && maxPercent !== null && minPercent > maxPercent)) {
      throw new AppError('ENVELOPE_BOUNDS', { min: minFen / 1e6, max: (maxFen ?? 0) / 1e6 });
    }
  }
  const kept = new Set<string>();
  store.write({ code: 'CHANGE_ENVELOPES' }, (writer) => {
    for (const { year, programmeId, townshipId, source, minFen, maxFen, minPercent, maxPercent } of wanted) {
      const old = before.find(
        (row) =>
          row.year === year &&
          row.programmeId === programmeId &&
          row.townshipId === townshipId &&
          row.source === source &&
          !kept.has(row.id),
      );
      const bounds = { minFen, maxFen, minPercent, maxPercent };
      if (old) {
        kept.add(old.id);
        writer.update('envelope', old.id, bounds);
      } else {
        writer.insert('envelope', { planId, year, programme: programmeId, township: townshipId, source, ...bounds });
      }
    }
    for (const row of before) if (!kept.has(row.id)) writer.delete('envelope', row.id);
  });
}
