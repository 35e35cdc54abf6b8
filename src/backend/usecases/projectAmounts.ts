import { AppError } from '../../shared/appError';
import type { Store } from '../store/store';
import { readDrafts, writeDrafts } from './sheet/writeAmounts';

/**
 * Replaces a project's amounts by a whole list, as one change.
 * @param amounts at most one per year and source; amounts of 0 are left out
 * @throws AppError RECORD_NOT_FOUND, RECORD_REFUSED for a year and source named twice
 */
export function saveProjectAmounts(
  store: Store,
  projectId: string,
  amounts: { year: number | null; source: string | null; amountFen: number }[],
): void {
  const project = store.get<{ planId: string }>('SELECT planId FROM project WHERE id = ?', projectId);
  if (!project) throw new AppError('RECORD_NOT_FOUND', { entity: 'project', id: projectId });
  const before = readDrafts(store, projectId);
  const after = amounts
    .filter((amount) => amount.amountFen !== 0)
    .map((amount) => {
      const kept = before.find((draft) => draft.year === amount.year && draft.source === amount.source);
      return { id: kept?.id ?? null, ...amount };
    });
  store.write({ code: 'CHANGE_AMOUNTS' }, (writer) =>
    writeDrafts(writer, { planId: project.planId }, projectId, before, after),
  );
}
