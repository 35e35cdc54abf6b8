import type { LedgerRow } from '../../../domain/diagnosis/county';
import type { Store } from '../../store/store';
import { feederFigures } from '../frame/feederFigures';
import { frameModel } from '../frame/frameModel';
import { findScope } from '../sheet/scope';

/**
 * What the engine says of the feeders whose sections are drawn, in the current frame and by the failure rates of the county's
 * newest plan: the rows of the table frameFigure. A county without drawn sections has none, and nothing is computed.
 */
export function readFrameFigures(store: Store, countyId: string): LedgerRow[] {
  const rows = store.all<{ feeder: string; id: string }>(
    'SELECT feeder, id, min(rowid) FROM lineSection WHERE countyId = ? AND feeder IS NOT NULL GROUP BY feeder',
    countyId,
  );
  const sections = new Map(rows.map(({ feeder, id }) => [feeder, id]));
  if (sections.size === 0) return [];
  const plan = store.get<{ id: string }>(
    'SELECT id FROM plan WHERE countyId = ? ORDER BY frozenFrame IS NOT NULL, rowid DESC LIMIT 1',
    countyId,
  );
  if (!plan) return [];
  return feederFigures(frameModel(store, findScope(store, plan.id)), 'current').flatMap((feeder): LedgerRow[] => {
    const { feederId, indices, minVoltagePu, transferShare, ties } = feeder;
    if (feederId === null || !sections.has(feederId)) return [];
    return [
      {
        ...{ id: feederId, section: sections.get(feederId)! },
        minVoltagePercent: percent(minVoltagePu),
        saidiHours: indices?.saidiHours ?? null,
        transferPercent: percent(transferShare),
        ties,
      },
    ];
  });
}

const percent = (share: number | null): number | null => (share === null ? null : share * 100);
