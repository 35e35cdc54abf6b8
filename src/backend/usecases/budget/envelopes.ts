import type { Store } from '../../store/store';
import { readEnvelopes } from './state';

/**
 * Replaces a plan's envelopes by a whole list, as one change; an envelope of the same year and programme keeps its id.
 * @param envelopes a minimum of 0 and no maximum is no envelope and is left out
 */
export function saveEnvelopes(
  store: Store,
  planId: string,
  envelopes: { year: number | null; programmeId: string | null; minFen: number; maxFen: number | null }[],
): void {
  const before = readEnvelopes(store, planId);
  const wanted = envelopes.filter((envelope) => envelope.minFen > 0 || envelope.maxFen !== null);
  const kept = new Set<string>();
  store.write({ code: 'CHANGE_ENVELOPES' }, (writer) => {
    for (const { year, programmeId, minFen, maxFen } of wanted) {
      const old = before.find((row) => row.year === year && row.programmeId === programmeId && !kept.has(row.id));
      if (old) {
        kept.add(old.id);
        writer.update('envelope', old.id, { minFen, maxFen });
      } else writer.insert('envelope', { planId, year, programme: programmeId, minFen, maxFen });
    }
    for (const row of before) if (!kept.has(row.id)) writer.delete('envelope', row.id);
  });
}
